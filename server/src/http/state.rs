//! What every handler may use.

use std::sync::Arc;

use ::media::MediaStore;
use app::site::Site;

use super::{Accounts, RequestContext, ResponseCache, desk::check::SiteChecks};
use crate::{assets::SiteFiles, desk_imports::DeskImports, edition_key::EditionKey, push::Push, readers::Readers, variants::Variants};

/// Shared by all requests.
#[derive(Clone)]
pub struct AppState {
    /// What pages are made from.
    pub site: Site,
    /// Pictures and files.
    pub media: MediaStore,
    /// Makes smaller versions of pictures.
    pub variants: Variants,
    /// Rendered responses.
    pub cache: ResponseCache,
    /// The files of the build.
    pub files: Arc<SiteFiles>,
    /// What requests are handled with.
    pub context: RequestContext,
    /// Signs the offline edition.
    pub edition_key: EditionKey,
    /// Sends alerts.
    pub push: Push,
    /// Passwords, randomness and mail of the desk.
    pub accounts: Accounts,
    /// Checks of the site.
    pub checks: SiteChecks,
    /// Imports that the desk began.
    pub imports: DeskImports,
    /// What readers do, before it is counted.
    pub readers: Readers,
}
