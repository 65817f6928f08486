//! Why a line was read as it was: the readings that were compared, with the rules and costs of each.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{draft::to_json, grammar::rule_of, line::understand, readings::Interpretation};

/// The result of [`super::line`] as [`to_json`] gives it, with `readings`: the plausible readings, the best one first.
#[must_use]
pub fn explain(text: &str, today: NaiveDate) -> Value {
    let mut readings = Vec::new();
    let result = understand(text, today, &mut |compared| readings = compared.iter().map(reading).collect());
    let mut told = to_json(&result);
    if let Some(fields) = told.as_object_mut() {
        fields.insert("readings".to_owned(), Value::Array(readings));
    }
    told
}

fn reading(of: &Interpretation) -> Value {
    let amounts = of.amounts.iter().zip(&of.rules).map(|(amount, rule)| {
        let said: Vec<&str> = amount.span.clone().map(|at| of.line.text(at)).collect();
        let rule = rule_of(*rule);
        json!({
            "said": said.join(" "), "role": rule.role, "rule": rule.id, "cost": rule.cost, "paragraph": rule.paragraph, "like": rule.pattern,
        })
    });
    json!({ "cost": of.cost, "amounts": amounts.collect::<Vec<_>>() })
}
