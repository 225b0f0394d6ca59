//! Forms: labelled fields with their errors beside them, and a summary of the errors that takes the focus. All of it works without script.

use crate::{desk::words, prelude::*, ui::words::Word};

/// What is wrong with a form that was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Errors(Vec<(&'static str, String)>);

impl Errors {
    /// One error about a field, named as in the form; an empty name means the whole form.
    pub fn one(field: &'static str, message: impl Into<String>) -> Self {
        let mut errors = Self::default();
        errors.add(field, message);
        errors
    }

    /// Adds an error about a field.
    pub fn add(&mut self, field: &'static str, message: impl Into<String>) {
        self.0.push((field, message.into()));
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong with this field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, message)| message.as_str())
    }
}

/// The errors of the form `form`, each with a link to its field. Takes the focus when the page opens.
pub fn summary(form: &'static str, errors: &Errors) -> Markup {
    if errors.is_empty() {
        return ().markup();
    }
    let lines: Vec<Markup> = errors
        .0
        .iter()
        .map(|(field, message)| match *field {
            "" => view! { <li>{message.clone()}</li> }.markup(),
            field => view! { <li><a href=format!("#{}", id(form, field))>{message.clone()}</a></li> }.markup(),
        })
        .collect();
    view! {
        <div class="errors" role="alert" tabindex="-1" autofocus>
            <h2>{words::ERRORS}</h2>
            <ul>{lines}</ul>
        </div>
    }
    .markup()
}

/// The id of a field: two forms on a page may have fields of the same name.
fn id(form: &str, field: &str) -> String {
    if form.is_empty() { field.to_owned() } else { format!("{form}-{field}") }
}

/// A field for one line.
#[derive(Debug, Clone, Copy, Default)]
pub struct TextField<'a> {
    /// Which form it belongs to; part of its id.
    pub form: &'static str,
    /// Its name in the form.
    pub name: &'static str,
    /// Its label.
    pub label: Word,
    /// The kind of input: `text`, `email`, `password`, `date` …; empty means `text`.
    pub kind: &'static str,
    /// What stands in it.
    pub value: &'a str,
    /// What browsers may fill in, as HTML names it; empty: nothing.
    pub autocomplete: &'static str,
    /// What to enter, under the label; may be empty.
    pub hint: Word,
    /// Longest text, in UTF-16 units; 0: 1,000.
    pub most: u16,
    /// Whether it may stay empty.
    pub optional: bool,
    /// The id of the form that it is sent with, if it stands outside of it; empty: the form around it.
    pub sent_with: &'static str,
}

/// A labelled field with its hint and its error.
pub fn text_field(field: TextField<'_>, errors: &Errors) -> Markup {
    let id = id(field.form, field.name);
    let error = errors.of(field.name).map(str::to_owned);
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described: Vec<&str> = [(!field.hint.is_empty()).then_some(hint_id.as_str()), error.is_some().then_some(error_id.as_str())]
        .into_iter()
        .flatten()
        .collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let kind = match field.kind {
        "" => "text",
        // the browser's own field cannot hold a day that is none
        "date" if error.is_some() => "text",
        kind => kind,
    };
    let autocomplete = if field.autocomplete.is_empty() { "off" } else { field.autocomplete };
    // a password that was sent is not sent back
    let value = (kind != "password" && !field.value.is_empty()).then(|| field.value.to_owned());
    let most = if field.most == 0 { 1000 } else { field.most };
    let length = (!matches!(kind, "date" | "datetime-local" | "number")).then(|| most.to_string());
    let codes = (autocomplete == "one-time-code").then_some("numeric");
    let hint = (!field.hint.is_empty()).then(|| view! { <p class="hint" id=hint_id.clone()>{field.hint}</p> });
    let message = error.clone().map(|error| view! { <p class="error" id=error_id.clone()>{error}</p> });
    view! {
        <div class="field">
            <label for=id.clone()>{field.label}</label>
            {hint}
            {message}
            <input
                id=id
                form=(!field.sent_with.is_empty()).then_some(field.sent_with)
                name=field.name
                type=kind
                value=value
                autocomplete=autocomplete
                inputmode=codes
                maxlength=length
                required=!field.optional
                aria-describedby=described
                aria-invalid=error.is_some().then_some("true")
            />
        </div>
    }
    .markup()
}

/// A labelled choice. `options` are values with their labels.
pub fn select(
    form: &'static str,
    name: &'static str,
    label: Word,
    options: Vec<(String, String)>,
    chosen: &str,
    errors: &Errors,
) -> Markup {
    let id = id(form, name);
    let error = errors.of(name).map(str::to_owned);
    let error_id = format!("{id}-error");
    let described = error.is_some().then(|| error_id.clone());
    let message = error.map(|error| view! { <p class="error" id=error_id>{error}</p> });
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, label)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{label}</option> }
        })
        .collect();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {message}
            <select id=id name=name aria-describedby=described>{options}</select>
        </div>
    }
    .markup()
}

/// The field for one's own password, where a sensitive act needs it again.
pub fn own_password(form: &'static str, needed: bool, errors: &Errors) -> Markup {
    if !needed {
        return ().markup();
    }
    let field = TextField {
        form,
        name: "own_password",
        label: words::OWN_PASSWORD,
        kind: "password",
        autocomplete: "current-password",
        hint: words::OWN_PASSWORD_HINT,
        ..TextField::default()
    };
    text_field(field, errors)
}

/// A form with one button.
pub fn button_form(action: String, label: Word, class: &'static str, name: Option<String>) -> Markup {
    // "End" alone says nothing to somebody who hears the page
    let name = name.map(|name| format!("{label}: {name}"));
    view! {
        <form method="post" action=action>
            <button class=class type="submit" aria-label=name>{label}</button>
        </form>
    }
    .markup()
}

/// What just happened.
pub fn notice(text: Option<Word>) -> Markup {
    match text {
        Some(text) => view! { <p class="message" role="status">{text}</p> }.markup(),
        None => ().markup(),
    }
}

/// What the person may not do here, why, and who can help; folded, because most days nobody asks.
pub fn why_not(sentences: &[String]) -> Markup {
    if sentences.is_empty() {
        return ().markup();
    }
    let sentences: Vec<Markup> = sentences.iter().map(|sentence| view! { <p>{sentence.clone()}</p> }.markup()).collect();
    view! { <details class="why-not"><summary>{words::refused::WHY_NOT}</summary>{sentences}</details> }.markup()
}

/// A link for an administrator to hand over, because no mail server is set.
pub fn link_to_hand_over(link: Option<&HandOver>) -> Markup {
    let Some(HandOver { to, link, file }) = link else { return ().markup() };
    let file = file.clone().map(|file| view! { <p class="hint">{words::LETTER_FILE} " " <code>{file}</code></p> });
    view! {
        <div class="message" role="status">
            <p>{words::HAND_OVER} " " <strong translate="no">{to.clone()}</strong></p>
            <p><code class="link" translate="no">{link.clone()}</code></p>
            {file}
        </div>
    }
    .markup()
}

/// A link that was not sent by mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOver {
    /// Whom it is for.
    pub to: String,
    /// The whole link.
    pub link: String,
    /// Where the letter is, if it was written to a file.
    pub file: Option<String>,
}
