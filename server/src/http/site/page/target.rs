//! Parses paths and queries: which page, which feed, which legacy URL. Pure.

use app::{
    islands::site::MOST_SHOWN,
    site::{
        Address, DevicePage,
        load::{
            SearchParams,
            comment_pages::{CommentsAt, page_path},
            list::Start,
        },
    },
    ui::text::urls,
};
use domain::{CommentId, ListOf, Period, SitePath, Slug};
use newsroom::Cursor;
use percent_encoding::percent_decode_str;

use super::query::{LegacyQuery, Query, is_number};
use crate::http::site::feed::{FeedFormat, FeedOf};

/// What a path and query refer to.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A page.
    Page {
        /// Which.
        address: Address,
        /// The page's own path, if the request used another one; if the page exists, it redirects there.
        canonical: Option<String>,
    },
    /// A feed.
    Feed {
        /// Of what.
        of: FeedOf,
        /// In which format.
        format: FeedFormat,
        /// As for a page.
        canonical: Option<String>,
    },
    /// A path with WordPress's parameters.
    PathOrQuery {
        /// The target of the path alone, if it exists.
        path: Box<Target>,
        /// Otherwise the target of the parameters alone.
        query: Box<Target>,
    },
    /// Redirects without a look-up.
    Moved(String),
    /// One of WordPress's numeric URLs.
    Legacy {
        /// Which.
        query: LegacyQuery,
        /// What follows its path: nothing, `feed/` or `page/N/`.
        rest: String,
    },
}

/// Parses a URL. Every path has a target: what no page can have is [`Address::NotFound`].
pub fn read(path: &str, query: &str) -> Target {
    let fields = Query::read(query);
    let target = read_path(path, query, &fields);
    let may_be_missing = matches!(target, Target::Page { address: Address::StoryOrPage { .. } | Address::NotFound { .. }, .. });
    // the front page's path is read together with its parameters
    if !may_be_missing || path == "/" || !fields.names_something() {
        return target;
    }
    Target::PathOrQuery { path: Box::new(target), query: Box::new(read_path("/", query, &fields)) }
}

fn read_path(path: &str, query: &str, fields: &Query) -> Target {
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
    let format = match parts.as_slice() {
        [.., "feed", "atom"] => FeedFormat::Atom,
        [.., "feed", "json"] => FeedFormat::Json,
        _ => FeedFormat::Rss,
    };
    if matches!(parts.as_slice(), [.., "feed", kind] if FEED_KINDS.contains(kind)) {
        parts.pop();
    }
    let at = Requested {
        path,
        after: fields.get("after").and_then(|text| text.parse().ok()),
        show: fields.get("show").and_then(|text| text.parse().ok()).map(|stories: u16| stories.min(MOST_SHOWN)),
        comment: fields.get("comment").and_then(|id| CommentId::parse(id).ok()),
        format,
    };
    // an archive, or something below one of its days, such as a dated permalink
    if let [year, rest @ ..] = parts.as_slice()
        && is_number(year, 4)
        && let Some(target) = at.archive(year, rest)
    {
        return target;
    }
    match parts.as_slice() {
        [] => at.front(fields),
        ["page", number] => at.numbered(number, |page| (Address::Front { page }, "/".to_owned())),
        ["feed"] => at.feed(FeedOf::List(ListOf::Latest)),
        ["comments", "feed"] => at.feed(FeedOf::Comments),
        [name] if let Some(page) = DevicePage::ALL.into_iter().find(|page| page.name() == *name) => {
            at.page(Address::Device(page), page.path())
        }
        ["search"] if path == "/search/" => Target::Page { address: Address::Search { query: fields.search() }, canonical: None },
        ["search"] => Target::Moved(if query.is_empty() { "/search/".to_owned() } else { format!("/search/?{query}") }),
        ["search", "feed"] if fields.get("q").is_some() => {
            let of = FeedOf::Search(fields.search().q);
            // redirected from any other path, which would not be rate-limited as a search
            if path == "/search/feed/" { at.feed(of) } else { Target::Moved(of.own_path(FeedFormat::Rss)) }
        }
        ["search", terms, "feed"] => Target::Moved(urls::search_feed(terms)),
        ["search", terms, "page", number] => Target::Moved(SearchParams::words(terms).url(number.parse().unwrap_or(1))),
        ["search", terms] => Target::Moved(urls::search(terms)),
        // not a list, but perhaps a page of this name
        ["category" | "tag" | "author" | "media" | "assets"] => at.story(&parts),
        ["latest", rest @ ..] => at.list(rest, ListOf::Latest),
        ["category", rest @ ..] => at.of_name(rest, ListOf::Section),
        ["tag", rest @ ..] => at.of_name(rest, ListOf::Tag),
        ["author", rest @ ..] => at.of_name(rest, ListOf::Author),
        ["desk" | "assets" | "api", ..] => not_found(path),
        [before @ .., "feed"] if !before.is_empty() => at.comments(before),
        // a page of a story that WordPress split, and suffixes of a story
        [before @ .., "page", number] if !before.is_empty() && number.parse::<u32>().is_ok() => at.story(before),
        [before @ .., "amp" | "embed" | "trackback"] if !before.is_empty() => at.story(before),
        [before @ .., comments] if !before.is_empty() && comments.starts_with("comment-page-") => {
            at.comment_page(before, comments.trim_start_matches("comment-page-"))
        }
        // a file name: perhaps a legacy URL, but never one that only lacks its slash
        [.., last] if last.contains('.') && !path.ends_with('/') => match SitePath::parse(path) {
            Ok(path) => Target::Page { address: Address::StoryOrPage { path }, canonical: None },
            Err(_) => not_found(path),
        },
        parts => at.story(parts),
    }
}

/// The canonical query of a page: where in a list to begin, and how many stories to show. `None` if there is an endless number of queries.
pub fn own_query(address: &Address) -> Option<String> {
    let start = match address {
        Address::List { start, .. } => start,
        Address::Search { .. } => return None,
        Address::Comments { at: CommentsAt::Comment(id), .. } => return Some(format!("comment={id}")),
        Address::Front { .. }
        | Address::StoryOrPage { .. }
        | Address::Comments { at: CommentsAt::Page(_), .. }
        | Address::Device(_)
        | Address::NotFound { .. }
        | Address::Gone { .. } => return Some(String::new()),
    };
    let fields = [("after", start.after.as_ref().map(ToString::to_string)), ("show", start.show.map(|stories| stories.to_string()))];
    let fields = fields.into_iter().filter_map(|(name, value)| Some((name, value?)));
    Some(form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish())
}

/// Names of feed formats, those of WordPress among them; RSS 2.0 is served for the ones that have no format of their own here.
const FEED_KINDS: [&str; 5] = ["rss", "rss2", "atom", "rdf", "json"];

/// A request, while its target is determined.
struct Requested<'a> {
    path: &'a str,
    after: Option<Cursor>,
    show: Option<u16>,
    comment: Option<CommentId>,
    format: FeedFormat,
}

impl Requested<'_> {
    /// A page whose own path is `own`.
    fn page(&self, address: Address, own: String) -> Target {
        // compared in normal form: `%d8%b3` differs only in the case of its digits
        let same = SitePath::parse(self.path).is_ok_and(|requested| requested.as_str() == own);
        Target::Page { address, canonical: if same { None } else { Some(own) } }
    }

    fn feed(&self, of: FeedOf) -> Target {
        let own = of.own_path(self.format);
        // the terms of a search are in the query, which is canonical already
        let own_path = own.split('?').next().unwrap_or_default();
        let same = SitePath::parse(self.path).is_ok_and(|requested| requested.as_str() == own_path);
        Target::Feed { of, format: self.format, canonical: if same { None } else { Some(own) } }
    }

    /// The feed of the comments on the story with these parts in its path.
    fn comments(&self, parts: &[&str]) -> Target {
        match story_path(parts) {
            Some(path) => self.feed(FeedOf::Story(path)),
            None => not_found(self.path),
        }
    }

    /// Page N of the list that `make` returns with its path; the first is the list itself.
    fn numbered(&self, number: &str, make: impl FnOnce(u32) -> (Address, String)) -> Target {
        match number.parse() {
            Ok(page @ 1..) => {
                let (address, own) = make(page);
                self.page(address, if page == 1 { own } else { format!("{own}page/{page}/") })
            }
            _ => not_found(self.path),
        }
    }

    /// A list: itself, or page N of it.
    fn list(&self, rest: &[&str], of: ListOf) -> Target {
        let own = String::from(of.path());
        let at = |page| Address::List { of, start: Start { page, after: self.after.clone(), show: self.show } };
        match rest {
            [] => self.page(at(0), own),
            ["page", number] => self.numbered(number, |page| (at(page), own)),
            _ => not_found(self.path),
        }
    }

    /// The list of a section, tag or author. `/category/a/b/` is `/category/b/`: slugs are unique.
    fn of_name(&self, rest: &[&str], make: fn(Slug) -> ListOf) -> Target {
        let (names, rest) = match rest {
            [names @ .., "feed"] => (names, &["feed"][..]),
            [names @ .., "page", number] => (names, &["page", *number][..]),
            names => (names, &[][..]),
        };
        let slugs: Option<Vec<Slug>> = names.iter().map(|name| Slug::parse(name).ok()).collect();
        match slugs.and_then(|mut slugs| slugs.pop()).map(make) {
            Some(of) if rest == ["feed"] => self.feed(FeedOf::List(of)),
            Some(of) => self.list(rest, of),
            None => not_found(self.path),
        }
    }

    /// `/2026/`, `/2026/11/`, `/2026/11/24/`, each with `/page/N/` and `/feed/`; `None` for deeper paths.
    fn archive(&self, year: &str, rest: &[&str]) -> Option<Target> {
        let (date, rest) = match rest {
            [date @ .., "page", number] => (date, &["page", *number][..]),
            [date @ .., "feed"] => (date, &["feed"][..]),
            date => (date, &[][..]),
        };
        let (month, day) = match date {
            [] => (None, None),
            [month] if is_date_part(month) => (month.parse().ok(), None),
            [month, day] if is_date_part(month) && is_date_part(day) => (month.parse().ok(), day.parse().ok()),
            _ => return None,
        };
        let of = ListOf::Archive(Period { year: year.parse().ok()?, month, day });
        Some(if rest == ["feed"] { self.feed(FeedOf::List(of)) } else { self.list(rest, of) })
    }

    /// The story or page with these parts in its path.
    fn story(&self, parts: &[&str]) -> Target {
        match story_path(parts) {
            Some(path) => match self.comment.clone() {
                Some(id) => self.page(Address::Comments { path: path.clone(), at: CommentsAt::Comment(id) }, path.into()),
                None => self.page(Address::StoryOrPage { path: path.clone() }, path.into()),
            },
            None => not_found(self.path),
        }
    }

    /// Page N of the comments on the story with these parts in its path; the first page is the story.
    fn comment_page(&self, parts: &[&str], number: &str) -> Target {
        match (story_path(parts), number.parse()) {
            (Some(path), Ok(page @ 2..)) if self.comment.is_none() => {
                self.page(Address::Comments { path: path.clone(), at: CommentsAt::Page(page) }, page_path(&path, page))
            }
            _ => self.story(parts),
        }
    }

    /// `/`, or what WordPress accepts as a query there.
    fn front(&self, fields: &Query) -> Target {
        let rest = fields.rest();
        if let Some(terms) = fields.get("s") {
            return Target::Moved(match fields.number("paged") {
                _ if rest.starts_with("feed/") => urls::search_feed(terms),
                Some(page) => SearchParams::words(terms).url(page.parse().unwrap_or(1)),
                None => urls::search(terms),
            });
        }
        if let Some(id) = ["p", "page_id", "attachment_id"].iter().find_map(|name| fields.number(name)) {
            // a page of a split story is the story
            let rest = if rest.starts_with("feed/") { rest } else { String::new() };
            return Target::Legacy { query: LegacyQuery::Post(id.to_owned()), rest };
        }
        if let Some(id) = fields.number("cat") {
            return Target::Legacy { query: LegacyQuery::Category(id.to_owned()), rest };
        }
        if let Some(id) = fields.number("author") {
            return Target::Legacy { query: LegacyQuery::Author(id.to_owned()), rest };
        }
        let below = |base: &str, name: &str| {
            let parts = name.split('/').filter(|part| !part.is_empty()).map(|part| format!("{}/", urls::query_value(part)));
            format!("{base}{}", parts.collect::<String>())
        };
        let named = [("category_name", "/category/"), ("tag", "/tag/"), ("author_name", "/author/"), ("pagename", "/"), ("name", "/")];
        let named = named.iter().find_map(|(name, base)| fields.get(name).filter(|text| !text.is_empty()).map(|text| below(base, text)));
        let comments = fields.get("feed").filter(|kind| kind.starts_with("comments")).map(|_| "/comments/".to_owned());
        let path = named.or_else(|| fields.date().map(|date| below("/", &date))).or(comments);
        match path.or_else(|| (!rest.is_empty()).then(|| "/".to_owned())).map(|path| format!("{path}{rest}")) {
            Some(path) => match read(&path, "") {
                Target::Page { address, canonical } => Target::Page { address, canonical: canonical.or(Some(path)) },
                Target::Feed { of, format, canonical } => Target::Feed { of, format, canonical: canonical.or(Some(path)) },
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

/// The decoded parts of a path; `None` for one that no page can have, such as one with a control character. Repeated slashes are
/// ignored: the canonical path has none.
pub(super) fn parts(path: &str) -> Option<Vec<String>> {
    let decode = |part: &str| {
        let part = percent_decode_str(part).decode_utf8().ok()?;
        (!part.contains(char::is_control)).then(|| part.into_owned())
    };
    path.split('/').filter(|part| !part.is_empty()).map(decode).collect()
}

/// One or two digits: `/2026/2/7/` means `/2026/02/07/`.
fn is_date_part(text: &str) -> bool {
    is_number(text, 1) || is_number(text, 2)
}

fn not_found(path: &str) -> Target {
    Target::Page { address: Address::NotFound { path: path.to_owned() }, canonical: None }
}

#[cfg(test)]
mod tests;
