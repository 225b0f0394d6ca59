//! The cookies of the desk: the session, the device it began on, and a sign-in that awaits its code. Other sites and subdomains can
//! neither read nor set them.

use std::{net::SocketAddr, time::Duration};

use axum::http::{HeaderMap, HeaderValue, header};
use cookie::{Cookie, SameSite};

/// Which cookie.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Session,
    Device,
    SecondStep,
}

/// How the cookie is written and read. The default is the safe one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SignInCookie {
    plain_http: bool,
    kind: Kind,
}

impl SignInCookie {
    /// For development: is sent over plain http too, under another name. `None` unless the server listens on the loopback interface
    /// only.
    pub fn over_plain_http(listening: SocketAddr) -> Option<Self> {
        listening.ip().is_loopback().then_some(Self { plain_http: true, kind: Kind::Session })
    }

    /// The cookie by which a device is known after a sign-in.
    #[must_use]
    pub fn device(self) -> Self {
        Self { kind: Kind::Device, ..self }
    }

    /// The cookie of a sign-in whose password was right and whose code is awaited.
    #[must_use]
    pub fn second_step(self) -> Self {
        Self { kind: Kind::SecondStep, ..self }
    }

    /// Whether cookies are sent over plain http too.
    pub fn is_over_plain_http(self) -> bool {
        self.plain_http
    }

    /// Whether this `Set-Cookie` sets or removes this cookie.
    pub fn is_set_by(self, header: &HeaderValue) -> bool {
        header.as_bytes().strip_prefix(self.name().as_bytes()).is_some_and(|rest| rest.starts_with(b"="))
    }

    /// `Set-Cookie` for a token of letters, digits, `-` and `_` with this lifetime; `None` for any other token.
    pub fn set(self, token: &str, lifetime: Duration) -> Option<HeaderValue> {
        is_token(token).then(|| self.header(token, lifetime)).flatten()
    }

    /// `Set-Cookie` that removes the cookie at sign-out.
    pub fn remove(self) -> Option<HeaderValue> {
        self.header("", Duration::ZERO)
    }

    /// The token of a request. Two cookies of the name count as none, because one of them is forged.
    pub fn read(self, request: &HeaderMap) -> Option<String> {
        let lines = request.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut tokens = lines.flat_map(Cookie::split_parse).flatten().filter(|cookie| cookie.name() == self.name());
        let token = tokens.next()?.value().to_owned();
        (tokens.next().is_none() && is_token(&token)).then_some(token)
    }

    /// Browsers accept a cookie of a name with `__Host-` only over TLS, for one host, and never from its subdomains
    /// (RFC 6265bis, 4.1.3.2). Over plain http they refuse such a name.
    fn name(self) -> &'static str {
        match (self.kind, self.plain_http) {
            (Kind::Session, false) => "__Host-signed-in",
            (Kind::Session, true) => "signed-in",
            (Kind::Device, false) => "__Host-device",
            (Kind::Device, true) => "device",
            (Kind::SecondStep, false) => "__Host-second-step",
            (Kind::SecondStep, true) => "second-step",
        }
    }

    fn header(self, value: &str, lifetime: Duration) -> Option<HeaderValue> {
        let seconds = i64::try_from(lifetime.as_secs()).unwrap_or(i64::MAX);
        let cookie = Cookie::build((self.name(), value))
            .path("/")
            .http_only(true)
            .secure(!self.plain_http)
            .same_site(SameSite::Lax)
            .max_age(cookie::time::Duration::seconds(seconds));
        HeaderValue::from_str(&cookie.to_string()).ok()
    }
}

fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(3600);

    fn request(lines: &[&'static str]) -> HeaderMap {
        lines.iter().map(|line| (header::COOKIE, HeaderValue::from_static(line))).collect()
    }

    #[test]
    fn it_is_sent_to_this_host_only() {
        let safe = SignInCookie::default();
        assert_eq!(safe.set("a-1_Z", HOUR).unwrap(), "__Host-signed-in=a-1_Z; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=3600");
        assert_eq!(safe.remove().unwrap(), "__Host-signed-in=; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=0");
        for odd in ["", "a b", "a;b", "a=b", "a\"b", "a\r\nb", "ä"] {
            assert_eq!(safe.set(odd, HOUR), None, "{odd}");
        }
    }

    #[test]
    fn plain_http_is_for_the_loopback_interface() {
        for (listening, allowed) in [("127.0.0.1:3000", true), ("[::1]:3000", true), ("0.0.0.0:3000", false), ("192.0.2.1:3000", false)] {
            assert_eq!(SignInCookie::over_plain_http(listening.parse().unwrap()).is_some(), allowed, "{listening}");
        }
        let plain = SignInCookie::over_plain_http("127.0.0.1:1".parse().unwrap()).unwrap();
        assert_eq!(plain.set("a", HOUR).unwrap(), "signed-in=a; HttpOnly; SameSite=Lax; Path=/; Max-Age=3600");
        assert_eq!(plain.read(&request(&["signed-in=a"])).as_deref(), Some("a"));
        assert_eq!(SignInCookie::default().read(&request(&["signed-in=a"])), None, "any subdomain may set that one");
    }

    #[test]
    fn a_request_has_one_token_or_none() {
        let safe = SignInCookie::default();
        for (lines, token) in [
            (&["__Host-signed-in=abc"][..], Some("abc")),
            (&["x=1; __Host-signed-in=abc; y=2"], Some("abc")),
            (&["x=1", "__Host-signed-in=abc"], Some("abc")),
            (&[], None),
            (&["x=1; broken"], None),
            (&["__Host-signed-in="], None),
            (&["__Host-signed-in=a b"], None),
            (&["__host-signed-in=abc"], None),
            (&["__Host-signed-in=abc; __Host-signed-in=abd"], None),
            (&["__Host-signed-in=abc", "__Host-signed-in=abd"], None),
        ] {
            assert_eq!(safe.read(&request(lines)).as_deref(), token, "{lines:?}");
        }
    }
}
