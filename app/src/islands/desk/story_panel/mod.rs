//! Everything about a story but its text: sections, authors, pictures, titles, URL, times. Each change goes into the same log as the text.

mod fields;
mod finder;
mod inputs;
#[cfg(feature = "desk")]
mod link;
mod lookup;
mod people_and_tags;
mod picture_dialog;
mod picture_field;
mod previews;
mod uploads;
mod words;

use std::collections::HashMap;

pub use fields::{PanelByline, PanelFields};
use inputs::{Choice, Line, Moment, Switch, change};
use lookup::Picture;
use people_and_tags::{Bylines, Tags};
use picture_dialog::{PictureDialog, Target};
use picture_field::PictureField;
use previews::{CardPreview, SearchPreview};
use uploads::Uploads;
use words::Words;

use crate::prelude::*;

/// The words of the panel by name.
pub type PanelWords = HashMap<String, String>;

/// The panel. `sections` are those that the person may choose: identity and name.
#[island]
pub fn StoryPanel(fields: PanelFields, sections: Vec<(String, String)>, words: PanelWords) -> impl IntoView {
    let fields = RwSignal::new(fields);
    let (words, uploads) = (Words::new(words), Uploads::new());
    let (target, is_open) = (RwSignal::new(None::<Target>), RwSignal::new(false));
    let (lead, social) = (RwSignal::new(None::<Picture>), RwSignal::new(None::<Picture>));
    #[cfg(feature = "desk")]
    link::listen(fields, uploads, target);
    let word = move |name: &str| words.get(name);
    let open = move |open: bool| move |_| is_open.set(open);
    let none = std::iter::once((String::new(), word("NO_SECTION")));
    let section_options: Vec<_> = none.chain(sections.iter().cloned()).collect();
    let languages = [("en", "English"), ("ur", "اردو"), ("ar", "العربية"), ("fa", "فارسی"), ("fr", "Français"), ("zh", "中文")];
    let language_options = languages.map(|(tag, name)| (tag.to_owned(), name.to_owned())).to_vec();
    let directions = vec![("ltr".to_owned(), word("LTR")), ("rtl".to_owned(), word("RTL"))];
    view! {
        <div class="panel-bar" role="group" aria-label=word("SHOWN_PART")>
            <button type="button" aria-pressed=move || (!is_open.get()).to_string() on:click=open(false)>{word("PART_TEXT")}</button>
            <button type="button" aria-pressed=move || is_open.get().to_string() on:click=open(true)>{word("PART_DETAILS")}</button>
        </div>
        <aside class="panel" class:panel-open=move || is_open.get() aria-label=word("PANEL")>
            <Choice name="section" label=word("SECTION") options=section_options fields get=|fields| fields.section.clone() />
            <AlsoIn label=word("ALSO_IN") sections fields />
            <Tags fields words />
            <Bylines fields words />
            <PictureField name="leadImage" label=word("LEAD_PICTURE") fields read=|f| f.lead_image.clone() picture=lead target uploads words />
            <details>
                <summary>{word("FRONT_AND_SEARCH")}</summary>
                <Line name="frontHeadline" label=word("FRONT_HEADLINE") hint=word("AS_HEADLINE") soft_limit=70 fields get=|f| f.front_headline.clone() />
                <Line name="seoTitle" label=word("SEO_TITLE") hint=word("AS_HEADLINE") soft_limit=60 fields get=|f| f.seo_title.clone() />
                <Line name="seoDescription" label=word("SEO_DESCRIPTION") hint=word("AS_STANDFIRST") soft_limit=155 fields get=|f| f.seo_description.clone() />
                <Line name="socialTitle" label=word("SOCIAL_TITLE") hint=word("AS_HEADLINE") soft_limit=70 fields get=|f| f.social_title.clone() />
                <Line name="socialDescription" label=word("SOCIAL_DESCRIPTION") hint=word("AS_STANDFIRST") soft_limit=200 fields get=|f| f.social_description.clone() />
                <Line name="canonicalUrl" label=word("CANONICAL") hint="https://…".to_owned() fields get=|f| f.canonical_url.clone() />
                <Switch name="noIndex" label=word("NO_INDEX") fields get=|f| f.no_index />
                <PictureField name="socialImage" label=word("SOCIAL_PICTURE") fields read=|f| f.social_image.clone() picture=social target uploads words />
                <SearchPreview fields words />
                <CardPreview fields social lead words />
            </details>
            <details>
                <summary>{word("ADDRESS")}</summary>
                <Line name="slug" label=word("SLUG") hint=word("SLUG_HINT") fields get=|f| f.slug.clone() />
                <p class="hint">{word("SLUG_REDIRECT")}</p>
            </details>
            <details>
                <summary>{word("TIMING")}</summary>
                <Moment name="embargoUntil" label=word("EMBARGO") hint=word("DEVICE_ZONE") fields get=|f| f.embargo_until />
                <Moment name="expiresAt" label=word("EXPIRY") hint=word("DEVICE_ZONE") fields get=|f| f.expires_at />
                <Switch name="pinned" label=word("PINNED") fields get=|f| f.pinned />
            </details>
            <details>
                <summary>{word("LANGUAGE_AND_COMMENTS")}</summary>
                <Choice name="language" label=word("LANGUAGE") options=language_options fields get=|f| f.language.clone() />
                <Choice name="direction" label=word("DIRECTION") options=directions fields get=|f| f.direction.clone() />
                <Switch name="commentsOpen" label=word("COMMENTS") fields get=|f| f.comments_open />
            </details>
        </aside>
        <PictureDialog target words />
    }
}

/// Further sections as boxes to tick.
#[component]
fn AlsoIn(label: String, sections: Vec<(String, String)>, fields: RwSignal<PanelFields>) -> impl IntoView {
    let rows: Vec<_> = sections
        .into_iter()
        .map(|(id, name)| {
            let (box_id, this, toggled, primary) = (format!("also-{id}"), id.clone(), id.clone(), id);
            let toggle = move |event| {
                let mut list = fields.with_untracked(|fields| fields.sections.clone());
                list.retain(|each| *each != toggled);
                if event_target_checked(&event) {
                    list.push(toggled.clone());
                }
                change("sections", list);
            };
            view! {
                <p class="panel-switch" hidden=move || fields.with(|fields| fields.section == primary)>
                    <input
                        id=box_id.clone()
                        type="checkbox"
                        prop:checked=move || fields.with(|fields| fields.sections.contains(&this))
                        on:change=toggle
                    />
                    <label for=box_id>{name}</label>
                </p>
            }
        })
        .collect();
    view! {
        <details class="also-in">
            <summary>{label}</summary>
            {rows}
        </details>
    }
}
