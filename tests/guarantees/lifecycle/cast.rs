//! The people of a walk: each role that there is, towards what one seller and one buyer do together.

use chrono::{DateTime, Utc};
use tembus::{
    domain::{
        lifecycle::Side,
        money::Rupiah,
        offer::Offer,
        person::{ChatId, Office, Organization, Person, PersonId, Role, RoleKind},
    },
    market::{self, Cx},
    store::{Db, Tx},
};

use crate::guarantees::market::{kg, person, publish, publish_for, registered};

/// A person who tries every event, and the side on which the table should see this person.
pub(super) struct Actor {
    pub(super) role: &'static str,
    pub(super) person: Person,
    pub(super) side: Option<Side>,
}

/// For whom somebody acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Seller,
    Buyer,
    /// Who runs the service, and Blitar Trade Center.
    Desk,
}

impl Actor {
    /// For whom this person acts, if for anybody.
    pub(super) fn part(&self) -> Option<Part> {
        match self.side {
            Some(Side::Seller) => Some(Part::Seller),
            Some(Side::Buyer) => Some(Part::Buyer),
            None => self.is_of_desk().then_some(Part::Desk),
        }
    }

    pub(super) fn is_admin(&self) -> bool {
        self.person.is(RoleKind::Admin)
    }

    fn is_of_desk(&self) -> bool {
        self.is_admin() || self.person.office() == Some(Office::Btc)
    }

    /// Whether nothing of it is this person's, and nobody may tell it to this person.
    pub(super) fn is_stranger(&self) -> bool {
        ["seller of other goods", "assistant of others", "buyer of another company", "nobody"].contains(&self.role)
    }
}

/// The people, and the database on which they act.
pub(super) struct Stage {
    pub(super) db: Db,
    pub(super) now: DateTime<Utc>,
    pub(super) actors: Vec<Actor>,
}

/// The chats of who sells and who buys.
pub(super) const SELLER: i64 = 1;
pub(super) const BUYER: i64 = 2;
/// The organisation for which the buyer buys.
pub(super) const ORGANIZATION: Organization = Organization::PasarJaya;

impl Stage {
    pub(super) async fn new(db: Db, now: DateTime<Utc>) -> Self {
        let own = Role::Buyer(ORGANIZATION);
        let people = [
            ("seller", vec![Role::Seller], Some(Side::Seller)),
            ("buyer", vec![own], Some(Side::Buyer)),
            ("buyer's colleague", vec![own], Some(Side::Buyer)),
            ("seller of other goods", vec![Role::Seller], None),
            ("assistant of others", vec![Role::Assistant], None),
            ("buyer of another company", vec![Role::Buyer(Organization::DharmaJaya)], None),
            ("official", vec![Role::Official(Office::Btc)], None),
            ("mediator", vec![Role::Admin], None),
            ("mediator of the buyer's company", vec![own, Role::Admin], Some(Side::Buyer)),
            ("mediator who sells such goods", vec![Role::Seller, Role::Admin], None),
            ("nobody", vec![], None),
        ];
        let mut actors = Vec::new();
        for (chat, (role, roles, side)) in (1..).zip(people) {
            let mut tx = db.begin().await.unwrap();
            let id = match roles.first() {
                Some(role) => {
                    drop(tx);
                    let id = person(&db, chat, *role, now).await;
                    tx = db.begin().await.unwrap();
                    id
                }
                None => {
                    let id = tx.persons().insert(ChatId(chat), "Orang lain", now).await.unwrap();
                    tx.persons().give_consent(id, market::CONSENT_VERSION, now).await.unwrap();
                    id
                }
            };
            for role in roles.iter().skip(1) {
                tx.persons().grant(id, *role, now).await.unwrap();
            }
            let person = tx.persons().get(id).await.unwrap().unwrap();
            tx.commit().await.unwrap();
            actors.push(Actor { role, person, side });
        }
        // An account that was suspended has no roles any more, whatever side it was on.
        for (party, role) in [("seller", "suspended seller"), ("buyer", "suspended buyer"), ("mediator", "suspended mediator")] {
            let actor = actors.iter().find(|actor| actor.role == party).unwrap();
            let person = Person { suspended_since: Some(now), roles: Vec::new(), ..actor.person.clone() };
            actors.push(Actor { role, person, side: None });
        }
        Self { db, now, actors }
    }

    /// The same people, of whom an assistant sells for a farmer without a phone: the assistant stands where the seller stood, and the
    /// offer is the farmer's.
    pub(super) async fn with_farmer(db: Db, now: DateTime<Utc>) -> (Self, PersonId) {
        let mut stage = Self::new(db, now).await;
        let id = stage.id("seller");
        let mut tx = stage.db.begin().await.unwrap();
        tx.persons().end_role(id, RoleKind::Seller, now).await.unwrap();
        tx.persons().grant(id, Role::Assistant, now).await.unwrap();
        let person = tx.persons().get(id).await.unwrap().unwrap();
        tx.commit().await.unwrap();
        stage.actors.iter_mut().find(|actor| actor.role == "seller").unwrap().person = person;
        let farmer = registered(&stage.db, id, now).await;
        (stage, farmer)
    }

    pub(super) fn actor(&self, role: &str) -> &Actor {
        self.actors.iter().find(|actor| actor.role == role).unwrap()
    }

    pub(super) fn id(&self, role: &str) -> PersonId {
        self.actor(role).person.id
    }

    /// What the seller offers: so many kilograms of eggs.
    pub(super) async fn offer(&self, amount: i64) -> Offer {
        publish(&self.db, self.id("seller"), kg(amount), self.now).await.expect("an offer")
    }

    /// What the assistant offers for a farmer.
    pub(super) async fn offer_of(&self, farmer: PersonId, amount: i64) -> Offer {
        publish_for(&self.db, self.id("seller"), farmer, kg(amount), self.now).await.expect("an offer")
    }

    /// The mediator who sells such goods offers some.
    pub(super) async fn interest(&self, amount: i64) -> Offer {
        publish(&self.db, self.id("mediator who sells such goods"), kg(amount), self.now).await.expect("an offer")
    }

    /// The context of what somebody does elsewhere.
    pub(super) fn cx<'a>(&'a self, tx: &'a mut Tx, role: &str, now: DateTime<Utc>) -> Cx<'a> {
        Cx { tx, now, actor: &self.actor(role).person, update: None }
    }
}

/// Above how many rupiah an order of the buyer's organisation waits for a colleague.
pub(super) async fn set_limit(tx: &mut Tx, limit: Option<Rupiah>, now: DateTime<Utc>) {
    tx.set_approval_limit(ORGANIZATION, limit, None, now).await.unwrap();
}
