//! What views and server functions find in Leptos's context: one place, so that both find the same.

use leptos::prelude::provide_context;

use app::site::Site;

/// Provides it. Call the answer under the owner that the view or function runs in, as often as wanted.
pub fn context(site: Site) -> impl Fn() + Clone + Send + 'static {
    move || provide_context(site.clone())
}
