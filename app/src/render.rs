//! From a view to text: synchronous, whole, without anything that differs between two renders of the same view.

use std::sync::Arc;

use hydration_context::SsrSharedContext;

use crate::{prelude::*, raw_html::SafeHtml};

/// Draws a whole page.
pub fn render(view: impl FnOnce() -> AnyView) -> String {
    // islands with children need the shared context; without an owner of its own a page would leak into the next
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    // the renderer's markers are comments that HTML does not know in this form; written out they are the same nodes
    let html = owner.with(|| view().to_html()).replace("<!>", "<!---->");
    owner.unset_with_forced_cleanup();
    html
}

/// Draws a part of a page, for an island to put in place.
pub fn render_fragment(view: impl FnOnce() -> AnyView) -> SafeHtml {
    SafeHtml::from_renderer(render(view))
}
