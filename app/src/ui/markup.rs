//! A view without its type, for pages: rendered once, by the server.

use leptos::tachys::{
    html::attribute::{Attribute, any_attribute::AnyAttribute},
    hydration::Cursor,
    view::{Position, PositionState, Render, RenderHtml, add_attr::AddAnyAttr},
};

/// Any view. Leptos' own [`AnyView`](leptos::prelude::AnyView) can also be hydrated and rebuilt by a browser: to make one, every
/// literal in the view becomes a text node of its own, and a page has hundreds.
pub struct Markup(Box<dyn RenderOnce + Send>);

/// Makes [`Markup`].
pub trait IntoMarkup {
    /// Erases the view's type.
    fn markup(self) -> Markup;
}

impl<T: RenderOnce + Send + 'static> IntoMarkup for T {
    fn markup(self) -> Markup {
        Markup(Box::new(self))
    }
}

/// A view that can be rendered once.
pub trait RenderOnce {
    /// Appends it to `html`; `position` says what comes before it.
    fn render_once(self: Box<Self>, html: &mut String, position: &mut Position, escape: bool);
}

impl<T: RenderHtml> RenderOnce for T {
    fn render_once(self: Box<Self>, html: &mut String, position: &mut Position, escape: bool) {
        (*self).to_html_with_buf(html, position, escape, false, Vec::new());
    }
}

impl RenderHtml for Markup {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, html: &mut String, position: &mut Position, escape: bool, _: bool, _: Vec<AnyAttribute>) {
        self.0.render_once(html, position, escape);
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) {}

    fn into_owned(self) -> Self {
        self
    }
}

/// Never used: browsers have no `Markup`.
impl Render for Markup {
    type State = ();

    fn build(self) {}

    fn rebuild(self, (): &mut ()) {}
}

impl AddAnyAttr for Markup {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}
