//! What came from where: which thing of an old site became which of ours.

use domain::ImportId;

use crate::{Edit, Newsroom, Result, edit::unbuilt};

impl Newsroom {
    /// What a thing of any old site became, the newest import first: answers `/?p=12`.
    pub async fn source_id(&self, kind: &str, key: &str) -> Result<Option<String>> {
        let _ = (kind, key,);
        unbuilt()
    }
}

impl Edit<'_> {
    /// What a thing of this old site became.
    pub async fn source_id(&mut self, source: &str, kind: &str, key: &str) -> Result<Option<String>> {
        let _ = (source, kind, key,);
        unbuilt()
    }
    /// Notes what a thing of an old site became.
    pub async fn remember_source(&mut self, source: &str, kind: &str, key: &str, id: &str, import: &ImportId) -> Result<()> {
        let _ = (source, kind, key, id, import,);
        unbuilt()
    }
}
