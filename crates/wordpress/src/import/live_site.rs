//! A living site: read over its interface, then imported as its export would be.

use std::path::Path;

use media::MediaStore;
use newsroom::{Authority, Newsroom};

use super::{ImportError, ImportOptions, Progress, Report, import};
use crate::rest::Site;

/// Imports a site. Its responses are stored in a folder below `copies` until the import is done, so that an interrupted one
/// resumes; importing again, or importing the site's export, creates no duplicates. Files in `options` are ignored.
///
/// # Errors
/// The site cannot be read: nothing was written. Else as [`import`].
pub async fn import_site(
    newsroom: &Newsroom,
    authority: &Authority,
    store: &MediaStore,
    site: &Site,
    copies: &Path,
    options: ImportOptions,
    progress: &Progress<'_>,
) -> Result<Report, ImportError> {
    let folder = copies.join(site.folder_name()?);
    let copied = site.export(&folder, newsroom.now().millis(), progress).await?;
    let options = ImportOptions { files: vec![copied.file], not_in_source: copied.not_in_source, ..options };
    let report = import(newsroom, authority, store, &options, progress).await?;
    // the copy holds e-mail addresses; if it cannot be removed, it is ignored after a day
    let _ = std::fs::remove_dir_all(&folder);
    Ok(report)
}
