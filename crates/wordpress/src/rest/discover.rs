//! Finds a site's REST interface and checks the password.

use reqwest::Url;
use serde_json::Value;

use super::RestError;
use super::api::{Api, Page, page};
use super::value::text;
use crate::fetch::{Credentials, FetchClient, FetchError, FetchResponse, Pace, Reach, is_private};

/// A REST interface that was found.
pub(super) struct Found {
    pub(super) root: Url,
    /// The interface's index of the site.
    pub(super) index: Value,
    /// The language of the front page; may be empty.
    pub(super) language: String,
}

/// The complete URL: `old.site` is `https://old.site/`.
pub(super) fn whole(typed: &str) -> Result<Url, FetchError> {
    let typed = typed.trim();
    let with_scheme = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
    let mut url = Url::parse(&with_scheme).map_err(|_| FetchError::Address { url: typed.to_owned(), why: "it is no web address" })?;
    url.set_fragment(None);
    // the URL of the REST interface itself is accepted too
    if let Some(at) = url.path().find("/wp-json") {
        let front = url.path().get(..at).unwrap_or_default().to_owned();
        url.set_path(&front);
    }
    Ok(url)
}

/// Requests the front page. A host that cannot be reached is an error at once: the URL may be mistyped. A site
/// that is only busy is tried again.
pub(super) async fn first_contact(web: &FetchClient, pace: Pace, address: &Url) -> Result<FetchResponse, FetchError> {
    let request = async || match web.get(address.as_str(), None).await {
        Err(unreachable @ FetchError::Unreachable { .. }) => Ok(Err(unreachable)),
        other => other.map(Ok),
    };
    pace.keep_trying(request).await?
}

/// Tries the front page's `Link` header, then the default URLs of the interface.
pub(super) async fn discover(
    web: &FetchClient,
    pace: Pace,
    reach: Reach,
    address: &Url,
    credentials: Option<&Credentials>,
) -> Result<Found, RestError> {
    let typed = address.as_str().trim_end_matches('/').to_owned();
    let front = first_contact(web, pace, address).await?;
    let body = String::from_utf8_lossy(&front.body).into_owned();
    let named = named_root(&front, &body);
    let is_wordpress = named.is_some() || body.contains("/wp-content/") || body.contains("/wp-includes/");
    let mut base = front.url.clone();
    base.set_query(None);
    base.set_fragment(None);
    if !base.path().ends_with('/') {
        base.set_path(&format!("{}/", base.path()));
    }
    let mut candidates: Vec<Url> = [named, base.join("wp-json/").ok(), base.join("?rest_route=/").ok()].into_iter().flatten().collect();
    // behind a proxy WordPress may assume that requests are not encrypted
    for candidate in &mut candidates {
        if base.scheme() == "https" && candidate.host() == base.host() && candidate.port().is_none() {
            // every such URL may have the scheme https
            let _ = candidate.set_scheme("https");
        }
    }
    candidates.dedup();
    let mut refusal: Option<Page> = None;
    for root in candidates {
        if credentials.is_some() && !is_safe_for_passwords(&root, reach) {
            return Err(RestError::Insecure { address: root.into() });
        }
        let response = pace.keep_trying(async || web.get(root.as_str(), credentials).await).await?;
        // a site without WordPress may respond to these URLs with its own pages
        let Ok(page) = page(root.as_str(), response) else { continue };
        if page.status == 200 && speaks_v2(&page.value) {
            return Ok(Found { root, index: page.value, language: language(&body) });
        }
        if let Some(user) = credentials.map(|credentials| &credentials.user).filter(|_| is_wrong_password(&page)) {
            return Err(wrong_password(&root, user, &page));
        }
        let telling = !page.code().is_empty() || matches!(page.status, 401 | 403);
        if refusal.is_none() && (telling || is_wordpress) {
            refusal = Some(page);
        }
    }
    match refusal.filter(|page| is_wordpress || page.code().starts_with("rest_")) {
        Some(page) => Err(RestError::Off { address: typed, status: page.status, said: page.said() }),
        None => Err(RestError::NotWordPress { address: typed }),
    }
}

/// Checks the signed-in user. A site that hides its users does not return it; then the requests for stories show whether the password works.
pub(super) async fn check_password(api: &Api<'_>) -> Result<(), RestError> {
    let Some(credentials) = api.credentials else { return Ok(()) };
    let page = api.get("wp/v2/users/me", &[("context", "edit".to_owned())]).await?;
    if is_wrong_password(&page) {
        return Err(wrong_password(&api.root, &credentials.user, &page));
    }
    if page.status == 401 {
        return Err(RestError::NotSignedIn { address: api.root.to_string(), user: credentials.user.clone() });
    }
    Ok(())
}

fn is_wrong_password(page: &Page) -> bool {
    matches!(page.status, 401 | 403)
        && ["incorrect_password", "invalid_username", "invalid_email", "application_passwords_disabled"]
            .iter()
            .any(|code| page.code().starts_with(code))
}

fn wrong_password(root: &Url, user: &str, page: &Page) -> RestError {
    let said = page.said().trim_start_matches(": ").to_owned();
    RestError::Password { address: root.to_string(), user: user.to_owned(), said }
}

/// Passwords are sent over TLS only, or within a private network if that was allowed.
fn is_safe_for_passwords(root: &Url, reach: Reach) -> bool {
    let private = match root.host() {
        Some(url::Host::Ipv4(address)) => is_private(address.into()),
        Some(url::Host::Ipv6(address)) => is_private(address.into()),
        // names that are not resolvable in public DNS
        Some(url::Host::Domain(name)) => {
            let last = name.trim_end_matches('.').rsplit('.').next().unwrap_or_default();
            !name.contains('.') || ["localhost", "local", "internal", "lan", "home", "test", "arpa"].contains(&last)
        }
        None => false,
    };
    root.scheme() == "https" || private && reach == Reach::AndPrivate
}

fn speaks_v2(index: &Value) -> bool {
    index.get("namespaces").and_then(Value::as_array).is_some_and(|names| names.iter().any(|name| name == "wp/v2"))
        || index.get("routes").is_some_and(|routes| routes.get("/wp/v2/posts").is_some())
}

const RELATION: &str = "https://api.w.org/";

/// The URL of the interface in the page's `Link` header or `<link>` element.
fn named_root(front: &FetchResponse, body: &str) -> Option<Url> {
    let headers = front.headers.get_all("link").iter().filter_map(|value| value.to_str().ok());
    let in_header = headers.flat_map(|value| value.split(",")).find_map(|link| {
        let (address, rest) = link.trim().strip_prefix('<')?.split_once('>')?;
        rest.contains(RELATION).then(|| address.to_owned())
    });
    let address = in_header.or_else(|| {
        let at = body.find(RELATION)?;
        let begin = body.get(..at)?.rfind('<')?;
        let tag = body.get(begin..)?.split('>').next()?;
        attribute(tag, "href").map(|href| href.replace("&amp;", "&"))
    })?;
    front.url.join(&address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

/// `en-US` of `<html lang="en-US">`.
fn language(body: &str) -> String {
    let tag = body.find("<html").and_then(|at| body.get(at..)?.split('>').next());
    tag.and_then(|tag| attribute(tag, " lang")).unwrap_or_default().replace('_', "-")
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let rest = tag.split_once(&format!("{name}="))?.1;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest.get(1..)?.split(quote).next().map(str::to_owned)
}

/// The site's URL as exports of the same site state it.
pub(super) fn home(index: &Value, root: &Url) -> String {
    let stated = ["home", "url"].iter().map(|field| text(index, field)).find(|url| url.starts_with("http"));
    stated.unwrap_or_else(|| root.join("/").map(String::from).unwrap_or_default()).trim_end_matches('/').to_owned()
}

/// The URL of the interface that an earlier run found.
pub(super) fn whole_root(root: &str) -> Result<Url, FetchError> {
    Url::parse(root).map_err(|_| FetchError::Address { url: root.to_owned(), why: "it is no web address" })
}

/// The site's time zone: a name, or an offset from UTC in hours that was set instead.
pub(super) fn time_zone(index: &Value) -> Option<String> {
    let name = text(index, "timezone_string");
    if !name.is_empty() {
        return Some(name);
    }
    // 5.5 is five and a half hours
    let hours: f64 = text(index, "gmt_offset").trim().parse().ok().filter(|hours: &f64| hours.abs() <= 15.0)?;
    #[expect(clippy::cast_possible_truncation, reason = "at most 15 hours")]
    let seconds = (hours * 3600.0).round() as i64;
    crate::import::zone_of_offset(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_do_not_travel_in_the_clear() {
        let safe = |root: &str, reach| is_safe_for_passwords(&Url::parse(root).unwrap(), reach);
        for (root, open, private) in [
            ("https://old.site/wp-json/", true, true),
            ("http://old.site/wp-json/", false, false),
            ("http://8.8.8.8/", false, false),
            ("http://192.168.1.7/", false, true),
            ("http://[::1]:8099/", false, true),
            ("http://localhost:8099/", false, true),
            ("http://paper.local/", false, true),
        ] {
            assert_eq!((safe(root, Reach::Public), safe(root, Reach::AndPrivate)), (open, private), "{root}");
        }
    }

    #[test]
    fn addresses_as_people_type_them() {
        for (typed, front) in [
            ("old.site", "https://old.site/"),
            (" http://old.site/blog/ ", "http://old.site/blog/"),
            ("https://old.site/blog/wp-json/wp/v2/posts#x", "https://old.site/blog"),
        ] {
            assert_eq!(whole(typed).unwrap().as_str(), front);
        }
        assert!(whole("https://").is_err());
    }

    #[test]
    fn time_zones_are_named_or_counted() {
        for (index, zone) in [
            (serde_json::json!({"timezone_string": "Asia/Karachi", "gmt_offset": "5"}), Some("Asia/Karachi")),
            (serde_json::json!({"timezone_string": "", "gmt_offset": "5.5"}), Some("Asia/Kolkata")),
            (serde_json::json!({"timezone_string": "", "gmt_offset": 5}), Some("Asia/Karachi")),
            (serde_json::json!({"timezone_string": "", "gmt_offset": -3}), Some("Etc/GMT+3")),
            (serde_json::json!({"gmt_offset": "0"}), Some("UTC")),
            (serde_json::json!({"gmt_offset": "1e300"}), None),
            (serde_json::json!({}), None),
        ] {
            assert_eq!(time_zone(&index).as_deref(), zone, "{index}");
        }
    }

    #[test]
    fn languages_and_attributes_are_found_in_tags() {
        assert_eq!(language("<!doctype html><html class=\"x\" lang=\"de_DE\"><p lang='x'>"), "de-DE");
        assert_eq!(language("<html><p lang='x'>"), "");
    }
}
