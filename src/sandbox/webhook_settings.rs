//! Where a bot wants its updates.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

/// The ports that Telegram delivers to.
const PORTS: [u16; 4] = [443, 80, 88, 8443];

/// Where a bot wants its updates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Webhook {
    pub(super) url: String,
    pub(super) secret: String,
    pub(super) max_connections: usize,
    /// Whether a certificate was uploaded: then any is taken.
    pub(super) own_certificate: bool,
}

/// When a delivery last failed (seconds since 1970 UTC), and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LastError {
    pub(super) date: i64,
    pub(super) message: String,
}

/// Why an address is no webhook, in the server's words. With `local` it may be on this machine: plain http, any port.
pub(super) fn problem(url: &str, local: bool) -> Option<&'static str> {
    let Ok(url) = reqwest::Url::parse(url) else { return Some("bad webhook: invalid webhook URL specified") };
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    if local && (host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())) {
        return None;
    }
    if url.scheme() != "https" {
        return Some("bad webhook: An HTTPS URL must be provided for webhook");
    }
    if !url.port_or_known_default().is_some_and(|port| PORTS.contains(&port)) {
        return Some("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_webhook_is_https_on_one_of_four_ports() {
        for fine in ["https://bot.example.com/x", "https://bot.example.com:8443/", "https://1.2.3.4:88"] {
            assert_eq!(problem(fine, false), None, "{fine}");
        }
        assert!(problem("http://bot.example.com/", false).is_some_and(|said| said.contains("HTTPS")));
        assert!(problem("https://bot.example.com:8080/", false).is_some_and(|said| said.contains("ports")));
        assert!(problem("bot", false).is_some());
    }

    #[test]
    fn only_this_machine_may_do_without_https_and_only_if_allowed() {
        for local in ["http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/"] {
            assert!(problem(local, false).is_some(), "{local}");
            assert_eq!(problem(local, true), None, "{local}");
        }
        assert!(problem("http://bot.example.com/", true).is_some());
    }
}
