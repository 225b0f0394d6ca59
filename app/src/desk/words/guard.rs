//! Words about a page whose person is no longer signed in.

use crate::{islands::desk::GuardWords, ui::words::words};

/// They reach the browser as a prop.
pub fn for_island() -> GuardWords {
    GuardWords { not_yours: NOT_YOURS.into(), go_on: GO_ON.into() }
}

words! {
    guard {
        /// Instead of the page.
        NOT_YOURS = "This page belongs to somebody who is no longer signed in in this browser. What was typed is still here, and appears again once they have signed in.";
        /// Link.
        GO_ON = "Open the desk";
    }
}
