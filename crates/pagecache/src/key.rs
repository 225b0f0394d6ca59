//! Keys of pages, and of the data that pages are made from.

use std::{borrow::Borrow, collections::BTreeMap, fmt, sync::Arc};

/// Something that a page was made from, such as `story:ID`, `shelf:section:ID`, `menus`. A save lists the keys it touched.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(Arc<str>);

impl Key {
    /// The key with this text. Any text is valid; equal texts are equal keys.
    pub fn new(name: impl AsRef<str>) -> Self {
        Self(Arc::from(name.as_ref()))
    }
    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T: AsRef<str>> From<T> for Key {
    fn from(name: T) -> Self {
        Self::new(name)
    }
}

impl Borrow<str> for Key {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which page: path and canonical query, whatever the method. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageKey(Arc<str>);

impl PageKey {
    /// The page at `path` with those parameters of `query` that are `known`.
    ///
    /// Unknown parameters (such as campaign tags) are dropped, of a repeated one the first value counts, and the rest is sorted and
    /// written in one way, so that one page has one key. Render from [`PageKey::path`] and [`PageKey::query`], not from the URL of the
    /// request: otherwise a dropped parameter could influence the response that other clients get.
    pub fn new(path: &str, query: Option<&str>, known: &[&str]) -> Self {
        let Some(query) = query.filter(|query| !query.is_empty() && !known.is_empty()) else {
            return Self(Arc::from(path));
        };
        let mut fields = BTreeMap::new();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            if let Some(name) = known.iter().find(|known| **known == name) {
                fields.entry(*name).or_insert(value);
            }
        }
        if fields.is_empty() {
            return Self(Arc::from(path));
        }
        let mut text = String::with_capacity(path.len() + query.len() + 1);
        text.push_str(path);
        text.push('?');
        let start = text.len();
        let text = form_urlencoded::Serializer::for_suffix(text, start).extend_pairs(fields).finish();
        Self(Arc::from(text))
    }
    /// The whole key, such as `/search/?page=2&q=glacier`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// The path.
    pub fn path(&self) -> &str {
        self.0.split_once('?').map_or(&*self.0, |(path, _)| path)
    }
    /// The canonical query, without its question mark.
    pub fn query(&self) -> Option<&str> {
        self.0.split_once('?').map(|(_, query)| query)
    }
}

impl Borrow<str> for PageKey {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &[&str] = &["q", "page", "after"];

    #[test]
    fn one_page_has_one_key() {
        let key = PageKey::new("/search/", Some("q=sea+ice&page=2"), KNOWN);
        assert_eq!(key.as_str(), "/search/?page=2&q=sea+ice");
        for same in ["page=2&q=sea%20ice", "utm_source=x&q=sea+ice&page=2", "q=sea+ice&page=2&q=other&page=3", "&&q=sea+ice&page=%32"] {
            assert_eq!(PageKey::new("/search/", Some(same), KNOWN), key, "{same}");
        }
    }

    #[test]
    fn the_key_of_a_url_without_known_parameters_is_its_path() {
        for query in [None, Some(""), Some("utm_source=x"), Some("&"), Some("Q=1")] {
            assert_eq!(PageKey::new("/", query, KNOWN).as_str(), "/", "{query:?}");
        }
        assert_eq!(PageKey::new("/", Some("q=1"), &[]).as_str(), "/");
    }

    #[test]
    fn values_cannot_smuggle_other_parameters() {
        let key = PageKey::new("/search/", Some("q=a%26page%3D9"), KNOWN);
        assert_eq!(key.as_str(), "/search/?q=a%26page%3D9");
        assert_eq!((key.path(), key.query()), ("/search/", Some("q=a%26page%3D9")));
    }
}
