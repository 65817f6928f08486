//! The settings: environment, `--help` and this struct are one.

use std::time::Duration;

use clap::Args;
use secrecy::SecretString;

use crate::{
    chat::render::Service,
    telegram::{api::Api, limits::Rates},
};

/// Settings as given, not yet judged. An empty value counts as not given.
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
    /// What the service is called. [default: Tembus Pasar]
    #[arg(long, env = "SERVICE_NAME", global = true, value_name = "TEXT")]
    service_name: Option<String>,
    /// The body that decides why and how personal data is used, for the consent text. Goes with CONTACT and RETENTION.
    #[arg(long, env = "CONTROLLER", global = true, value_name = "TEXT")]
    controller: Option<String>,
    /// Where that body can be reached.
    #[arg(long, env = "CONTACT", global = true, value_name = "TEXT")]
    contact: Option<String>,
    /// How long data is kept, as people read it.
    #[arg(long, env = "RETENTION", global = true, value_name = "TEXT")]
    retention: Option<String>,
    /// What is logged, in the syntax of tracing's EnvFilter. [default: info]
    #[arg(long, env = "RUST_LOG", global = true, value_name = "FILTER")]
    log: Option<String>,
}

/// Settings that can be used.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where everything is kept. May hold a password.
    pub database_url: SecretString,
    /// How fast messages go out.
    pub rates: Rates,
    /// How long a process keeps a chat to itself.
    pub lease: Duration,
    /// Who runs the service.
    pub service: Service,
    /// What is logged.
    pub log: String,
    telegram: Option<Api>,
}

/// A setting that can't be used; its words name it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SettingError(String);

impl Settings {
    /// Judges the settings.
    ///
    /// # Errors
    /// One sentence that says what to set.
    pub fn check(&self) -> Result<Config, SettingError> {
        let api_url = given(self.telegram_api_url.as_deref());
        let token = self.telegram_token.as_ref().filter(|token| !expose(token).trim().is_empty());
        if token.is_none() && api_url.is_some() {
            return Err(SettingError("TELOXIDE_API_URL is set but TELOXIDE_TOKEN is not: set the bot's token too".to_owned()));
        }
        let telegram = token.map(|token| telegram(token, api_url)).transpose()?;
        let database_url =
            self.database_url.clone().filter(|url| !expose(url).is_empty()).unwrap_or_else(|| "sqlite://tembus.sqlite".into());
        if !["sqlite://", "sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| expose(&database_url).starts_with(scheme)) {
            return Err(SettingError("DATABASE_URL must begin with sqlite:// or postgres://".to_owned()));
        }
        let rates = Rates {
            per_second: number("SEND_PER_SECOND", self.send_per_second.as_deref(), 0..=1000, 30)?,
            per_chat: number("SEND_PER_CHAT", self.send_per_chat.as_deref(), 0..=1000, 1)?,
        };
        let lease = Duration::from_secs(number("SEND_LEASE", self.send_lease.as_deref(), 4..=3600, 60)?.into());
        let log = given(self.log.as_deref()).unwrap_or("info").to_owned();
        if tracing_subscriber::EnvFilter::try_new(&log).is_err() {
            return Err(SettingError("RUST_LOG can't be read: write, for example, info or tembus=debug".to_owned()));
        }
        Ok(Config { database_url, rates, lease, service: self.service()?, log, telegram })
    }

    fn service(&self) -> Result<Service, SettingError> {
        let consent = [("CONTROLLER", &self.controller), ("CONTACT", &self.contact), ("RETENTION", &self.retention)];
        let consent = consent.map(|(name, value)| (name, given(value.as_deref())));
        if let (Some((missing, _)), Some((set, _))) = (consent.iter().find(|c| c.1.is_none()), consent.iter().find(|c| c.1.is_some())) {
            return Err(SettingError(format!(
                "{set} is set but {missing} is not: the consent text needs CONTROLLER, CONTACT and RETENTION"
            )));
        }
        let texts = Service::default();
        let [controller, contact, retention] = consent.map(|(_, value)| value);
        Ok(Service {
            name: given(self.service_name.as_deref()).map_or(texts.name, str::to_owned),
            controller: controller.map_or(texts.controller, str::to_owned),
            contact: contact.map_or(texts.contact, str::to_owned),
            retention: retention.map_or(texts.retention, str::to_owned),
        })
    }
}

impl Config {
    /// The bot.
    ///
    /// # Errors
    /// Without a token.
    pub fn telegram(&self) -> Result<Api, SettingError> {
        let missing = "TELOXIDE_TOKEN is not set: get a token from @BotFather and set it, or try `tembus demo`";
        self.telegram.clone().ok_or_else(|| SettingError(missing.to_owned()))
    }
}

fn telegram(token: &SecretString, url: Option<&str>) -> Result<Api, SettingError> {
    let (id, secret) = expose(token).split_once(':').unwrap_or_default();
    let digits = !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit());
    if !digits || secret.is_empty() || !secret.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') {
        return Err(SettingError("TELOXIDE_TOKEN must look like 123456:ABC-def, as @BotFather gives it".to_owned()));
    }
    Api::new(token, url).map_err(|error| SettingError(error.to_string()))
}

fn number(name: &str, value: Option<&str>, range: std::ops::RangeInclusive<u32>, default: u32) -> Result<u32, SettingError> {
    let Some(value) = given(value) else { return Ok(default) };
    let number = value.parse().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| SettingError(format!("{name} must be a whole number from {} to {}", range.start(), range.end())))
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
        assert_eq!((config.rates.per_second, config.rates.per_chat, config.lease.as_secs()), (30, 1, 60));
        assert!(config.telegram().unwrap_err().to_string().contains("TELOXIDE_TOKEN"));
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
        assert!(with(|s| s.log = Some("a=b=c".to_owned())).contains("RUST_LOG"));
        assert!(with(|s| s.telegram_token = Some("hunter2".into())).contains("TELOXIDE_TOKEN"));
        let url = |s: &mut Settings| (s.telegram_token, s.telegram_api_url) = (Some("1:a".into()), Some("localhost:80".to_owned()));
        assert!(with(url).contains("TELOXIDE_API_URL"));
    }

    #[test]
    fn a_half_given_setting_says_what_is_missing() {
        let settings = Settings { controller: Some("Pemkot Blitar".to_owned()), ..Settings::default() };
        assert!(refusal(&settings).starts_with("CONTROLLER is set but CONTACT is not"));
        let settings = Settings { telegram_api_url: Some("http://127.0.0.1:1".to_owned()), ..Settings::default() };
        assert!(refusal(&settings).contains("TELOXIDE_TOKEN"));
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
