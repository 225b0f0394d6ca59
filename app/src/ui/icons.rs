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

/// A speech bubble.
pub fn speech() -> Markup {
    sign("M4 5.5h16v10.5H11l-4.5 3.5V16H4z")
}

/// A cross.
pub fn close() -> Markup {
    sign("M5.5 5.5l13 13M18.5 5.5l-13 13")
}

/// An angle that points down.
pub fn down() -> Markup {
    sign("M6 9.5l6 6 6-6")
}

/// A ribbon in a book.
pub fn bookmark() -> Markup {
    sign("M7 4h10v16l-5-4-5 4z")
}

/// A building with a roof.
pub fn home() -> Markup {
    sign("M4 11l8-6.5L20 11M6 9.5V19.5h12V9.5M10 19.5v-5h4v5")
}

/// A sheet with lines.
pub fn pages() -> Markup {
    sign("M6 4h12v16H6zM9 8.5h6M9 12h6M9 15.5h3.5")
}

/// A page with a lead and columns.
pub fn front() -> Markup {
    sign("M4 4h16v16H4zM7 7.5h10v4.5H7zM7 15.5h4M13 15.5h4")
}

/// A plus.
pub fn plus() -> Markup {
    sign("M12 5v14M5 12h14")
}

/// One person.
pub fn person() -> Markup {
    sign("M12 11.5a3.75 3.75 0 1 0 0-7.5 3.75 3.75 0 0 0 0 7.5zM4.5 20c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5")
}

/// Two people.
pub fn people() -> Markup {
    sign(
        "M9 11.5a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5zM2.5 19c.7-3.2 3.3-4.8 6.5-4.8s5.8 1.6 6.5 4.8M15.5 5.3a3.25 3.25 0 0 1 0 5.9M17.5 14.6c2 .7 3.5 2.2 4 4.4",
    )
}

/// A bell.
pub fn bell() -> Markup {
    sign("M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 2H5zM10 18.5a2 2 0 0 0 4 0M12 5.5V3.5")
}

/// A clock.
pub fn clock() -> Markup {
    sign("M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 7.5V12l3 2")
}

/// Three columns.
pub fn chart() -> Markup {
    sign("M4 20h16M7 16v-5M12 16V5M17 16V9")
}

/// Two sliders.
pub fn settings() -> Markup {
    sign("M4 8h9M19 8h1M4 16h1M11 16h9M16 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM8 13.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z")
}

/// A triangle that points forward in time.
pub fn video() -> Markup {
    sign("M7.5 5v14l11.5-7z")
}

/// Sound.
pub fn audio() -> Markup {
    sign("M4 10v4h3.5L12 18V6l-4.5 4zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11")
}

/// Two pictures.
pub fn gallery() -> Markup {
    sign("M3.5 8.5h13v11h-13zM7.5 8.5V4.5h13v11h-4M3.5 17l4-4 3.5 3.5 2-2 3.5 3")
}

/// A list with ticks.
pub fn tick() -> Markup {
    sign("M3.5 6.5 5.5 8.5 9 4.5M3.5 15.5l2 2 3.5-4M12.5 7H21M12.5 16H21")
}

/// An arrow into a box.
pub fn download() -> Markup {
    sign("M12 3.5v11M7.5 10.5 12 15l4.5-4.5M4 16v4.5h16V16")
}

/// A megaphone.
pub fn megaphone() -> Markup {
    sign("M4 10v4l3 .5L17 19V5L7 9.5 4 10zM7 9.5v5M8.5 15v4.5h2.5v-3.5M20 10v4")
}

/// A tree of three boxes.
pub fn sections() -> Markup {
    sign("M9 4h6v4.5H9zM3.5 15.5h6V20h-6zM14.5 15.5h6V20h-6zM12 8.5V12M6.5 15.5V12h11v3.5")
}

/// A framed picture.
pub fn picture() -> Markup {
    sign("M4 5h16v14H4zM4.5 16l4.5-4.5 3.5 3.5 3-3 4 4M15.5 9.2h.01")
}
