//! People who can sign in: their state and what they set for themselves. What they may do is in `role`.

use crate::newtype::word_enum;

word_enum! {
    /// Whether somebody may sign in.
    UserState, "user state" {
        /// Signs in.
        Active = "active",
        /// Cannot sign in; stories and byline stay.
        Deactivated = "deactivated",
    }
}

word_enum! {
    /// How large the desk shows its text.
    TextSize, "text size" {
        /// 90 % of the normal size.
        Small = "small",
        /// As the browser is set.
        Normal = "normal",
        /// 115 %.
        Large = "large",
        /// 130 %.
        Largest = "largest",
    }
}
