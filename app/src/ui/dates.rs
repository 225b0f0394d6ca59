//! Dates and times, for readers and for machines.

use domain::Timestamp;

use crate::{prelude::*, ui::text::Calendar};

/// `February 7`, the year added when it is not this one.
pub fn short_date(calendar: &Calendar, at: Timestamp) -> impl IntoView + use<> {
    let (machine, text) = (calendar.machine(at), calendar.short_day(at));
    view! { <time datetime=machine>{text}</time> }
}

/// `February 7, 2026 at 07:40`.
pub fn full_date(calendar: &Calendar, at: Timestamp) -> impl IntoView + use<> {
    let (machine, text) = (calendar.machine(at), calendar.day_and_time(at));
    view! { <time datetime=machine>{text}</time> }
}

/// `Saturday, February 7, 2026`: today.
pub fn today(calendar: &Calendar) -> impl IntoView + use<> {
    let (machine, text) = (calendar.machine_day(calendar.now()), calendar.long_day(calendar.now()));
    view! { <time class="today" datetime=machine>{text}</time> }
}
