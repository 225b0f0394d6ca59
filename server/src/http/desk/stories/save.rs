//! `POST /desk/stories/{id}/save`: headline, standfirst, section, URL and plain text.

use std::{collections::HashMap, sync::Arc};

use app::desk::{form::Errors, pages::story::StoryForm, words::stories as words};
use axum::{
    Extension,
    extract::{Path, State},
    response::Response,
};
use domain::{Headline, SectionId, SitePath, Slug, Standfirst, Story, document::Document, rights::Refusal};
use newsroom::{Authority, DeskStory, Error};

use super::{
    based_on, find,
    view::{With, form_of, name_of, shown},
};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Fields, Frame, see_other},
    session::Sender,
};

/// Saves the form, based on the revision it was opened with. Nothing that was typed is lost when it cannot be saved.
///
/// # Errors
/// 404 for a story that does not exist or that the person may not know of, 403 without the right to change it; storage failed.
pub async fn save(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let authority = Authority::of_session(&signed_in, &sender.origin);
    let opened = find(&state, &authority, &id).await?;
    let based_on = based_on(&fields)?;
    let form = form_sent(&fields, &opened);
    let (story, errors) = changed(&opened, &form);
    if !errors.is_empty() {
        return shown(&state, &signed_in, &authority, opened, With { errors, form: Some(form), ..With::default() }).await;
    }
    let moved = story.primary_section != opened.story.primary_section;
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let saved = match edit.put_story(&story, based_on, "").await {
        Ok(_) => edit.commit().await,
        Err(error) => {
            drop(edit);
            Err(error)
        }
    };
    let with = match saved {
        Ok(()) => return see_other(&format!("/desk/stories/{}/?done=edit", story.id)),
        Err(Error::EditConflict { saved_by, saved_at, .. }) => {
            let who = name_of(&state, &mut HashMap::new(), saved_by.as_ref()).await?;
            let when = Frame::load(&state, Some(&signed_in)).await?.ago(saved_at);
            With { errors: Errors::one("", words::conflict(&who, &when)), form: Some(form), is_conflict: true, ..With::default() }
        }
        Err(Error::Conflict { .. }) => With { errors: Errors::one("slug", words::SLUG_TAKEN), form: Some(form), ..With::default() },
        Err(error) => With { errors: section_errors(error, moved)?, form: Some(form), ..With::default() },
    };
    // as it is stored now: the next save is based on that
    let opened = find(&state, &authority, &id).await?;
    shown(&state, &signed_in, &authority, opened, with).await
}

/// What is wrong with the section, if that is why a story could not be saved; otherwise the error itself. `moved`: the form names another
/// section than the stored one.
///
/// # Errors
/// What has nothing to do with the section.
pub fn section_errors(error: Error, moved: bool) -> Result<Errors, HttpError> {
    match error {
        Error::Missing { .. } => Ok(Errors::one("section", words::NO_SUCH_SECTION)),
        // it was found a moment ago: only its new section takes it out of the person's reach
        Error::NotFound { .. } | Error::StoryRefused { refusal: Refusal::Section, .. } if moved => {
            Ok(Errors::one("section", words::NOT_YOUR_SECTION))
        }
        error => Err(error.into()),
    }
}

/// The form as it was sent.
pub fn form_sent(fields: &Fields, opened: &DeskStory) -> StoryForm {
    StoryForm {
        headline: fields.line("headline"),
        standfirst: fields.line("standfirst"),
        section: fields.line("section"),
        slug: fields.line("slug"),
        text: form_of(&opened.story).text.map(|_| fields.get("text").replace("\r\n", "\n")),
    }
}

/// The story as the form wants it, and what is wrong with the form.
pub fn changed(opened: &DeskStory, form: &StoryForm) -> (Story, Errors) {
    let (mut story, mut errors) = (opened.story.clone(), Errors::default());
    match Headline::parse(&form.headline) {
        Ok(headline) => story.headline = headline,
        Err(error) => errors.add("headline", error.to_string()),
    }
    match form.standfirst.as_str() {
        "" => story.standfirst = None,
        text => match Standfirst::parse(text) {
            Ok(standfirst) => story.standfirst = Some(standfirst),
            Err(error) => errors.add("standfirst", error.to_string()),
        },
    }
    match form.section.as_str() {
        "" => story.primary_section = None,
        text => match SectionId::parse(text) {
            Ok(section) => {
                // the former primary section is replaced, further ones stay
                story.sections.retain(|id| Some(id) != opened.story.primary_section.as_ref() && *id != section);
                story.sections.insert(0, section.clone());
                story.primary_section = Some(section);
            }
            Err(_) => errors.add("section", words::NO_SUCH_SECTION),
        },
    }
    if story.primary_section.is_none() {
        story.sections.retain(|id| Some(id) != opened.story.primary_section.as_ref());
    }
    if let Some(text) = &form.text
        && form_of(&opened.story).text.as_deref() != Some(text.trim_end())
    {
        story.document = Document::from_plain_text(text);
    }
    let wanted = if form.slug.is_empty() { Slug::from_text(&form.headline) } else { Slug::parse(&form.slug).ok() };
    match wanted {
        Some(slug) if slug == story.slug => {}
        // a page below another one keeps its place
        Some(slug) if story.parent.is_none() => (story.path, story.slug) = (SitePath::of_story(&slug), slug),
        Some(_) => {}
        None => errors.add(if form.slug.is_empty() { "headline" } else { "slug" }, words::NO_SLUG),
    }
    (story, errors)
}
