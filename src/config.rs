//! The settings: environment, `--help` and this struct are one.

use std::{net::SocketAddr, time::Duration};

use clap::Args;
use secrecy::SecretString;

use crate::domain::budgets::Budgets;

/// Settings as given, not yet checked. An empty value counts as not given.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Settings")]
pub struct Settings {
    /// The bot's token from @BotFather.
    #[arg(long, env = "TELOXIDE_TOKEN", hide_env_values = true, global = true, value_name = "TOKEN")]
    telegram_token: Option<SecretString>,
    /// The Bot API server, if it is not Telegram's own.
    #[arg(long, env = "TELOXIDE_API_URL", hide_env_values = true, global = true, value_name = "URL")]
    telegram_api_url: Option<String>,
    /// Where everything is kept: sqlite://FILE or postgres://… [default: sqlite://tembus.sqlite]
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, global = true, value_name = "URL")]
    database_url: Option<SecretString>,
    /// Messages a second in all; 0 means no limit. [default: 30]
    #[arg(long, env = "SEND_PER_SECOND", global = true, value_name = "N")]
    send_per_second: Option<String>,
    /// Messages a second in one chat, with bursts of five; 0 means no limit. [default: 1]
    #[arg(long, env = "SEND_PER_CHAT", global = true, value_name = "N")]
    send_per_chat: Option<String>,
    /// Seconds after which another process takes over the chats of one that died. [default: 60]
    #[arg(long, env = "SEND_LEASE", global = true, value_name = "SECONDS")]
    send_lease: Option<String>,
    /// Where Telegram delivers updates: an https address on port 443, 80, 88 or 8443. Goes with WEBHOOK_SECRET and
    /// WEBHOOK_LISTEN; without them the bot polls.
    #[arg(long, env = "WEBHOOK_URL", hide_env_values = true, global = true, value_name = "URL")]
    webhook_url: Option<String>,
    /// What Telegram repeats with each delivery: 1 to 256 letters, digits, _ and -; the same for all processes of one bot.
    #[arg(long, env = "WEBHOOK_SECRET", hide_env_values = true, global = true, value_name = "SECRET")]
    webhook_secret: Option<SecretString>,
    /// Where this process takes deliveries, behind the proxy that has the certificate.
    #[arg(long, env = "WEBHOOK_LISTEN", global = true, value_name = "ADDR")]
    webhook_listen: Option<String>,
    /// The file of a certificate that is self-made (PEM, without its key): Telegram has to be given it.
    #[arg(long, env = "WEBHOOK_CERTIFICATE", global = true, value_name = "FILE")]
    webhook_certificate: Option<String>,
    /// Where /healthz, /readyz and /metrics are answered; nowhere if not given.
    #[arg(long, env = "HTTP_ADDR", global = true, value_name = "ADDR")]
    http_addr: Option<String>,
    /// What the service is called. [default: Tembus Pasar]
    #[arg(long, env = "SERVICE_NAME", global = true, value_name = "TEXT")]
    service_name: Option<String>,
    /// The body that decides why and how personal data is used, for the consent text. Goes with CONTACT and RETENTION.
    #[arg(long, env = "CONTROLLER", global = true, value_name = "TEXT")]
    controller: Option<String>,
    /// Where that body can be reached.
    #[arg(long, env = "CONTACT", global = true, value_name = "TEXT")]
    contact: Option<String>,
    /// How long personal data outlives withdrawn consent before it is erased: 30, 30 hari, 6 bulan or 1 tahun.
    #[arg(long, env = "RETENTION", global = true, value_name = "DURATION")]
    retention: Option<String>,
    /// Answers that may wait for one chat before it is answered no more; 0 means no limit, as for all budgets. [default: 60]
    #[arg(long, env = "BUDGET_REPLIES", global = true, value_name = "N")]
    budget_replies: Option<String>,
    /// Messages and presses of one chat in a minute. [default: 600]
    #[arg(long, env = "BUDGET_MESSAGES", global = true, value_name = "N")]
    budget_messages: Option<String>,
    /// Offers of one seller that are up. [default: 100]
    #[arg(long, env = "BUDGET_OFFERS", global = true, value_name = "N")]
    budget_offers: Option<String>,
    /// Requests of one organisation that wait for an answer. [default: 100]
    #[arg(long, env = "BUDGET_HOLDS", global = true, value_name = "N")]
    budget_holds: Option<String>,
    /// Percent of the live stock of one commodity that more than one request can hold for one organisation. [default: 80]
    #[arg(long, env = "BUDGET_SHARE", global = true, value_name = "PERCENT")]
    budget_share: Option<String>,
    /// Minutes before an organisation can ask again for goods that it let go. [default: 5]
    #[arg(long, env = "BUDGET_HOLD_PAUSE", global = true, value_name = "MINUTES")]
    budget_hold_pause: Option<String>,
    /// Requests that one organisation can take back in an hour; offers that a seller can withdraw and put up again, and steps of one order or
    /// demand that one side can repeat. [default: 6]
    #[arg(long, env = "BUDGET_WITHDRAWALS", global = true, value_name = "N")]
    budget_withdrawals: Option<String>,
    /// Codes that one chat can try in vain in an hour. [default: 8]
    #[arg(long, env = "BUDGET_CODES", global = true, value_name = "N")]
    budget_codes: Option<String>,
    /// Kinds of goods of which one person can ask to be told. [default: 20]
    #[arg(long, env = "BUDGET_SUBSCRIPTIONS", global = true, value_name = "N")]
    budget_subscriptions: Option<String>,
    /// What is logged, in the syntax of tracing's EnvFilter. [default: info]
    #[arg(long, env = "RUST_LOG", global = true, value_name = "FILTER")]
    log: Option<String>,
}

/// Settings that can be used.
#[derive(Debug, Clone)]
pub struct Config {
    /// The database's URL, which may hold a password.
    pub database_url: SecretString,
    /// Messages a second in all; 0 means no limit.
    pub send_per_second: u32,
    /// Messages a second in one chat; 0 means no limit.
    pub send_per_chat: u32,
    /// How much one person or organisation may take.
    pub budgets: Budgets,
    /// How long a process leases a chat.
    pub lease: Duration,
    /// The operator of the service.
    pub identity: Identity,
    /// How updates are delivered; `None` if they are polled.
    pub webhook: Option<Webhook>,
    /// Where health and metrics are answered.
    pub http: Option<SocketAddr>,
    /// What is logged.
    pub log: String,
    telegram: Option<Account>,
}

/// The bot's account at a Bot API server.
#[derive(Debug, Clone)]
pub struct Account {
    /// The token from @BotFather.
    pub token: SecretString,
    /// The server's URL; `None` for Telegram's own.
    pub api_url: Option<String>,
}

/// The operator of the service, as far as the settings say it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// The service's name.
    pub name: Option<String>,
    /// What the consent text names.
    pub consent: Option<Consent>,
}

/// What the consent text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// The controller of personal data (UU 27/2022).
    pub controller: String,
    /// Where people reach the controller.
    pub contact: String,
    /// Days after which personal data is erased once consent was withdrawn.
    pub retention_days: u32,
}

/// How Telegram delivers updates.
#[derive(Debug, Clone)]
pub struct Webhook {
    /// Where Telegram delivers.
    pub url: String,
    /// What it repeats with each delivery.
    pub secret: SecretString,
    /// Where this process takes deliveries.
    pub listen: SocketAddr,
    /// A self-made certificate (PEM) that Telegram has to be given.
    pub certificate: Option<Vec<u8>>,
}

impl Webhook {
    /// The path of the address: where deliveries arrive.
    #[must_use]
    pub fn path(&self) -> &str {
        let place = self.url.split_once("://").map_or("", |(_, place)| place);
        let path = place.find('/').map_or("/", |at| &place[at..]);
        path.split(['?', '#']).next().unwrap_or(path)
    }
}

/// A setting that can't be used; its words name it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SettingError(String);

/// Adds what `.env` in the working directory says to the environment, which goes first. A `.env` that is not there is no mistake.
///
/// # Errors
/// A line that can't be read; its words name the setting, but not what it was set to.
pub fn read_env_file() -> Result<(), SettingError> {
    let error = match dotenvy::from_path(".env") {
        Ok(_) => return Ok(()),
        Err(error) if error.not_found() => return Ok(()),
        Err(error) => error,
    };
    let dotenvy::Error::LineParse(bad, _) = error else { return Err(SettingError(format!(".env can't be read: {error}"))) };
    let file = std::fs::read_to_string(".env").unwrap_or_default();
    let setting = file.lines().find(|line| line.contains(bad.trim())).and_then(|line| line.split_once('=')).map(|(name, _)| name.trim());
    let setting = setting.filter(|name| name.chars().all(|c| c.is_ascii_uppercase() || c == '_'));
    let what = setting.map_or_else(|| "a line".to_owned(), |name| format!("the line of {name}"));
    Err(SettingError(format!("{what} in .env can't be read: write NAME=value, and quotation marks around a value with spaces")))
}

impl Settings {
    /// Checks the settings.
    ///
    /// # Errors
    /// One sentence that says what to set.
    pub fn check(&self) -> Result<Config, SettingError> {
        let api_url = given(self.telegram_api_url.as_deref());
        let token = self.telegram_token.as_ref().filter(|token| !expose(token).trim().is_empty());
        if token.is_none() && api_url.is_some() {
            return Err(SettingError("TELOXIDE_API_URL is set but TELOXIDE_TOKEN is not: set the bot's token too".to_owned()));
        }
        let telegram = token.map(|token| account(token, api_url)).transpose()?;
        let database_url =
            self.database_url.clone().filter(|url| !expose(url).is_empty()).unwrap_or_else(|| "sqlite://tembus.sqlite".into());
        if !["sqlite://", "sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| expose(&database_url).starts_with(scheme)) {
            return Err(SettingError("DATABASE_URL must begin with sqlite:// or postgres://".to_owned()));
        }
        check_names_one_server("DATABASE_URL", expose(&database_url))?;
        let send_per_second = number("SEND_PER_SECOND", self.send_per_second.as_deref(), 0..=1000, 30)?;
        let send_per_chat = number("SEND_PER_CHAT", self.send_per_chat.as_deref(), 0..=1000, 1)?;
        let lease = Duration::from_secs(number("SEND_LEASE", self.send_lease.as_deref(), 4..=3600, 60)?.into());
        let budgets = self.budgets()?;
        let webhook = self.webhook(api_url.is_some())?;
        let http = given(self.http_addr.as_deref()).map(|addr| address("HTTP_ADDR", addr)).transpose()?;
        if http.is_some() && http == webhook.as_ref().map(|webhook| webhook.listen) {
            return Err(SettingError("HTTP_ADDR and WEBHOOK_LISTEN must differ: metrics are not for everybody".to_owned()));
        }
        let log = given(self.log.as_deref()).unwrap_or("info").to_owned();
        if tracing_subscriber::EnvFilter::try_new(&log).is_err() {
            return Err(SettingError("RUST_LOG can't be read: write, for example, info or tembus=debug".to_owned()));
        }
        let identity = self.identity()?;
        Ok(Config { database_url, send_per_second, send_per_chat, budgets, lease, identity, webhook, http, log, telegram })
    }

    fn budgets(&self) -> Result<Budgets, SettingError> {
        let Budgets { replies, messages, offers, holds, share, hold_pause, withdrawals, codes, subscriptions } = Budgets::default();
        let of = |name, value: &Option<String>, most, default| number(name, value.as_deref(), 0..=most, default);
        Ok(Budgets {
            replies: of("BUDGET_REPLIES", &self.budget_replies, 100_000, replies)?,
            messages: of("BUDGET_MESSAGES", &self.budget_messages, 100_000, messages)?,
            offers: of("BUDGET_OFFERS", &self.budget_offers, 100_000, offers)?,
            holds: of("BUDGET_HOLDS", &self.budget_holds, 100_000, holds)?,
            share: of("BUDGET_SHARE", &self.budget_share, 100, share)?,
            hold_pause: of("BUDGET_HOLD_PAUSE", &self.budget_hold_pause, 1440, hold_pause)?,
            withdrawals: of("BUDGET_WITHDRAWALS", &self.budget_withdrawals, 100_000, withdrawals)?,
            codes: of("BUDGET_CODES", &self.budget_codes, 100_000, codes)?,
            subscriptions: of("BUDGET_SUBSCRIPTIONS", &self.budget_subscriptions, 1000, subscriptions)?,
        })
    }

    fn webhook(&self, own_server: bool) -> Result<Option<Webhook>, SettingError> {
        let secret = self.webhook_secret.as_ref().filter(|secret| !expose(secret).is_empty());
        let (url, listen) = (given(self.webhook_url.as_deref()), given(self.webhook_listen.as_deref()));
        let certificate = given(self.webhook_certificate.as_deref());
        if let (Some(_), None) = (certificate, url) {
            return Err(SettingError("WEBHOOK_CERTIFICATE is set but WEBHOOK_URL is not".to_owned()));
        }
        let parts = [("WEBHOOK_URL", url.is_some()), ("WEBHOOK_SECRET", secret.is_some()), ("WEBHOOK_LISTEN", listen.is_some())];
        let (Some(url), Some(secret), Some(listen)) = (url, secret, listen) else {
            let of = |wanted: bool| parts.iter().find(|(_, given)| *given == wanted).map_or("", |(name, _)| name);
            let half = parts.iter().any(|(_, given)| *given);
            let sentence =
                || format!("{} is set but {} is not: a webhook needs WEBHOOK_URL, WEBHOOK_SECRET and WEBHOOK_LISTEN", of(true), of(false));
            return if half { Err(SettingError(sentence())) } else { Ok(None) };
        };
        let letters = expose(secret).bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
        if !letters || expose(secret).len() > 256 {
            return Err(SettingError("WEBHOOK_SECRET must be 1 to 256 letters, digits, _ and -".to_owned()));
        }
        // A Bot API server of one's own also delivers by plain http and to any port.
        if !(is_public(url) || own_server && is_http(url)) {
            return Err(SettingError("WEBHOOK_URL must be an https address on port 443, 80, 88 or 8443".to_owned()));
        }
        let listen = address("WEBHOOK_LISTEN", listen)?;
        let certificate = certificate.map(read_certificate).transpose()?;
        Ok(Some(Webhook { url: url.to_owned(), secret: secret.clone(), listen, certificate }))
    }

    fn identity(&self) -> Result<Identity, SettingError> {
        let consent = [("CONTROLLER", &self.controller), ("CONTACT", &self.contact), ("RETENTION", &self.retention)];
        let consent = consent.map(|(name, value)| (name, given(value.as_deref())));
        if let (Some((missing, _)), Some((set, _))) = (consent.iter().find(|c| c.1.is_none()), consent.iter().find(|c| c.1.is_some())) {
            return Err(SettingError(format!(
                "{set} is set but {missing} is not: the consent text needs CONTROLLER, CONTACT and RETENTION"
            )));
        }
        let consent = match consent.map(|(_, value)| value.map(str::to_owned)) {
            [Some(controller), Some(contact), Some(retention)] => {
                Some(Consent { controller, contact, retention_days: retention_days(&retention)? })
            }
            _ => None,
        };
        Ok(Identity { name: given(self.service_name.as_deref()).map(str::to_owned), consent })
    }
}

impl Config {
    /// The bot's account.
    ///
    /// # Errors
    /// Without a token.
    pub fn telegram(&self) -> Result<&Account, SettingError> {
        let missing = "TELOXIDE_TOKEN is not set: get a token from @BotFather and set it, or try `tembus demo`";
        self.telegram.as_ref().ok_or_else(|| SettingError(missing.to_owned()))
    }
}

fn account(token: &SecretString, url: Option<&str>) -> Result<Account, SettingError> {
    let (id, secret) = expose(token).split_once(':').unwrap_or_default();
    let digits = !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit());
    if !digits || secret.is_empty() || !secret.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') {
        return Err(SettingError("TELOXIDE_TOKEN must look like 123456:ABC-def, as @BotFather gives it".to_owned()));
    }
    if url.is_some_and(|url| !is_http(url)) {
        return Err(SettingError("TELOXIDE_API_URL must be an address such as https://api.telegram.org".to_owned()));
    }
    Ok(Account { token: token.clone(), api_url: url.map(str::to_owned) })
}

/// Refuses a Postgres URL that leaves it to the client to find the primary, which this program does not, by itself or by what the
/// environment adds to it. `name` is what the person who gave it calls it.
///
/// # Errors
/// A sentence that says what to give.
pub fn check_names_one_server(name: &str, url: &str) -> Result<(), SettingError> {
    check_names_one_server_in(name, url, |variable| std::env::var(variable).ok())
}

fn check_names_one_server_in(name: &str, url: &str, environment: impl Fn(&str) -> Option<String>) -> Result<(), SettingError> {
    let sentence = "must name one server: put a proxy that finds the primary before the cluster, and name the proxy's address";
    match what_names_several_servers(url, environment) {
        None => Ok(()),
        Some(None) => Err(SettingError(format!("{name} {sentence}"))),
        Some(Some(variable)) => Err(SettingError(format!("{name} and {variable} {sentence}"))),
    }
}

/// Whether several servers are named: by the URL alone (`Some(None)`), or together with a variable of the environment.
fn what_names_several_servers(url: &str, environment: impl Fn(&str) -> Option<String>) -> Option<Option<&'static str>> {
    let place = url.strip_prefix("postgres://").or_else(|| url.strip_prefix("postgresql://"))?;
    let (place, query) = place.split_once('?').unwrap_or((place, ""));
    let host = place.split('/').next().and_then(|authority| authority.rsplit('@').next()).unwrap_or_default();
    let names_more = |hosts: &str| hosts.to_lowercase().replace("%2c", ",").contains(',');
    let of_query = |pair: &str| match pair.split_once('=') {
        Some(("host" | "hostaddr", hosts)) => names_more(hosts),
        Some((name, _)) => name == "target_session_attrs",
        None => false,
    };
    if names_more(host) || query.split('&').any(of_query) {
        return Some(None);
    }
    // What the URL says of the server's place goes before what the environment says.
    let says = |names: &[&str]| query.split('&').any(|pair| names.iter().any(|name| pair.split('=').next() == Some(name)));
    let is_port = |port: &str| port.bytes().all(|b| b.is_ascii_digit());
    let (server, port) = host.rsplit_once(':').filter(|(_, port)| is_port(port)).unwrap_or((host, ""));
    let (has_host, has_port) = (!server.is_empty() || says(&["host", "hostaddr"]), !port.is_empty() || says(&["port"]));
    let set = |variable: &str| environment(variable).filter(|value| !value.is_empty());
    let several = |variable: &str| set(variable).is_some_and(|value| names_more(&value));
    let counts = [("PGHOST", !has_host), ("PGHOSTADDR", !has_host), ("PGPORT", !has_port)];
    let of_place = counts.into_iter().find(|(variable, counts)| *counts && several(variable)).map(|(variable, _)| variable);
    of_place.or_else(|| set("PGTARGETSESSIONATTRS").map(|_| "PGTARGETSESSIONATTRS")).map(Some)
}

/// Whether a client of HTTP can use the URL.
fn is_http(url: &str) -> bool {
    (url.starts_with("http://") || url.starts_with("https://")) && reqwest::Url::parse(url).is_ok()
}

/// Whether Telegram's own server would deliver there.
fn is_public(url: &str) -> bool {
    let Some(place) = url.strip_prefix("https://") else { return false };
    let host = place.split(['/', '?', '#']).next().unwrap_or_default();
    let (name, port) = host.rsplit_once(':').unwrap_or((host, "443"));
    !name.is_empty() && ["443", "80", "88", "8443"].contains(&port)
}

fn read_certificate(file: &str) -> Result<Vec<u8>, SettingError> {
    let error = |what: &str| SettingError(format!("WEBHOOK_CERTIFICATE: {file} {what}"));
    let text = std::fs::read_to_string(file).map_err(|_| error("can't be read"))?;
    if !text.contains("BEGIN CERTIFICATE") || text.contains("PRIVATE KEY") {
        return Err(error("must hold a certificate in PEM and no key: the key stays with the proxy"));
    }
    Ok(text.into_bytes())
}

fn address(name: &str, value: &str) -> Result<SocketAddr, SettingError> {
    value.parse().map_err(|_| SettingError(format!("{name} must be an address with a port, such as 127.0.0.1:8080")))
}

fn number(name: &str, value: Option<&str>, range: std::ops::RangeInclusive<u32>, default: u32) -> Result<u32, SettingError> {
    let Some(value) = given(value) else { return Ok(default) };
    let number = value.parse().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| SettingError(format!("{name} must be a whole number from {} to {}", range.start(), range.end())))
}

/// The days of a duration: a number with hari, bulan or tahun, or their English words; days if nothing stands behind it.
fn retention_days(text: &str) -> Result<u32, SettingError> {
    let error = || SettingError("RETENTION must be a duration of up to 10 years, such as 30 hari, 6 bulan or 1 tahun".to_owned());
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let days = match unit.trim() {
        "" | "d" | "day" | "days" | "hari" => 1,
        "month" | "months" | "bulan" => 30,
        "y" | "year" | "years" | "tahun" => 365,
        _ => return Err(error()),
    };
    let number: u32 = number.parse().map_err(|_| error())?;
    number.checked_mul(days).filter(|days| (1..=3660).contains(days)).ok_or_else(error)
}

fn given(value: Option<&str>) -> Option<&str> {
    value.map(str::trim).filter(|value| !value.is_empty())
}

fn expose(secret: &SecretString) -> &str {
    secrecy::ExposeSecret::expose_secret(secret)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(settings: &Settings) -> String {
        settings.check().unwrap_err().to_string()
    }

    #[test]
    fn nothing_set_is_enough_for_everything_but_the_bot() {
        let config = Settings::default().check().unwrap();
        assert_eq!((config.send_per_second, config.send_per_chat, config.lease.as_secs()), (30, 1, 60));
        assert!(config.telegram().unwrap_err().to_string().contains("TELOXIDE_TOKEN"));
    }

    #[test]
    fn help_names_the_defaults_that_hold() {
        #[derive(clap::Parser)]
        struct Line {
            #[command(flatten)]
            settings: Settings,
        }
        let command = <Line as clap::CommandFactory>::command();
        let mut named = 0;
        for arg in command.get_arguments() {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            let Some(default) = help.split_once("[default: ").and_then(|(_, rest)| rest.strip_suffix(']')) else { continue };
            let line = ["tembus".to_owned(), format!("--{}={default}", arg.get_long().unwrap())];
            let given = <Line as clap::Parser>::parse_from(line).settings.check().unwrap();
            let mut usual = Settings::default().check().unwrap();
            usual.identity.name = usual.identity.name.or(given.identity.name.clone());
            assert_eq!(format!("{given:?}"), format!("{usual:?}"), "{help}");
            named += 1;
        }
        assert!(named > 10, "{named} settings name a default");
    }

    #[test]
    fn a_malformed_setting_is_named() {
        let with = |change: fn(&mut Settings)| {
            let mut settings = Settings::default();
            change(&mut settings);
            refusal(&settings)
        };
        assert!(with(|s| s.send_per_chat = Some("many".to_owned())).contains("SEND_PER_CHAT"));
        assert!(with(|s| s.send_per_second = Some("-1".to_owned())).contains("SEND_PER_SECOND"));
        assert!(with(|s| s.database_url = Some("mysql://x".into())).contains("DATABASE_URL"));
        for url in [
            "postgres://u:p@a:1,b:2/d",
            "postgres://a/d?target_session_attrs=read-write",
            "postgres:///d?host=a,b",
            "postgres://a%2Cb/d",
            "postgres:///d?host=a%2cb",
        ] {
            let settings = Settings { database_url: Some(url.into()), ..Settings::default() };
            assert!(refusal(&settings).contains("one server"), "{url}");
        }
        assert!(Settings { database_url: Some("postgres://u:p,q@a/d".into()), ..Settings::default() }.check().is_ok());
        assert!(with(|s| s.log = Some("a=b=c".to_owned())).contains("RUST_LOG"));
        assert!(with(|s| s.telegram_token = Some("hunter2".into())).contains("TELOXIDE_TOKEN"));
        let url = |s: &mut Settings| (s.telegram_token, s.telegram_api_url) = (Some("1:a".into()), Some("localhost:80".to_owned()));
        assert!(with(url).contains("TELOXIDE_API_URL"));
    }

    #[test]
    fn several_servers_are_refused_wherever_they_are_named() {
        let refused = |url: &str, variable: &str, value: &str| {
            let environment = |name: &str| (name == variable).then(|| value.to_owned());
            check_names_one_server_in("DATABASE_URL", url, environment).err().map(|error| error.to_string())
        };
        let sentence = refused("postgres://a,b/d", "", "").unwrap();
        let without_host = "postgres:///d";
        for (url, variable, value) in [
            (without_host, "PGHOST", "a,b"),
            (without_host, "PGHOSTADDR", "10.0.0.1,10.0.0.2"),
            ("postgresql://u:p@/d?sslmode=disable", "PGHOST", "a,b"),
            ("postgres://u@:5432/d", "PGHOST", "a,b"),
            ("postgres://a/d", "PGPORT", "5432,5433"),
            ("postgres://10.0.0.1/d", "PGTARGETSESSIONATTRS", "read-write"),
            (without_host, "PGTARGETSESSIONATTRS", "primary"),
        ] {
            let said = refused(url, variable, value).unwrap_or_else(|| panic!("{url} with {variable}={value}"));
            assert_eq!(said.replace(&format!(" and {variable}"), ""), sentence, "{url} with {variable}={value}");
        }
        for (url, variable, value) in [
            (without_host, "PGHOST", "a"),
            ("postgres://a/d", "PGHOST", "a,b"),
            ("postgres://10.0.0.1:5432/d", "PGHOST", "a,b"),
            ("postgres://[::1]/d", "PGHOST", "a,b"),
            ("postgres:///d?host=/run/postgresql", "PGHOST", "a,b"),
            ("postgres://a:5432/d", "PGPORT", "1,2"),
            (without_host, "PGTARGETSESSIONATTRS", ""),
            ("sqlite://x", "PGTARGETSESSIONATTRS", "read-write"),
            ("sqlite://x", "PGHOST", "a,b"),
        ] {
            assert_eq!(refused(url, variable, value), None, "{url} with {variable}={value}");
        }
    }

    #[test]
    fn a_retention_is_a_duration() {
        for (text, days) in [
            ("30", Some(30)),
            ("30 hari", Some(30)),
            ("6 bulan", Some(180)),
            ("1 tahun", Some(365)),
            ("0", None),
            ("lama", None),
            ("11 tahun", None),
        ] {
            assert_eq!(retention_days(text).ok(), days, "{text}");
        }
    }

    #[test]
    fn a_half_given_setting_says_what_is_missing() {
        let settings = Settings { controller: Some("Pemkot Blitar".to_owned()), ..Settings::default() };
        assert!(refusal(&settings).starts_with("CONTROLLER is set but CONTACT is not"));
        let settings = Settings { telegram_api_url: Some("http://127.0.0.1:1".to_owned()), ..Settings::default() };
        assert!(refusal(&settings).contains("TELOXIDE_TOKEN"));
    }

    #[test]
    fn a_webhook_needs_all_three_of_its_settings() {
        let full = Settings {
            webhook_url: Some("https://bot.example.com/hook?x=1".to_owned()),
            webhook_secret: Some("s3-cret_".into()),
            webhook_listen: Some("127.0.0.1:8443".to_owned()),
            ..Settings::default()
        };
        let webhook = full.check().unwrap().webhook.unwrap();
        assert_eq!((webhook.path(), webhook.listen.port()), ("/hook", 8443));
        let with = |change: fn(&mut Settings)| {
            let mut settings = full.clone();
            change(&mut settings);
            refusal(&settings)
        };
        assert!(with(|s| s.webhook_secret = None).starts_with("WEBHOOK_URL is set but WEBHOOK_SECRET is not"));
        assert!(with(|s| s.webhook_url = None).starts_with("WEBHOOK_SECRET is set but WEBHOOK_URL is not"));
        assert!(with(|s| s.webhook_listen = Some(String::new())).contains("WEBHOOK_LISTEN is not"));
        assert!(with(|s| s.webhook_secret = Some("SECRET!".into())).contains("WEBHOOK_SECRET must be"));
        assert!(with(|s| s.webhook_url = Some("http://bot.example.com/".to_owned())).contains("https"));
        assert!(with(|s| s.webhook_url = Some("https://bot.example.com:8080/".to_owned())).contains("8443"));
        assert!(with(|s| s.webhook_listen = Some("8080".to_owned())).contains("WEBHOOK_LISTEN must be"));
        assert!(with(|s| s.webhook_certificate = Some("/nowhere".to_owned())).contains("can't be read"));
        assert!(with(|s| s.webhook_certificate = Some("Cargo.toml".to_owned())).contains("PEM"));
        assert!(with(|s| s.http_addr = Some("127.0.0.1:8443".to_owned())).contains("must differ"));
        assert!(with(|s| s.http_addr = Some("here".to_owned())).contains("HTTP_ADDR must be"));
    }

    #[test]
    fn secrets_are_not_shown() {
        let settings = Settings {
            telegram_token: Some("42:SECRET".into()),
            database_url: Some("postgres://u:SECRET@h/d".into()),
            ..Settings::default()
        };
        let shown = format!("{settings:?} {:?}", settings.check().unwrap());
        assert!(!shown.contains("SECRET"), "{shown}");
        let settings = Settings { telegram_token: Some("SECRET".into()), ..Settings::default() };
        assert!(!refusal(&settings).contains("SECRET"));
    }
}
