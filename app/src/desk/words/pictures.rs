//! Words of the library of pictures and files, of one of them, and of the fields in which a picture is chosen.

use crate::ui::words::{Word, words};

/// A kind of media, as a choice.
pub fn kind(name: &str) -> Word {
    match name {
        "image" => IS_IMAGE,
        "audio" => IS_AUDIO,
        "video" => IS_VIDEO,
        "file" => IS_FILE,
        _ => EVERYTHING,
    }
}

/// A view of the library.
pub fn view(name: &str) -> Word {
    match name {
        "no-alt" => NO_ALT,
        "licence-ends" => LICENCE_ENDS,
        "licence-ended" => LICENCE_ENDED,
        "unused" => UNUSED,
        "no-file" => NO_FILE,
        _ => ALL,
    }
}

/// What is said about an empty view.
pub fn empty(view: &str) -> Word {
    match view {
        "no-alt" => ALL_HAVE_ALT,
        "licence-ends" => NONE_ENDS,
        "licence-ended" => NONE_ENDED,
        "unused" => ALL_USED,
        "no-file" => ALL_HAVE_FILES,
        _ => NONE_YET,
    }
}

/// The words that the library's script needs.
pub fn for_script() -> Vec<(&'static str, Word)> {
    vec![
        ("sending", SENDING),
        ("waiting", WAITING),
        ("checking", CHECKING),
        ("added", ADDED_ONE),
        ("double", DOUBLE),
        ("failed", FAILED),
        ("open", OPEN),
        ("done", UPLOADS_DONE),
        ("drop", DROP_HERE),
        ("focal", FOCAL_AT),
        ("focalHint", FOCAL_KEYS),
        ("choose", CHOOSE),
        ("upload", UPLOAD),
        ("remove", NO_PICTURE_NOW),
        ("find", FIND),
        ("close", CLOSE),
        ("more", MORE),
        ("nothing", NOTHING_FOUND),
        ("none", NO_PICTURE),
        ("dialog", CHOOSE_TITLE),
    ]
}

words! {
    pictures {
        /// Title, and entry of the navigation.
        TITLE = "Pictures";
        /// Opens the form.
        ADD = "Add pictures";
        /// Label of the field.
        FILES = "Files from this device";
        /// Under it.
        FILES_HINT = "Several at once; photos, recordings, films and PDFs of up to 64 MB each.";
        /// Button.
        UPLOAD = "Upload";
        /// Label.
        SEARCH = "Search";
        /// Under it.
        SEARCH_HINT = "What it shows, caption, credit or file name";
        /// Button.
        SHOW = "Show";
        /// Label.
        KIND = "Kind";
        /// A choice.
        EVERYTHING = "Everything";
        /// A choice.
        IS_IMAGE = "Pictures";
        /// A choice.
        IS_AUDIO = "Recordings";
        /// A choice.
        IS_VIDEO = "Films";
        /// A choice.
        IS_FILE = "Files";
        /// Name of the list of views.
        VIEWS = "Views";
        /// A view.
        ALL = "All";
        /// A view.
        NO_ALT = "Without alt text";
        /// A view.
        LICENCE_ENDS = "Licence ends soon";
        /// A view.
        LICENCE_ENDED = "Licence ended";
        /// A view.
        UNUSED = "Unused";
        /// A view.
        NO_FILE = "File missing";
        /// Name of a group of links.
        LOOK = "Show as";
        /// A link.
        GRID = "Grid";
        /// A link.
        LIST = "List";
        /// Instead of a list.
        NONE_YET = "There are no pictures yet. Add the first ones, or drop them into a story.";
        /// Instead of a list.
        ALL_HAVE_ALT = "Every picture says what it shows, or is marked as decorative.";
        /// Instead of a list.
        NONE_ENDS = "No licence ends within 30 days.";
        /// Instead of a list.
        NONE_ENDED = "No licence has ended.";
        /// Instead of a list.
        ALL_USED = "Everything is shown somewhere.";
        /// Instead of a list.
        ALL_HAVE_FILES = "Every file is there.";
        /// Instead of a list.
        NOTHING_FOUND = "Nothing has these words.";
        /// Instead of a list, on a page that is not the last one.
        NOTHING_HERE = "Nothing among the ones that were searched so far.";
        /// Link to the next page.
        MORE = "Show more";
        /// Beside a picture.
        NO_ALT_FLAG = "No alt text";
        /// Beside a picture.
        UNUSED_FLAG = "Unused";
        /// Beside a picture.
        NO_FILE_FLAG = "File missing";
        /// Beside a picture.
        LICENCE_ENDS_ON = "Licence until {day}";
        /// Beside a picture.
        LICENCE_ENDED_ON = "Licence ended on {day}";
        /// Head of a column.
        WHAT = "What it shows";
        /// Head of a column, and label.
        CREDIT = "Credit";
        /// Head of a column.
        SIZE = "Size";
        /// Head of a column.
        ADDED_ON = "Added";
        /// Head of a column.
        TO_MEND = "To mend";
        /// A number of pixels.
        PIXELS = "{width} × {height} pixels";
        /// How far the smaller versions are.
        VERSIONS_MADE = "Smaller versions for readers: {done} of {all} made. Readers see the pictures meanwhile.";
        /// What happened.
        ADDED = "{count} file added.", "{count} files added.";
        /// What happened.
        DOUBLES = "{count} was here already.", "{count} were here already.";
        /// Link after it.
        WRITE_ALT = "Say what the new pictures show";
        /// Over a list of files.
        REFUSED = "Not added";
        /// What happened.
        IS_HERE = "This file is already here; nothing was added.";
        /// What happened.
        ADDED_ONE = "Added.";
        /// What happened.
        SAVED = "Saved. Every page that shows it follows.";
        /// What happened.
        REPLACED = "Replaced everywhere. Alt text, caption and credit are still those of the old file: check them, and the point that stays visible.";
        /// What happened.
        RESTORED = "The former file is back, everywhere.";
        /// What happened.
        REMOVED = "Removed.";
        /// What happened.
        UNDONE = "Taken back.";
        /// What happened.
        ALL_DONE = "That was the last one: every picture says what it shows.";
        /// What happened.
        SAME_FILE = "This is the same file; nothing changed.";
        /// Button.
        UNDO = "Undo";
        /// Label.
        ALT = "Alt text";
        /// Under it.
        ALT_HINT = "What the picture shows, for readers who do not see it. Stories may say it in their own words.";
        /// A box to tick.
        DECORATIVE = "Decorative: readers who do not see it miss nothing";
        /// Label.
        CAPTION = "Caption";
        /// Under it.
        CREDIT_HINT = "Who made it, and for whom";
        /// Label.
        LICENCE = "Licence";
        /// Under it.
        LICENCE_HINT = "The terms of use, for example CC BY 4.0 or the agency's contract";
        /// Label.
        UNTIL = "May be used until";
        /// Under it.
        UNTIL_HINT = "The last day. You are warned 30 days before; after it, no story can use the picture anew.";
        /// Heading of a group.
        FOCAL = "The point that stays visible";
        /// Under it.
        FOCAL_HINT = "When the picture is cropped. In per cent of its width and height from the top left.";
        /// Label.
        FROM_LEFT = "From the left";
        /// Label.
        FROM_TOP = "From the top";
        /// Name of the picture as a control: where the point is.
        FOCAL_AT = "The point that stays visible: {x} % from the left, {y} % from the top";
        /// Under it.
        FOCAL_KEYS = "Click or drag in the picture, or use the arrow keys.";
        /// Heading.
        CROPS = "How it is cropped";
        /// Under a crop.
        CROP_WIDE = "16:9, at the head of stories";
        /// Under a crop.
        CROP_CARD = "3:2, on cards";
        /// Under a crop.
        CROP_SQUARE = "1:1, small pictures";
        /// Button.
        SAVE = "Save";
        /// Button.
        SAVE_NEXT = "Save, then the next one";
        /// Link.
        SKIP_THIS = "Skip this one";
        /// Title of a work list.
        WORK_LIST = "Pictures without alt text";
        /// Instead of a form.
        REPLACE_NOT = "Something shows it already, so only an editor can put another file in its place: ask one.";
        /// Instead of a form.
        NOT_YOURS = "Somebody else added it; an editor can change what is said about it.";
        /// Heading.
        USED_IN = "Where it is used";
        /// Instead of a list.
        NOT_USED = "Nowhere yet.";
        /// After a list.
        USED_MORE = "And in more stories.";
        /// After a list.
        USED_HIDDEN = "And in {count} story that you cannot open.", "And in {count} stories that you cannot open.";
        /// What shows it.
        IN_DRAFT = "changes that readers do not see yet";
        /// What shows it.
        AS_LOGO = "The logo on light pages";
        /// What shows it.
        AS_DARK_LOGO = "The logo on dark pages";
        /// What shows it.
        OF_SECTION = "Section";
        /// What shows it.
        OF_AUTHOR = "Author";
        /// Heading.
        REPLACE = "Replace the file";
        /// Under it.
        REPLACE_HINT = "Every page that shows it shows the new file. The old one can come back.";
        /// Label.
        NEW_FILE = "New file";
        /// Button.
        REPLACE_NOW = "Replace everywhere";
        /// Heading.
        FORMER = "Former files";
        /// A former file.
        FORMER_UNTIL = "Until {when}";
        /// Button.
        RESTORE = "Bring back";
        /// Heading.
        REMOVE = "Remove";
        /// Under it.
        REMOVE_HINT = "Possible, because nothing shows it. Old versions of stories are not counted.";
        /// Under it.
        CANNOT_REMOVE = "Not while something shows it.";
        /// Button.
        REMOVE_NOW = "Remove it";
        /// Heading.
        DOUBLE_TITLE = "The same file";
        /// Under it.
        DOUBLE_HINT = "These have the same content. An import may have brought it twice.";
        /// Heading.
        FACTS = "The file";
        /// A fact.
        FILE_NAME = "Name";
        /// A fact.
        FILE_TYPE = "Type";
        /// A fact.
        FILE_SIZE = "Size";
        /// Link.
        WHOLE_FILE = "Open the whole file";
        /// Link.
        BACK = "All pictures";
        /// Error.
        TOO_LONG = "At most {most} characters; shorten it.";
        /// Error.
        BAD_DAY = "Enter a day, for example 2027-01-31.";
        /// Error.
        BAD_POINT = "Enter numbers from 0 to 100.";
        /// Error.
        BAD_PICTURE = "There is no such picture. Choose another one.";
        /// Error.
        LICENCE_TOO_OLD = "The licence of this picture has ended, so it may not be used anew. Choose another one.";
        /// Error.
        NO_FILE_SENT = "Choose a file first.";
        /// Error.
        IS_SHOWN = "Something shows it, so it stays. See where it is used.";
        /// Error.
        OTHER_KIND = "The new file is of another kind: a picture can be replaced by a picture only.";
        /// Error.
        CHANGED = "{who} has changed this picture since you opened it, {when}. What you typed is still here; saving it now replaces theirs.";
        /// Instead of a name.
        SOMEBODY = "Somebody";
        /// Before the value that is stored now.
        NOW = "Now";
        /// While a file is sent.
        SENDING = "{percent} %";
        /// Before a file is sent.
        WAITING = "Waiting";
        /// After a file was sent.
        CHECKING = "Being checked";
        /// After a file was sent.
        DOUBLE = "Already here";
        /// Without an answer.
        FAILED = "Not sent; no connection.";
        /// Link.
        OPEN = "Open";
        /// After all files.
        UPLOADS_DONE = "Finished.";
        /// In the field for files.
        DROP_HERE = "or drop them here";
        /// Link, in the library while a picture is chosen.
        USE_THIS = "Use this one";
        /// Over the library while a picture is chosen.
        CHOOSING = "Choose a picture. What you typed in the form and did not save is not there when you come back.";
        /// Link.
        CANCEL = "Cancel";
        /// Button.
        CHOOSE = "Choose …";
        /// Button.
        NO_PICTURE_NOW = "No picture";
        /// A choice.
        NO_PICTURE = "No picture";
        /// Label.
        FIND = "Find a picture";
        /// Button.
        CLOSE = "Close";
        /// Title of a dialog.
        CHOOSE_TITLE = "Choose a picture";
        /// Link, without script.
        FROM_ALL = "Choose from all pictures";
    }
}
