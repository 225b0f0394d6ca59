//! What a person lacks for something that they see but may not do, and who can help, in words of the desk.

use app::desk::words::{listed, people, refused as words, stories};
use domain::{StoryAct, rights::Refusal};

use crate::http::{AppState, SignedIn};

/// So many of those who can help are named at most.
const NAMED: i64 = 3;

/// What the person lacks; `None` if the paper cannot be read.
pub async fn why(state: &AppState, signed_in: &SignedIn, refusal: Refusal) -> Option<String> {
    let user = signed_in.user();
    let sections = async || {
        let sections = state.site.newsroom.sections().await.ok()?;
        let own = user.sections.as_deref().unwrap_or_default();
        let names: Vec<String> = sections.into_iter().filter(|section| own.contains(&section.id)).map(|section| section.name).collect();
        Some(listed(&names))
    };
    Some(match refusal {
        Refusal::Capability(right) if user.role.may(right) => words::WHOLE_PAPER.with(&[("sections", &sections().await?)]),
        Refusal::Capability(right) => {
            words::ROLE_LACKS.with(&[("right", words::right(right).text()), ("role", people::role_name(user.role).text())])
        }
        Refusal::Section => match sections().await?.as_str() {
            "" => words::NO_SECTIONS.into(),
            names => words::OTHER_SECTION.with(&[("sections", names)]),
        },
        Refusal::Unknown | Refusal::State(_) => format!("{refusal}."),
    })
}

/// Who can change what the person may do: administrators by name.
pub async fn who_helps(state: &AppState) -> String {
    let names = state.site.newsroom.administrators(NAMED).await.unwrap_or_default();
    if names.is_empty() { words::WHO_HELPS.into() } else { words::ASK.with(&[("names", &listed(&names))]) }
}

/// What the person may not do with a story: a sentence for each reason, then who can help; empty if there is nothing.
pub async fn with_story(state: &AppState, signed_in: &SignedIn, refused: &[(StoryAct, Refusal)]) -> Vec<String> {
    let mut reasons: Vec<(Refusal, Vec<String>)> = Vec::new();
    for (act, refusal) in refused {
        let name = if *act == StoryAct::Edit { Some(words::CHANGE_TEXT.into()) } else { stories::act(*act).map(String::from) };
        let Some(name) = name else { continue };
        match reasons.iter_mut().find(|(known, _)| known == refusal) {
            Some((_, names)) => names.push(name),
            None => reasons.push((*refusal, vec![name])),
        }
    }
    let mut sentences = Vec::new();
    for (refusal, names) in reasons {
        let Some(why) = why(state, signed_in, refusal).await else { continue };
        sentences.push(format!("{}: {why}", listed(&names)));
    }
    if !sentences.is_empty() {
        if refused.iter().any(|(act, _)| *act == StoryAct::Publish) {
            sentences.push(words::EDITORS_PUBLISH.into());
        }
        sentences.push(who_helps(state).await);
    }
    sentences
}
