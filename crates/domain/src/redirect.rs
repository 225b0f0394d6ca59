//! Old addresses and what became of them.

use serde::{Deserialize, Serialize};

use crate::{SitePath, newtype::word_enum};

word_enum! {
    /// How an old address answers.
    RedirectStatus, "redirect status" {
        /// 301: it moved for good.
        Moved = "moved",
        /// 410: it was taken away for good.
        Gone = "gone",
    }
}

/// An old address of this site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redirect {
    /// The old path, with its query if the query mattered (`/?p=12`).
    pub from: String,
    /// The new path; ignored for [`RedirectStatus::Gone`].
    pub to: SitePath,
    /// Moved or gone.
    pub status: RedirectStatus,
}
