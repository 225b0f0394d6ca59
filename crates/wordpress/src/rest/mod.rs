//! Reading WordPress through its REST interface, `/wp-json/wp/v2`.
//!
//! A site is first copied into a folder, response by response, so that an interrupted copy can resume. From the copy
//! an export file is written, which is imported as every other one is (docs/decisions/0023).

mod api;
mod comments;
mod copy;
mod discover;
mod error;
mod excerpt;
mod export;
mod folder;
mod items;
mod lists;
mod value;

use std::path::{Path, PathBuf};

pub use error::RestError;

use crate::fetch::{Credentials, FetchClient, Limits, Pace, Reach};
use crate::import::{Progress, Skipped};
use api::Api;
use folder::{Folder, State};

/// A copy older than this, in milliseconds, is discarded.
const FRESH: i64 = 24 * 3600 * 1000;

/// A site to copy.
#[derive(Debug, Clone)]
pub struct Site {
    /// The URL of its front page; without a scheme it is https.
    pub address: String,
    /// Credentials for drafts, pending comments and menus.
    pub credentials: Option<Credentials>,
    /// Which network addresses may be requested.
    pub reach: Reach,
    /// How often and how fast to retry.
    pub pace: Pace,
}

/// A site that was copied.
#[derive(Debug, Clone)]
pub struct Copied {
    /// The export file made of it.
    pub file: PathBuf,
    /// What the site did not return.
    pub not_in_source: Vec<Skipped>,
}

impl Site {
    /// A name for the folder of its copy: `old.site-1a2b3c4d`.
    ///
    /// # Errors
    /// The URL is malformed.
    pub fn folder_name(&self) -> Result<String, RestError> {
        let url = discover::whole(&self.address)?;
        let readable: String = format!("{}{}", url.host_str().unwrap_or_default(), url.path())
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' })
            .take(60)
            .collect();
        let hash = blake3::hash(url.as_str().as_bytes()).to_hex();
        Ok(format!("{}-{}", readable.trim_matches(['-', '.']), hash.get(..8).unwrap_or_default()))
    }

    /// Copies the site into `folder`, or finishes the copy that a run within the last day began, and writes an export file of
    /// it; `now` is in milliseconds since 1970.
    ///
    /// # Errors
    /// No WordPress, REST interface disabled, wrong password, network, disk. The copied part is used by the next try.
    pub async fn export(&self, folder: &Path, now: i64, progress: &Progress<'_>) -> Result<Copied, RestError> {
        let folder = Folder { path: folder.to_owned() };
        let state = self.copy(&folder, now, progress).await?;
        Ok(Copied { file: export::write(&folder, &state, progress)?, not_in_source: state.notes })
    }

    async fn copy(&self, folder: &Folder, now: i64, progress: &Progress<'_>) -> Result<State, RestError> {
        let url = discover::whole(&self.address)?;
        let requested = (url.to_string(), self.credentials.as_ref().map(|credentials| credentials.user.clone()));
        let web = FetchClient::new(self.reach, Limits::RESPONSES)?;
        let credentials = self.credentials.as_ref();
        let earlier = folder.state().filter(|state| state.requested == requested && (0..FRESH).contains(&now.saturating_sub(state.began)));
        if let Some(mut state) = earlier {
            if !state.complete {
                discover::first_contact(&web, self.pace, &url).await?;
                let root = discover::whole_root(&state.root)?;
                let api = Api { web: &web, pace: self.pace, root, credentials };
                discover::check_password(&api).await?;
                copy::copy(&api, folder, &mut state, progress).await?;
            }
            return Ok(state);
        }
        let found = discover::discover(&web, self.pace, self.reach, &url, credentials).await?;
        let mut state = State::new(requested, now);
        state.home = discover::home(&found.index, &found.root);
        state.title = value::text(&found.index, "name");
        state.tagline = value::text(&found.index, "description");
        state.language = found.language;
        state.time_zone = discover::time_zone(&found.index).unwrap_or_default();
        state.root = found.root.to_string();
        let api = Api { web: &web, pace: self.pace, root: found.root, credentials };
        discover::check_password(&api).await?;
        folder.begin()?;
        folder.keep_state(&state)?;
        copy::copy(&api, folder, &mut state, progress).await?;
        Ok(state)
    }
}
