//! Reads paths and queries: which page, which feed, which old address. Pure.

use app::{api::MOST_SHOWN, load::SearchParams, page::Address, text::urls};
use domain::{SitePath, Slug};
use newsroom::Cursor;
use percent_encoding::percent_decode_str;

use super::query::{Query, is_number};
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
    Feed {
        /// Of what.
        of: FeedOf,
        /// As for a page.
        canonical: Option<String>,
    },
    /// Surely elsewhere.
    Moved(String),
    /// One of WordPress's short addresses.
    Old {
        /// Which.
        old: Old,
        /// What of it is wanted: nothing more, `feed/` or `page/N/`.
        rest: String,
    },
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
    let rest = fields.rest();
    if !parts.is_empty() && !parts.contains(&"feed") {
        parts.extend(rest.split('/').filter(|part| !part.is_empty()));
    }
    let at = Place {
        path,
        after: fields.get("after").and_then(|text| text.parse().ok()),
        show: fields.get("show").and_then(|text| text.parse().ok()).map(|stories: u16| stories.min(MOST_SHOWN)),
    };
    // a year's archive, or something below one of its days, such as a dated permalink
    if let [year, rest @ ..] = parts.as_slice()
        && is_number(year, 4)
        && let Some(asked) = at.archive(year, rest)
    {
        return asked;
    }
    match parts.as_slice() {
        [] => at.front(&fields),
        ["page", number] => at.numbered(number, |page| (Address::Front { page }, "/".to_owned())),
        ["feed"] => at.feed(FeedOf::All),
        ["feed", kind] if FEED_KINDS.contains(kind) => at.feed(FeedOf::All),
        ["comments", "feed"] => at.feed(FeedOf::Comments),
        ["comments", "feed", kind] if FEED_KINDS.contains(kind) => at.feed(FeedOf::Comments),
        ["search"] if path == "/search/" => Asked::Page { address: Address::Search { query: search(&fields) }, canonical: None },
        ["search"] => Asked::Moved(if query.is_empty() { "/search/".to_owned() } else { format!("/search/?{query}") }),
        ["search", "feed"] if fields.get("q").is_some() => {
            let of = FeedOf::Search(search(&fields).q);
            // not searched for at any other address, which would not be counted as a search
            if path == "/search/feed/" { at.feed(of) } else { Asked::Moved(of.own_path()) }
        }
        ["search", words, "feed"] => Asked::Moved(urls::search_feed(words)),
        ["search", words, "feed", kind] if FEED_KINDS.contains(kind) => Asked::Moved(urls::search_feed(words)),
        ["search", words, "page", number] => Asked::Moved(SearchParams::words(words).url(number.parse().unwrap_or(1))),
        ["search", words] => Asked::Moved(urls::search(words)),
        // no list is there, but an old page may have been
        ["category" | "tag" | "author" | "media" | "assets"] => at.story(&parts),
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
        ["desk" | "assets" | "api", ..] => not_found(path),
        [before @ .., "feed"] if !before.is_empty() => at.comments(before),
        [before @ .., "feed", kind] if !before.is_empty() && FEED_KINDS.contains(kind) => at.comments(before),
        // a page of a story that WordPress cut in pieces, and what hung on it
        [before @ .., "page", number] if !before.is_empty() && number.parse::<u32>().is_ok() => at.story(before),
        [before @ .., "amp" | "embed" | "trackback"] if !before.is_empty() => at.story(before),
        [before @ .., comments] if !before.is_empty() && comments.starts_with("comment-page-") => at.story(before),
        // a file's name: perhaps an old address, but never one that lacks a slash
        [.., last] if last.contains('.') && !path.ends_with('/') => match SitePath::parse(path) {
            Ok(path) => Asked::Page { address: Address::StoryOrPage { path }, canonical: None },
            Err(_) => not_found(path),
        },
        parts => at.story(parts),
    }
}

/// What the query of a page's own address says: where in a list to begin, and how much to show. `None` where queries are endless.
pub fn own_query(address: &Address) -> Option<String> {
    let (after, show) = match address {
        Address::Section { after, show, .. }
        | Address::Tag { after, show, .. }
        | Address::Author { after, show, .. }
        | Address::Archive { after, show, .. }
        | Address::Latest { after, show, .. } => (after.as_ref(), *show),
        Address::Search { .. } => return None,
        _ => return Some(String::new()),
    };
    let fields = [("after", after.map(ToString::to_string)), ("show", show.map(|stories| stories.to_string()))];
    let fields = fields.into_iter().filter_map(|(name, value)| Some((name, value?)));
    Some(form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish())
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

    fn feed(&self, of: FeedOf) -> Asked {
        let own = of.own_path();
        // a search's words are in the query, which is the feed's own already
        let own_path = own.split('?').next().unwrap_or_default();
        let same = SitePath::parse(self.path).is_ok_and(|asked| asked.as_str() == own_path);
        Asked::Feed { of, canonical: if same { None } else { Some(own) } }
    }

    /// The feed of what readers wrote under the story with these parts in its path.
    fn comments(&self, parts: &[&str]) -> Asked {
        match story_path(parts) {
            Some(path) => self.feed(FeedOf::Story(path)),
            None => not_found(self.path),
        }
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
            ["feed"] => self.feed(feed(slug)),
            rest => self.list(rest, |page, after, show| (make(slug, page, after, show), own)),
        }
    }

    /// `/2026/`, `/2026/11/`, `/2026/11/24/`, each with `/page/N/` and `/feed/`; nothing for what lies deeper.
    fn archive(&self, year: &str, rest: &[&str]) -> Option<Asked> {
        let (date, rest) = match rest {
            [date @ .., "page", number] => (date, &["page", *number][..]),
            [date @ .., "feed"] => (date, &["feed"][..]),
            [date @ .., "feed", kind] if FEED_KINDS.contains(kind) => (date, &["feed"][..]),
            date => (date, &[][..]),
        };
        let (month, day) = match date {
            [] => (None, None),
            [month] if is_date_part(month) => (month.parse().ok(), None),
            [month, day] if is_date_part(month) && is_date_part(day) => (month.parse().ok(), day.parse().ok()),
            _ => return None,
        };
        let year = year.parse().ok()?;
        Some(match rest {
            ["feed"] => self.feed(FeedOf::Archive { year, month, day }),
            rest => self.list(rest, |page, after, show| {
                (Address::Archive { year, month, day, page, after, show }, urls::archive(year, month, day))
            }),
        })
    }

    /// The story or page with these parts in its path.
    fn story(&self, parts: &[&str]) -> Asked {
        match story_path(parts) {
            Some(path) => self.page(Address::StoryOrPage { path: path.clone() }, path.into()),
            None => not_found(self.path),
        }
    }

    /// `/`, or what WordPress says in a query there.
    fn front(&self, fields: &Query) -> Asked {
        let rest = fields.rest();
        if let Some(words) = fields.get("s") {
            return Asked::Moved(match fields.number("paged") {
                _ if rest == "feed/" => urls::search_feed(words),
                Some(page) => SearchParams::words(words).url(page.parse().unwrap_or(1)),
                None => urls::search(words),
            });
        }
        if let Some(id) = ["p", "page_id", "attachment_id"].iter().find_map(|name| fields.number(name)) {
            // a piece of a story is the story
            let rest = if rest == "feed/" { rest } else { String::new() };
            return Asked::Old { old: Old::Post(id.to_owned()), rest };
        }
        if let Some(id) = fields.number("cat") {
            return Asked::Old { old: Old::Category(id.to_owned()), rest };
        }
        if let Some(id) = fields.number("author") {
            return Asked::Old { old: Old::Author(id.to_owned()), rest };
        }
        let below = |base: &str, name: &str| {
            let parts = name.split('/').filter(|part| !part.is_empty()).map(|part| format!("{}/", urls::query_value(part)));
            format!("{base}{}", parts.collect::<String>())
        };
        let named = [("category_name", "/category/"), ("tag", "/tag/"), ("author_name", "/author/"), ("pagename", "/"), ("name", "/")];
        let named = named.iter().find_map(|(name, base)| fields.get(name).filter(|text| !text.is_empty()).map(|text| below(base, text)));
        let comments = fields.get("feed").filter(|kind| kind.starts_with("comments")).map(|_| "/comments/".to_owned());
        let place = named.or_else(|| fields.date().map(|date| below("/", &date))).or(comments);
        match place.or_else(|| (!rest.is_empty()).then(|| "/".to_owned())).map(|place| format!("{place}{rest}")) {
            Some(path) => match read(&path, "") {
                Asked::Page { address, canonical } => Asked::Page { address, canonical: canonical.or(Some(path)) },
                Asked::Feed { of, canonical } => Asked::Feed { of, canonical: canonical.or(Some(path)) },
                elsewhere => elsewhere,
            },
            None => self.page(Address::Front { page: 0 }, "/".to_owned()),
        }
    }
}

/// The path of a story or page with these parts.
fn story_path(parts: &[&str]) -> Option<SitePath> {
    let path: String = parts.iter().map(|part| format!("/{}", urls::query_value(part))).collect();
    SitePath::parse(&format!("{path}/")).ok()
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

/// The decoded parts of a path; none for what no address of ours looks like, such as one with a control character. Slashes too many
/// do no harm: the canonical path has none.
pub(super) fn parts(path: &str) -> Option<Vec<String>> {
    let decode = |part: &str| {
        let part = percent_decode_str(part).decode_utf8().ok()?;
        (!part.contains(char::is_control)).then(|| part.into_owned())
    };
    path.split('/').filter(|part| !part.is_empty()).map(decode).collect()
}

/// One or two digits: `/2026/2/7/` is an old form of `/2026/02/07/`.
fn is_date_part(text: &str) -> bool {
    is_number(text, 1) || is_number(text, 2)
}

fn not_found(path: &str) -> Asked {
    Asked::Page { address: Address::NotFound { path: path.to_owned() }, canonical: None }
}

#[cfg(test)]
mod tests;
