//! Old addresses.

use domain::Redirect;

use crate::{Edit, Newsroom, Result, edit::unbuilt};

impl Newsroom {
    /// What became of an old path.
    pub async fn redirect(&self, from: &str) -> Result<Option<Redirect>> {
        let _ = (from,);
        unbuilt()
    }
}

impl Edit<'_> {
    /// Stores what became of an old path.
    pub async fn put_redirect(&mut self, redirect: &Redirect) -> Result<()> {
        let _ = (redirect,);
        unbuilt()
    }
}
