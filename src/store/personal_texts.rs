//! The register of text in stored JSON - messages, conversations, proposals, papers - and the cut of a person out of it. A test
//! reads the stored types in the source and fails on a field with text that is neither [`PERSONAL`] nor [`IMPERSONAL`].

use std::collections::{BTreeSet, HashMap};

use serde_json::{Map, Value};

use crate::domain::person::{ChatId, PersonId};

/// What a field with text holds of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// The name of somebody: cut wherever it names the person.
    Name,
    /// Words, a number or a picture of a party: cut from everything that is about the person.
    Words,
    /// What the seller wrote or what is of him: a buyer who is erased takes nothing of it along.
    SellersWords,
    /// What was typed in the chat and is not done with: it goes with the chat, and from other chats where it names the person.
    Typed,
}

/// The fields that hold something of a person, by their names in the JSON, in whichever type they stand.
pub const PERSONAL: &[(&str, Text)] = &[
    ("name", Text::Name),
    ("called", Text::Name),
    ("seller", Text::Name),
    ("buyer", Text::Name),
    ("farmer", Text::Name),
    ("assistant", Text::Name),
    ("others", Text::Name),
    ("former_names", Text::Name),
    ("phone", Text::Words),
    ("note", Text::Words),
    ("buyer_note", Text::Words),
    ("remark", Text::Words),
    ("reply", Text::Words),
    ("asker", Text::Name),
    ("photo", Text::Words),
    ("photos", Text::Words),
    ("unplaced", Text::Words),
    ("plate", Text::SellersWords),
    ("driver", Text::SellersWords),
    ("text", Text::Typed),
    ("line", Text::Typed),
    ("next", Text::Typed),
    ("parts", Text::Typed),
];

/// The other fields with text, by type, and what they hold.
pub const IMPERSONAL: &[(&str, &str)] = &[
    ("Registration.invitation", "a hash"),
    ("Registration.place", "a kelurahan of the list"),
    ("Profile.place", "a kelurahan of the list"),
    ("FarmerForm.place", "a kelurahan of the list"),
    ("OfferForm.place", "a kelurahan of the list"),
    ("Farmer.home", "a kelurahan of the list"),
    ("Question.place", "a kelurahan of the list"),
    ("Question.district", "a kecamatan of the list"),
    ("Choice::District", "a kecamatan of the list"),
    ("Choice::Village", "a kelurahan of the list"),
    ("AnswerFacts.place", "a kelurahan of the list"),
    ("PoolPart.place", "a kelurahan of the list"),
    ("DeskItem.place", "a kelurahan of the list"),
    ("DeskFarmerFacts.place", "a kelurahan of the list"),
    ("FarmerFacts.place", "a kelurahan of the list"),
    ("PersonalData.place", "a kelurahan of the list"),
    ("Terms.place", "a kelurahan of the list"),
    ("Notice.place", "a kelurahan of the list"),
    ("PersonalData.consent", "the version of the consent text"),
    ("DemandForm.live", "codes of goods"),
    ("DemandForm.commodity", "a code of goods"),
    ("ToleranceForm.commodity", "a code of goods"),
    ("Again.commodity", "a code of goods"),
    ("HistoryEntry.rejects", "a code of goods"),
    ("OfferForm.commodity", "a code of goods"),
    ("Doubts.goods", "codes of goods"),
    ("RoutineForm.commodity", "a code of goods"),
    ("Search.live", "codes of goods"),
    ("Search.commodity", "a code of goods"),
    ("Word::First", "a code of goods"),
    ("GoodsCode", "a code of goods"),
    ("GoodsLine.commodity", "a code of goods"),
    ("ClosedRest.commodity", "a code of goods"),
    ("Correction.commodity", "a code of goods"),
    ("DigestFacts.received", "codes of goods"),
    ("Terms.commodity", "a code of goods"),
    ("Choice::Commodity", "a code of goods"),
    ("BrowseQuery.commodity", "a code of goods"),
    ("Notice.commodity", "a code of goods"),
    ("Terms.goods", "the catalogue's name of goods"),
    ("Problem.goods", "how goods were called"),
    ("Notice.goods", "how goods were called"),
    ("OfferEdit::Price", "a price as it was typed"),
    ("OfferEdit::Rest", "a quantity as it was typed"),
    ("Line.read", "what was read of a line, by field"),
    ("Conversation.invitation", "a hash"),
    ("Conversation.album", "Telegram's number of an album"),
    ("Conversation.heard", "marks of words"),
    ("Press.data", "the code of a button"),
    ("PaperCode", "the code of a paper"),
    ("PaperIssue.link", "a link with the code of a paper"),
    ("Notice.code", "the number of an offer or an order, or the code of a defect"),
    ("Problem.code", "the number of an offer or an order"),
    ("Reference.source", "who publishes a price"),
    ("Reference.rule", "the rule that sets a price"),
];

/// What JSON is about a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Share {
    /// The person is a party.
    concerned: bool,
    /// The person is the seller, or acted for him.
    sold: bool,
}

impl Share {
    /// The person's own from beginning to end.
    pub(super) const WHOLE: Self = Self { concerned: true, sold: true };

    const fn with(self, other: Self) -> Self {
        Self { concerned: self.concerned || other.concerned, sold: self.sold || other.sold }
    }

    const fn of(sold: bool) -> Self {
        Self { concerned: true, sold }
    }
}

/// A person who is cut out of what is stored: what names the person, and the offers, orders and demands.
#[derive(Debug, Default)]
pub(super) struct Concern {
    /// The name, its longer parts, and the phone number: cut out where others may know them.
    pub(super) words: Vec<String>,
    pub(super) chat: Option<ChatId>,
    pub(super) person: Option<PersonId>,
    pub(super) offers: BTreeSet<i64>,
    pub(super) demands: BTreeSet<i64>,
    /// By number, whether the person sold.
    pub(super) orders: HashMap<i64, bool>,
    /// Whether orders concern the person, by year and number.
    pub(super) codes: HashMap<(i64, i64), bool>,
}

impl Concern {
    /// Cuts the person out of stored JSON, of which nothing is known yet. `named` says that it may hold the name without the
    /// number of the person. Returns whether there was anything.
    pub(super) fn cut(&self, value: &mut Value, named: bool) -> bool {
        self.cut_field(value, None, Share::default(), named)
    }

    /// Cuts the words of both parties out of JSON that is about the person.
    pub(super) fn cut_own(&self, value: &mut Value) -> bool {
        self.cut_field(value, None, Share::WHOLE, true)
    }

    /// Whether the JSON may hold anything that [`Concern::cut`] takes out of a chat that does not know the name.
    pub(super) fn may_hold_words(json: &str) -> bool {
        let wordy = PERSONAL.iter().filter(|(_, text)| matches!(text, Text::Words | Text::SellersWords));
        wordy.into_iter().any(|(key, _)| json.contains(&format!("\"{key}\":\"")) || json.contains(&format!("\"{key}\":[\"")))
    }

    fn cut_field(&self, value: &mut Value, holds: Option<Text>, about: Share, named: bool) -> bool {
        match value {
            Value::String(text) => {
                let own = match holds {
                    Some(Text::Words) => about.concerned,
                    Some(Text::SellersWords) => about.sold,
                    Some(Text::Name | Text::Typed) | None => false,
                };
                let cut = own || (named && holds.is_some() && self.words.iter().any(|word| text.contains(word.as_str())));
                let had = cut && !text.is_empty();
                if cut {
                    text.clear();
                }
                had
            }
            Value::Array(values) => {
                values.iter_mut().map(|value| self.cut_field(value, holds, about, named)).filter(|cut| *cut).count() > 0
            }
            Value::Object(fields) => self.cut_object(fields, about, named),
            Value::Null | Value::Bool(_) | Value::Number(_) => false,
        }
    }

    fn cut_object(&self, fields: &mut Map<String, Value>, around: Share, named: bool) -> bool {
        let own = self.share(fields).unwrap_or(around);
        // What stands beside an order of the person is about it as well.
        let about = fields.iter().filter_map(|(key, child)| self.share_of_child(key, child)).fold(own, Share::with);
        let mut cut = false;
        for (key, value) in fields.iter_mut() {
            if key == "chat" && self.chat.is_some_and(|chat| value.as_i64() == Some(chat.0)) {
                *value = Value::Null;
                cut = true;
            }
            // The terms are the seller's words, also where a buyer agreed to them.
            let about = if key == "terms" { Share { concerned: about.sold, sold: about.sold } } else { about };
            let holds = PERSONAL.iter().find(|(personal, _)| personal == key).map(|(_, text)| *text);
            cut |= self.cut_field(value, holds, about, named);
        }
        cut
    }

    /// What an object is to the person by the numbers in it; `None` if it has none and belongs to what is around it.
    fn share(&self, fields: &Map<String, Value>) -> Option<Share> {
        let number = |key: &str| fields.get(key).and_then(Value::as_i64);
        let id_beside = |key: &str| fields.contains_key(key).then(|| number("id")).flatten();
        let code = |key: &str| fields.get(key).and_then(|code| Some((code.get("year")?.as_i64()?, code.get("number")?.as_i64()?)));
        let offer = |id: i64| self.offers.contains(&id).then_some(Share::of(true));
        let order = |id: i64| self.orders.get(&id).map(|sold| Share::of(*sold));
        let coded = |code: (i64, i64)| self.codes.get(&code).map(|sold| Share::of(*sold));
        let demand = |id: i64| self.demands.contains(&id).then_some(Share::of(false));
        let person = |id: i64| self.person.filter(|person| person.0 == id).map(|_| Share::WHOLE);
        let found = [
            number("named_person").map(person),
            number("offer").map(offer),
            id_beside("terms_version").map(offer),
            number("order").map(order),
            id_beside("hold_until").map(order),
            code("order").map(coded),
            code("code").map(coded),
            number("demand").map(demand),
            id_beside("wanted").map(demand),
        ];
        let known = found.into_iter().flatten();
        known.fold(None, |sum, share| Some(sum.unwrap_or_default().with(share.unwrap_or_default())))
    }

    fn share_of_child(&self, key: &str, child: &Value) -> Option<Share> {
        let fields = child.as_object()?;
        let farmer = fields.get("id").and_then(Value::as_i64).filter(|id| key == "farmer" && self.person.is_some_and(|p| p.0 == *id));
        farmer.map(|_| Share::WHOLE).or_else(|| self.share(fields))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn bejo() -> Concern {
        Concern {
            words: vec!["Pak Bejo".to_owned(), "Bejo".to_owned(), "+62812".to_owned()],
            chat: Some(ChatId(7)),
            person: Some(PersonId(3)),
            offers: BTreeSet::from([1001]),
            demands: BTreeSet::from([5]),
            orders: HashMap::from([(9, true), (10, false)]),
            codes: HashMap::from([((2026, 1), true), ((2026, 2), false)]),
        }
    }

    #[test]
    fn what_names_a_person_is_cut_out_of_what_others_are_told() {
        let mut notice = json!({ "kind": "contact", "name": "Pak Bejo", "phone": "+62812", "chat": 7, "version": 8,
            "order": { "note": "Mas Bejo tidak datang", "goods": "Telur" } });
        assert!(bejo().cut(&mut notice, true));
        let expected = json!({ "kind": "contact", "name": "", "phone": "", "chat": null, "version": 8,
            "order": { "note": "", "goods": "Telur" } });
        assert_eq!(notice, expected);
        assert!(!bejo().cut(&mut notice, true));
    }

    #[test]
    fn words_go_with_the_offer_order_or_demand_that_they_are_about() {
        let offer = |id: i64| json!({ "id": id, "terms_version": 1, "terms": { "goods": "Telur", "note": "pagi" } });
        let order = |id: i64, number: i64| {
            json!({ "id": id, "code": { "year": 2026, "number": number }, "hold_until": 1, "note": "batal", "buyer_note": "karung",
                "terms": { "note": "pagi" }, "progress": { "load": { "plate": "AG 1" } },
                "proposal": { "detail": { "note": "banjir", "plate": "AG 2", "photos": ["x"] } } })
        };
        let mut list = json!({ "kind": "browse_list", "offers": [offer(1001), offer(1002)] });
        assert!(bejo().cut(&mut list, false));
        assert_eq!(list["offers"], json!([{ "id": 1001, "terms_version": 1, "terms": { "goods": "Telur", "note": "" } }, offer(1002)]));
        let mut news = json!({ "kind": "order_changed", "order": order(9, 1), "detail": { "note": "hujan", "photos": ["x", "y"] } });
        bejo().cut(&mut news, false);
        let left = news.to_string();
        for word in ["batal", "karung", "pagi", "AG", "banjir", "hujan", "\"x\"", "\"y\""] {
            assert!(!left.contains(word), "{word} in {left}");
        }
        // A buyer takes along what both sides said, and leaves the words of the seller.
        let mut bought = json!({ "order": order(10, 2) });
        bejo().cut(&mut bought, false);
        let left = bought.to_string();
        assert!(!left.contains("karung") && !left.contains("batal") && left.contains("pagi") && left.contains("AG 1"), "{left}");
        let mut others = json!({ "order": order(11, 3), "offer": offer(1003) });
        assert!(!bejo().cut(&mut others, false));
        let mut demand = json!({ "kind": "demand_news", "demand": { "id": 5, "wanted": { "note": "gudang" } } });
        assert!(bejo().cut(&mut demand, false) && !demand.to_string().contains("gudang"));
        let mut contact = json!({ "name": { "named_person": 3 }, "phone": "0813", "asks": 4 });
        assert!(bejo().cut(&mut contact, false) && !contact.to_string().contains("0813"));
    }

    #[test]
    fn no_field_is_registered_twice() {
        let keys: BTreeSet<&str> = PERSONAL.iter().map(|(key, _)| *key).collect();
        let fields: BTreeSet<&str> = IMPERSONAL.iter().map(|(field, _)| *field).collect();
        assert_eq!((keys.len(), fields.len()), (PERSONAL.len(), IMPERSONAL.len()));
    }
}
