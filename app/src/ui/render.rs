//! From a view to text: synchronous, whole, without anything that differs between two renders of the same view.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::tachys::view::{Position, RenderHtml};

use crate::prelude::*;

/// Renders a whole page, or a fragment of one.
pub fn render(view: impl FnOnce() -> Markup) -> String {
    // islands with children need the shared context; without an owner of its own a page would leak into the next
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    // few pages are larger: what grows is copied
    let mut html = String::with_capacity(48 * 1024);
    owner.with(|| view().to_html_with_buf(&mut html, &mut Position::FirstChild, true, false, Vec::new()));
    owner.unset_with_forced_cleanup();
    with_markers_for_islands(&html)
}

/// Leptos separates text nodes by `<!>` markers, which hydration needs. Only islands are hydrated: there the markers become real comments,
/// since HTML has no comment of that form; elsewhere they are removed.
fn with_markers_for_islands(html: &str) -> String {
    const MARKER: &str = "<!>";
    // a page is long and markers are many: `str::replace` takes ten times as long
    let mut tags = memchr::memmem::find_iter(html.as_bytes(), "leptos-island").peekable();
    let mut written = String::with_capacity(html.len());
    let (mut from, mut depth) = (0, 0_u32);
    for at in memchr::memmem::find_iter(html.as_bytes(), MARKER) {
        while let Some(tag) = tags.next_if(|tag| *tag < at) {
            match html.get(..tag).unwrap_or_default() {
                before if before.ends_with("</") => depth = depth.saturating_sub(1),
                before if before.ends_with('<') => depth += 1,
                // in a text
                _ => {}
            }
        }
        written.push_str(html.get(from..at).unwrap_or_default());
        if depth > 0 {
            written.push_str("<!---->");
        }
        from = at + MARKER.len();
    }
    written.push_str(html.get(from..).unwrap_or_default());
    written
}

#[cfg(test)]
mod tests {
    use super::with_markers_for_islands;

    #[test]
    fn markers_stay_in_islands_only() {
        for text in
            ["", "<!>", "<!><!>", "a<!>b", "<p>é<!></p><!>", "<!<!>>", "<!-- > --><! >", "no marker", "/leptos-island<!>leptos-island"]
        {
            assert_eq!(with_markers_for_islands(text), text.replace("<!>", ""), "{text}");
            let island = format!("<leptos-island id=a>{text}</leptos-island>");
            assert_eq!(with_markers_for_islands(&island), island.replace("<!>", "<!---->"), "{island}");
            let nested = format!("x<!>{island}y<!><leptos-island>{island}z<!></leptos-island><!>{text}<!>");
            let inner = island.replace("<!>", "<!---->");
            let expected = format!("x{inner}y<leptos-island>{inner}z<!----></leptos-island>{}", text.replace("<!>", ""));
            assert_eq!(with_markers_for_islands(&nested), expected, "{nested}");
        }
    }
}
