//! `/desk/check/`: what is to be mended at the paper.

mod outside;
mod run;
mod show;
mod within;

pub use run::{outside, within};
pub use show::{flaws, show};

use std::{path::Path, path::PathBuf, sync::Arc};

use app::site::Site;
use outgoing::Reach;

/// Runs checks. Cheap to clone.
#[derive(Clone)]
pub struct SiteChecks(Arc<Shared>);

struct Shared {
    data: PathBuf,
    reach: Reach,
}

/// The name of a check in the database.
const WITHIN: &str = "within";
const OUTSIDE: &str = "outside";

impl SiteChecks {
    /// With the folder of the data, in which the last backup is noted.
    pub fn new(data: &Path, reach: Reach) -> Self {
        Self(Arc::new(Shared { data: data.to_owned(), reach }))
    }

    /// Starts the check of what lies within the paper, unless one runs.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn start_within(&self, site: &Site) -> newsroom::Result<()> {
        if site.newsroom.begin_site_check(WITHIN).await? {
            let site = site.clone();
            tokio::spawn(async move {
                if let Err(error) = within::all(&site).await {
                    tracing::error!("the check of the paper ended: {error}");
                }
            });
        }
        Ok(())
    }

    /// Starts the check of links to other sites, unless one runs.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn start_outside(&self, site: &Site) -> newsroom::Result<()> {
        if site.newsroom.begin_site_check(OUTSIDE).await? {
            let (site, reach) = (site.clone(), self.0.reach);
            tokio::spawn(async move {
                if let Err(error) = outside::newest(&site, reach).await {
                    tracing::error!("the check of links to other sites ended: {error}");
                }
            });
        }
        Ok(())
    }

    /// When `press backup` last wrote a whole file, in milliseconds since 1970; `None` if it is not known.
    fn last_backup(&self) -> Option<i64> {
        let noted = std::fs::read_to_string(self.0.data.join(crate::backup::LAST)).ok()?;
        noted.trim().parse().ok()
    }
}
