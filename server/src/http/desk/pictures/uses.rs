//! Where a picture is used, as far as a person may know.

use app::desk::{
    pages::pictures::picture::Uses,
    words::{pictures as words, stories as story_words},
};
use domain::{AuthorId, MediaId, StoryId};
use newsroom::{Authority, UNTITLED, library::Shower};

use crate::http::{AppState, HttpError};

/// Stories that are listed.
const MOST: usize = 20;

/// The list.
///
/// # Errors
/// Storage failed.
pub async fn uses(state: &AppState, authority: &Authority, id: &MediaId) -> Result<Uses, HttpError> {
    let newsroom = &state.site.newsroom;
    let found = newsroom.media_uses(id, MOST).await?;
    let mut uses = Uses { more: found.more, ..Uses::default() };
    for (shower, entity) in &found.others {
        match shower {
            Shower::Section => {
                let sections = newsroom.sections().await?;
                let name = sections.into_iter().find(|section| section.id.as_str() == entity).map(|section| section.name);
                uses.lines.push((format!("/desk/sections/{entity}/"), name.unwrap_or_default(), words::OF_SECTION.into()));
            }
            Shower::Author => {
                let ids: Vec<AuthorId> = AuthorId::parse(entity).into_iter().collect();
                let name = newsroom.authors_by_ids(&ids).await?.pop().map(|author| author.name);
                uses.lines.push((format!("/desk/authors/{entity}/"), name.unwrap_or_default(), words::OF_AUTHOR.into()));
            }
            Shower::Setting => {
                let what = if entity == "logo_dark" { words::AS_DARK_LOGO } else { words::AS_LOGO };
                uses.lines.push((format!("/desk/settings/#{entity}"), what.into(), String::new()));
            }
            Shower::Draft => {
                if let Ok(story) = StoryId::parse(entity) {
                    of_story(state, authority, &story, Some(words::IN_DRAFT.into()), &mut uses).await?;
                }
            }
        }
    }
    for story in &found.stories {
        of_story(state, authority, story, None, &mut uses).await?;
    }
    Ok(uses)
}

async fn of_story(state: &AppState, authority: &Authority, id: &StoryId, what: Option<String>, uses: &mut Uses) -> Result<(), HttpError> {
    let Some(opened) = state.site.newsroom.desk_story(authority, id).await? else {
        uses.hidden += 1;
        return Ok(());
    };
    let story = opened.story;
    let headline = if story.headline.as_str() == UNTITLED { story_words::UNTITLED.into() } else { story.headline.to_string() };
    let what = what.unwrap_or_else(|| story_words::state(story.state).into());
    uses.lines.push((format!("/desk/stories/{id}/"), headline, what));
    Ok(())
}
