//! Guests: people who take over one phone of the page with a device of their own.
//!
//! Anybody who can reach the page could act as everybody. So where others in the network can reach it, a key is asked for: the host's
//! shows all phones, a guest's shows the one phone that was lent to him, and nobody else is answered but the bot with its token. A key
//! comes in a link or a QR code, stays in a cookie, and is forgotten when the program ends.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use serde_json::{Value, json};

/// Makes a key that nobody can guess: letters and digits.
pub type NewKey = Arc<dyn Fn() -> String + Send + Sync>;

/// How guests come in.
#[derive(Clone)]
pub struct GuestAccess {
    /// Where devices in the network reach the page.
    pub address: SocketAddr,
    /// The key of the host, who sees all phones.
    pub host_key: String,
    /// Makes the keys of guests.
    pub new_key: NewKey,
}

/// The sender of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Visitor {
    /// All phones, the clock and the calls are his.
    Host,
    /// One phone is his.
    Guest(i64),
}

/// The keys that were given out.
pub(super) struct Guests {
    access: GuestAccess,
    /// The phone that each key opens.
    keys: Mutex<BTreeMap<String, i64>>,
}

impl Guests {
    pub(super) fn new(access: GuestAccess) -> Self {
        Self { access, keys: Mutex::default() }
    }

    /// The holder of this key; nobody if it was never given out.
    pub(super) fn visitor(&self, key: &str) -> Option<Visitor> {
        if key == self.access.host_key {
            return Some(Visitor::Host);
        }
        self.lock().get(key).map(|user| Visitor::Guest(*user))
    }

    /// The link that lends a phone, and its QR code as an SVG picture; the same key whenever it is asked for. `host` is the address by
    /// which the host himself came, if other devices can use it.
    pub(super) fn lend(&self, user: i64, host: Option<&str>) -> Value {
        let mut keys = self.lock();
        let lent = keys.iter().find(|(_, lent)| **lent == user).map(|(key, _)| key.clone());
        let key = lent.unwrap_or_else(|| {
            let key = (self.access.new_key)();
            keys.insert(key.clone(), user);
            key
        });
        let address = host.map_or_else(|| self.access.address.to_string(), str::to_owned);
        let link = format!("http://{address}/tamu/{key}");
        json!({ "picture": qr_code(&link), "link": link })
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, i64>> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a guest with the phone of `user` sees of the snapshot for the page.
pub(super) fn narrowed(mut snapshot: Value, user: i64) -> Value {
    for list in ["phones", "open"] {
        if let Some(items) = snapshot[list].as_array_mut() {
            items.retain(|item| item["user"] == user);
        }
    }
    snapshot
}

/// What a guest with the phone of `user` hears of an event: nothing that is another phone's.
pub(super) fn heard_by(user: i64, event: &str) -> Option<String> {
    let mut event: Value = serde_json::from_str(event).ok()?;
    if let Some(menus) = event["menus"].as_array_mut() {
        menus.retain(|menu| menu["user"] == user);
    }
    // Only what concerns everybody names nobody.
    let concerns_all = ["clock", "commands"].map(Value::from).contains(&event["event"]);
    (concerns_all || event["user"] == user).then(|| event.to_string())
}

/// A link as a QR code in SVG; an empty picture if it is too long for one.
fn qr_code(link: &str) -> String {
    let code = fast_qr::QRBuilder::new(link).ecl(fast_qr::ECL::M).build();
    code.map_or_else(|_| String::new(), |code| fast_qr::convert::svg::SvgBuilder::default().to_str(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guests() -> Guests {
        let new_key: NewKey = Arc::new(|| "k1".to_owned());
        Guests::new(GuestAccess { address: "192.168.1.7:8080".parse().unwrap(), host_key: "host".to_owned(), new_key })
    }

    #[test]
    fn a_key_opens_one_phone_and_no_other_key_opens_any() {
        let guests = guests();
        assert_eq!(guests.visitor("k1"), None, "nothing was lent yet");
        let lent = guests.lend(501, None);
        assert_eq!(lent["link"], "http://192.168.1.7:8080/tamu/k1");
        assert!(lent["picture"].as_str().unwrap().starts_with("<svg"));
        assert_eq!(guests.lend(501, None), lent, "the same whenever it is asked for");
        let by_name = guests.lend(501, Some("10.0.0.5:8080"));
        assert_eq!(by_name["link"], "http://10.0.0.5:8080/tamu/k1", "the host's own way leads here");
        assert_eq!((guests.visitor("k1"), guests.visitor("host")), (Some(Visitor::Guest(501)), Some(Visitor::Host)));
        assert_eq!((guests.visitor(""), guests.visitor("k")), (None, None));
    }

    #[test]
    fn a_guest_hears_nothing_of_other_phones() {
        assert_eq!(heard_by(501, r#"{"event":"message","user":502}"#), None);
        assert_eq!(heard_by(501, r#"{"event":"answered","user":null}"#), None);
        assert_eq!(heard_by(501, r#"{"event":"of tomorrow"}"#), None);
        assert!(heard_by(501, r#"{"event":"message","user":501}"#).is_some());
        assert!(heard_by(501, r#"{"event":"clock","now":5}"#).is_some());
        let menus = heard_by(501, r#"{"event":"commands","menus":[{"user":501},{"user":502}]}"#).unwrap();
        assert!(menus.contains("501") && !menus.contains("502"), "{menus}");
        let seen = narrowed(json!({ "phones": [{ "user": 501 }, { "user": 502 }], "open": [{ "user": 502 }], "seq": 3 }), 501);
        assert_eq!(seen, json!({ "phones": [{ "user": 501 }], "open": [], "seq": 3 }));
    }
}
