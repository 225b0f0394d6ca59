//! The editors' desk: one file for each action, `desk/<resource>/<action>.rs`.
