//! How often a story was viewed and shared, as far as the number is large enough to say something.

use domain::{ReaderCounts, SiteSettings, reader_counts::rounded_down};

use crate::{prelude::*, site::words::sharing as words};

/// Shares are shown from this part of the number from which views are.
const SHARES_PART: u32 = 10;

/// The sentence; nothing while the numbers are small. Rounded down, because one network can stand for many readers.
pub fn counts(settings: &SiteSettings, counts: &ReaderCounts) -> Option<Markup> {
    let from = u64::from(settings.counts_from);
    let shown = |count: u64, from: u64| Some(rounded_down(count)).filter(|count| from > 0 && *count >= from.max(1));
    let shares = shown(counts.shares, u64::from(settings.counts_from.div_ceil(SHARES_PART)));
    let parts: Vec<String> = [
        shown(counts.views, from).map(|count| words::VIEWS.of(count)),
        shares.map(|count| words::SHARES.of(count)),
        shown(counts.imported_views, from).map(|count| words::IMPORTED_VIEWS.of(count)),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| view! { <p class="counts">{parts.join(" · ")}</p> }.markup())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::render::render;

    fn shown(from: u32, views: u64, shares: u64, imported_views: u64) -> String {
        let settings = SiteSettings { counts_from: from, ..SiteSettings::default() };
        let html = render(|| counts(&settings, &ReaderCounts { views, shares, imported_views }).markup());
        html.replace("<p class=\"counts\">", "").replace("</p>", "")
    }

    #[test]
    fn small_numbers_are_not_shown() {
        assert_eq!(shown(100, 99, 9, 99), "");
        assert_eq!(shown(100, 1_249, 0, 0), "At least 1,200 views");
        assert_eq!(shown(100, 99, 37, 0), "At least 37 shares");
        assert_eq!(shown(100, 149, 10, 12_345), "At least 140 views · At least 10 shares · 12,000 views before the move to this site");
        assert_eq!(shown(1, 1, 1, 0), "At least 1 view · At least 1 share");
        assert_eq!(shown(0, 1_000_000, 1_000_000, 1_000_000), "");
    }
}
