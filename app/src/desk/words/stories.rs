//! Words of the home page and of the pages about stories.

use domain::{StoryAct, StoryState};

use crate::ui::words::{Word, words};

/// The hint of a date and time.
pub fn when_hint(zone: &str) -> String {
    WHEN_HINT.with(&[("zone", zone)])
}

/// A time that does not exist because clocks are put forward; `before` and `after` are times nearby that do.
pub fn skipped_hour(before: &str, after: &str) -> String {
    SKIPPED_HOUR.with(&[("before", before), ("after", after)])
}

/// A time that comes twice because clocks are put back.
pub fn double_hour(earlier: &str, later: &str) -> String {
    DOUBLE_HOUR.with(&[("earlier", earlier), ("later", later)])
}

/// What is wrong with the note or the time of an act, by the kind of the value.
pub fn refused_value(what: &str) -> Option<&'static str> {
    match what {
        "empty note" => Some(NOTE_NEEDED.text()),
        "time of publication" => Some(TIME_PASSED.text()),
        _ => None,
    }
}

/// Somebody else has written before an act.
pub fn conflict(who: &str, when: &str) -> String {
    CONFLICT.with(&[("who", who), ("when", when)])
}

/// A greeting by the hour at the paper, 0 to 23.
pub fn greeting(hour: u8, name: &str) -> String {
    let greeting = match hour {
        5..12 => GOOD_MORNING,
        12..18 => GOOD_AFTERNOON,
        _ => GOOD_EVENING,
    };
    greeting.with(&[("name", name)])
}

/// The button of an act; `None` for those that have no button.
pub fn act(act: StoryAct) -> Option<Word> {
    Some(button(act)).filter(|word| !word.is_empty())
}

words! {
    stories {
        /// Button that begins a story.
        NEW_STORY = "New story";
        /// Headline of a story that has none yet.
        UNTITLED = "Untitled story";
        /// Title of the list.
        TITLE = "Stories";
        /// Part of the home page.
        WAITING = "Waiting for review";
        /// Part of the home page.
        MY_DRAFTS = "Your drafts";
        /// Part of the home page.
        SCHEDULED = "Scheduled";
        /// Part of the home page.
        JUST_PUBLISHED = "Just published";
        /// Part of the home page.
        WHO_IS_HERE = "Who is here";
        /// Link under a part of the home page.
        ALL_OF_THEM = "All of them";
        /// Home page of somebody with nothing to do.
        NOTHING_TO_DO = "Nothing waits for you. Begin a story, or look through the list of all stories.";
        /// Title of the check list of a new paper.
        FIRST_STEPS = "First steps";
        /// A step.
        STEP_NAME = "Name, tagline and colours";
        /// Under it.
        STEP_NAME_MORE = "What stands at the head of every page. Language and time zone are there too.";
        /// A step.
        STEP_LOGO = "Logo";
        /// Under it.
        STEP_LOGO_MORE = "Upload it in the settings, where the colours are. Without one the name stands there in type.";
        /// A step.
        STEP_SECTIONS = "Sections";
        /// Under it.
        STEP_SECTIONS_MORE = "World, Economy, Opinion: every story stands in one.";
        /// A step.
        STEP_MENU = "Menu";
        /// Under it.
        STEP_MENU_MORE = "By itself it lists the sections; you can put them in order and add other links.";
        /// A step.
        STEP_STORY = "The first story";
        /// Under it.
        STEP_STORY_MORE = "New story above opens an empty page. Readers see it when you publish it.";
        /// A step.
        STEP_FRONT = "Front page";
        /// Under it.
        STEP_FRONT_MORE = "By itself it shows the newest stories; you decide which one leads.";
        /// A step.
        STEP_PEOPLE = "Colleagues";
        /// Under it.
        STEP_PEOPLE_MORE = "Invite those who write and edit with you.";
        /// A step that is done.
        STEP_DONE = "✓ Done";
        /// Under the steps.
        STEP_IMPORT = "Is there an old site?";
        /// Link behind it.
        STEP_IMPORT_LINK = "Bring its stories, pictures and addresses here";
        /// Unfolds the filters.
        FILTERS = "Filters";
        /// Label of the search field.
        SEARCH = "Words in headline or text";
        /// Label of a filter.
        STATE = "State";
        /// Label of a filter.
        SECTION = "Section";
        /// Label of a filter.
        WHOSE = "By";
        /// Label of a filter.
        CHANGED_FROM = "Changed from day";
        /// Label of a filter.
        CHANGED_UNTIL = "Changed up to day";
        /// Any state but trash and archive.
        ANY_STATE = "Any state";
        /// Any section.
        ANY_SECTION = "Any section";
        /// Anybody's stories.
        ANYBODY = "Anybody";
        /// One's own stories.
        MINE = "Me";
        /// Label of a filter.
        LANGUAGE = "Language";
        /// Any language.
        ANY_LANGUAGE = "Any language";
        /// Label of a filter.
        PICTURE = "Lead picture";
        /// With or without.
        ANY_PICTURE = "With or without";
        /// A filter.
        WITHOUT_PICTURE = "Without picture";
        /// Name of the links to filters of every day.
        VIEWS = "Saved filters";
        /// A saved filter.
        VIEW_MINE = "Mine";
        /// A saved filter.
        VIEW_REVIEW = "Needs review";
        /// On a story that readers cannot open yet.
        EMBARGO = "Embargo until {when}";
        /// Button of the filters.
        SHOW = "Show";
        /// Removes all filters.
        ALL = "All stories";
        /// Link to the next page.
        MORE = "More stories";
        /// Empty list under filters.
        NOTHING_FITS = "No story fits. Take a filter away.";
        /// Empty list without filters.
        NONE_YET = "There is no story yet. The button above begins the first one.";
        /// A page on which no row passed the filters, although the list goes on.
        NONE_HERE = "No story on this page fits the filters; the list goes on.";
        /// A filter that cannot be read.
        BAD_DAY = "Enter a day such as 2026-02-07.";
        /// No section.
        NO_SECTION = "No section";
        /// Link.
        OPEN_PAGE = "Open the page";
        /// Heading.
        HISTORY = "History";
        /// Heading of the possible acts.
        WHAT_NEXT = "What next";
        /// Label of a note.
        NOTE = "Note";
        /// Label of a date and time.
        WHEN = "Day and time";
        /// Label of a date and time.
        WHEN_CHANGES = "Day and time; empty: now";
        /// Planned changes of a published story.
        CHANGES_PLANNED = "Readers get the changes on {when}, as they were when they were planned.";
        /// Planned changes that somebody has to decide on.
        CHANGES_WAIT = "The changes planned for {when} wait: the story was changed at the same place since ({what}). Publish what is right by hand, then cancel the plan.";
        /// Button.
        CANCEL_PLAN = "Cancel the plan";
        /// In the history: imports and the command line.
        THE_PROGRAM = "the program";
        /// A time that cannot be read.
        BAD_TIME = "Enter day and time, such as 2026-02-07 06:00.";
        /// Greeting until noon.
        GOOD_MORNING = "Good morning, {name}.";
        /// Greeting from noon on.
        GOOD_AFTERNOON = "Good afternoon, {name}.";
        /// Greeting from 18 o'clock on.
        GOOD_EVENING = "Good evening, {name}.";
        /// See [`when_hint`].
        WHEN_HINT = "In the time zone of the paper, {zone}.";
        /// See [`skipped_hour`].
        SKIPPED_HOUR = "Clocks are put forward and skip this time. Choose {before} or {after}.";
        /// See [`double_hour`].
        DOUBLE_HOUR = "Clocks are put back and this time comes twice. Choose {earlier} or {later}.";
        /// See [`conflict`].
        CONFLICT = "Not done: {who} saved this story {when}. Look at it as it is now, then decide again.";
        /// An error.
        NOTE_NEEDED = "Write here what readers are to know: what was wrong, or why the story is taken back.";
        /// An error.
        TIME_PASSED = "This time has passed. Choose a later one, or publish now.";
    }
    /// A state in words.
    state(StoryState) {
        Draft = "Draft";
        Review = "Waiting for review";
        Ready = "Ready";
        Scheduled = "Scheduled";
        Published = "Published";
        Private = "Private";
        Killed = "Killed";
        Archived = "Archived";
        Trash = "In the trash";
    }
    /// The button of an act; empty for those that have no button.
    button(StoryAct) {
        View = "";
        Edit = "";
        SendForReview = "Send for review";
        ReturnToDraft = "Back to draft";
        MarkReady = "Mark as ready";
        Schedule = "Schedule";
        Publish = "Publish now";
        PublishChanges = "Publish changes";
        Kill = "Kill";
        Archive = "Archive";
        Trash = "Move to trash";
        Restore = "Restore as draft";
    }
    /// What an act will do, in one sentence before the button.
    consequence(StoryAct) {
        View = "";
        Edit = "";
        SendForReview = "Editors see it in their list of stories to review.";
        ReturnToDraft = "It goes back to its writer; the note says why.";
        MarkReady = "Others see that it can be published.";
        Schedule = "It goes live by itself at that time.";
        Publish = "It appears at once on its section, the front page and in the feeds.";
        PublishChanges = "Readers see the text as it stands here, at once.";
        Kill = "Readers get a page with your note instead of the story. This cannot be undone.";
        Archive = "It leaves the working lists. It can be restored.";
        Trash = "If it is published, readers lose its page at once. It can be restored as a draft for 30 days.";
        Restore = "It becomes a draft again; nothing is published.";
    }
    /// What was done, as a notice.
    done(StoryAct) {
        View = "";
        Edit = "";
        SendForReview = "Sent for review.";
        ReturnToDraft = "Back to draft.";
        MarkReady = "Marked as ready.";
        Schedule = "Scheduled.";
        Publish = "Published.";
        PublishChanges = "The changes are published.";
        Kill = "Killed. Readers are told that it was taken back.";
        Archive = "Archived.";
        Trash = "Moved to the trash. It can be restored for 30 days.";
        Restore = "Restored as a draft.";
    }
    /// Which time a row shows.
    time_of(StoryState) {
        Scheduled = "goes live";
        Published = "published";
        Draft = "changed";
        Review = "changed";
        Ready = "changed";
        Private = "changed";
        Killed = "changed";
        Archived = "changed";
        Trash = "changed";
    }
}
