//! Words of the home page and of the pages about stories.

use domain::{StoryAct, StoryState};

/// Button that begins a story.
pub const NEW_STORY: &str = "New story";
/// Beside it: the key that does the same.
pub const NEW_STORY_KEY: &str = "N";
/// Headline of a story that has none yet.
pub const UNTITLED: &str = "Untitled story";
/// Title of the list.
pub const TITLE: &str = "Stories";
/// Part of the home page.
pub const WAITING: &str = "Waiting for review";
/// Part of the home page.
pub const MY_DRAFTS: &str = "Your drafts";
/// Part of the home page.
pub const SCHEDULED: &str = "Scheduled";
/// Part of the home page.
pub const JUST_PUBLISHED: &str = "Just published";
/// Link under a part of the home page.
pub const ALL_OF_THEM: &str = "All of them";
/// Home page of somebody with nothing to do.
pub const NOTHING_TO_DO: &str = "Nothing waits for you. Begin a story, or look through the list of all stories.";
/// Title of the check list of a new paper.
pub const FIRST_STEPS: &str = "First steps";
/// A step.
pub const STEP_STORY: &str = "Write the first story.";
/// A step.
pub const STEP_PEOPLE: &str = "Invite somebody to write with you.";
/// Label of the search field.
pub const SEARCH: &str = "Words in headline or text";
/// Label of a filter.
pub const STATE: &str = "State";
/// Label of a filter, and of a field.
pub const SECTION: &str = "Section";
/// Label of a filter.
pub const WHOSE: &str = "By";
/// Label of a filter.
pub const CHANGED_FROM: &str = "Changed from day";
/// Label of a filter.
pub const CHANGED_UNTIL: &str = "Changed up to day";
/// Any state but trash and archive.
pub const ANY_STATE: &str = "Any state";
/// Any section.
pub const ANY_SECTION: &str = "Any section";
/// Anybody's stories.
pub const ANYBODY: &str = "Anybody";
/// One's own stories.
pub const MINE: &str = "Me";
/// Button of the filters.
pub const SHOW: &str = "Show";
/// Removes all filters.
pub const ALL: &str = "All stories";
/// Link to the next page.
pub const MORE: &str = "More stories";
/// Empty list under filters.
pub const NOTHING_FITS: &str = "No story fits. Take a filter away.";
/// Empty list without filters.
pub const NONE_YET: &str = "There is no story yet. The button above begins the first one.";
/// A page on which no row passed the filters, although the list goes on.
pub const NONE_HERE: &str = "No story on this page fits the filters; the list goes on.";
/// A filter that cannot be read.
pub const BAD_DAY: &str = "Enter a day such as 2026-02-07.";
/// No section.
pub const NO_SECTION: &str = "No section";
/// Label.
pub const HEADLINE: &str = "Headline";
/// Hint.
pub const HEADLINE_HINT: &str = "What happened, in at most 90 characters.";
/// Label.
pub const STANDFIRST: &str = "Standfirst";
/// Hint.
pub const STANDFIRST_HINT: &str = "One or two sentences that say why it matters.";
/// Label.
pub const TEXT: &str = "Story text";
/// Hint.
pub const TEXT_HINT: &str = "An empty line begins a new paragraph.";
/// Instead of the text field.
pub const TEXT_HAS_FORMATTING: &str = "This text has formatting, pictures or other blocks; it is shown below and stays as it is.";
/// Label.
pub const SLUG: &str = "Last part of the URL";
/// Hint while a story was never published.
pub const SLUG_HINT: &str = "Leave it empty to take it from the headline.";
/// Button.
pub const SAVE: &str = "Save";
/// Notice.
pub const SAVED: &str = "Saved";
/// Heading.
pub const AS_READERS_SEE: &str = "As readers see it";
/// Link.
pub const OPEN_PAGE: &str = "Open the page";
/// Heading.
pub const HISTORY: &str = "History";
/// Heading of the form.
pub const WRITE: &str = "Write";
/// Heading of the possible acts.
pub const WHAT_NEXT: &str = "What next";
/// Label of a note.
pub const NOTE: &str = "Note";
/// Label of a date and time.
pub const WHEN: &str = "Day and time";
/// In the history: imports and the command line.
pub const THE_PROGRAM: &str = "the program";
/// A headline that cannot be used.
pub const NO_SLUG: &str = "Enter letters or digits; nothing of this can stand in a URL.";
/// A path that another story has.
pub const SLUG_TAKEN: &str = "Another story has this URL. Choose another last part.";
/// A section that does not exist.
pub const NO_SUCH_SECTION: &str = "This section does not exist any more. Choose again.";
/// A section that would take the story out of the person's reach.
pub const NOT_YOUR_SECTION: &str = "This section is not one of yours. Choose one of them.";
/// A time that cannot be read.
pub const BAD_TIME: &str = "Enter day and time, such as 2026-02-07 06:00.";

/// The hint of a date and time.
pub fn when_hint(zone: &str) -> String {
    format!("In the time zone of the paper, {zone}.")
}

/// A time that does not exist because clocks are put forward; `before` and `after` are times nearby that do.
pub fn skipped_hour(before: &str, after: &str) -> String {
    format!("Clocks are put forward and skip this time. Choose {before} or {after}.")
}

/// A time that comes twice because clocks are put back.
pub fn double_hour(earlier: &str, later: &str) -> String {
    format!("Clocks are put back and this time comes twice. Choose {earlier} or {later}.")
}

/// Somebody else has saved meanwhile.
pub fn conflict(who: &str, when: &str) -> String {
    format!("Not saved: {who} saved this story {when}. Your text is still below; compare it with the stored one and save again.")
}

/// What is still in the store, after a conflict.
pub const STORED_NOW: &str = "What is stored now";

/// A state in words.
pub fn state(state: StoryState) -> &'static str {
    match state {
        StoryState::Draft => "Draft",
        StoryState::Review => "Waiting for review",
        StoryState::Ready => "Ready",
        StoryState::Scheduled => "Scheduled",
        StoryState::Published => "Published",
        StoryState::Private => "Private",
        StoryState::Killed => "Killed",
        StoryState::Archived => "Archived",
        StoryState::Trash => "In the trash",
    }
}

/// The button of an act; `None` for those that have no button.
pub fn act(act: StoryAct) -> Option<&'static str> {
    match act {
        StoryAct::View | StoryAct::Edit => None,
        StoryAct::SendForReview => Some("Send for review"),
        StoryAct::ReturnToDraft => Some("Back to draft"),
        StoryAct::MarkReady => Some("Mark as ready"),
        StoryAct::Schedule => Some("Schedule"),
        StoryAct::Publish => Some("Publish now"),
        StoryAct::Kill => Some("Kill"),
        StoryAct::Archive => Some("Archive"),
        StoryAct::Trash => Some("Move to trash"),
        StoryAct::Restore => Some("Restore as draft"),
    }
}

/// What an act will do, in one sentence before the button.
pub fn consequence(act: StoryAct) -> &'static str {
    match act {
        StoryAct::View | StoryAct::Edit => "",
        StoryAct::SendForReview => "Editors see it in their list of stories to review.",
        StoryAct::ReturnToDraft => "It goes back to its writer; the note says why.",
        StoryAct::MarkReady => "Others see that it can be published.",
        StoryAct::Schedule => "It goes live by itself at that time.",
        StoryAct::Publish => "It appears at once on its section, the front page and in the feeds.",
        StoryAct::Kill => "Readers get a page that says it was taken back. The note stays in the history. This cannot be undone.",
        StoryAct::Archive => "It leaves the working lists. It can be restored.",
        StoryAct::Trash => "It can be restored for 30 days.",
        StoryAct::Restore => "It becomes a draft again; nothing is published.",
    }
}

/// What was done, as a notice.
pub fn done(act: StoryAct) -> &'static str {
    match act {
        StoryAct::View => "",
        StoryAct::Edit => SAVED,
        StoryAct::SendForReview => "Sent for review.",
        StoryAct::ReturnToDraft => "Back to draft.",
        StoryAct::MarkReady => "Marked as ready.",
        StoryAct::Schedule => "Scheduled.",
        StoryAct::Publish => "Published.",
        StoryAct::Kill => "Killed. Readers are told that it was taken back.",
        StoryAct::Archive => "Archived.",
        StoryAct::Trash => "Moved to the trash. It can be restored for 30 days.",
        StoryAct::Restore => "Restored as a draft.",
    }
}

/// Which time a row shows.
pub fn time_of(state: StoryState) -> &'static str {
    match state {
        StoryState::Scheduled => "goes live",
        StoryState::Published => "published",
        _ => "changed",
    }
}

/// A greeting by the hour at the paper, 0 to 23.
pub fn greeting(hour: u8, name: &str) -> String {
    let part = match hour {
        5..12 => "morning",
        12..18 => "afternoon",
        _ => "evening",
    };
    format!("Good {part}, {name}.")
}

/// Somebody else has saved before an act.
pub fn conflict_of_act(who: &str, when: &str) -> String {
    format!("Not done: {who} saved this story {when}. Look at it as it is now, then decide again.")
}
