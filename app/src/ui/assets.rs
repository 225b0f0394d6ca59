//! Paths of our own files: from logical names to paths with a hash.

use std::collections::HashMap;

/// The table of the site's files, made by the server from the build's `manifest.json`.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    paths: HashMap<String, String>,
}

impl Assets {
    /// From pairs such as `("site.css", "/assets/site.ab12cd34.css")`.
    pub fn new(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { paths: pairs.into_iter().collect() }
    }

    /// The path of `name`. A name without a built file has its plain path, so that the failed request names it.
    pub fn url(&self, name: &str) -> String {
        self.paths.get(name).cloned().unwrap_or_else(|| format!("/assets/{name}"))
    }

    /// Whether the build made `name`.
    pub fn has(&self, name: &str) -> bool {
        self.paths.contains_key(name)
    }
}
