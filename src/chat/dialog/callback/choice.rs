//! The answers of forms as a part of callback data.

#[cfg(test)]
use proptest::strategy::BoxedStrategy;

#[cfg(test)]
use super::any;
use super::part::{commodity, day, hex, named, number, offer, place, price, push, quantity, word};
use super::{Part, Parts};
use crate::{
    domain::{place::Level, routine::Weekdays, tolerance::Tolerance},
    notice::Choice,
};

/// Between the parts of a choice.
const PART: char = ':';

impl Part for Choice {
    fn write(&self, data: &mut String) {
        push(data, &encode(self));
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        decode(parts.next()?)
    }

    #[cfg(test)]
    fn any() -> BoxedStrategy<Self> {
        any::choice()
    }
}

/// At most 45 bytes: the action around it takes the rest.
fn encode(choice: &Choice) -> String {
    match choice {
        Choice::Agree => "agree".to_owned(),
        Choice::ReadAll => "read".to_owned(),
        Choice::Refuse => "refuse".to_owned(),
        Choice::Yes => "y".to_owned(),
        Choice::No => "n".to_owned(),
        Choice::Role(role) => format!("role:{}", word(role)),
        Choice::Kind(kind) => format!("kind:{}", word(kind)),
        Choice::District(name) => format!("kec:{name}"),
        Choice::Region(region) => format!("reg:{}", word(region)),
        Choice::Village(name) => format!("kel:{name}"),
        Choice::Group(group) => format!("grp:{}", word(group)),
        Choice::More => "more".to_owned(),
        Choice::Commodity(code) => format!("g:{code}"),
        Choice::Live => "live".to_owned(),
        Choice::Slaughtered => "cut".to_owned(),
        Choice::Quantity(q) => format!("q:{}:{}", q.unit, hex(q.base)),
        Choice::All => "all".to_owned(),
        Choice::Unit(unit) => format!("u:{unit}"),
        Choice::Pack(q) => format!("pk:{}:{}", q.unit, hex(q.base)),
        Choice::Write => "write".to_owned(),
        Choice::Price(price) => format!("rp:{}:{}", price.per, hex(price.amount.0)),
        Choice::Handover(handover) => format!("at:{}", word(handover)),
        Choice::Date(day) => format!("d:{day}"),
        Choice::PickDate => "pick".to_owned(),
        Choice::Here => "here".to_owned(),
        Choice::Elsewhere => "else".to_owned(),
        Choice::Publish => "pub".to_owned(),
        Choice::Right => "ok".to_owned(),
        Choice::Edit => "edit".to_owned(),
        Choice::Field(field) => format!("f:{}", word(field)),
        Choice::Buy => "buy".to_owned(),
        Choice::Reason(reason) => format!("why:{}", word(reason)),
        Choice::Loss(reason) => format!("loss:{}", word(reason)),
        Choice::Trouble(about) => format!("trouble:{}", word(about)),
        Choice::Outcome(outcome) => format!("outcome:{}", word(outcome)),
        Choice::PaymentDays(days) => format!("pd:{}", hex(*days)),
        Choice::Keep => "keep".to_owned(),
        Choice::Do => "do".to_owned(),
        Choice::Other => "other".to_owned(),
        Choice::Together => "both".to_owned(),
        Choice::Note => "note".to_owned(),
        Choice::Replace => "repl".to_owned(),
        Choice::Add => "add".to_owned(),
        Choice::Hour(hour) => format!("h:{hour}"),
        Choice::Days(days) => format!("days:{}", word(days)),
        Choice::Everything => "any".to_owned(),
        Choice::FarmerSite => "farm".to_owned(),
        Choice::Selling => "sell".to_owned(),
        Choice::Seeking => "seek".to_owned(),
        Choice::Weekdays(days) => format!("w:{}", hex(i64::from(days.bits()))),
        Choice::Minute(minute) => format!("m:{}", hex(i64::from(*minute))),
        Choice::Share(tolerance) => format!("sh:{}", hex(tolerance.permille())),
        Choice::Organization(organization) => format!("org:{}", word(organization)),
        Choice::Offer(id) => format!("p:{}", hex(id.0)),
    }
}

fn decode(text: &str) -> Option<Choice> {
    let parts: Vec<&str> = text.split(PART).collect();
    Some(match parts.as_slice() {
        ["agree"] => Choice::Agree,
        ["read"] => Choice::ReadAll,
        ["refuse"] => Choice::Refuse,
        ["y"] => Choice::Yes,
        ["n"] => Choice::No,
        ["role", role] => Choice::Role(named(role)?),
        ["kind", kind] => Choice::Kind(named(kind)?),
        ["kec", name] => Choice::District(place(name, |level| level == Level::Kecamatan)?),
        ["reg", region] => Choice::Region(named(region)?),
        // A village that bears its district's name has no row of its own.
        ["kel", name] => Choice::Village(place(name, |level| level != Level::Facility)?),
        ["grp", group] => Choice::Group(named(group)?),
        ["more"] => Choice::More,
        ["g", code] => Choice::Commodity(commodity(code)?),
        ["live"] => Choice::Live,
        ["cut"] => Choice::Slaughtered,
        ["q", unit, base] => Choice::Quantity(quantity(unit, base)?),
        ["all"] => Choice::All,
        ["u", unit] => Choice::Unit(unit.parse().ok()?),
        ["pk", unit, base] => Choice::Pack(quantity(unit, base)?),
        ["write"] => Choice::Write,
        ["rp", per, amount] => Choice::Price(price(per, amount)?),
        ["at", handover] => Choice::Handover(named(handover)?),
        ["d", text] => Choice::Date(day(text)?),
        ["pick"] => Choice::PickDate,
        ["here"] => Choice::Here,
        ["else"] => Choice::Elsewhere,
        ["pub"] => Choice::Publish,
        ["ok"] => Choice::Right,
        ["edit"] => Choice::Edit,
        ["f", field] => Choice::Field(named(field)?),
        ["buy"] => Choice::Buy,
        ["why", reason] => Choice::Reason(named(reason)?),
        ["loss", reason] => Choice::Loss(named(reason)?),
        ["trouble", about] => Choice::Trouble(named(about)?),
        ["outcome", outcome] => Choice::Outcome(named(outcome)?),
        ["pd", days] => Choice::PaymentDays(number(days)?),
        ["keep"] => Choice::Keep,
        ["do"] => Choice::Do,
        ["other"] => Choice::Other,
        ["both"] => Choice::Together,
        ["note"] => Choice::Note,
        ["repl"] => Choice::Replace,
        ["add"] => Choice::Add,
        ["h", hour] => Choice::Hour(hour.parse().ok().filter(|hour| *hour < 24)?),
        ["days", days] => Choice::Days(named(days)?),
        ["any"] => Choice::Everything,
        ["farm"] => Choice::FarmerSite,
        ["sell"] => Choice::Selling,
        ["seek"] => Choice::Seeking,
        ["w", bits] => Choice::Weekdays(u8::try_from(number(bits)?).ok().and_then(|bits| Weekdays::try_from(bits).ok())?),
        ["m", minute] => Choice::Minute(u32::try_from(number(minute)?).ok().filter(|minute| *minute < 24 * 60)?),
        ["sh", permille] => Choice::Share(Tolerance::of_permille(number(permille)?)?),
        ["org", organization] => Choice::Organization(named(organization)?),
        ["p", id] => Choice::Offer(offer(id)?),
        _ => return None,
    })
}
