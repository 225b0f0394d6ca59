//! Reads paths and queries: which page, which feed, which old address. Pure.

use app::{load::SearchParams, page::Address, text::urls};
use domain::{SitePath, Slug};
use newsroom::Cursor;
use percent_encoding::percent_decode_str;
use serde::Deserialize;

use crate::http::feed::FeedOf;

/// What a path and query ask for.
#[derive(Debug, Clone, PartialEq)]
pub enum Asked {
    /// A page.
    Page {
        /// Which.
        address: Address,
        /// Where it should have been asked for, if the path lacked its last slash: once the page is known to be there, the way is shown.
        canonical: Option<SitePath>,
    },
    /// A feed.
    Feed(FeedOf),
    /// Surely elsewhere.
    Moved(String),
    /// One of WordPress's short addresses.
    Old(Old),
}

/// WordPress's short addresses, which need a look-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Old {
    /// `?p=`, `?page_id=`, `?attachment_id=`.
    Post(String),
    /// `?cat=`.
    Category(String),
    /// `?author=`.
    Author(String),
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Query {
    s: Option<String>,
    p: Option<String>,
    page_id: Option<String>,
    attachment_id: Option<String>,
    cat: Option<String>,
    author: Option<String>,
    tag: Option<String>,
    after: Option<String>,
    show: Option<String>,
}

/// Reads an address. Every path means something: what no page can have is [`Address::NotFound`].
pub fn read(path: &str, query: &str) -> Asked {
    let fields: Query = axum::extract::Query::try_from_uri(&uri(query)).map(|axum::extract::Query(fields)| fields).unwrap_or_default();
    let Some(parts) = parts(path) else {
        return not_found(path);
    };
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let at = Place { path, after: fields.after.as_deref().and_then(|text| text.parse().ok()), show: fields.show.as_deref().and_then(|text| text.parse().ok()) };
    match parts.as_slice() {
        [] => front(fields),
        ["page", number] => at.numbered(number, |page| Address::Front { page }),
        ["feed"] | ["feed", "rss" | "rss2" | "atom" | "rdf"] => Asked::Feed(FeedOf::All),
        ["search"] => at.page(Address::Search { query: search(query) }),
        ["latest", rest @ ..] => at.list(rest, |page, after, show| Address::Latest { page, after, show }),
        ["category", rest @ ..] => at.of_name(rest, FeedOf::Section, |slug, page, after, show| Address::Section { slug, page, after, show }),
        ["tag", rest @ ..] => at.of_name(rest, FeedOf::Tag, |slug, page, after, show| Address::Tag { slug, page, after, show }),
        ["author", rest @ ..] => at.of_name(rest, FeedOf::Author, |slug, page, after, show| Address::Author { slug, page, after, show }),
        ["desk" | "media" | "assets" | "api", ..] => not_found(path),
        [year, rest @ ..] if is_number(year, 4) => at.archive(year, rest),
        // a page of a story that WordPress cut in pieces, or the feed of its comments
        [.., "page", number] if number.parse::<u32>().is_ok() => at.without_last(2),
        [before @ .., "feed"] | [before @ .., "feed", _] if !before.is_empty() => at.without_last(parts.len() - before.len()),
        [.., last] if last.contains('.') && !path.ends_with('/') => not_found(path),
        _ => at.story(),
    }
}

struct Place<'a> {
    path: &'a str,
    after: Option<Cursor>,
    show: Option<u16>,
}

impl Place<'_> {
    fn page(&self, address: Address) -> Asked {
        let canonical = if self.path.ends_with('/') { None } else { SitePath::parse(&format!("{}/", self.path)).ok() };
        Asked::Page { address, canonical }
    }

    fn numbered(&self, number: &str, make: impl FnOnce(u32) -> Address) -> Asked {
        match number.parse() {
            Ok(page @ 1..) => self.page(make(page)),
            _ => not_found(self.path),
        }
    }

    /// A list: itself, or page N of it.
    fn list(&self, rest: &[&str], make: impl FnOnce(u32, Option<Cursor>, Option<u16>) -> Address) -> Asked {
        match rest {
            [] => self.page(make(0, self.after.clone(), self.show)),
            ["page", number] => self.numbered(number, |page| make(page, self.after.clone(), self.show)),
            _ => not_found(self.path),
        }
    }

    /// The list of a section, tag or author. `/category/a/b/` is `/category/b/`: one name is enough.
    fn of_name(&self, rest: &[&str], feed: impl FnOnce(Slug) -> FeedOf, make: impl FnOnce(Slug, u32, Option<Cursor>, Option<u16>) -> Address) -> Asked {
        let (names, rest) = match rest {
            [names @ .., "feed"] | [names @ .., "feed", "rss" | "rss2" | "atom" | "rdf"] => (names, &["feed"][..]),
            [names @ .., "page", number] => (names, &["page", *number][..]),
            names => (names, &[][..]),
        };
        let Some((last, above)) = names.split_last() else { return not_found(self.path) };
        let Ok(slug) = Slug::parse(last) else { return not_found(self.path) };
        if !above.is_empty() {
            let base = self.path.trim_start_matches('/').split('/').next().unwrap_or_default();
            let tail: String = rest.iter().map(|part| format!("{part}/")).collect();
            return SitePath::parse(&format!("/{base}/{slug}/{tail}")).map_or_else(|_| not_found(self.path), |to| Asked::Moved(to.into()));
        }
        match rest {
            ["feed"] => Asked::Feed(feed(slug)),
            rest => self.list(rest, |page, after, show| make(slug, page, after, show)),
        }
    }

    /// `/2026/`, `/2026/11/`, `/2026/11/24/`, each with `/page/N/`; below that, a dated permalink.
    fn archive(&self, year: &str, rest: &[&str]) -> Asked {
        let (date, rest) = match rest {
            [date @ .., "page", number] => (date, &["page", *number][..]),
            date => (date, &[][..]),
        };
        let number = |text: &str| text.parse::<i8>().ok();
        let (month, day) = match date {
            [] => (None, None),
            [month] if is_number(month, 2) => (number(month), None),
            [month, day] if is_number(month, 2) && is_number(day, 2) => (number(month), number(day)),
            _ => return self.story(),
        };
        let Ok(year) = year.parse() else { return not_found(self.path) };
        self.list(rest, |page, after, show| Address::Archive { year, month, day, page, after, show })
    }

    fn story(&self) -> Asked {
        let path = format!("{}/", self.path.trim_end_matches('/'));
        match SitePath::parse(&path) {
            Ok(path) => self.page(Address::StoryOrPage { path }),
            Err(_) => not_found(self.path),
        }
    }

    /// The story that this is a part of.
    fn without_last(&self, number: usize) -> Asked {
        let mut parts: Vec<&str> = self.path.trim_matches('/').split('/').collect();
        parts.truncate(parts.len().saturating_sub(number));
        match SitePath::parse(&format!("/{}/", parts.join("/"))) {
            Ok(path) => Asked::Page { address: Address::StoryOrPage { path: path.clone() }, canonical: Some(path) },
            Err(_) => not_found(self.path),
        }
    }
}

fn front(fields: Query) -> Asked {
    let Query { s, p, page_id, attachment_id, cat, author, tag, .. } = fields;
    let number = |text: &String| !text.is_empty() && text.len() < 20 && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(words) = s {
        return Asked::Moved(urls::search(&words));
    }
    if let Some(id) = p.or(page_id).or(attachment_id).filter(number) {
        return Asked::Old(Old::Post(id));
    }
    if let Some(id) = cat.filter(number) {
        return Asked::Old(Old::Category(id));
    }
    if let Some(id) = author.filter(number) {
        return Asked::Old(Old::Author(id));
    }
    if let Some(slug) = tag.and_then(|tag| Slug::parse(&tag).ok()) {
        return Asked::Moved(SitePath::of_tag(&slug).into());
    }
    Asked::Page { address: Address::Front { page: 0 }, canonical: None }
}

fn search(query: &str) -> SearchParams {
    axum::extract::Query::try_from_uri(&uri(query)).map(|axum::extract::Query(params)| params).unwrap_or_default()
}

fn uri(query: &str) -> axum::http::Uri {
    axum::http::Uri::builder().path_and_query(format!("/?{query}")).build().unwrap_or_default()
}

/// The decoded parts of a path; none for what no address of ours looks like.
fn parts(path: &str) -> Option<Vec<String>> {
    if path.contains("//") {
        return None;
    }
    let decode = |part: &str| percent_decode_str(part).decode_utf8().ok().map(|part| part.into_owned());
    path.split('/').filter(|part| !part.is_empty()).map(decode).collect()
}

fn is_number(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn not_found(path: &str) -> Asked {
    Asked::Page { address: Address::NotFound { path: path.to_owned() }, canonical: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(text: &str) -> Slug {
        Slug::parse(text).unwrap()
    }

    fn page(address: Address) -> Asked {
        Asked::Page { address, canonical: None }
    }

    fn story(path: &str, canonical: Option<&str>) -> Asked {
        Asked::Page { address: Address::StoryOrPage { path: SitePath::parse(path).unwrap() }, canonical: canonical.map(|path| SitePath::parse(path).unwrap()) }
    }

    #[test]
    fn lists() {
        assert_eq!(read("/", ""), page(Address::Front { page: 0 }));
        assert_eq!(read("/page/3/", ""), page(Address::Front { page: 3 }));
        assert_eq!(read("/category/world/", ""), page(Address::Section { slug: slug("world"), page: 0, after: None, show: None }));
        assert_eq!(read("/tag/%D8%B3/page/2/", ""), page(Address::Tag { slug: slug("س"), page: 2, after: None, show: None }));
        assert_eq!(read("/category/world/feed/", ""), Asked::Feed(FeedOf::Section(slug("world"))));
        assert_eq!(read("/category/asia/nepal/page/2/", ""), Asked::Moved("/category/nepal/page/2/".to_owned()));
        assert_eq!(read("/2026/11/", ""), page(Address::Archive { year: 2026, month: Some(11), day: None, page: 0, after: None, show: None }));
    }

    #[test]
    fn stories_and_what_hangs_on_them() {
        assert_eq!(read("/water-talks/", "utm_source=x"), story("/water-talks/", None));
        assert_eq!(read("/water-talks", ""), story("/water-talks/", Some("/water-talks/")));
        assert_eq!(read("/about/team/", ""), story("/about/team/", None));
        assert_eq!(read("/2013/01/15/old/", ""), story("/2013/01/15/old/", None));
        assert_eq!(read("/long-read/page/2/", ""), story("/long-read/", Some("/long-read/")));
        assert_eq!(read("/water-talks/feed/", ""), story("/water-talks/", Some("/water-talks/")));
    }

    #[test]
    fn short_addresses() {
        assert_eq!(read("/", "s=sea+ice"), Asked::Moved("/search/?q=sea%20ice".to_owned()));
        assert_eq!(read("/", "p=12&preview=1"), Asked::Old(Old::Post("12".to_owned())));
        assert_eq!(read("/", "cat=3"), Asked::Old(Old::Category("3".to_owned())));
        assert_eq!(read("/", "p=drop"), page(Address::Front { page: 0 }));
    }

    #[test]
    fn nothing_else_is_an_address() {
        for path in ["//evil.example", "/a//b/", "/wp-login.php", "/favicon.png", "/desk/sign-in", "/page/0/", "/category/", "/%ff/", "/latest/x/"] {
            assert!(matches!(read(path, ""), Asked::Page { address: Address::NotFound { .. }, .. }), "{path}: {:?}", read(path, ""));
        }
    }
}
