//! Deliveries: what a bot with a webhook has not confirmed is posted to it, one update at a time for each origin, again
//! and again with growing pauses. A call in the answer is carried out.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use axum::http::Uri;
use reqwest::redirect::Policy;
use tokio::{task::JoinSet, time::Instant};

use super::{
    api,
    handle::Sandbox,
    model::{Change, Update},
    params::Params,
    state::State,
    webhook_settings::{LastError, Webhook},
};

const SECRET_HEADER: &str = "X-Telegram-Bot-Api-Secret-Token";
/// The longest wait for an answer.
const DELIVERY_TIMEOUT: Duration = Duration::from_secs(30);
/// The longest pause between deliveries of one update, in seconds.
const MAX_RETRY_DELAY: u64 = 60;
/// The longest pause that a bot can ask for, in seconds.
const MAX_RETRY_AFTER: u64 = 3600;
/// Updates of one origin go out one after the other: a chat's messages, a person's presses.
type Lane = (usize, bool, i64);

fn lane(bot: usize, update: &Update) -> Lane {
    let personal = matches!(update.kind.as_str(), "callback_query" | "inline_query" | "chosen_inline_result");
    let origin = if personal { &update.body["from"] } else { &update.body["chat"] };
    (bot, personal, origin["id"].as_i64().unwrap_or_default())
}

#[derive(Default)]
struct Lanes {
    busy: HashSet<Lane>,
    /// Failures in a row, and when the next try may be.
    waiting: HashMap<Lane, (u32, Instant)>,
    clients: HashMap<bool, reqwest::Client>,
}

struct Delivery {
    lane: Lane,
    id: i64,
    body: String,
    webhook: Webhook,
}

/// How a delivery ended: confirmed, perhaps with a call; or not, for this reason, with the pause that the bot asked for.
type Outcome = Result<Option<ReturnedCall>, (String, Option<Duration>)>;

/// A call that a bot returns as the answer to a delivery.
struct ReturnedCall {
    method: String,
    params: Params,
}

/// Delivers until the sandbox closes.
pub(super) async fn deliver(sandbox: Sandbox) {
    let (mut lanes, mut tasks) = (Lanes::default(), JoinSet::new());
    let mut news = sandbox.news();
    loop {
        let (ready, wake) = sandbox.quietly(|state| lanes.ready(state));
        for delivery in ready {
            lanes.busy.insert(delivery.lane);
            let client = lanes.client(delivery.webhook.own_certificate);
            tasks.spawn(async move {
                let outcome = post(client, &delivery).await;
                (delivery, outcome)
            });
        }
        let wake = wake.unwrap_or_else(|| Instant::now() + DELIVERY_TIMEOUT);
        tokio::select! {
            Some(Ok((delivery, outcome))) = tasks.join_next(), if !tasks.is_empty() => lanes.ended(&sandbox, &delivery, outcome),
            _ = news.changed() => {}
            () = tokio::time::sleep_until(wake) => {}
            () = sandbox.closing() => return,
        }
    }
}

impl Lanes {
    /// What can go out now, and when to look again.
    fn ready(&self, state: &State) -> (Vec<Delivery>, Option<Instant>) {
        let (now, clock) = (Instant::now(), state.now());
        let (mut ready, mut wake) = (Vec::new(), None::<Instant>);
        for (bot, known) in state.bots.iter().enumerate() {
            let Some(webhook) = &known.webhook else { continue };
            let mut taken: HashSet<Lane> = self.busy.clone();
            let mut free = webhook.max_connections.saturating_sub(self.busy.iter().filter(|lane| lane.0 == bot).count());
            for update in known.queue.iter().filter(|update| update.expires > clock) {
                let lane = lane(bot, update);
                if free == 0 {
                    break;
                }
                if !taken.insert(lane) {
                    continue;
                }
                match self.waiting.get(&lane) {
                    Some((_, at)) if *at > now => wake = Some(wake.map_or(*at, |wake| wake.min(*at))),
                    _ => {
                        free -= 1;
                        ready.push(Delivery { lane, id: update.id, body: update.json(), webhook: webhook.clone() });
                    }
                }
            }
        }
        (ready, wake)
    }

    fn client(&mut self, own_certificate: bool) -> reqwest::Client {
        let build = || {
            let builder = reqwest::Client::builder().no_proxy().redirect(Policy::none()).timeout(DELIVERY_TIMEOUT);
            builder.danger_accept_invalid_certs(own_certificate).build().unwrap_or_default()
        };
        self.clients.entry(own_certificate).or_insert_with(build).clone()
    }

    fn ended(&mut self, sandbox: &Sandbox, delivery: &Delivery, outcome: Outcome) {
        self.busy.remove(&delivery.lane);
        let bot = delivery.lane.0;
        match outcome {
            Ok(call) => {
                self.waiting.remove(&delivery.lane);
                sandbox.change(|state| state.apply(Change::Delivered { bot, id: delivery.id }));
                if let Some(ReturnedCall { method, params }) = call {
                    tokio::spawn(api::carry_out(sandbox.clone(), bot, method, params));
                }
            }
            Err((message, retry_after)) => {
                let (failures, at) = self.waiting.entry(delivery.lane).or_insert((0, Instant::now()));
                // At once the first time, then after 2, 4, 8 .. seconds.
                let growing = Duration::from_secs(if *failures == 0 { 0 } else { MAX_RETRY_DELAY.min(1 << (*failures).min(6)) });
                *at = Instant::now() + retry_after.unwrap_or(growing);
                *failures += 1;
                sandbox.change(|state| state.bots[bot].last_error = Some(LastError { date: state.date(), message }));
            }
        }
    }
}

async fn post(client: reqwest::Client, delivery: &Delivery) -> Outcome {
    let mut request = client.post(&delivery.webhook.url).header("Content-Type", "application/json").body(delivery.body.clone());
    if !delivery.webhook.secret.is_empty() {
        request = request.header(SECRET_HEADER, &delivery.webhook.secret);
    }
    let answer = request.send().await.map_err(|error| {
        let message = if error.is_timeout() { "Read timeout expired" } else { "Connection refused" };
        (message.to_owned(), None)
    })?;
    let status = answer.status();
    if status.is_success() {
        return Ok(returned_call(answer).await);
    }
    let retry_after = answer.headers().get("Retry-After").and_then(|seconds| seconds.to_str().ok()?.parse().ok());
    let retry_after = retry_after.map(|seconds: u64| Duration::from_secs(seconds.min(MAX_RETRY_AFTER)));
    Err((format!("Wrong response from the webhook: {status}"), retry_after))
}

/// The call in the body of an answer. A body that can't be read, or that names a method which has no place there, is no call.
async fn returned_call(answer: reqwest::Response) -> Option<ReturnedCall> {
    let headers = answer.headers().clone();
    let body = answer.bytes().await.ok()?;
    let mut params = Params::decode(&Uri::from_static("/"), &headers, body).await.ok()?;
    let method = params.take("method");
    let name = method.to_lowercase();
    let barred = ["setwebhook", "deletewebhook", "close", "logout"].contains(&name.as_str()) || name.starts_with("get");
    (!name.is_empty() && !barred).then_some(ReturnedCall { method, params })
}
