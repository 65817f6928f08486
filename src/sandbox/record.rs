//! The recording of the bot's calls, as received. The token is never part of it.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
    time::Instant,
};

use serde_json::{Map, Value, json};

/// One call of the bot.
#[derive(Debug, Clone)]
pub struct Call {
    /// As the bot spelled it.
    pub method: String,
    /// The parameters as received; of an upload only name, size and type.
    pub params: Value,
    /// The HTTP status; `None` while it is open, and for ever if no answer was given.
    pub status: Option<u16>,
    /// Whether it was done.
    pub ok: Option<bool>,
    /// The description of the error.
    pub error: Option<String>,
    started: Instant,
}

/// How a call was answered.
#[derive(Debug)]
pub(super) struct Answer {
    /// The HTTP status.
    pub(super) status: u16,
    /// The description of the error; `None` if the call was carried out.
    pub(super) error: Option<String>,
}

impl Call {
    /// A webhook without TLS that was taken: a liberty of this server alone (`Options::webhook_http`), about which a
    /// judge of Telegram's rules has nothing to say.
    fn is_local_webhook(&self) -> bool {
        let plain = self.params["url"].as_str().is_some_and(|url| url.starts_with("http://"));
        plain && self.ok == Some(true) && self.method.eq_ignore_ascii_case("setWebhook")
    }
}

/// All calls, in the order of arrival.
#[derive(Debug, Default)]
pub(super) struct Calls {
    pub(super) list: Vec<Call>,
    /// Places of those that are being answered.
    pub(super) open: BTreeSet<usize>,
    file: Option<fs::File>,
}

impl Calls {
    /// Also written to `path`, one line a call, in the form that the validator reads.
    pub(super) fn new(path: Option<&Path>) -> io::Result<Self> {
        let open = |path| fs::OpenOptions::new().create(true).append(true).mode(0o600).open(path);
        Ok(Self { file: path.map(open).transpose()?, ..Self::default() })
    }

    pub(super) fn arrived(&mut self, method: &str, params: Map<String, Value>) -> usize {
        let (method, params) = (method.to_owned(), Value::Object(params));
        self.list.push(Call { method, params, status: None, ok: None, error: None, started: Instant::now() });
        self.open.insert(self.list.len() - 1);
        self.list.len() - 1
    }

    /// Notes the answer and writes the line. Without an answer the status is 0.
    pub(super) fn answered(&mut self, place: usize, answer: Option<Answer>) {
        self.open.remove(&place);
        let Some(call) = self.list.get_mut(place) else { return };
        if let Some(answer) = answer {
            call.status = Some(answer.status);
            call.ok = Some(answer.error.is_none());
            call.error = answer.error;
        }
        if call.is_local_webhook() {
            return;
        }
        let Some(file) = &mut self.file else { return };
        let milliseconds = u64::try_from(call.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        let mut line = json!({
            "method": call.method, "params": call.params, "status": call.status.unwrap_or(0), "ok": call.ok, "ms": milliseconds,
        });
        if let Some(error) = &call.error {
            line["error"] = json!(error);
        }
        if let Err(problem) = file.write_all(format!("{line}\n").as_bytes()) {
            tracing::error!(%problem, "the recording can't be written; it ends here");
            self.file = None;
        }
    }
}
