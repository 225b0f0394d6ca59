//! Rows of the desk's lists.

use std::collections::HashMap;

use app::desk::{
    pages::story_row::StoryRow,
    words::{listed, stories::UNTITLED},
};
use domain::{RevisionNumber, StoryState, Timestamp, UserId};
use newsroom::{Base, WorklistRow};

use crate::http::{AppState, HttpError, desk::Frame};

/// Rows as the views show them; people are named by one query each, of whom there are few.
///
/// # Errors
/// Storage failed.
pub async fn rows(state: &AppState, frame: &Frame, rows: Vec<WorklistRow>) -> Result<Vec<StoryRow>, HttpError> {
    let mut owners: HashMap<UserId, String> = HashMap::new();
    for owner in rows.iter().filter(|row| row.bylines.is_empty()).filter_map(|row| row.owner.as_ref()) {
        if !owners.contains_key(owner) {
            let name = state.site.newsroom.user(owner).await?.map(|user| user.name).unwrap_or_default();
            owners.insert(owner.clone(), name);
        }
    }
    Ok(rows.into_iter().map(|row| view(frame, &owners, row, state.site.newsroom.now())).collect())
}

fn view(frame: &Frame, owners: &HashMap<UserId, String>, row: WorklistRow, now: Timestamp) -> StoryRow {
    let names: Vec<String> = row.bylines.into_iter().map(|byline| byline.name).collect();
    let owner = || row.owner.as_ref().and_then(|owner| owners.get(owner)).cloned().unwrap_or_default();
    let at = match row.state {
        StoryState::Scheduled | StoryState::Published => row.published_at.unwrap_or(row.changed_at),
        _ => row.changed_at,
    };
    // its time has come: readers can see it
    let is_due = row.state == StoryState::Scheduled && row.published_at.is_some_and(|at| at <= now);
    StoryRow {
        id: row.id.to_string(),
        headline: if row.headline.as_str() == newsroom::UNTITLED { UNTITLED.into() } else { row.headline.to_string() },
        language: row.language,
        direction: row.direction,
        state: if is_due { StoryState::Published } else { row.state },
        section: row.section.map(|section| section.name).unwrap_or_default(),
        by: if names.is_empty() { owner() } else { listed(&names) },
        embargo: row.embargo_until.map(|until| frame.at(until)),
        when: frame.ago(at),
        machine: frame.calendar.machine(at),
        note: row.state_note,
        base: written(row.base),
    }
}

/// What an act is based on, as forms of lists carry it.
pub fn written(base: Base) -> String {
    match base {
        Base::Draft(version) => format!("v{version}"),
        Base::Revision(revision) => format!("r{revision}"),
    }
}

/// The opposite of [`written`].
pub fn read_base(text: &str) -> Option<Base> {
    let number = |text: &str| text.parse().ok().filter(|number| *number >= 0);
    match text.split_at_checked(1)? {
        ("v", version) => number(version).map(Base::Draft),
        ("r", revision) => number(revision).map(|number| Base::Revision(RevisionNumber(number))),
        _ => None,
    }
}
