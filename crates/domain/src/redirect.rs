//! Redirects from old paths.

use serde::{Deserialize, Serialize};

use crate::{SitePath, newtype::word_enum};

word_enum! {
    /// The response to an old path.
    RedirectStatus, "redirect status" {
        /// 301: moved permanently.
        Moved = "moved",
        /// 410: removed permanently.
        Gone = "gone",
    }
}

/// An old path of this site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redirect {
    /// The old path, with its query if the query mattered (`/?p=12`).
    pub from: String,
    /// The new path; ignored for [`RedirectStatus::Gone`].
    pub to: SitePath,
    /// Moved or gone.
    pub status: RedirectStatus,
}
