//! Words that the pages for sections, tags, authors, redirects and menus share.

use crate::ui::words::words;

pub use super::{authors::*, menus::*, redirects::*, split::*};

words! {
    structure {
        /// Entry of the navigation.
        TITLE = "Sections and tags";
        /// Name of the list of these pages.
        PAGES = "Parts of the paper";
        /// Title.
        SECTIONS = "Sections";
        /// Title.
        TAGS = "Tags";
        /// Title.
        AUTHORS = "Authors";
        /// Title.
        REDIRECTS = "Redirects";
        /// Title.
        MENUS = "Menus";
        /// Title.
        STATIC_PAGES = "Pages";
        /// Under the title.
        STATIC_PAGES_INTRO = "About, contact, privacy and the like: written as stories are, on no list of stories. Readers find them by a menu or a link.";
        /// Instead of the list.
        NO_STATIC_PAGES = "There is no page yet. Begin with one about the paper.";
        /// Opens a form.
        NEW_PAGE = "New page";
        /// Label.
        PAGE_TITLE = "Title";
        /// Button.
        WRITE_PAGE = "Write it";
        /// Error.
        BAD_PAGE_TITLE = "Enter a title of 1 to 500 characters.";
        /// Beside a page.
        IN_NO_MENU = "In no menu";
        /// Beside a page.
        IN_MENUS = "In the menu: {menus}";
        /// Under the title.
        SECTIONS_INTRO = "The fixed parts of the paper. A section shows its own stories and those of the sections below it.";
        /// Under the title.
        TAGS_INTRO = "Subjects across all sections. Writers add tags as they write; here they are put in order.";
        /// A view.
        ALL = "All";
        /// A view.
        UNUSED = "Unused";
        /// A view.
        MOST_USED = "Most used";
        /// Name of the list of views.
        VIEWS = "Views";
        /// Label.
        SEARCH = "Search";
        /// Button.
        SHOW = "Show";
        /// Opens a form.
        NEW_SECTION = "New section";
        /// Opens a form.
        NEW_TAG = "New tag";
        /// Label.
        NAME = "Name";
        /// Label.
        SLUG = "Last part of the URL";
        /// Under it.
        SLUG_HINT = "If it changes, the old URL and its feeds lead to the new one.";
        /// Under it, for a new one.
        NEW_SLUG_HINT = "May stay empty: then it is made from the name.";
        /// Label.
        DESCRIPTION = "Description";
        /// Under it.
        DESCRIPTION_HINT = "One or two sentences, for its page and for search engines.";
        /// Label.
        SECTION_PICTURE = "Picture";
        /// Under it.
        SECTION_PICTURE_HINT = "At the head of the section's page, and where the page is shared.";
        /// Label.
        SYNONYMS = "Other names";
        /// Under it.
        SYNONYMS_HINT = "Separated by commas. Writers find the tag by them; readers do not see them.";
        /// Label.
        PARENT = "Below";
        /// A choice.
        NO_PARENT = "No section: on the first level";
        /// Label of a choice.
        FORM = "What its stories are";
        /// A choice.
        FORM_BY_URL = "As its URL says (opinion, interviews, analysis), else reports";
        /// A choice.
        FORM_REPORT = "Reports";
        /// A choice.
        FORM_OPINION = "Opinion: italic headlines, the author's portrait, a tint";
        /// A choice.
        FORM_INTERVIEW = "Interviews: italic headlines";
        /// A choice.
        FORM_ANALYSIS = "Analysis: a double rule over the headline";
        /// Error beside it.
        BAD_FORM = "Choose one of the listed forms.";
        /// A box to tick.
        HIDDEN = "Hidden: in no list of sections. Its page still opens.";
        /// In a list.
        IS_HIDDEN = "Hidden";
        /// Button.
        ADD = "Add";
        /// Button.
        SAVE = "Save";
        /// Head of a column.
        STORIES = "Stories";
        /// Head of a column.
        URL = "URL";
        /// Head of a column.
        ORDER = "Order";
        /// Button.
        UP = "Up";
        /// Button.
        DOWN = "Down";
        /// A number of stories.
        STORY_COUNT = "{count} story", "{count} stories";
        /// Instead of a number.
        NO_STORIES = "No stories";
        /// Link to the next page.
        MORE = "Next page";
        /// Instead of a list.
        NO_TAGS = "There are no tags yet. Writers add them as they write, or add the first one here.";
        /// Instead of a list.
        NO_UNUSED = "Every tag has a story.";
        /// Instead of a list.
        NOTHING_FOUND = "No tag has these words in its name.";
        /// Instead of a list.
        NO_SECTIONS = "There are no sections yet. Add the first one: stories need one before they are published.";
        /// Link.
        TO_ITS_PAGE = "Open its page";
        /// Title of a part.
        MERGE = "Merge into another one";
        /// Under it.
        MERGE_HINT = "Its stories move, its URL and feeds lead to the other one, menus follow. You see what happens before it does.";
        /// Label.
        MERGE_TAG = "Name of the other tag";
        /// Label.
        MERGE_SECTION = "The other section";
        /// Button.
        PREVIEW_MERGE = "See what happens";
        /// Title.
        MERGE_TITLE = "Merge {from} into {into}";
        /// What a merge does.
        MOVES = "{count} story moves.", "{count} stories move.";
        /// What a merge does.
        MOVES_NONE = "No story moves.";
        /// What a merge does.
        BOTH = "{count} of them has both already.", "{count} of them have both already.";
        /// What a merge does.
        WILL_LEAD = "{from} and its feeds lead to {to}.";
        /// What a merge does.
        MENU_FOLLOWS = "The menu {menu} leads to {into} instead.";
        /// What a merge does.
        BECOMES_SYNONYM = "Writers who type {from} find {into}.";
        /// What a merge does.
        CAN_BE_UNDONE = "You can take this back for a day, as long as nobody changes {into}.";
        /// Button.
        MERGE_NOW = "Merge";
        /// Link.
        CANCEL = "Cancel";
        /// Over a list to choose from.
        WHICH = "Which one do you mean?";
        /// Instead of it.
        NONE_NAMED = "There is none of this name.";
        /// Title of a part.
        REMOVE = "Remove";
        /// Under it.
        REMOVE_HINT = "Only if no story and no menu refers to it.";
        /// Button.
        REMOVE_NOW = "Remove it";
        /// Button.
        UNDO = "Undo";
        /// What happened.
        ADDED = "Added.";
        /// What happened.
        SAVED = "Saved. Readers see it now.";
        /// What happened.
        MERGED = "Merged.";
        /// What happened.
        REMOVED = "Removed.";
        /// What happened.
        UNDONE = "Taken back.";
        /// Error.
        BAD_NAME = "Write a name of 1 to 100 characters.";
        /// Error.
        BAD_SLUG = "Use letters, digits and hyphens only.";
        /// Error.
        BAD_DESCRIPTION = "Write at most 2,000 characters.";
        /// Error.
        BAD_SYNONYMS = "Write at most 20 other names of up to 100 characters, separated by commas.";
        /// Error.
        BAD_PARENT = "Choose a section from the list.";
        /// Error.
        NAME_TAKEN = "{name} has this name already. Merge the two, or choose another name.";
        /// Error.
        SLUG_TAKEN = "{name} has this URL already. Choose another one.";
        /// Error.
        ITSELF = "It cannot become part of itself or of a section below it.";
        /// Error.
        BELOW_ITSELF = "A section cannot be below itself. Choose another parent.";
        /// Error.
        HAS_STORIES = "{count} story refers to it, perhaps a draft. Merge it into another one instead.", "{count} stories refer to it, drafts included. Merge it into another one instead.";
        /// Error.
        HAS_CHILDREN = "{name} is below it. Move that first.";
        /// Error.
        IN_MENU = "The menu {name} leads to it. Take it out there first.";
        /// Error.
        LIMITS_PERSON = "The rights of {name} are limited to this section. Change that under People first.";
        /// Error.
        TOO_MANY = "More than {number} stories would move at once. Merge the smaller one into the larger one.";
        /// Error.
        CHANGED_SINCE = "{name} was changed since. This can no longer be taken back.";
        /// Error.
        TOO_LATE = "This can no longer be taken back.";
    }
}
