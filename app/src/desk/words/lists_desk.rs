//! Words of acts on several stories, of quick edits and of saved views.

use crate::ui::words::words;

words! {
    lists_desk {
        /// Label of a box that chooses a story.
        CHOOSE = "Choose";
        /// Name of the bar with what can be done to all chosen stories.
        BAR = "With the chosen stories";
        /// Label.
        INTO_SECTION = "Section";
        /// Button.
        SET_SECTION = "Move there";
        /// Label.
        TAG = "Tag";
        /// Button.
        ADD_TAG = "Add tag";
        /// Button.
        REMOVE_TAG = "Remove tag";
        /// Label.
        STATE = "State";
        /// Button.
        CHANGE_STATE = "Change";
        /// Title of the preview.
        PREVIEW = "Before anything is done";
        /// What will be done.
        WILL_SECTION = "Move into {name}";
        /// What will be done.
        WILL_TAG = "Add the tag {name}";
        /// What will be done.
        WILL_UNTAG = "Remove the tag {name}";
        /// How many change.
        CHANGE = "{count} story changes", "{count} stories change";
        /// How many are like that.
        ARE_SO = "{count} story is like that already", "{count} stories are like that already";
        /// How many cannot change.
        CANNOT = "{count} story stays, because it cannot be done", "{count} stories stay, because it cannot be done";
        /// Button.
        DO_IT = "Do it";
        /// Link.
        BACK = "Back to the list";
        /// Nothing to do.
        NOTHING = "None of them would change.";
        /// Error.
        NONE_CHOSEN = "Choose at least one story.";
        /// Error.
        NO_SUCH_TAG = "There is no tag of this name.";
        /// Error.
        NO_ACT = "Choose what is to be done.";
        /// Afterwards.
        DONE = "{count} story changed.", "{count} stories changed.";
        /// Afterwards.
        UNDONE = "{count} story is as it was.", "{count} stories are as they were.";
        /// Afterwards.
        STAYED = "{count} was changed since and stays.", "{count} were changed since and stay.";
        /// Button.
        UNDO = "Undo";
        /// Instead of the button, when it is too late.
        TOO_LATE = "This can no longer be taken back.";
        /// A story changed between preview and act.
        CHANGED = "A story was changed meanwhile. This is the preview as of now.";
        /// A story that the person may not know of.
        UNKNOWN = "A story that is not there any more";
        /// Reason.
        NO_RIGHT = "It needs the right to {right}.";
        /// Reason.
        NO_SECTION_OF_YOURS = "Its section is not one of yours.";
        /// Reason.
        NOT_IN_STATE = "Not in this state: {state}.";
        /// Reason.
        WRITTEN_SINCE = "Somebody wrote on since you saw it.";
        /// Reason.
        UNPUBLISHED_CHANGES = "It has changes that readers do not see yet. Open it and publish them first.";
        /// Reason.
        IS_GONE = "It is not there any more.";
        /// Reason.
        OPEN_IT = "Something in its draft does not fit. Open it.";
        /// Reason.
        NO_TIME = "Only published and scheduled stories have a time.";
        /// Reason.
        WRONG_TIME = "The time of a published story is past, that of a scheduled one is to come.";
        /// Link in a row.
        QUICK_EDIT = "Quick edit";
        /// What `x` does.
        KEY_CHOOSE = "Choose it for an act on several";
        /// What `e` does.
        KEY_QUICK_EDIT = "Quick edit";
        /// Label.
        HEADLINE = "Headline";
        /// Label.
        SECTION = "Section";
        /// Label.
        TIME = "Day and time ({zone})";
        /// Button.
        SAVE = "Save";
        /// Link.
        CANCEL = "Cancel";
        /// Error.
        BAD_HEADLINE = "Enter a headline of at most 500 characters.";
        /// Conflict of a quick edit.
        EDIT_CONFLICT = "Not saved: {who} wrote on {when}. Above is the story as it is now; what you typed is still in the fields.";
        /// Opens a form.
        SAVE_VIEW = "Save these filters as a view";
        /// Label.
        VIEW_NAME = "Name of the view";
        /// Button.
        REMOVE_VIEW = "Delete this view";
        /// Error.
        BAD_VIEW_NAME = "Enter a name of 1 to 40 characters.";
        /// Error.
        TOO_MANY_VIEWS = "There are 20 views already. Delete one first.";
    }
}
