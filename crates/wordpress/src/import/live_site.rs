//! A living site: read over its interface, then imported as its export would be.

use std::path::Path;

use media::MediaStore;
use newsroom::Newsroom;

use super::{ImportError, ImportOptions, Progress, Report, import};
use crate::rest::Site;

/// Imports a site. What was read of it is kept in a folder below `copies` until the import is done, so that an interrupted one
/// goes on where it was; importing again doubles nothing, nor does the site's export. Files in `options` are not looked at.
///
/// # Errors
/// The site cannot be read: nothing was written. Else as [`import`].
pub async fn import_site(
    newsroom: &Newsroom,
    store: &MediaStore,
    site: &Site,
    copies: &Path,
    options: ImportOptions,
    progress: &Progress<'_>,
) -> Result<Report, ImportError> {
    let folder = copies.join(site.folder_name()?);
    let copied = site.export(&folder, newsroom.now().millis(), progress).await?;
    let options = ImportOptions { files: vec![copied.file], untold: copied.untold, ..options };
    let report = import(newsroom, store, &options, progress).await?;
    // it holds addresses of people; where it cannot be removed, it is passed over after a day
    let _ = std::fs::remove_dir_all(&folder);
    Ok(report)
}
