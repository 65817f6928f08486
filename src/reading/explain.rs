//! Why a line was read as it was: the readings that were compared, with the rules and costs of each.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{
    amount::Amount,
    draft::to_json,
    grammar::{Role, rule_of},
    leftovers::repeats_quantity,
    line::{Step, understand},
    readings::Interpretation,
    speaker::Decision,
};

/// The result of [`super::line`] as [`to_json`] gives it, with `numbers`: what each was taken for, `words`: those that no rule
/// took, `readings`: the plausible ones, the best one first, and `decided_by`: the feature of the line that made it no offer, if one did,
/// with its place in the table and a line that has it.
#[must_use]
pub fn explain(text: &str, today: NaiveDate) -> Value {
    let (mut readings, mut numbers, mut words) = (Vec::new(), Vec::new(), Vec::new());
    let mut decided_by = Value::Null;
    let result = understand(text, today, &mut |step| match step {
        Step::Compared(compared) => {
            readings = compared.iter().map(reading).collect();
            numbers = compared.first().map(self::numbers).unwrap_or_default();
            words = compared.first().map(self::words).unwrap_or_default();
        }
        Step::Decided(decision) => decided_by = feature(&decision),
    });
    let mut told = to_json(&result);
    if let Some(fields) = told.as_object_mut() {
        fields.insert("numbers".to_owned(), Value::Array(numbers));
        fields.insert("words".to_owned(), Value::Array(words));
        fields.insert("readings".to_owned(), Value::Array(readings));
        fields.insert("decided_by".to_owned(), decided_by);
    }
    told
}

/// The feature that decided: `{"looks_at": "words", "place": 3, "like": "cari telur 2 ton"}`.
fn feature(decision: &Decision) -> Value {
    json!({ "looks_at": decision.looks_at, "place": decision.place, "like": decision.like })
}

/// What every number of the line was taken for: `{"said": "2", "as": "quantity"}`; one that no rule took is `unread`.
fn numbers(of: &Interpretation) -> Vec<Value> {
    let line = &of.line;
    let role = |at: usize| {
        let (amount, rule) = of.amounts.iter().zip(&of.rules).find(|(amount, _)| amount.span.contains(&at))?;
        Some(json!(role_of(of, amount, rule_of(*rule).role)))
    };
    let used = |at: usize| role(at).or_else(|| line.used(at).map(|used| json!(used))).unwrap_or_else(|| json!("unread"));
    (0..line.len()).filter(|at| line.is_number(*at)).map(|at| json!({ "said": line.text(at), "as": used(at) })).collect()
}

/// What an amount was taken for: one that only says the quantity once more is a quantity, though no rule gave it a role.
fn role_of(of: &Interpretation, amount: &Amount, ruled: Role) -> Role {
    if ruled == Role::Unexplained && repeats_quantity(of, amount) { Role::Quantity } else { ruled }
}

/// The words that no rule took.
fn words(of: &Interpretation) -> Vec<Value> {
    (0..of.line.len()).filter_map(|at| of.line.word(at)).map(Value::from).collect()
}

fn reading(of: &Interpretation) -> Value {
    let amounts = of.amounts.iter().zip(&of.rules).map(|(amount, rule)| {
        let said: Vec<&str> = amount.span.clone().map(|at| of.line.text(at)).collect();
        let rule = rule_of(*rule);
        json!({
            "said": said.join(" "), "role": role_of(of, amount, rule.role), "rule": rule.id, "cost": rule.cost, "paragraph": rule.paragraph, "like": rule.pattern,
        })
    });
    json!({ "cost": of.cost, "amounts": amounts.collect::<Vec<_>>() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided_by(text: &str) -> Value {
        explain(text, "2026-11-24".parse().unwrap())["decided_by"].clone()
    }

    #[test]
    fn the_feature_that_decided_whose_line_it_is_is_named() {
        assert_eq!(decided_by("cari telur 5 ton")["like"], "cari telur 2 ton");
        assert_eq!(decided_by("cari telur 5 ton")["looks_at"], "words");
        assert_eq!(decided_by("lele 3 kw saya belum dibayar")["looks_at"], "words and amounts");
        assert_eq!(decided_by("telur 2 ton 26rb besok"), Value::Null);
    }
}
