//! Texts that could not be read, for improving the reader. They are kept for a while only, without the names that are known, and go
//! with the account of who wrote them.

use chrono::NaiveDate;

use super::{Result, Tx, engine, row::Row, statements};
use crate::domain::person::PersonId;

statements! {
    INSERT = "INSERT INTO unread (day, why, text, person_id) VALUES ($1, $2, $3, $4)";
    SINCE = "SELECT id, day, why, text FROM unread WHERE day >= $1 ORDER BY id";
    FORGET = "DELETE FROM unread WHERE day < $1";
    /// How the person is and was called, and the farmers whom the person registered.
    NAMES = "SELECT p.name FROM persons p WHERE p.id = $1
        UNION SELECT n.name FROM former_names n WHERE n.person_id = $1
        UNION SELECT f.name FROM consents c JOIN persons f ON f.id = c.person_id WHERE c.recorded_by = $1";
    OTHERS = "SELECT id, text FROM unread WHERE why <> 'CHANGED' AND (person_id IS NULL OR person_id <> $1) ORDER BY id";
    CUT = "UPDATE unread SET text = $2 WHERE id = $1";
    DELETE = "DELETE FROM unread WHERE person_id = $1";
}

/// Shorter words of a name are too common to be cut out.
const NAME_LETTERS: usize = 3;

/// Why something was kept: its writer changed on the card what had been read. The text is a JSON object of `field`,
/// `before` and `after`.
pub const CHANGED: &str = "CHANGED";

/// A text that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnparsedText {
    /// The day (WIB) on which it came; the hour is not kept.
    pub day: NaiveDate,
    /// The reader's code, or the field that was asked for.
    pub why: String,
    /// The text, without numbers of people and the names that are known.
    pub text: String,
}

/// The text without the words of these names.
fn without_names(text: &str, names: &[String]) -> String {
    let names: Vec<String> = names.iter().flat_map(|name| words(name)).filter(|w| w.chars().count() >= NAME_LETTERS).collect();
    let kept = text.split_whitespace().filter(|typed| !words(typed).any(|word| names.contains(&word)));
    kept.collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase)
}

#[derive(Debug, sqlx::FromRow)]
struct UnparsedRow {
    id: i64,
    day: String,
    why: String,
    text: String,
}

/// The texts that could not be read.
#[derive(Debug)]
pub struct Unparsed<'t>(&'t mut Tx);

impl Tx {
    /// The texts that could not be read.
    pub const fn unparsed(&mut self) -> Unparsed<'_> {
        Unparsed(self)
    }
}

impl Unparsed<'_> {
    /// Keeps a text that could not be read, without the names of its writer and of those whom the writer registered; what was changed
    /// on a card is kept as it is.
    pub async fn insert(&mut self, unparsed: &UnparsedText, writer: PersonId) -> Result<()> {
        let UnparsedText { day, why, text } = unparsed;
        let text = if why == CHANGED { text.clone() } else { without_names(text, &self.names(writer).await?) };
        let day = day.to_string();
        engine!(self.0, c => sqlx::query(INSERT).bind(&day).bind(why).bind(&text).bind(writer.0).execute(c).await.map(drop))?;
        Ok(())
    }

    async fn names(&mut self, person: PersonId) -> Result<Vec<String>> {
        Ok(engine!(self.0, c => sqlx::query_scalar(NAMES).bind(person.0).fetch_all(c).await)?)
    }

    /// Cuts the names of somebody who is being erased out of what others wrote.
    pub(super) async fn cut_names(&mut self, person: PersonId) -> Result<()> {
        let names = self.names(person).await?;
        let texts: Vec<(i64, String)> = engine!(self.0, c => sqlx::query_as(OTHERS).bind(person.0).fetch_all(c).await)?;
        for (id, text) in texts {
            let cut = without_names(&text, &names);
            if cut.len() < text.len() {
                engine!(self.0, c => sqlx::query(CUT).bind(id).bind(&cut).execute(c).await.map(drop))?;
            }
        }
        Ok(())
    }

    /// The texts since a day (WIB), oldest first.
    pub async fn since(&mut self, day: NaiveDate) -> Result<Vec<UnparsedText>> {
        let rows: Vec<UnparsedRow> = engine!(self.0, c => sqlx::query_as(SINCE).bind(day.to_string()).fetch_all(c).await)?;
        let read = |r: UnparsedRow| Ok(UnparsedText { day: Row::new("unread", r.id).day("day", &r.day)?, why: r.why, text: r.text });
        rows.into_iter().map(read).collect()
    }

    /// Forgets texts from before a day (WIB); how many.
    pub async fn forget(&mut self, before: NaiveDate) -> Result<u64> {
        let day = before.to_string();
        Ok(engine!(self.0, c => sqlx::query(FORGET).bind(&day).execute(c).await.map(|r| r.rows_affected()))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_names_are_cut_out() {
        let names = ["Pak Slamet".to_owned(), "Mbah Karsinah".to_owned()];
        assert_eq!(without_names("Kulo Slamet, gadhah endhog", &names), "Kulo gadhah endhog");
        assert_eq!(without_names("endhoge mbah karsinah: 2 peti", &names), "endhoge 2 peti");
        assert_eq!(without_names("telur 2 ton", &names), "telur 2 ton");
    }
}
