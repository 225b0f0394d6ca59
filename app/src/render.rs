//! From a view to text: synchronous, whole, without anything that differs between two renders of the same view.

use std::sync::Arc;

use hydration_context::SsrSharedContext;

use crate::{prelude::*, raw_html::SafeHtml};

/// Draws a whole page.
pub fn render(view: impl FnOnce() -> AnyView) -> String {
    // islands with children need the shared context; without an owner of its own a page would leak into the next
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| view().to_html());
    owner.unset_with_forced_cleanup();
    with_written_out_markers(&html)
}

/// The renderer's markers are comments that HTML does not know in this form; written out they are the same nodes.
fn with_written_out_markers(html: &str) -> String {
    const MARKER: &str = "<!>";
    let mut written = String::with_capacity(html.len() + html.len() / 8);
    // a page is long and markers are many: `str::replace` takes ten times as long
    let mut from = 0;
    for at in memchr::memmem::find_iter(html.as_bytes(), MARKER) {
        written.push_str(html.get(from..at).unwrap_or_default());
        written.push_str("<!---->");
        from = at + MARKER.len();
    }
    written.push_str(html.get(from..).unwrap_or_default());
    written
}

/// Draws a part of a page, for an island to put in place.
pub fn render_fragment(view: impl FnOnce() -> AnyView) -> SafeHtml {
    SafeHtml::from_renderer(render(view))
}

#[cfg(test)]
mod tests {
    use super::with_written_out_markers;

    #[test]
    fn markers_are_written_out_wherever_they_are() {
        for text in ["", "<!>", "<!><!>", "a<!>b", "<p>é<!></p><!>", "<!<!>>", "<!-- > --><! >", "no marker"] {
            assert_eq!(with_written_out_markers(text), text.replace("<!>", "<!---->"), "{text}");
        }
    }
}
