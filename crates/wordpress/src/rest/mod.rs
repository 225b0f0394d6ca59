//! Reading WordPress through its REST interface, `/wp-json/wp/v2`.
//!
//! A site is first copied into a folder, answer by answer, so that an interrupted copy goes on where it was; the copy is then
//! imported as an export file is, through the same [`Entry`](crate::wxr::Entry).

mod api;
mod copy;
mod discover;
mod error;
mod folder;
mod items;
mod lists;
mod reader;
mod value;

use std::path::Path;

pub use error::RestError;
pub use reader::Reader;

use crate::fetch::{Credentials, Limits, Pace, Reach, Web};
use api::Api;
use folder::{Folder, State};

/// A copy older than this, in milliseconds, is made anew.
const FRESH: i64 = 24 * 3600 * 1000;

/// Called after every page with the list, how many things of it are copied, and how many there are.
pub type RestProgress<'a> = dyn Fn(&str, u64, u64) + 'a;

/// A site to copy.
#[derive(Debug, Clone)]
pub struct Site {
    /// The address of its front page; without a scheme it is https.
    pub address: String,
    /// Opens drafts, waiting comments and menus.
    pub credentials: Option<Credentials>,
    /// Whether only public addresses are asked.
    pub reach: Reach,
    /// How patient to be.
    pub pace: Pace,
}

impl Site {
    /// A name for the folder of its copy: `old.site`.
    ///
    /// # Errors
    /// The address is none.
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

    /// Copies the site into `folder`, or finishes the copy that a run within the last day began; `now` is in milliseconds since 1970.
    ///
    /// # Errors
    /// No WordPress, interface turned off, wrong password, network, disk. What was copied stays for the next try.
    pub async fn copy(&self, folder: &Path, now: i64, progress: &RestProgress<'_>) -> Result<(), RestError> {
        let url = discover::whole(&self.address)?;
        let folder = Folder { path: folder.to_owned() };
        let asked = (url.to_string(), self.credentials.as_ref().map(|credentials| credentials.user.clone()));
        let web = Web::new(self.reach, Limits::ANSWERS)?;
        let credentials = self.credentials.as_ref();
        let earlier = folder.state().filter(|state| state.asked == asked && (0..FRESH).contains(&now.saturating_sub(state.began)));
        if let Some(mut state) = earlier {
            if state.complete {
                return Ok(());
            }
            let root = discover::whole_root(&state.root)?;
            return copy::copy(&Api { web: &web, pace: self.pace, root, credentials }, &folder, &mut state, progress).await;
        }
        let found = discover::discover(&web, self.pace, self.reach, &url, credentials).await?;
        let mut state = State::new(asked, now);
        state.home = discover::home(&found.index, &found.root);
        state.title = value::text(&found.index, "name");
        state.tagline = value::text(&found.index, "description");
        state.language = found.language;
        state.root = found.root.to_string();
        let api = Api { web: &web, pace: self.pace, root: found.root, credentials };
        discover::check_password(&api).await?;
        folder.begin()?;
        folder.keep_state(&state)?;
        copy::copy(&api, &folder, &mut state, progress).await
    }
}

/// Whether this path holds the copy of a site, whole or not.
pub fn is_copy(path: &Path) -> bool {
    path.is_dir() && Folder { path: path.to_owned() }.state().is_some()
}
