//! Reads paths and queries: which page, which feed, which old address. Pure.

use app::{load::SearchParams, page::Address, text::urls};
use domain::{SitePath, Slug};
use newsroom::Cursor;
use percent_encoding::percent_decode_str;

use crate::http::feed::FeedOf;

/// What a path and query ask for.
#[derive(Debug, Clone, PartialEq)]
pub enum Asked {
    /// A page.
    Page {
        /// Which.
        address: Address,
        /// The path it should have been asked for at, if that is another one: once the page is known to be there, the way is shown.
        canonical: Option<String>,
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

/// Fields of a query, decoded; of a repeated one the first counts.
struct Query(Vec<(String, String)>);

impl Query {
    fn read(query: &str) -> Self {
        Self(form_urlencoded::parse(query.as_bytes()).into_owned().collect())
    }
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }
    /// A number as WordPress counts its things.
    fn number(&self, name: &str) -> Option<&str> {
        self.get(name).filter(|text| (1..20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()))
    }
}

/// Reads an address. Every path means something: what no page can have is [`Address::NotFound`].
pub fn read(path: &str, query: &str) -> Asked {
    let fields = Query::read(query);
    let Some(parts) = parts(path) else {
        return not_found(path);
    };
    let mut parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    if parts.first() == Some(&"index.php") {
        parts.remove(0);
    }
    let at = Place {
        path,
        after: fields.get("after").and_then(|text| text.parse().ok()),
        show: fields.get("show").and_then(|text| text.parse().ok()),
    };
    match parts.as_slice() {
        [] => at.front(&fields),
        ["page", number] => at.numbered(number, |page| (Address::Front { page }, "/".to_owned())),
        ["feed"] => at.feed(FeedOf::All, "/"),
        ["feed", kind] if FEED_KINDS.contains(kind) => at.feed(FeedOf::All, "/"),
        ["search"] if path == "/search/" => Asked::Page { address: Address::Search { query: search(&fields) }, canonical: None },
        ["search"] => Asked::Moved(if query.is_empty() { "/search/".to_owned() } else { format!("/search/?{query}") }),
        ["search", words] => Asked::Moved(urls::search(words)),
        ["latest", rest @ ..] => at.list(rest, |page, after, show| (Address::Latest { page, after, show }, "/latest/".to_owned())),
        ["category", rest @ ..] => {
            at.of_name(rest, SitePath::of_section, FeedOf::Section, |slug, page, after, show| Address::Section { slug, page, after, show })
        }
        ["tag", rest @ ..] => {
            at.of_name(rest, SitePath::of_tag, FeedOf::Tag, |slug, page, after, show| Address::Tag { slug, page, after, show })
        }
        ["author", rest @ ..] => {
            at.of_name(rest, SitePath::of_author, FeedOf::Author, |slug, page, after, show| Address::Author { slug, page, after, show })
        }
        ["desk" | "media" | "assets" | "api", ..] => not_found(path),
        [year, rest @ ..] if is_number(year, 4) => at.archive(year, rest),
        // a page of a story that WordPress cut in pieces, or the feed of its comments
        [before @ .., "page", number] if !before.is_empty() && number.parse::<u32>().is_ok() => at.story(before),
        [before @ .., "feed" | "amp" | "embed"] if !before.is_empty() => at.story(before),
        [before @ .., "feed", kind] if !before.is_empty() && FEED_KINDS.contains(kind) => at.story(before),
        [before @ .., comments] if !before.is_empty() && comments.starts_with("comment-page-") => at.story(before),
        // a file's name: perhaps an old address, but never one that lacks a slash
        [.., last] if last.contains('.') && !path.ends_with('/') => match SitePath::parse(path) {
            Ok(path) => Asked::Page { address: Address::StoryOrPage { path }, canonical: None },
            Err(_) => not_found(path),
        },
        parts => at.story(parts),
    }
}

/// WordPress's names of feed formats; all of them get RSS 2.0.
const FEED_KINDS: [&str; 4] = ["rss", "rss2", "atom", "rdf"];

struct Place<'a> {
    path: &'a str,
    after: Option<Cursor>,
    show: Option<u16>,
}

impl Place<'_> {
    /// A page whose own path is `own`.
    fn page(&self, address: Address, own: String) -> Asked {
        // compared as stored: in `%d8%b3` only the case of the digits differs
        let same = SitePath::parse(self.path).is_ok_and(|asked| asked.as_str() == own);
        Asked::Page { address, canonical: if same { None } else { Some(own) } }
    }

    fn feed(&self, of: FeedOf, page: &str) -> Asked {
        let own = format!("{page}feed/");
        if SitePath::parse(self.path).is_ok_and(|asked| asked.as_str() == own) { Asked::Feed(of) } else { Asked::Moved(own) }
    }

    /// Page N of the list that `make` names with its own path; the first is the list itself.
    fn numbered(&self, number: &str, make: impl FnOnce(u32) -> (Address, String)) -> Asked {
        match number.parse() {
            Ok(page @ 1..) => {
                let (address, own) = make(page);
                self.page(address, if page == 1 { own } else { format!("{own}page/{page}/") })
            }
            _ => not_found(self.path),
        }
    }

    /// A list: itself, or page N of it.
    fn list(&self, rest: &[&str], make: impl FnOnce(u32, Option<Cursor>, Option<u16>) -> (Address, String)) -> Asked {
        match rest {
            [] => {
                let (address, own) = make(0, self.after.clone(), self.show);
                self.page(address, own)
            }
            ["page", number] => self.numbered(number, |page| make(page, self.after.clone(), self.show)),
            _ => not_found(self.path),
        }
    }

    /// The list of a section, tag or author. `/category/a/b/` is `/category/b/`: one name is enough.
    fn of_name(
        &self,
        rest: &[&str],
        own: fn(&Slug) -> SitePath,
        feed: fn(Slug) -> FeedOf,
        make: fn(Slug, u32, Option<Cursor>, Option<u16>) -> Address,
    ) -> Asked {
        let (names, rest) = match rest {
            [names @ .., "feed"] => (names, &["feed"][..]),
            [names @ .., "feed", kind] if FEED_KINDS.contains(kind) => (names, &["feed"][..]),
            [names @ .., "page", number] => (names, &["page", *number][..]),
            names => (names, &[][..]),
        };
        let slugs: Option<Vec<Slug>> = names.iter().map(|name| Slug::parse(name).ok()).collect();
        let Some(slug) = slugs.and_then(|mut slugs| slugs.pop()) else { return not_found(self.path) };
        let own = String::from(own(&slug));
        match rest {
            ["feed"] => self.feed(feed(slug), &own),
            rest => self.list(rest, |page, after, show| (make(slug, page, after, show), own)),
        }
    }

    /// `/2026/`, `/2026/11/`, `/2026/11/24/`, each with `/page/N/`; below that, a dated permalink.
    fn archive(&self, year: &str, rest: &[&str]) -> Asked {
        let (date, rest) = match rest {
            [date @ .., "page", number] => (date, &["page", *number][..]),
            date => (date, &[][..]),
        };
        let (month, day) = match date {
            [] => (None, None),
            [month] if is_date_part(month) => (month.parse().ok(), None),
            [month, day] if is_date_part(month) && is_date_part(day) => (month.parse().ok(), day.parse().ok()),
            _ => {
                let parts: Vec<&str> = std::iter::once(year).chain(date.iter().copied()).chain(rest.iter().copied()).collect();
                return self.story(&parts);
            }
        };
        let Ok(year) = year.parse() else { return not_found(self.path) };
        self.list(rest, |page, after, show| (Address::Archive { year, month, day, page, after, show }, urls::archive(year, month, day)))
    }

    /// The story or page with these parts in its path.
    fn story(&self, parts: &[&str]) -> Asked {
        let path: String = parts.iter().map(|part| format!("/{}", urls::query_value(part))).collect();
        match SitePath::parse(&format!("{path}/")) {
            Ok(path) => self.page(Address::StoryOrPage { path: path.clone() }, path.into()),
            Err(_) => not_found(self.path),
        }
    }

    /// `/`, or what WordPress says in a query there.
    fn front(&self, fields: &Query) -> Asked {
        if let Some(words) = fields.get("s") {
            return Asked::Moved(urls::search(words));
        }
        if fields.get("feed").is_some() {
            return Asked::Moved("/feed/".to_owned());
        }
        if let Some(id) = ["p", "page_id", "attachment_id"].iter().find_map(|name| fields.number(name)) {
            return Asked::Old(Old::Post(id.to_owned()));
        }
        if let Some(id) = fields.number("cat") {
            return Asked::Old(Old::Category(id.to_owned()));
        }
        if let Some(id) = fields.number("author") {
            return Asked::Old(Old::Author(id.to_owned()));
        }
        if let Some(slug) = fields.get("tag").and_then(|tag| Slug::parse(tag).ok()) {
            let own = SitePath::of_tag(&slug).into();
            return self.page(Address::Tag { slug, page: 0, after: None, show: None }, own);
        }
        if let Some(date) = fields.number("m") {
            let parts: Vec<&str> =
                [date.get(..4), date.get(4..6), date.get(6..8)].into_iter().flatten().filter(|part| !part.is_empty()).collect();
            if let (4 | 6 | 8, Some((year, rest))) = (date.len(), parts.split_first()) {
                return self.archive(year, rest);
            }
        }
        match fields.number("paged") {
            Some(number) => self.numbered(number, |page| (Address::Front { page }, "/".to_owned())),
            None => self.page(Address::Front { page: 0 }, "/".to_owned()),
        }
    }
}

fn search(fields: &Query) -> SearchParams {
    let field = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    SearchParams {
        q: field("q"),
        section: field("section"),
        author: field("author"),
        from: field("from"),
        until: field("until"),
        sort: field("sort"),
        page: field("page"),
    }
}

/// The decoded parts of a path; none for what no address of ours looks like. Slashes too many do no harm: the canonical path has none.
fn parts(path: &str) -> Option<Vec<String>> {
    let decode = |part: &str| percent_decode_str(part).decode_utf8().ok().map(|part| part.into_owned());
    path.split('/').filter(|part| !part.is_empty()).map(decode).collect()
}

fn is_number(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// One or two digits: `/2026/2/7/` is an old form of `/2026/02/07/`.
fn is_date_part(text: &str) -> bool {
    is_number(text, 1) || is_number(text, 2)
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

    fn page(address: Address, canonical: Option<&str>) -> Asked {
        Asked::Page { address, canonical: canonical.map(str::to_owned) }
    }

    fn section(slug_text: &str, page: u32) -> Address {
        Address::Section { slug: slug(slug_text), page, after: None, show: None }
    }

    fn story(path: &str, canonical: Option<&str>) -> Asked {
        page(Address::StoryOrPage { path: SitePath::parse(path).unwrap() }, canonical)
    }

    #[test]
    fn lists() {
        assert_eq!(read("/", "utm_source=x"), page(Address::Front { page: 0 }, None));
        assert_eq!(read("/index.php", ""), page(Address::Front { page: 0 }, Some("/")));
        assert_eq!(read("/page/3/", ""), page(Address::Front { page: 3 }, None));
        assert_eq!(read("/page/1/", ""), page(Address::Front { page: 1 }, Some("/")));
        assert_eq!(read("/category/world/", ""), page(section("world", 0), None));
        assert_eq!(read("/category/World", ""), page(section("world", 0), Some("/category/world/")));
        assert_eq!(read("/category/asia/nepal/page/2", ""), page(section("nepal", 2), Some("/category/nepal/page/2/")));
        assert_eq!(read("/tag/%d8%b3/page/2/", ""), page(Address::Tag { slug: slug("س"), page: 2, after: None, show: None }, None));
        let november =
            |canonical| page(Address::Archive { year: 2026, month: Some(2), day: None, page: 0, after: None, show: None }, canonical);
        assert_eq!(read("/2026/02/", ""), november(None));
        assert_eq!(read("/2026/2", ""), november(Some("/2026/02/")));
        assert_eq!(read("/", "m=202602"), november(Some("/2026/02/")));
    }

    #[test]
    fn feeds() {
        assert_eq!(read("/feed/", ""), Asked::Feed(FeedOf::All));
        assert_eq!(read("/category/world/feed/", ""), Asked::Feed(FeedOf::Section(slug("world"))));
        for (path, query, own) in [
            ("/feed", "", "/feed/"),
            ("/feed/atom/", "", "/feed/"),
            ("/", "feed=rss2", "/feed/"),
            ("/tag/a/feed", "", "/tag/a/feed/"),
            ("/category/a/b/feed/", "", "/category/b/feed/"),
        ] {
            assert_eq!(read(path, query), Asked::Moved(own.to_owned()), "{path}");
        }
    }

    #[test]
    fn stories_and_what_hangs_on_them() {
        assert_eq!(read("/water-talks/", "utm_source=x"), story("/water-talks/", None));
        assert_eq!(read("/about/team/", ""), story("/about/team/", None));
        assert_eq!(read("/%d8%b3/", ""), story("/%D8%B3/", None));
        assert_eq!(read("//about//team/", ""), story("/about/team/", Some("/about/team/")));
        assert_eq!(read("/2013/01/15/old/", ""), story("/2013/01/15/old/", None));
        assert_eq!(read("/old-page.html", ""), story("/old-page.html", None));
        for path in [
            "/water-talks",
            "/water-talks/page/2/",
            "/water-talks/feed/",
            "/water-talks/feed/atom/",
            "/water-talks/amp",
            "/water-talks/comment-page-3/",
            "/index.php/water-talks/",
        ] {
            assert_eq!(read(path, ""), story("/water-talks/", Some("/water-talks/")), "{path}");
        }
    }

    #[test]
    fn short_addresses() {
        assert_eq!(read("/", "s=sea+ice"), Asked::Moved("/search/?q=sea%20ice".to_owned()));
        assert_eq!(read("/search/sea%20ice/", ""), Asked::Moved("/search/?q=sea%20ice".to_owned()));
        assert_eq!(read("/search", "q=a&page=2"), Asked::Moved("/search/?q=a&page=2".to_owned()));
        assert_eq!(read("/", "p=12&preview=1"), Asked::Old(Old::Post("12".to_owned())));
        assert_eq!(read("/", "cat=3"), Asked::Old(Old::Category("3".to_owned())));
        assert_eq!(read("/", "p=drop"), page(Address::Front { page: 0 }, None));
        assert_eq!(read("/", "paged=2"), page(Address::Front { page: 2 }, Some("/page/2/")));
    }

    #[test]
    fn nothing_else_is_an_address() {
        for path in ["//evil.example", "/desk/sign-in", "/page/0/", "/page/x/", "/category/", "/%ff/", "/latest/x/", "/author/a/page/-1/"] {
            let asked = read(path, "");
            let missing = matches!(asked, Asked::Page { address: Address::NotFound { .. }, .. });
            // a page named "page" may have pages below it
            assert!(missing || path == "/page/x/" && matches!(asked, Asked::Page { canonical: None, .. }), "{path}: {asked:?}");
        }
    }
}
