//! Dates and times, for readers and for machines.

use domain::Timestamp;

use crate::{prelude::*, ui::text::Calendar};

/// `February 7`, the year added when it is not this one.
pub fn short_date(calendar: &Calendar, at: Timestamp) -> impl IntoView + use<> {
    let (machine, text) = (calendar.machine(at), calendar.short_day(at));
    view! { <time datetime=machine>{text}</time> }
}

/// `February 7`, but the hour of today's stories, which the boot script replaces by `20 minutes ago`.
pub fn card_date(calendar: &Calendar, at: Timestamp) -> impl IntoView + use<> {
    let is_today = calendar.day(at) == calendar.today();
    let (machine, text) = (calendar.machine(at), if is_today { calendar.time(at) } else { calendar.short_day(at) });
    view! { <time datetime=machine data-ago=is_today.then_some("")>{text}</time> }
}

/// `February 7, 2026 at 07:40`.
pub fn full_date(calendar: &Calendar, at: Timestamp) -> impl IntoView + use<> {
    let (machine, text) = (calendar.machine(at), calendar.day_and_time(at));
    view! { <time datetime=machine>{text}</time> }
}

/// `February 7, 2026 at 07:40 PKT`: with the zone, since a reader may be in another one. The boot script replaces what is less than a day old, if
/// `ago`, by `20 minutes ago`.
pub fn zoned_date(calendar: &Calendar, at: Timestamp, ago: bool) -> impl IntoView + use<> {
    let (machine, text) = (calendar.machine(at), format!("{} {}", calendar.day_and_time(at), calendar.zone_name(at)));
    view! { <time datetime=machine data-ago=ago.then_some("")>{text}</time> }
}

/// `Saturday, February 7, 2026`: today.
pub fn today(calendar: &Calendar) -> impl IntoView + use<> {
    let (machine, text) = (calendar.machine_day(calendar.now()), calendar.long_day(calendar.now()));
    view! { <time class="today" datetime=machine>{text}</time> }
}
