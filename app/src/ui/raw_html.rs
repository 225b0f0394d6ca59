//! The one file where text becomes markup without being escaped by Leptos.

#[cfg(any(feature = "ssr", feature = "desk"))]
use crate::prelude::*;

/// Facts for search engines as a `<script>` that holds data and never runs.
#[cfg(feature = "ssr")]
pub(crate) fn linked_data(facts: &crate::ui::linked_data::LinkedData) -> Markup {
    view! { <script type="application/ld+json" inner_html=facts.escaped()></script> }.markup()
}

/// A `<textarea>` with `value` in it. Leptos writes the children of a `<textarea>` as they are, so that text could end the element:
/// this is the only one in use, and it escapes.
#[cfg(any(feature = "ssr", feature = "desk"))]
#[component]
pub fn TextArea(
    /// The id that its label refers to.
    #[prop(into)]
    id: String,
    /// The field's name in the form.
    #[prop(into)]
    name: String,
    /// Its text.
    #[prop(into)]
    value: String,
    /// Lines shown.
    #[prop(default = 4)]
    rows: u16,
    /// Longest text, in UTF-16 units; 0: any.
    #[prop(default = 0)]
    most: u32,
    /// Whether it must not stay empty.
    #[prop(default = false)]
    required: bool,
    /// Ids of the elements that describe it.
    #[prop(default = None)]
    described: Option<String>,
    /// Whether what it holds was refused.
    #[prop(default = false)]
    invalid: bool,
) -> impl IntoView {
    let most = (most > 0).then(|| most.to_string());
    view! {
        <textarea
            id=id
            name=name
            rows=rows.to_string()
            maxlength=most
            required=required
            aria-describedby=described
            aria-invalid=invalid.then_some("true")
            inner_html=text_area_content(&value)
        ></textarea>
    }
}

/// Text as the content of a `<textarea>`.
#[cfg(any(feature = "ssr", feature = "desk"))]
fn text_area_content(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    // a parser drops a newline that follows the start tag: without ours it would drop one of the text's own
    if cfg!(feature = "ssr") && !escaped.is_empty() { format!("\n{escaped}") } else { escaped }
}

/// A piece of a page that our own server rendered, parsed but not yet in the page.
#[cfg(feature = "browser")]
pub struct Fragment(web_sys::DocumentFragment);

#[cfg(feature = "browser")]
impl Fragment {
    /// Parses a fragment that our own server sent. Text from anywhere else must not come here.
    pub(crate) fn from_server(html: &str) -> Option<Self> {
        use wasm_bindgen::JsCast;
        let template: web_sys::HtmlTemplateElement =
            leptos::leptos_dom::helpers::document().create_element("template").ok()?.unchecked_into();
        template.set_inner_html(html);
        Some(Self(template.content()))
    }
    /// The first element that fits and has not been put into the page.
    pub fn find(&self, selector: &str) -> Option<web_sys::Element> {
        self.0.query_selector(selector).ok().flatten()
    }
    /// Replaces everything inside `target` with it.
    pub fn fill(&self, target: &web_sys::Element) {
        target.replace_children_with_node_1(&self.0);
    }
}
