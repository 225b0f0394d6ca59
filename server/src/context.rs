//! The Leptos context of views and server functions, provided in one place so that both have the same.

use leptos::prelude::provide_context;

use app::site::Site;

/// Returns a function that provides it; call that under the owner in which the view or function runs.
pub fn context(site: Site) -> impl Fn() + Clone + Send + 'static {
    move || provide_context(site.clone())
}
