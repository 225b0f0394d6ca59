//! The URL under which readers know the paper.

use url::{Host, Url};

/// Scheme, host and, unless it is the usual one, port, without a slash at the end; a host with letters beyond ASCII in its `xn--` form.
///
/// # Errors
/// No `http` or `https` URL, or one with a user, path, query or fragment: the paper is at the root of its host.
pub fn public_url(text: &str) -> Result<String, String> {
    let text = text.trim();
    let url = Url::parse(text).map_err(|error| format!("it is no URL ({error})"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!("its scheme is {}", url.scheme()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("it has a user name or password".to_owned());
    }
    if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
        return Err("it has a path, query or fragment, and the paper is at the root of its host".to_owned());
    }
    if let Some(Host::Ipv4(address)) = url.host()
        && address.is_unspecified()
    {
        return Err("no reader can open that address".to_owned());
    }
    Ok(url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::public_url;

    #[test]
    fn an_origin_and_nothing_else() {
        for (given, stored) in [
            ("https://paper.example", "https://paper.example"),
            (" HTTPS://Paper.Example:443/ ", "https://paper.example"),
            ("http://127.0.0.1:3000/", "http://127.0.0.1:3000"),
            ("https://münchen.example", "https://xn--mnchen-3ya.example"),
            ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
        ] {
            assert_eq!(public_url(given).as_deref(), Ok(stored), "{given}");
        }
        for bad in [
            "",
            "paper.example",
            "ftp://paper.example",
            "https://",
            "https://user@paper.example",
            "https://paper.example/news/",
            "https://paper.example/?a",
            "https://paper.example/#top",
            "http://0.0.0.0:3000",
            "javascript:alert(1)",
            "https://paper.example\r\nX: y/z",
        ] {
            assert!(public_url(bad).is_err(), "{bad:?} gave {:?}", public_url(bad));
        }
    }
}
