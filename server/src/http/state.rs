//! What every handler may use.

use std::sync::Arc;

use ::media::MediaStore;
use app::site::Site;

use super::Ready;
use crate::assets::SiteFiles;

/// Shared by all requests.
#[derive(Clone)]
pub struct AppState {
    /// What pages are made from.
    pub site: Site,
    /// Pictures and files.
    pub media: MediaStore,
    /// What was drawn before.
    pub ready: Ready,
    /// The browser's files.
    pub files: Arc<SiteFiles>,
}
