//! People and the capabilities they hold.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{code::coded, commodity::Group, handover::Handover, place::Region};

/// A person's id: never shown, never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub i64);

/// A Telegram private chat, whose id is also its user's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChatId(pub i64);

coded! {
    /// Jakarta's public food companies.
    Organization("organization") {
        /// Perumda Pasar Jaya: markets.
        PasarJaya = "PASAR_JAYA",
        /// Perumda Dharma Jaya: meat, poultry, fish.
        DharmaJaya = "DHARMA_JAYA",
        /// PT Food Station Tjipinang Jaya: rice, eggs.
        FoodStation = "FOOD_STATION",
    }
}

coded! {
    /// The offices that read the digest.
    Office("office") {
        /// Planning.
        Bappeda = "BAPPEDA",
        /// Food security and agriculture.
        Dkpp = "DKPP",
        /// Trade and industry.
        Disperindag = "DISPERINDAG",
        /// Keeper of the agreements.
        Bagpem = "BAGPEM",
        /// Blitar Trade Center.
        Btc = "BTC",
    }
}

coded! {
    /// What a seller's business is.
    SellerKind("seller kind") {
        /// Keeper of livestock.
        Breeder = "BREEDER",
        /// Grower of crops.
        Farmer = "FARMER",
        /// Fish farmer.
        FishFarmer = "FISH_FARMER",
        /// Small business, mostly processed food.
        Msme = "MSME",
        /// Farmer group or cooperative.
        Group = "GROUP",
        /// Collects and sells on.
        Trader = "TRADER",
    }
}

impl SellerKind {
    /// The likeliest business of who offers goods of this group.
    #[must_use]
    pub const fn of(group: Group) -> Self {
        match group {
            Group::Egg | Group::OtherEgg | Group::Chicken | Group::Livestock => Self::Breeder,
            Group::Fish => Self::FishFarmer,
            Group::Chili | Group::Grain | Group::Vegetable | Group::Fruit => Self::Farmer,
            Group::Processed | Group::Craft => Self::Msme,
        }
    }
}

coded! {
    /// The kinds of capability, for menus and refusals.
    RoleKind("role") {
        /// Offers goods.
        Seller = "SELLER",
        /// Enters offers for farmers without a phone.
        Assistant = "ASSISTANT",
        /// Orders goods for an organisation.
        Buyer = "BUYER",
        /// Reads the digest.
        Official = "OFFICIAL",
        /// Runs the service.
        Admin = "ADMIN",
    }
}

coded! {
    /// The languages that people can choose.
    Language("language") {
        /// Bahasa Indonesia: the default and the reference.
        Id = "id",
    }
}

/// A capability, with what it is bound to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// May offer goods and answer requests for them.
    Seller,
    /// May enter offers for farmers whom he registered, and answers for them.
    Assistant,
    /// May request goods for one organisation and sees its orders.
    Buyer(Organization),
    /// Reads figures for one office; never steers price.
    Official(Office),
    /// Invites and helps.
    Admin,
}

impl Role {
    /// Its kind, without what it is bound to.
    #[must_use]
    pub const fn kind(self) -> RoleKind {
        match self {
            Self::Seller => RoleKind::Seller,
            Self::Assistant => RoleKind::Assistant,
            Self::Buyer(_) => RoleKind::Buyer,
            Self::Official(_) => RoleKind::Official,
            Self::Admin => RoleKind::Admin,
        }
    }
}

/// Somebody who gave consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The person's number.
    pub id: PersonId,
    /// Where to write; `None` after the account was deleted, and for a person who has no phone.
    pub chat: Option<ChatId>,
    /// How the person wishes to be called, as typed ("Pak Slamet").
    pub name: String,
    /// Phone number, only if shared by button.
    pub phone: Option<String>,
    /// Kelurahan or kecamatan where goods usually are (sellers).
    pub place: Option<String>,
    /// Region of `place`.
    pub region: Option<Region>,
    /// A seller's business.
    pub seller_kind: Option<SellerKind>,
    /// Where the seller's prices usually apply; `None` before the first offer.
    pub usual_handover: Option<Handover>,
    /// Language of messages.
    pub language: Language,
    /// Set while Telegram refuses messages to this person.
    pub unreachable_since: Option<DateTime<Utc>>,
    /// Hour (WIB, 0-23) of the digest.
    pub digest_hour: u32,
    /// Days of the digest.
    pub digest_days: DigestDays,
    /// Set while the account is suspended: no role is held, and none can be taken.
    pub suspended_since: Option<DateTime<Utc>>,
    /// Capabilities held now.
    pub roles: Vec<Role>,
}

coded! {
    /// On which days an official is sent the digest.
    DigestDays("digest days") {
        /// Every day.
        Daily = "DAILY",
        /// Monday to Friday.
        Weekdays = "WEEKDAYS",
        /// Never by itself; `/ringkasan` still answers.
        Never = "NEVER",
    }
}

impl Person {
    /// Whether the person holds a capability of this kind.
    #[must_use]
    pub fn is(&self, kind: RoleKind) -> bool {
        self.roles.iter().any(|r| r.kind() == kind)
    }

    /// The organisation for which the person buys.
    #[must_use]
    pub fn organization(&self) -> Option<Organization> {
        self.roles.iter().find_map(|r| if let Role::Buyer(organization) = r { Some(*organization) } else { None })
    }

    /// The office for which the person reads.
    #[must_use]
    pub fn office(&self) -> Option<Office> {
        self.roles.iter().find_map(|r| if let Role::Official(office) = r { Some(*office) } else { None })
    }
}
