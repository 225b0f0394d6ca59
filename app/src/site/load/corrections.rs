//! The archive of corrections. A page that the paper made at its path comes first; without any correction there is no archive.

use domain::SitePath;
use newsroom::{CorrectionPage, Cursor};

use super::{LayoutData, LoadError};
use crate::site::Site;

/// The path of the archive; it goes on at `/corrections/CURSOR/`.
pub const PATH: &str = "/corrections/";

/// A page of the archive, if `path` is one; with whether it is the first.
pub async fn corrections(site: &Site, data: &LayoutData, path: &SitePath) -> Result<Option<(CorrectionPage, bool)>, LoadError> {
    let Some(rest) = path.as_str().strip_prefix(PATH).filter(|_| data.has_corrections) else { return Ok(None) };
    let start = if rest.is_empty() { Some(Cursor::start()) } else { rest.trim_end_matches('/').parse().ok() };
    let Some(start) = start else { return Ok(None) };
    Ok(Some((site.newsroom.corrections(&start).await?, rest.is_empty())))
}
