//! Words of the pages that arrange fronts.

use domain::FrontLayout;

use crate::ui::words::{Word, words};

/// A layout by name.
pub fn layout(layout: FrontLayout) -> Word {
    match layout {
        FrontLayout::Lead => LEAD,
        FrontLayout::TwoLeads => TWO_LEADS,
        FrontLayout::WideLead => WIDE_LEAD,
        FrontLayout::Text => TEXT,
    }
}

words! {
    front {
        /// Title and entry of the navigation.
        TITLE = "Front page";
        /// For those who are limited to sections.
        NOT_HOME = "You arrange the pages of your sections. The front page needs rights over the whole paper, which administrators give.";
        /// Under the title.
        INTRO = "Put stories into the slots at the top of the page. Slots that you leave are filled with the newest stories. \
            Readers see nothing of it before you publish.";
        /// Label of the links to the pages that can be arranged.
        PAGES = "Pages";
        /// Label of the choice of layouts.
        LAYOUT = "Layout";
        /// A layout.
        LEAD = "One lead";
        /// A layout.
        TWO_LEADS = "Two leads";
        /// A layout.
        WIDE_LEAD = "Wide picture";
        /// A layout.
        TEXT = "Text only";
        /// State of the page.
        AS_READERS_SEE = "This is what readers see.";
        /// State of the page.
        IS_DRAFT = "Draft: readers do not see these changes yet.";
        /// State of the page: who and when.
        CHANGED_BY = "Last change by {name}, {when}.";
        /// Button.
        PUBLISH = "Publish";
        /// Button.
        DISCARD = "Discard the draft";
        /// Button.
        UNDO = "Undo";
        /// Link.
        PREVIEW = "Preview";
        /// Heading over the slots.
        SLOTS = "Slots";
        /// Name of a slot.
        SLOT = "Slot {number}";
        /// Name of a slot for a lead.
        LEAD_SLOT = "Lead";
        /// In a slot that nobody filled.
        AUTOMATIC = "Automatic";
        /// In a slot for which there is no story.
        EMPTY = "There is no story for this slot yet.";
        /// Button: makes an automatic story stay.
        HOLD = "Keep it here";
        /// Link.
        ADD = "+ Story";
        /// Link in a slot that has a story.
        ANOTHER = "Another story";
        /// Button.
        UP = "Move up";
        /// Button.
        DOWN = "Move down";
        /// Button.
        REMOVE = "Remove from the slot";
        /// Opens the form of a slot.
        CHANGE = "Change";
        /// Label.
        HEADLINE = "Headline on this page";
        /// Under it.
        HEADLINE_HINT = "Empty: the story's own.";
        /// Label.
        KICKER = "Kicker";
        /// Under it.
        KICKER_HINT = "The words over the headline. Empty: the section.";
        /// Label.
        PICTURE = "Show the picture";
        /// Label.
        UNTIL = "Until ({zone})";
        /// Under it.
        UNTIL_HINT = "At this time it leaves the slot by itself. Empty: it stays until somebody removes it.";
        /// In a slot with an end.
        PINNED_UNTIL = "Until {when}";
        /// In a slot.
        WITHOUT_PICTURE = "Without picture";
        /// Button.
        SAVE = "Save";
        /// Label.
        MOVE_TO = "Move to slot";
        /// Button.
        MOVE = "Move";
        /// Over stories that the layout has no slot for.
        WAITING = "Waiting for a layout with more slots";
        /// Heading of the search.
        SEARCH = "A story for slot {number}";
        /// Label.
        SEARCH_LABEL = "Search published stories";
        /// Button.
        SEARCH_BUTTON = "Search";
        /// Button beside a found story.
        PUT = "Put here";
        /// Beside a found story.
        IN_SLOT = "In slot {number}";
        /// Instead of results.
        NOTHING_FOUND = "No published story has these words.";
        /// Link.
        CLOSE = "Close the search";
        /// Heading.
        VERSIONS = "Published before";
        /// A version.
        VERSION = "Version {number}";
        /// A version: what it has.
        VERSION_STORIES = "{count} story placed", "{count} stories placed";
        /// A version: who and when.
        VERSION_BY = "Published by {name}, {when}";
        /// Beside the version that readers see.
        LIVE = "Readers see this one";
        /// Button.
        ROLL_BACK = "Publish it again";
        /// Heading.
        AS_READERS_WOULD_SEE = "The page with this draft";
        /// Name of the frame.
        FRAME = "The page as readers would see it";
        /// Afterwards.
        PUBLISHED = "Published. Readers see it now.";
        /// Afterwards.
        SAVED = "The draft is changed.";
        /// Afterwards.
        DISCARDED = "The draft is discarded.";
        /// Afterwards.
        ROLLED_BACK = "Published again. Readers see it now.";
        /// Afterwards.
        UNDONE = "The last change is taken back.";
        /// A refusal.
        CONFLICT = "{name} changed this {when}. Your change was not made; below is what is there now.";
        /// Over a change that was not made.
        YOUR_CHANGE = "Your change";
        /// Button.
        DO_IT_NOW = "Make it now";
        /// A change.
        DID_PUT = "“{headline}” into slot {number}";
        /// A change.
        DID_MOVE = "Slot {number} to slot {other}";
        /// A change.
        DID_REMOVE = "Nothing of ours in slot {number}";
        /// A change.
        DID_SHOW = "In slot {number}: headline “{headline}”, kicker “{kicker}”";
        /// A change.
        DID_LAYOUT = "The layout “{layout}”";
        /// Error.
        NOT_LISTED = "Readers cannot find this story. Publish it first.";
        /// Error.
        NO_SLOT = "There is no such story in the slot any more: it was moved, or it left by itself.";
        /// Error.
        TOO_LATE = "There is nothing to take back any more.";
        /// Error.
        HEADLINE_TOO_LONG = "A headline here has at most 200 characters.";
        /// Error.
        KICKER_TOO_LONG = "A kicker has at most 40 characters.";
        /// Error.
        UNTIL_PAST = "This time is over. Choose a later one, or none.";
    }
}
