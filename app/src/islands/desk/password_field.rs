//! A password field whose content can be shown.

use crate::prelude::*;

/// A labelled password field, named as its `id`, with a button that shows what was typed. Without script it is a plain field, and
/// the style sheet hides the button.
#[island]
pub fn PasswordField(id: String, autocomplete: String, label: String, show: String, hide: String) -> impl IntoView {
    let shown = RwSignal::new(false);
    let kind = move || if shown.get() { "text" } else { "password" };
    let action = move || if shown.get() { hide.clone() } else { show.clone() };
    let (name, described) = (id.clone(), id.clone());
    view! {
        <label for=id.clone()>{label}</label>
        <div class="password">
            <input id=id name=name type=kind autocomplete=autocomplete maxlength="1000" required />
            <button type="button" aria-controls=described on:click=move |_| shown.update(|shown| *shown = !*shown)>{action}</button>
        </div>
    }
}
