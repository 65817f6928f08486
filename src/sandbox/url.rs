//! Which links Telegram takes, and how it writes them.

/// Checks a link and writes it as Telegram stores it (`https://e.com` becomes `https://e.com/`).
///
/// # Errors
/// The server's reason for refusing it.
pub(super) fn normalize(url: &str) -> Result<String, &'static str> {
    let special = ["tg:", "ton:", "tonsite:"].into_iter().find(|scheme| starts_with_ignoring_case(url, scheme));
    let mut rest = special.map_or(url, |scheme| &url[scheme.len()..]);
    if special.is_some() {
        rest = rest.strip_prefix("//").unwrap_or(rest);
    }
    let inner = rest.to_owned();
    let (protocol, explicit, rest) = protocol(rest)?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(end);
    let host = Host::parse(authority)?;
    if let Some(scheme) = special {
        let nested = protocol == "https" || explicit || host.userinfo.is_some() || host.is_ipv6();
        if nested || host.name.is_empty() {
            return Err(match scheme {
                "tg:" => "Wrong tg URL",
                "ton:" => "Wrong ton URL",
                _ => "Wrong tonsite URL",
            });
        }
        let dots = scheme == "tonsite:";
        if !host.name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_' || (dots && c == '.')) {
            return Err("Disallowed character in the URL host");
        }
        return Ok(format!("{scheme}//{inner}"));
    }
    if !host.name.contains('.') && !host.is_ipv6() {
        return Err("Wrong HTTP URL");
    }
    let slash = if tail.starts_with('/') { "" } else { "/" };
    let userinfo = host.userinfo.map(|userinfo| format!("{userinfo}@")).unwrap_or_default();
    let port = host.port.map(|port| format!(":{port}")).unwrap_or_default();
    Ok(format!("{protocol}://{userinfo}{}{port}{slash}{tail}", host.name.to_lowercase()))
}

/// The user of a `tg://user?id=..` link.
pub(super) fn mentioned_user(url: &str) -> Option<i64> {
    let query = tg_query(url, "user")?;
    let value = query.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        key.eq_ignore_ascii_case("id").then_some(value)
    })?;
    value.parse().ok().filter(|id| *id > 0)
}

fn tg_query<'a>(url: &'a str, host: &str) -> Option<&'a str> {
    let rest = starts_with_ignoring_case(url, "tg:").then(|| &url[3..])?;
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let rest = starts_with_ignoring_case(rest, host).then(|| &rest[host.len()..])?;
    let query = rest.strip_prefix('/').unwrap_or(rest).strip_prefix('?')?;
    Some(query.split('#').next().unwrap_or_default())
}

fn protocol(url: &str) -> Result<(String, bool, &str), &'static str> {
    let before = url.find([':', '/', '?', '#', '@', '[', ']']).unwrap_or(url.len());
    let Some(rest) = url[before..].strip_prefix("://") else { return Ok(("http".to_owned(), false, url)) };
    let protocol = url[..before].to_lowercase();
    if protocol == "http" || protocol == "https" { Ok((protocol, true, rest)) } else { Err("Unsupported URL protocol") }
}

struct Host<'a> {
    userinfo: Option<&'a str>,
    name: &'a str,
    port: Option<u16>,
}

impl<'a> Host<'a> {
    fn parse(authority: &'a str) -> Result<Self, &'static str> {
        let (userinfo, place) = authority.rsplit_once('@').map_or((None, authority), |(user, place)| (Some(user), place));
        let split = place.rsplit_once(':').filter(|(name, port)| !name.is_empty() && !port.contains(']'));
        let (name, port) = match split {
            None => (place, None),
            Some((name, port)) => {
                let digits = port.bytes().all(|b| b.is_ascii_digit());
                let port = port.parse().ok().filter(|port| digits && *port != 0).ok_or("Wrong port number specified in the URL")?;
                (name, Some(port))
            }
        };
        let host = Self { userinfo: userinfo.filter(|userinfo| !userinfo.is_empty()), name, port };
        if name.is_empty() || name == "." {
            return Err("URL host is empty");
        }
        if host.is_ipv6() {
            let inside = &name[1..name.len() - 1];
            let right = !inside.is_empty() && inside.chars().all(|c| c.is_ascii_hexdigit() || c == ':' || c == '.');
            return if right { Ok(host) } else { Err("Wrong IPv6 address specified in the URL") };
        }
        if !allowed(name) {
            return Err("Disallowed character in the URL host");
        }
        if !allowed(&host.userinfo.unwrap_or_default().replace(':', "")) {
            return Err("Disallowed character in the URL userinfo");
        }
        Ok(host)
    }

    fn is_ipv6(&self) -> bool {
        self.name.len() >= 2 && self.name.starts_with('[') && self.name.ends_with(']')
    }
}

fn allowed(name: &str) -> bool {
    let mut bytes = name.bytes();
    while let Some(byte) = bytes.next() {
        let right = match byte {
            b'%' => [bytes.next(), bytes.next()].iter().all(|digit| digit.is_some_and(|digit| digit.is_ascii_hexdigit())),
            _ => byte >= 0x80 || byte.is_ascii_alphanumeric() || b".-_!$,~*'();&+=".contains(&byte),
        };
        if !right {
            return false;
        }
    }
    true
}

fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_written_as_the_server_stores_them() {
        assert_eq!(normalize("https://E.com").as_deref(), Ok("https://e.com/"));
        assert_eq!(normalize("e.com?q=1").as_deref(), Ok("http://e.com/?q=1"));
        assert_eq!(normalize("https://a@e.com:8443/x#y").as_deref(), Ok("https://a@e.com:8443/x#y"));
        assert_eq!(normalize("tg://user?id=5").as_deref(), Ok("tg://user?id=5"));
    }

    #[test]
    fn links_that_lead_nowhere_are_refused() {
        assert_eq!(normalize("http://localhost/"), Err("Wrong HTTP URL"));
        assert_eq!(normalize("ftp://e.com"), Err("Unsupported URL protocol"));
        assert_eq!(normalize("https://"), Err("URL host is empty"));
        assert_eq!(normalize("e.com:0"), Err("Wrong port number specified in the URL"));
        assert_eq!(normalize("https://e .com"), Err("Disallowed character in the URL host"));
    }

    #[test]
    fn a_link_to_a_person_names_the_person() {
        assert_eq!(mentioned_user("tg://user?id=42"), Some(42));
        assert_eq!(mentioned_user("TG:user/?x=1&ID=42#z"), Some(42));
        assert_eq!(mentioned_user("tg://user?id=-4"), None);
        assert_eq!(mentioned_user("https://e.com"), None);
    }
}
