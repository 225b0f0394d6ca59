//! Reads the query of a URL, including WordPress's parameters.

use app::site::load::SearchParams;

/// WordPress's numeric URLs, which need a look-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LegacyQuery {
    /// `?p=`, `?page_id=`, `?attachment_id=`.
    Post(String),
    /// `?cat=`.
    Category(String),
    /// `?author=`.
    Author(String),
}

/// The decoded fields of a query; of a repeated one the first counts.
pub(super) struct Query(Vec<(String, String)>);

impl Query {
    /// The search that it describes.
    pub fn search(&self) -> SearchParams {
        let field = |name: &str| self.get(name).unwrap_or_default().to_owned();
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

    pub(super) fn read(query: &str) -> Self {
        Self(form_urlencoded::parse(query.as_bytes()).into_owned().collect())
    }
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }
    /// A number. Like WordPress, it ends where the digits end: a bracket behind a link is no part of it.
    pub(super) fn number(&self, name: &str) -> Option<&str> {
        let text = self.get(name)?.trim_start();
        text.get(..text.bytes().take_while(u8::is_ascii_digit).count()).filter(|digits| is_id(digits))
    }
    /// Whether it names something by WordPress's parameters, at whatever path.
    pub(super) fn names_something(&self) -> bool {
        let numbers = ["p", "page_id", "attachment_id", "cat", "author", "m", "year"];
        let names = ["s", "category_name", "tag", "author_name", "pagename", "name"];
        numbers.iter().any(|name| self.number(name).is_some())
            || names.iter().any(|name| self.get(name).is_some_and(|text| !text.is_empty()))
    }
    /// `2013/01/15`: what `m=20130115` or `year=2013&monthnum=1&day=15` mean.
    pub(super) fn date(&self) -> Option<String> {
        if let Some(date) = self.number("m").filter(|date| matches!(date.len(), 4 | 6 | 8)) {
            let parts = [date.get(..4), date.get(4..6), date.get(6..8)];
            return Some(parts.into_iter().flatten().collect::<Vec<_>>().join("/"));
        }
        let parts = [self.number("year"), self.number("monthnum"), self.number("day")];
        parts.first().copied().flatten().filter(|year| is_number(year, 4))?;
        Some(parts.into_iter().map_while(|part| part).collect::<Vec<_>>().join("/"))
    }
    /// What WordPress accepts as a parameter in place of a path suffix: a feed, or page N.
    pub(super) fn rest(&self) -> String {
        match (self.get("feed"), self.number("paged")) {
            (Some(kind), _) if kind.ends_with("atom") => "feed/atom/".to_owned(),
            (Some(_), _) => "feed/".to_owned(),
            (None, Some(number)) => format!("page/{number}/"),
            (None, None) => String::new(),
        }
    }
}

/// An id of WordPress.
pub(super) fn is_id(text: &str) -> bool {
    (1..20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Exactly so many digits.
pub(super) fn is_number(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())
}
