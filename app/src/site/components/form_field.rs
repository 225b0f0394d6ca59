//! Labelled fields of readers' forms, each with its error beside it. They work without script.

use crate::{prelude::*, site::words::replies as words, ui::raw_html::TextArea, ui::words::Word};

/// A field of a form.
#[derive(Debug, Clone, Copy, Default)]
pub struct FormField<'a> {
    /// Its name in the form; with `reply-` before it, its id.
    pub name: &'static str,
    /// Its label.
    pub label: Word,
    /// `text`, `email`, or `area` for several lines.
    pub kind: &'static str,
    /// What it holds.
    pub value: &'a str,
    /// What browsers may fill in, as HTML names it; empty: nothing.
    pub autocomplete: &'static str,
    /// Longest text, in UTF-16 units.
    pub most: u32,
    /// Whether it may stay empty.
    pub optional: bool,
    /// What is wrong with it.
    pub error: Option<&'a str>,
}

/// The field with its label and its error.
pub fn form_field(field: FormField<'_>) -> Markup {
    let id = format!("reply-{}", field.name);
    let error_id = format!("{id}-error");
    let described = field.error.map(|_| error_id.clone());
    let error = field.error.map(|error| view! { <p class="field-error" id=error_id>{error.to_owned()}</p> });
    let star = (!field.optional).then(|| view! { <span aria-hidden="true">" *"</span> });
    let value = field.value.to_owned();
    let input = if field.kind == "area" {
        let (most, required, invalid) = (field.most, !field.optional, field.error.is_some());
        view! { <TextArea id=id.clone() name=field.name value=value rows=6 most=most required=required described=described invalid=invalid /> }
            .markup()
    } else {
        let autocomplete = if field.autocomplete.is_empty() { "off" } else { field.autocomplete };
        view! {
            <input
                id=id.clone()
                name=field.name
                type=field.kind
                value=(!value.is_empty()).then_some(value)
                autocomplete=autocomplete
                maxlength=field.most.to_string()
                required=!field.optional
                aria-describedby=described
                aria-invalid=field.error.is_some().then_some("true")
            />
        }
        .markup()
    };
    view! { <div class="form-field"><label for=id>{field.label}{star}</label> {error} {input}</div> }.markup()
}

/// A field that people do not see: programs that fill in every field give themselves away. Its name means nothing to password managers.
pub fn trap() -> Markup {
    view! {
        <p class="form-aside" aria-hidden="true">
            <label>{words::TRAP} " " <input name="aside" type="text" tabindex="-1" autocomplete="off" /></label>
        </p>
    }
    .markup()
}

/// The errors of a form that was sent, each with a link to its field; takes the focus when the page opens.
pub fn error_summary(errors: &[(&'static str, String)]) -> Option<Markup> {
    if errors.is_empty() {
        return None;
    }
    let lines: Vec<Markup> = errors
        .iter()
        .map(|(field, message)| match *field {
            "" => view! { <li>{message.clone()}</li> }.markup(),
            field => view! { <li><a href=format!("#reply-{field}")>{message.clone()}</a></li> }.markup(),
        })
        .collect();
    Some(
        view! {
            <div class="form-errors" role="alert" tabindex="-1" autofocus>
                <h2>{words::ERRORS}</h2>
                <ul>{lines}</ul>
            </div>
        }
        .markup(),
    )
}

/// What is wrong with a field.
pub fn error_of<'a>(errors: &'a [(&'static str, String)], field: &str) -> Option<&'a str> {
    errors.iter().find(|(name, _)| *name == field).map(|(_, message)| message.as_str())
}
