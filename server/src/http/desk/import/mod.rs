//! `/desk/import/`: imports of WordPress, for those who may import. The work is done by `crate::desk_imports`.

mod act;
mod list;
mod report;
mod send;
mod show;
mod words;

pub use act::{discard, roll_back, run, try_again};
pub use list::list;
pub use report::{as_json, as_page};
pub use send::{file, site};
pub use show::show;

use newsroom::import_job::ImportJob;

use crate::http::{AppState, HttpError};

/// The job that a path names.
async fn find(state: &AppState, id: &str) -> Result<ImportJob, HttpError> {
    // an identity becomes the name of a file
    let is_id = id.len() <= 40 && id.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
    let job = if is_id { state.site.newsroom.import_job(id).await? } else { None };
    job.ok_or(HttpError::NotFound { what: "import" })
}
