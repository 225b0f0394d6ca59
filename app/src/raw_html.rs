//! The one file where text becomes markup without being escaped.

/// Markup that only our own renderer can make: the type's field is private to this file. Cheap to clone.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafeHtml(std::sync::Arc<str>);

#[cfg(feature = "ssr")]
impl SafeHtml {
    /// A fragment that [`crate::render`] has drawn from a view, every text in it escaped by the renderer.
    pub(crate) fn from_renderer(html: String) -> Self {
        Self(html.into())
    }
    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// As a part of a view.
#[cfg(feature = "ssr")]
impl crate::markup::Draw for SafeHtml {
    fn draw(self: Box<Self>, html: &mut String, position: &mut leptos::tachys::view::Position, _: bool) {
        html.push_str(&self.0);
        *position = leptos::tachys::view::Position::NextChild;
    }
}

/// Facts for search engines as a `<script>` that holds data and never runs.
#[cfg(feature = "ssr")]
pub(crate) fn linked_data(facts: &crate::linked_data::LinkedData) -> crate::prelude::Markup {
    use crate::prelude::*;
    view! { <script type="application/ld+json" inner_html=facts.escaped()></script> }.markup()
}

/// A piece of a page that our own server drew, parsed but not yet in the page.
#[cfg(feature = "browser")]
pub struct Fragment(web_sys::DocumentFragment);

#[cfg(feature = "browser")]
impl Fragment {
    /// Parses the answer of one of our server functions. Text from anywhere else must not come here.
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
    /// Puts it in the place of everything inside `place`.
    pub fn fill(&self, place: &web_sys::Element) {
        place.replace_children_with_node_1(&self.0);
    }
}
