//! The few signs that stand for words. Each is hidden from screen readers; the word beside it is not.

use crate::prelude::*;

fn sign(path: &'static str) -> Markup {
    view! {
        <svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" aria-hidden="true" focusable="false">
            <path d=path />
        </svg>
    }
    .markup()
}

/// A magnifying glass.
pub fn search() -> Markup {
    sign("M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3 20.5 20.5")
}

/// Three lines.
pub fn menu() -> Markup {
    sign("M3 6.5h18M3 12h18M3 17.5h18")
}

/// A cross.
pub fn close() -> Markup {
    sign("M5.5 5.5l13 13M18.5 5.5l-13 13")
}

/// An angle that points down.
pub fn down() -> Markup {
    sign("M6 9.5l6 6 6-6")
}
