//! Above how much an order of an organisation needs the yes of a second person who buys for it, and how far the approval of an order is.

use chrono::{DateTime, Utc};

use super::{
    Result, Tx, engine,
    row::{Row, millis},
    statements,
};
use crate::domain::{
    money::Rupiah,
    order::{ApprovalStep, OrderId},
    person::{Organization, PersonId},
    quantity::Quantity,
};

/// Whether a colleague of who asked did not approve the order `o`, or none was left who could.
macro_rules! refused {
    () => {
        "(o.status = 'cancelled' AND COALESCE(o.approval, '') = 'WAITING' AND o.approval_by IS NOT NULL)"
    };
}
pub(super) use refused;

/// Whether the order `o` needs no approval, or has it.
macro_rules! approved {
    () => {
        "COALESCE(o.approval, 'GIVEN') = 'GIVEN'"
    };
}
pub(super) use approved;

statements! {
    INSERT = "INSERT INTO approval_limits (organization, amount, entered_by, entered_at) VALUES ($1, $2, $3, $4)";
    OF_ORGANIZATION = "SELECT l.amount FROM approval_limits l WHERE l.organization = $1 ORDER BY l.id DESC LIMIT 1";
    CURRENT = "SELECT l.organization, l.amount FROM approval_limits l WHERE l.amount IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM approval_limits n WHERE n.organization = l.organization AND n.id > l.id) ORDER BY l.organization";
    DECIDE = "UPDATE orders SET approval = $2, approval_by = $3, remark = $4 WHERE id = $1";
    /// The seller is asked from that moment on.
    GIVE = "UPDATE orders SET approval = 'GIVEN', approval_by = $2, remark = NULL, requested_at = $3, hold_until = $4 WHERE id = $1";
    /// Nobody has decided about it yet.
    ASK_AGAIN = "UPDATE orders SET approval = 'WAITING', approval_by = NULL, remark = NULL, quantity = $2, total = $3 WHERE id = $1";
    WAITING_OF = "SELECT o.id FROM orders o WHERE o.organization = $1 AND o.status = 'requested' AND o.approval IN ('WAITING', 'RETURNED') ORDER BY o.id";
}

impl Tx {
    /// Keeps above how much orders of an organisation need an approval, for what is asked for from now on; `None` if none needs it any more.
    /// Without a person it came by the command line.
    pub async fn set_approval_limit(
        &mut self,
        organization: Organization,
        amount: Option<Rupiah>,
        by: Option<PersonId>,
        now: DateTime<Utc>,
    ) -> Result<()> {
        engine!(self, c => {
            let insert = sqlx::query(INSERT).bind(organization.code()).bind(amount.map(|amount| amount.0));
            insert.bind(by.map(|person| person.0)).bind(millis(now)).execute(c).await.map(drop)
        })
        .map_err(Into::into)
    }

    /// Above how much orders of an organisation need an approval now.
    pub async fn approval_limit(&mut self, organization: Organization) -> Result<Option<Rupiah>> {
        let amount: Option<Option<i64>> =
            engine!(self, c => sqlx::query_scalar(OF_ORGANIZATION).bind(organization.code()).fetch_optional(c).await)?;
        Ok(amount.flatten().map(Rupiah))
    }

    /// The organisations whose orders need an approval, and above how much.
    pub async fn approval_limits(&mut self) -> Result<Vec<(Organization, Rupiah)>> {
        let rows: Vec<(String, i64)> = engine!(self, c => sqlx::query_as(CURRENT).fetch_all(c).await)?;
        let row = Row::new("approval_limits", "current");
        rows.into_iter().map(|(organization, amount)| Ok((row.code("organization", &organization)?, Rupiah(amount)))).collect()
    }

    /// Keeps that `person` did not approve an order or sent it back, with the remark.
    pub async fn decide_approval(&mut self, order: OrderId, step: ApprovalStep, person: PersonId, remark: Option<&str>) -> Result<()> {
        engine!(self, c => {
            sqlx::query(DECIDE).bind(order.0).bind(step.code()).bind(person.0).bind(remark).execute(c).await.map(drop)
        })
        .map_err(Into::into)
    }

    /// Keeps that `person` approved an order, whose seller can answer until `hold_until`.
    pub async fn give_approval(&mut self, order: OrderId, person: PersonId, now: DateTime<Utc>, hold_until: DateTime<Utc>) -> Result<()> {
        engine!(self, c => {
            sqlx::query(GIVE).bind(order.0).bind(person.0).bind(millis(now)).bind(millis(hold_until)).execute(c).await.map(drop)
        })
        .map_err(Into::into)
    }

    /// Keeps that an order waits for an approval again, of so much and for so much.
    pub async fn ask_approval_again(&mut self, order: OrderId, quantity: Quantity, total: Option<Rupiah>) -> Result<()> {
        engine!(self, c => {
            sqlx::query(ASK_AGAIN).bind(order.0).bind(quantity.base).bind(total.map(|total| total.0)).execute(c).await.map(drop)
        })
        .map_err(Into::into)
    }

    /// The orders of an organisation that have no approval yet.
    pub async fn unapproved(&mut self, organization: Organization) -> Result<Vec<OrderId>> {
        let ids: Vec<i64> = engine!(self, c => sqlx::query_scalar(WAITING_OF).bind(organization.code()).fetch_all(c).await)?;
        Ok(ids.into_iter().map(OrderId).collect())
    }
}
