//! The settings of the paper: one form, a preview before saving.

use crate::{
    desk::{
        form::{Errors, TextField, notice, select, summary, text_field},
        layout::{Desk, Place, html_page},
        pages::pictures::choice::{PictureChoice, choice_words, picture_choice},
        words::settings as words,
    },
    prelude::*,
    ui::{raw_html::TextArea, words::Word},
};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct SettingsPage {
    /// Every setting by its key, as text.
    pub values: Vec<(&'static str, String)>,
    /// The menus that there are: slug and title.
    pub menus: Vec<(String, String)>,
    /// The fields in which the logos are chosen, by their keys.
    pub logos: Vec<(&'static str, PictureChoice)>,
    /// Says which settings the form was filled from.
    pub version: String,
    /// What others changed since: key, and the value that it has now.
    pub meanwhile: Vec<(&'static str, String)>,
    /// What was wrong.
    pub errors: Errors,
    /// What just happened.
    pub notice: Option<Word>,
    /// The fields of a form that brings the former settings back: names and values.
    pub undo: Vec<(String, String)>,
}

/// The parts of the form with the keys of their settings, in order.
pub const PARTS: &[(Word, &[&str])] = &[
    (words::PAPER_PART, &["name", "tagline", "about", "contact", "social"]),
    (words::LOOK_PART, &["logo_light", "logo_dark", "headlines", "colour_paper", "colour_ink", "colour_accent", "colour_alert"]),
    (words::PLACE_PART, &["language", "time_zone", "public_url", "permalinks"]),
    (words::LISTS_PART, &["main_menu", "footer_menu", "stories_per_page"]),
    (words::FILES_PART, &["ads_txt", "security_txt", "humans_txt"]),
    (words::PEOPLE_PART, &["codes_from"]),
    (words::READERS_PART, &["comment_approval", "comment_days", "comment_reports", "counts_from", "crawlers", "offline_reading"]),
];

impl SettingsPage {
    fn value(&self, key: &str) -> &str {
        self.values.iter().find(|(known, _)| *known == key).map_or("", |(_, value)| value.as_str())
    }
}

/// The page.
pub fn settings(desk: Desk<'_>, page: &SettingsPage) -> Markup {
    let parts: Vec<Markup> = PARTS
        .iter()
        .map(|(title, keys)| {
            let hint = (*title == words::LOOK_PART).then(|| view! { <p class="hint">{words::COLOURS_HINT}</p> });
            let fields: Vec<Markup> = keys.iter().map(|key| field(page, key)).collect();
            view! { <fieldset class="settings-part"><legend>{*title}</legend>{hint}{fields}</fieldset> }.markup()
        })
        .collect();
    let content = view! {
        <div class="desk-page settings">
            <h1>{words::TITLE}</h1>
            <p class="hint">{words::INTRO}</p>
            {notice(page.notice)}
            {undo(page)}
            {summary("", &page.errors)}
            {meanwhile(page)}
            <form method="post" action="/desk/settings/">
                <input type="hidden" name="version" value=page.version.clone() />
                {parts}
                <div class="settings-acts">
                    <button class="button" type="submit">{words::SAVE}</button>
                    <button class="button quiet" type="submit" formaction="/desk/settings/preview/page" formtarget="_blank">{words::PREVIEW}</button>
                    <p class="hint">{words::PREVIEW_NOTE}</p>
                </div>
            </form>
            <section aria-labelledby="mail">
                <h2 id="mail">{words::MAIL_PART}</h2>
                <p class="hint">{words::MAIL_HINT}</p>
                <p><a href="/desk/settings/mail/">{words::TO_MAIL}</a></p>
            </section>
            {choice_words()}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Settings), words::TITLE, content)
}

/// One setting; a colour stands beside the one of dark pages.
fn field(page: &SettingsPage, key: &&'static str) -> Markup {
    let key = *key;
    let (label, hint) = words::of(key);
    let value = page.value(key);
    match key {
        "about" | "social" | "ads_txt" | "security_txt" | "humans_txt" => long(page, key),
        "logo_light" | "logo_dark" => logo(page, key),
        "headlines" => choice(page, key, &[("serif", words::SERIF), ("sans", words::SANS)]),
        "comment_approval" => choice(page, key, &[("known_at_once", words::KNOWN_AT_ONCE), ("everybody_waits", words::EVERYBODY_WAITS)]),
        "crawlers" => choice(page, key, &[("everybody", words::EVERYBODY), ("no-training", words::NO_TRAINING), ("nobody", words::NOBODY)]),
        "permalinks" => choice(
            page,
            key,
            &[
                ("slug", words::PERMALINKS_SLUG),
                ("section", words::PERMALINKS_SECTION),
                ("month", words::PERMALINKS_MONTH),
                ("day", words::PERMALINKS_DAY),
            ],
        ),
        "codes_from" => choice(
            page,
            key,
            &[
                ("", words::CODES_NOBODY),
                ("administrator", words::CODES_ADMINISTRATORS),
                ("editor", words::CODES_EDITORS),
                ("author", words::CODES_AUTHORS),
                ("contributor", words::CODES_ALL),
            ],
        ),
        "offline_reading" => choice(page, key, &[("yes", words::YES), ("no", words::NO)]),
        "main_menu" | "footer_menu" => {
            let none = std::iter::once((String::new(), words::NO_MENU.text().to_owned()));
            select("", key, label, none.chain(page.menus.iter().cloned()).collect(), value, &page.errors)
        }
        "colour_paper" => colours(page, label, ["colour_paper", "colour_paper_dark"]),
        "colour_ink" => colours(page, label, ["colour_ink", "colour_ink_dark"]),
        "colour_accent" => colours(page, label, ["colour_accent", "colour_accent_dark"]),
        "colour_alert" => colours(page, label, ["colour_alert", "colour_alert_dark"]),
        _ => {
            let kind = match key {
                "stories_per_page" | "comment_days" | "comment_reports" | "counts_from" => "number",
                "contact" => "email",
                "public_url" => "url",
                _ => "text",
            };
            let optional = matches!(key, "tagline" | "contact" | "public_url");
            text_field(TextField { name: key, label, hint, kind, value, optional, ..TextField::default() }, &page.errors)
        }
    }
}

fn logo(page: &SettingsPage, key: &'static str) -> Markup {
    let (label, hint) = words::of(key);
    let none = PictureChoice::default();
    let choice = page.logos.iter().find(|(known, _)| *known == key).map_or(&none, |(_, choice)| choice);
    picture_choice(key, label, hint, choice, &page.errors)
}

fn choice(page: &SettingsPage, key: &'static str, choices: &[(&str, Word)]) -> Markup {
    let (label, hint) = words::of(key);
    let options = choices.iter().map(|(value, word)| ((*value).to_owned(), word.text().to_owned())).collect();
    let hint = (!hint.is_empty()).then(|| view! { <p class="hint settings-after">{hint}</p> });
    view! { {select("", key, label, options, page.value(key), &page.errors)} {hint} }.markup()
}

fn long(page: &SettingsPage, key: &'static str) -> Markup {
    let (label, hint) = words::of(key);
    let error = page.errors.of(key).map(str::to_owned);
    let (hint_id, error_id) = (format!("{key}-hint"), format!("{key}-error"));
    let described = Some(if error.is_some() { format!("{hint_id} {error_id}") } else { hint_id.clone() });
    let invalid = error.is_some();
    let message = error.map(|error| view! { <p class="error" id=error_id>{error}</p> });
    view! {
        <div class="field">
            <label for=key>{label}</label>
            <p class="hint" id=hint_id>{hint}</p>
            {message}
            <TextArea id=key name=key value=page.value(key) rows=3 most=20000 described=described invalid=invalid />
        </div>
    }
    .markup()
}

/// The same colour on light and on dark pages.
fn colours(page: &SettingsPage, label: Word, keys: [&'static str; 2]) -> Markup {
    let one = |key: &'static str, theme: Word| {
        let error = page.errors.of(key).map(str::to_owned);
        let error_id = format!("{key}-error");
        let described = error.is_some().then(|| error_id.clone());
        let message = error.clone().map(|error| view! { <p class="error" id=error_id>{error}</p> });
        view! {
            <div class="colour">
                <label for=key>{theme}</label>
                <input type="color" id=key name=key value=page.value(key).to_owned()
                    aria-describedby=described aria-invalid=error.is_some().then_some("true") />
                {message}
            </div>
        }
    };
    let [light, dark] = keys;
    view! {
        <fieldset class="colours">
            <legend>{label}</legend>
            {one(light, words::LIGHT)}
            {one(dark, words::DARK)}
        </fieldset>
    }
    .markup()
}

/// What others changed while the form was open.
fn meanwhile(page: &SettingsPage) -> Option<Markup> {
    let lines: Vec<_> = page
        .meanwhile
        .iter()
        .map(|(key, value)| view! { <li>{words::of(key).0} ": " <span dir="auto">{value.clone()}</span></li> })
        .collect();
    (!lines.is_empty()).then(|| view! { <ul class="settings-meanwhile">{lines}</ul> }.markup())
}

/// A button that brings the former settings back.
fn undo(page: &SettingsPage) -> Option<Markup> {
    let fields: Vec<_> =
        page.undo.iter().map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone() /> }).collect();
    (!fields.is_empty()).then(|| {
        view! {
            <form class="settings-undo" method="post" action="/desk/settings/">
                {fields}
                <button class="button quiet" type="submit">{words::UNDO}</button>
            </form>
        }
        .markup()
    })
}
