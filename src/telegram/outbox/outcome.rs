//! What became of an attempt to send: marked in the database, and told where people have to look.

use chrono::{DateTime, Utc};

use super::sender::{Attempt, HELD_UNTIL, SCAN_INTERVAL, Sender};
use crate::{
    backoff::Backoff,
    domain::person::ChatId,
    market::{self, reachability},
    notice::{AdminAlert, Notice},
    store::{self, Delivered, DeliveryOutcome, Due, OutboxAct, Priority},
    telegram::{deliver::Undelivered, errors::SendFailure, failure_code, limits::Limits},
    telemetry::{POLLING, SENDING, seconds},
};

/// How many attempts a message has with which Telegram failed although it did not fail as a whole.
const MAX_FAILED_ATTEMPTS: i64 = 8;
/// Instead of a pause that no calendar can hold.
const LONGEST_PAUSE: chrono::Duration = chrono::Duration::seconds(60);

impl Sender {
    /// Records the outcomes of several messages in one commit. Returns whether all of them were sent and marked.
    pub(super) async fn mark(&self, tried: &[Attempt], limits: &mut Limits, now: DateTime<Utc>) -> store::Result<bool> {
        let sent: Vec<(&Due, Delivered)> = tried.iter().filter_map(|a| Some((&a.row, *a.result.as_ref().ok()?))).collect();
        sent.iter().for_each(|(row, _)| limits.served(row.chat));
        if !sent.is_empty() {
            self.health.ok(SENDING);
        }
        if sent.len() == tried.len() && limits.held_until().is_none_or(|until| until <= now) {
            let marked = self.db.mark_sent(&self.lease_holder, &sent, now).await?;
            let outcomes: Vec<_> = sent.iter().filter(|(row, _)| marked.contains(&row.id)).map(|(row, _)| (*row, "sent")).collect();
            count(&outcomes, now);
            return Ok(outcomes.len() == tried.len());
        }
        for Attempt { row, result } in tried.iter().filter(|attempt| is_unreachable(&attempt.result)) {
            self.mark_unreachable(row, &self.outcome(row, result, limits, now), now).await?;
        }
        let mut tx = self.db.begin().await?;
        let marked = tx.mark_sent(&self.lease_holder, &sent, now).await?;
        let mut outcomes: Vec<_> = sent.iter().filter(|(row, _)| marked.contains(&row.id)).map(|(row, _)| (*row, "sent")).collect();
        for Attempt { row, result } in tried.iter().filter(|attempt| attempt.result.is_err() && !is_unreachable(&attempt.result)) {
            let outcome = self.outcome(row, result, limits, now);
            if !tx.mark(&self.lease_holder, row, &outcome, now).await? {
                continue;
            }
            outcomes.push((row, outcome.name()));
            match outcome {
                DeliveryOutcome::Parked(_) if !is_alert(row) => self.alert(&mut tx, row, AdminAlert::MessageParked, now).await?,
                DeliveryOutcome::Again { .. } if is_forbidden(result) && !is_alert(row) && limits.forbidden(row.chat) => {
                    self.alert(&mut tx, row, AdminAlert::MessageForbidden, now).await?;
                }
                _ => {}
            }
        }
        if let Some(until) = limits.held_until().filter(|until| *until > now) {
            tx.set_meta(HELD_UNTIL, &until.timestamp_millis().to_string()).await?;
        }
        tx.lease_gathered(&self.lease_holder, now).await?;
        let chats = tx.queued_chats();
        tx.commit().await?;
        self.wake.chats(chats);
        count(&outcomes, now);
        Ok(false)
    }

    /// Records that a person can't be reached: a transaction for each, which locks offers before leases and rows of the outbox
    /// as all do.
    async fn mark_unreachable(&self, row: &Due, outcome: &DeliveryOutcome, now: DateTime<Utc>) -> store::Result<()> {
        let mut tx = self.db.begin().await?;
        reachability::mark_unreachable(&mut tx, ChatId(row.chat), now).await?;
        if tx.mark(&self.lease_holder, row, outcome, now).await? {
            tx.commit().await?;
            count(&[(row, outcome.name())], now);
        }
        Ok(())
    }

    /// Parks a row whose outcome can't be recorded as it should be: it must not keep all others waiting.
    pub(super) async fn park(&self, attempt: &Attempt, defect: &store::Error, now: DateTime<Utc>) -> store::Result<()> {
        tracing::error!(%defect, row = attempt.row.id, "the outcome of a message can't be recorded; it is parked");
        let outcome = match &attempt.result {
            Ok(told) => DeliveryOutcome::Sent(*told),
            Err(_) => DeliveryOutcome::Parked(defect.to_string()),
        };
        let mut tx = self.db.begin().await?;
        tx.mark(&self.lease_holder, &attempt.row, &outcome, now).await?;
        tx.commit().await
    }

    fn outcome(&self, row: &Due, result: &Result<Delivered, Undelivered>, limits: &mut Limits, now: DateTime<Utc>) -> DeliveryOutcome {
        let Undelivered { failure, error } = match result {
            Ok(told) => return DeliveryOutcome::Sent(*told),
            Err(undelivered) => undelivered,
        };
        let growing = Backoff::telegram().after(u32::try_from(row.attempts).unwrap_or(0));
        // Where Telegram gives no updates either it fails as a whole, and no message is to blame.
        let is_failed = *failure == SendFailure::RetryFailed && !self.health.is_failing(POLLING);
        let again = |uncertain, wait| DeliveryOutcome::Again { uncertain, failed: is_failed, error: error.clone(), hold: now + wait };
        let std = |wait| chrono::Duration::from_std(wait).unwrap_or(LONGEST_PAUSE);
        // A list of commands is no message: what is said in its chat does not wait for it, and nobody else does.
        if row.act == OutboxAct::SetCommands.code()
            && let Some(wait) = failure.pause()
        {
            tracing::warn!(%error, row = row.id, "a list of commands is set later");
            return DeliveryOutcome::Later { error: error.clone(), at: now + std(wait.unwrap_or(growing)) };
        }
        match failure {
            SendFailure::Unreachable => DeliveryOutcome::Unreachable(error.clone()),
            SendFailure::Wait(wait) => {
                let wait = wait.unwrap_or(growing);
                if limits.alarm(row.chat, wait) {
                    tracing::warn!(seconds = wait.as_secs(), "Telegram wants less from this bot: everything waits");
                }
                again(false, std(wait))
            }
            SendFailure::Retry => again(false, std(growing)),
            SendFailure::Forbidden => {
                tracing::error!(%error, row = row.id, "Telegram forbids a message in unknown words; its chat waits");
                again(false, std(growing))
            }
            // So it does where it fails several chats at once.
            SendFailure::RetryFailed if !limits.failed(row.chat) && is_failed && row.failed_attempts >= MAX_FAILED_ATTEMPTS => {
                tracing::error!(%error, row = row.id, "Telegram failed with a message again and again; its chat goes on without it");
                DeliveryOutcome::Parked(error.clone())
            }
            SendFailure::RetryUncertain | SendFailure::RetryFailed => {
                tracing::warn!(%error, row = row.id, "a message may or may not have arrived; it is sent again");
                again(true, std(growing))
            }
            SendFailure::Stop => {
                self.health.degraded(SENDING, &format_args!("nothing is sent, since Telegram does not know this bot: {error}"));
                if let Some(pause) = limits.stop() {
                    let seconds = pause.as_secs();
                    tracing::error!(
                        %error, seconds, "Telegram does not know this bot: nothing is sent; check TELOXIDE_TOKEN and TELOXIDE_API_URL"
                    );
                }
                again(false, SCAN_INTERVAL)
            }
            SendFailure::Park | SendFailure::NothingToDo | SendFailure::SendAnew | SendFailure::LeaveLinksOut => {
                DeliveryOutcome::Parked(error.clone())
            }
        }
    }

    /// Tells the admins that a message can't be delivered.
    async fn alert(&self, tx: &mut store::Tx, row: &Due, what: AdminAlert, now: DateTime<Utc>) -> store::Result<()> {
        let code = failure_code(&*self.ctx.entropy);
        let parked = tx.parked_messages().await?;
        tracing::error!(code, row = row.id, parked, "a message can't be delivered; the admins are told");
        market::alert(tx, what, &code, now).await
    }
}

/// Counts outcomes after they were recorded.
fn count(outcomes: &[(&Due, &'static str)], now: DateTime<Utc>) {
    for (row, outcome) in outcomes {
        metrics::counter!("tembus_messages_total", "outcome" => *outcome).increment(1);
        if *outcome == "sent" && row.priority == Priority::Reply as i64 {
            let took = chrono::Duration::milliseconds(now.timestamp_millis() - row.created_at);
            metrics::histogram!("tembus_reply_seconds").record(seconds(took));
        }
    }
}

fn is_unreachable(result: &Result<Delivered, Undelivered>) -> bool {
    matches!(result, Err(Undelivered { failure: SendFailure::Unreachable, .. }))
}

fn is_forbidden(result: &Result<Delivered, Undelivered>) -> bool {
    matches!(result, Err(Undelivered { failure: SendFailure::Forbidden, .. }))
}

fn is_alert(row: &Due) -> bool {
    row.notice.as_deref().and_then(|json| serde_json::from_str(json).ok()).is_some_and(|notice| matches!(notice, Notice::AdminAlert { .. }))
}
