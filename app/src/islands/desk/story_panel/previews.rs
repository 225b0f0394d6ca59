//! How search engines and social networks will show the story.

use crate::prelude::*;

use super::{PanelFields, lookup::Picture, words::Words};

fn or(own: &str, other: &str) -> String {
    if own.is_empty() { other.to_owned() } else { own.to_owned() }
}

/// A result of a search engine.
#[component]
pub fn SearchPreview(fields: RwSignal<PanelFields>, words: Words) -> impl IntoView {
    view! {
        <div class="search-preview" translate="no">
            <p class="hint">{words.get("SEARCH_PREVIEW")}</p>
            <p class="search-preview-title">{move || fields.with(|f| or(&f.seo_title, &f.headline))}</p>
            <p>{move || fields.with(|f| or(&f.seo_description, &f.standfirst))}</p>
        </div>
    }
}

/// A card of a social network: the picture for sharing, or else the one at the head.
#[component]
pub fn CardPreview(
    fields: RwSignal<PanelFields>,
    social: RwSignal<Option<Picture>>,
    lead: RwSignal<Option<Picture>>,
    words: Words,
) -> impl IntoView {
    let src = move || social.get().or_else(|| lead.get()).map(|one| one.src).unwrap_or_default();
    view! {
        <div class="card-preview" translate="no">
            <p class="hint">{words.get("CARD_PREVIEW")}</p>
            <img src=src alt="" hidden=move || src().is_empty() />
            <p class="card-preview-title">{move || fields.with(|f| or(&f.social_title, &f.headline))}</p>
            <p>{move || fields.with(|f| or(&f.social_description, &f.standfirst))}</p>
        </div>
    }
}
