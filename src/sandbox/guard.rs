//! The check of each request's Host and Origin: a web page can't send requests here.
//!
//! A page of any site can let a browser call an address of this machine, and can reach it through a name that points
//! here. So the name that was called is checked, and where the call came from, for the Bot API as for the page of phones.

use std::net::IpAddr;

use axum::{
    Json,
    extract::{Request, State as Shared},
    http::{HeaderMap, HeaderName, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::handle::Sandbox;

/// Refuses what was not called by a name of this machine, or was called by another site.
pub(super) async fn guard(Shared(sandbox): Shared<Sandbox>, request: Request, next: Next) -> Response {
    match problem(request.headers(), sandbox.inner.public) {
        None => next.run(request).await,
        Some(problem) => {
            let description = format!("Forbidden: {problem}");
            let body = json!({ "ok": false, "error": problem, "error_code": 403, "description": description });
            (StatusCode::FORBIDDEN, Json(body)).into_response()
        }
    }
}

/// Why a request is refused. `public`: others in the network may come in, by the number of an address.
fn problem(headers: &HeaderMap, public: bool) -> Option<&'static str> {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let host = text(header::HOST).unwrap_or_default();
    if !is_own_name(host, public) {
        return Some("only reachable as localhost");
    }
    let foreign_origin = text(header::ORIGIN).is_some_and(|origin| origin != format!("http://{host}"));
    let site = text(HeaderName::from_static("sec-fetch-site"));
    let foreign_site = site.is_some_and(|site| site != "same-origin" && site != "none");
    (foreign_origin || foreign_site).then_some("other sites may not call this server")
}

/// Whether a host names this machine: by a name that no other machine can use, or `public`, by any address.
pub(super) fn is_own_name(host: &str, public: bool) -> bool {
    let digits = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    let name = host.rsplit_once(':').filter(|(_, port)| digits(port)).map_or(host, |(name, _)| name);
    let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    name.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| public || address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(headers: &[(&'static str, &str)], public: bool) -> bool {
        let headers = headers.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap())).collect();
        problem(&headers, public).is_none()
    }

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for host in ["localhost", "LOCALHOST:80", "127.0.0.1:8080", "127.0.0.2", "[::1]:80", "[::1]"] {
            assert!(judged(&[("host", host)], false), "{host}");
        }
        for host in ["", "evil.example", "localhost.evil.example:80", "127.0.0.1.evil.example", "192.168.1.5:8080"] {
            assert!(!judged(&[("host", host)], false), "{host}");
        }
        assert!(judged(&[("host", "192.168.1.5:8080")], true));
        assert!(!judged(&[("host", "evil.example")], true));
    }

    #[test]
    fn other_sites_are_refused() {
        let from = |name, value| judged(&[("host", "localhost:8080"), (name, value)], false);
        assert!(from("origin", "http://localhost:8080"));
        assert!(from("sec-fetch-site", "same-origin") && from("sec-fetch-site", "none"));
        for origin in ["https://evil.example", "null", "http://localhost:9090", "http://localhost"] {
            assert!(!from("origin", origin), "{origin}");
        }
        assert!(!from("sec-fetch-site", "cross-site") && !from("sec-fetch-site", "same-site"));
    }
}
