//! What the pages of sections, tags, authors, redirects and menus have in common: who may change them, refusals, taking back.

pub(super) mod merging;
mod names;
pub(super) mod splitting;
mod undo;

pub use undo::{take_back, undo};

use app::{
    desk::{
        form::Errors,
        pages::structure::Done,
        words::{structure as words, time},
    },
    ui::words::Word,
};
use domain::{Capability, rights::Refusal as RightsRefusal};
use newsroom::structure::Refusal;

use crate::http::{
    HttpError, SignedIn,
    desk::{Asked, see_other},
};

pub(super) use names::{named, new_name};

/// The lists that a change can lead back to.
const LISTS: [&str; 5] = ["/desk/sections/", "/desk/tags/", "/desk/authors/", "/desk/redirects/", "/desk/menus/"];

/// An error for those whose rights are limited to sections: what is changed here concerns the whole paper.
pub(super) fn whole_paper(signed_in: &SignedIn) -> Result<(), HttpError> {
    match signed_in.user().sections {
        Some(_) => Err(HttpError::NoRight(RightsRefusal::Capability(Capability::ManageStructure))),
        None => Ok(()),
    }
}

/// What happened, from the URL of a page.
pub(super) fn done(asked: &Asked, back: &'static str) -> Option<Done> {
    let text: Word = match asked.0.get("done") {
        "added" => words::ADDED,
        "saved" => words::SAVED,
        "linked" => words::LINKED,
        "merged" => words::MERGED,
        "split" => words::SPLIT_DONE,
        "imported" => words::IMPORTED,
        "removed" => words::REMOVED,
        "undone" => words::UNDONE,
        "too-late" => words::TOO_LATE,
        "changed-since" => {
            let text = words::CHANGED_SINCE.with(&[("name", asked.0.get("name"))]);
            return Some(Done { text, undo: None, back });
        }
        _ => return None,
    };
    let undo = Some(asked.0.get("undo").to_owned()).filter(|undo| !undo.is_empty());
    Some(Done { text: text.into(), undo, back })
}

/// 303 to a page that says what happened and can take it back.
pub(super) fn went(page: &str, what: &str, undo: &str) -> Result<axum::response::Response, HttpError> {
    see_other(&format!("{page}?done={what}&undo={undo}"))
}

/// A refusal beside the field that it concerns; other errors stay errors.
pub(super) fn beside(error: newsroom::Error) -> Result<Errors, HttpError> {
    let newsroom::Error::Structure(refusal) = error else { return Err(error.into()) };
    let field = match &refusal {
        Refusal::NameTaken(_) => "name",
        Refusal::SlugTaken(_) => "slug",
        Refusal::BelowItself => "parent",
        Refusal::Circle(_) | Refusal::Chain(_) => "to",
        Refusal::LivePage(_) => "from",
        Refusal::TooManyToSplit(_) => "item",
        _ => "",
    };
    Ok(Errors::one(field, sentence(&refusal)))
}

/// A refusal in words.
pub(super) fn sentence(refusal: &Refusal) -> String {
    let naming = |word: Word, name: &str| word.with(&[("name", name)]);
    match refusal {
        Refusal::NameTaken(name) => naming(words::NAME_TAKEN, name),
        Refusal::SlugTaken(name) => naming(words::SLUG_TAKEN, name),
        Refusal::Itself => words::ITSELF.into(),
        Refusal::BelowItself => words::BELOW_ITSELF.into(),
        Refusal::HasStories(count) => words::HAS_STORIES.of(u32::try_from(*count).unwrap_or(u32::MAX)),
        Refusal::HasChildren(name) => naming(words::HAS_CHILDREN, name),
        Refusal::InMenu(name) => naming(words::IN_MENU, name),
        Refusal::LimitsPerson(name) => naming(words::LIMITS_PERSON, name),
        Refusal::HasAccount(name) => naming(words::HAS_ACCOUNT, name),
        Refusal::TooMany(number) => words::TOO_MANY.with(&[("number", &time::number(number - 1))]),
        Refusal::TooManyToSplit(number) => words::SPLIT_TOO_MANY.with(&[("number", &time::number(number))]),
        Refusal::ChangedSince(name) => naming(words::CHANGED_SINCE, name),
        Refusal::TooLate => words::TOO_LATE.into(),
        Refusal::Circle(way) => words::CIRCLE.with(&[("way", &way.join(" → "))]),
        Refusal::Chain(way) => words::CHAIN.with(&[("way", &way.join(" → "))]),
        Refusal::Nowhere(path) => words::NOWHERE.with(&[("path", path)]),
        Refusal::LivePage(path) => words::LIVE_PAGE.with(&[("path", path)]),
        Refusal::Stale => words::STALE.into(),
        Refusal::IsShown => app::desk::words::pictures::IS_SHOWN.into(),
        Refusal::OtherKind => app::desk::words::pictures::OTHER_KIND.into(),
    }
}
