//! Words of the editor. They and those of its blocks reach its script as one JSON object, by the part of their name after the point.

use domain::{StoryAct, StoryState};

use crate::ui::words::{Word, words};

/// All words for the script, as a JSON object.
pub fn for_script() -> String {
    let own = |word: &Word| Some((word.name.split_once('.')?.1.to_owned(), word.text().into()));
    let texts: serde_json::Map<String, serde_json::Value> =
        WORDS.iter().chain(super::blocks::WORDS).copied().flatten().filter_map(own).collect();
    serde_json::Value::Object(texts).to_string()
}

/// The button that opens an act's sheet.
pub fn opener(act: StoryAct, state: StoryState) -> Word {
    match (act, state) {
        (StoryAct::Publish, _) => PUBLISH,
        (StoryAct::PublishChanges, _) => PUBLISH_CHANGES,
        (act, _) => super::stories::act(act).unwrap_or_default(),
    }
}

words! {
    editor {
        /// Button that opens the sheet.
        PUBLISH = "Publish";
        /// Button that opens the sheet.
        PUBLISH_CHANGES = "Publish changes";
        /// Button.
        PREVIEW = "Preview";
        /// Button.
        HISTORY = "History";
        /// Opens the other acts.
        MORE_ACTS = "More";
        /// Link to the list.
        BACK = "← Stories";
        /// Without script.
        NEEDS_SCRIPT = "Writing needs JavaScript. You can read the story here and use the buttons above.";
        /// Choice in the sheet.
        KIND_OF_CHANGE = "What kind of change is it?";
        /// Choice.
        KIND_MINOR = "Minor: a typo; readers are not told";
        /// Choice.
        KIND_UPDATE = "Update: readers see a new time";
        /// Choice.
        KIND_CORRECTION = "Correction: readers see a dated note";
        /// Field.
        CORRECTION = "Text of the correction";
        /// Strip after the session has ended.
        SIGN_IN_AGAIN = "You are signed out. What you write is kept on this device; enter your password to send it.";
        /// Field.
        PASSWORD = "Password";
        /// Button.
        SIGN_IN = "Sign in";
        /// The password did not fit, or a code is needed.
        AGAIN_FAILED = "That did not work. Check the password, or sign in on another tab and press the button again.";
        /// An act that must wait.
        NOT_ALL_SAVED = "Not done: not everything you typed is on the server yet. Try again when the line above says Saved.";
        /// Somebody typed at the moment of an act.
        CHANGED_MEANWHILE = "Not done: the text changed at this moment. Look at it and press the button again.";
        /// Name of the whole editor.
        STORY = "Story";
        /// Name of a text.
        HEADLINE = "Headline";
        /// Shown while it is empty.
        HEADLINE_HINT = "Headline";
        /// Name of a text.
        STANDFIRST = "Standfirst";
        /// Shown while it is empty.
        STANDFIRST_HINT = "Standfirst: why it matters, in a sentence or two";
        /// Name of a text.
        DATELINE = "Dateline";
        /// Shown while it is empty.
        DATELINE_HINT = "Dateline: the place";
        /// Name of a text.
        TEXT = "Story text";
        /// Shown while it is empty.
        EMPTY_BODY = "Write, or press / for pictures, quotes and everything else";
        /// Number of words.
        WORD_COUNT = "{n} words";
        /// Reading time.
        MINUTES = "{n} min";
        /// Where the text is: on the server.
        SAVED = "Saved";
        /// Where the text is: on the server, and readers see it.
        SAVED_PUBLISHED = "Saved · published";
        /// Where the text is: on the server, but readers see the earlier text.
        SAVED_CHANGES = "Saved · published, with changes readers do not see yet";
        /// Where the text is: on the server, and it goes live by itself.
        SAVED_SCHEDULED = "Saved · scheduled";
        /// Where the text is: on the server, but the earlier text goes live.
        SAVED_SCHEDULED_CHANGES = "Saved · scheduled, with changes that are not part of it yet";
        /// Where the text is: on its way.
        SENDING = "Sending …";
        /// Where the text is: on this device, followed by the reason.
        ON_DEVICE = "On this device.";
        /// A reason.
        OFFLINE = "Offline, {n} changes waiting";
        /// A reason.
        STOPPED_SIGNED_OUT = "Signed out, {n} changes waiting";
        /// A reason.
        STOPPED_REFUSED = "The server cannot take the last change";
        /// A reason.
        STOPPED_FORBIDDEN = "You may not change this story any more";
        /// A reason.
        STOPPED_CODES_NEEDED = "Codes of an authenticator are needed, {n} changes waiting";
        /// A reason.
        STOPPED_GONE = "This story does not exist any more";
        /// A reason.
        STOPPED_OUTDATED = "The desk has a new version";
        /// Where the text is: only on the screen.
        NOWHERE = "Only on this screen! This device has no space left for a copy and the server cannot be reached. Do not close this page.";
        /// Where the text is: on its way, without a copy on the device.
        NOT_ON_DEVICE = "Sending … This device keeps no copy: its storage is full or switched off.";
        /// Notice: the device keeps no copy.
        LONG_NO_COPY = "This device keeps no copy of what you type: its storage is full or switched off. Until the line above says Saved, closing this page loses your last words.";
        /// Notice: what an earlier visit left on this device waits for the server.
        LONG_LEFTOVERS = "Words from an earlier visit wait on this device. They are sent as soon as the server takes them.";
        /// Files on their way.
        UPLOADS_WAIT = "Sending {n} files …";
        /// Why nothing is sent any more, and what to do, for an error of the server without an entry of its own.
        STOP_REFUSED = "The server cannot take your last change.|Reload the page: what was not sent is then below the text.";
        /// The same for `bad_request`.
        STOP_BAD_REQUEST = "The server cannot read what this page sent.|Reload the page: what was not sent is then below the text.";
        /// The same for `steps_refused`.
        STOP_STEPS_REFUSED = "Your last change does not fit into the text that the server has.|Reload the page: what was not sent is then below the text.";
        /// The same for `too_large`.
        STOP_TOO_LARGE = "Your last change is too large to be sent at once: 4 MB is the most.|Reload the page: what was not sent is then below the text; put it back in parts.";
        /// The same for `draft_too_large`.
        STOP_DRAFT_TOO_LARGE = "With your last change the story is larger than a story can be.|Reload the page: what was not sent is then below the text. Shorten the story, or begin a second one.";
        /// The same for `field_refused`.
        STOP_FIELD_REFUSED = "You may not change a field so: the section, the bylines, a time, or what needs an editor.|Reload the page: the field is as before, and words that were not sent are below the text.";
        /// The same for `codes_needed`.
        STOP_CODES_NEEDED = "Your role needs codes of an authenticator now, and you have none yet.|Open the desk in another tab to set them up; then reload this page.";
        /// The same for somebody who lost the right to write the story.
        STOP_FORBIDDEN = "You may not change this story any more.|Reload the page to see why and who can help. What was not sent is sent once you may write here again.";
        /// The same for a story that was deleted or cannot be seen any more.
        STOP_GONE = "This story does not exist any more, or you may not see it any more.|Copy what you need before you close this page.";
        /// The same for a page that is older than the server.
        STOP_OUTDATED = "This page is older than the desk.|Reload it to go on writing.";
        /// Between the two, while the device keeps a copy.
        SAFE = "Your words are safe on this device.";
        /// Instead of it and of what to do, while the device keeps none.
        NO_COPY = "This device keeps no copy of your words: copy them before you close or reload this page.";
        /// Notice.
        LONG_SIGNED_OUT = "You are signed out. Sign in again to open this story.";
        /// Notice.
        LONG_AWAY = "The server cannot be reached, and this device has no copy of the story. It opens as soon as there is a connection.";
        /// Who else is in the story.
        HERE = "{names} here too";
        /// The tray.
        TRAY_NAME = "Words without a place";
        /// Why words are in the tray.
        TRAY_DROPPED = "Yours; {who} deleted or moved the text around them.";
        /// Why words are in the tray.
        TRAY_COVERED = "Written by {who} in text that you deleted.";
        /// Why words are in the tray.
        TRAY_REFUSED = "Yours, from an earlier visit; they no longer fit into the text.";
        /// Somebody whose name is not known.
        SOMEBODY = "somebody else";
        /// Button.
        PUT_BACK = "Put back here";
        /// Button.
        COPY = "Copy";
        /// Button.
        DISMISS = "Dismiss";
        /// Name of the list of blocks.
        BLOCK_MENU = "Insert";
        /// No block has this name.
        NO_BLOCK = "No block has this name";
        /// No story has these words.
        NO_STORY = "No story has these words";
        /// Button beside a block.
        INSERT = "Insert a block";
        /// Handle beside a block.
        MOVE_HINT = "Drag to move; or Alt and an arrow key";
        /// Name of the bar at a selection.
        FORMATTING = "Formatting";
        /// Button.
        LINK = "Link";
        /// Field of the form of links.
        LINK_TO = "Address, or words of a headline";
        /// Shown while it is empty.
        LINK_HINT = "https://… or words of a headline";
        /// A link that cannot be used.
        BAD_LINK = "Enter an address such as https://example.org/page, or choose a story.";
        /// Button of a form at the caret.
        INSERT_IT = "Insert";
        /// Field that finds a story.
        STORY_WORDS = "Words of the story's headline";
        /// Button.
        SET_LINK = "Set link";
        /// Button.
        REMOVE_LINK = "Remove link";
        /// Button of an empty picture.
        CHOOSE = "Choose a file";
        /// Button.
        CHOOSE_STORED = "From the pictures there are";
        /// A file waits for the connection.
        UPLOAD_WAITS = "Waits for a connection; it is kept on this device";
        /// A file is being sent.
        UPLOADING = "{n} % sent";
        /// Button.
        TRY_AGAIN = "Try again";
        /// A picture that is not in the store any more.
        MEDIA_MISSING = "This picture is not there any more.";
        /// Button of a gallery.
        ADD_PICTURE = "Add pictures";
        /// Button of a film.
        ADD_SUBTITLES = "Captions of the film (.vtt)";
        /// Under a film.
        HAS_SUBTITLES = "It has captions";
        /// Button of a timeline.
        ADD_ENTRY = "Add an entry";
        /// A block that the importer could not read.
        UNKNOWN_BLOCK = "Cannot be shown; kept as it came";
        /// The bar that finds words.
        FIND_BAR = "Find in this story";
        /// The bar that finds words.
        FIND_FIND = "Find";
        /// The bar that finds words.
        FIND_REPLACE = "Replace with";
        /// The bar that finds words.
        FIND_PREVIOUS = "Previous";
        /// The bar that finds words.
        FIND_NEXT = "Next";
        /// The bar that finds words.
        FIND_ONE = "Replace";
        /// The bar that finds words.
        FIND_ALL = "Replace all";
        /// The bar that finds words.
        FIND_CLOSE = "Close";
        /// The bar that finds words.
        FIND_AT = "{at} of {n}";
        /// The bar that finds words.
        FIND_FOUND = "{n} found";
        /// The bar that finds words.
        FIND_NONE = "Not found";
        /// The bar that finds words.
        FIND_REPLACED = "{n} replaced";
        /// What a paste says.
        PASTE_CHANGES = "Tracked changes were accepted.";
        /// What a paste says.
        PASTE_COMMENTS = "Comments of reviewers left out: {n}.";
        /// What a paste says.
        PASTE_MISSING = "Pictures that could not be copied: {n}. Add them from a file.";
        /// What a paste says.
        PASTE_FETCHED = "Pictures being sent: {n}.";
        /// What a paste says.
        PASTE_FAILED = "{name} was not sent. {why}";
        /// What a paste says.
        PASTE_GALLERIES = "Galleries left out, because only the other site has their pictures: {n}.";
        /// What a paste says.
        PASTE_FRAMES = "A frame was left out: {hosts}";
        /// What a paste says.
        PASTE_SIMPLIFIED = "The text was too long or too deeply nested to keep its formatting: it was pasted as plain text.";
        /// What a paste says.
        PASTE_SHORTENED = "The text is too long for one story. The first {n} words were pasted; the rest is still in the clipboard.";
        /// What a paste says.
        PASTE_NO_FILE = "{name} is not a picture and was not pasted.";
        /// What a paste says.
        PASTE_WRAPPED = "The lines look broken at a fixed width.";
        /// What a paste says.
        PASTE_JOIN = "Join lines";
        /// Places that are still to come.
        TK_COUNT = "TK {n}";
        /// What a key does.
        KEY_BOLD = "Bold";
        /// What a key does.
        KEY_ITALIC = "Italic";
        /// What a key does.
        KEY_STRIKE = "Struck out";
        /// What a key does.
        KEY_CODE = "Code";
        /// What a key does.
        KEY_LINK = "Link";
        /// What a key does.
        KEY_HEADING2 = "Heading";
        /// What a key does.
        KEY_HEADING3 = "Small heading";
        /// What a key does.
        KEY_PARAGRAPH = "Text";
        /// What a key does.
        KEY_BULLET_LIST = "List";
        /// What a key does.
        KEY_ORDERED_LIST = "Numbered list";
        /// What a key does.
        KEY_BLOCKQUOTE = "Quote";
        /// What a key does.
        KEY_BLOCK_MENU = "Insert a block";
        /// What a key does.
        KEY_LINK_STORY = "Name a story, tag or author";
        /// What a key does.
        KEY_MOVE_UP = "Move the block up";
        /// What a key does.
        KEY_MOVE_DOWN = "Move the block down";
        /// What a key does.
        KEY_UNDO = "Undo";
        /// What a key does.
        KEY_REDO = "Redo";
        /// What a key does.
        KEY_FIND = "Find and replace";
        /// What a key does.
        KEY_SEND = "Save at once";
        /// What a key does.
        KEY_LINE_BREAK = "New line in the paragraph";
        /// What a key does.
        KEY_HEADING4 = "Smallest heading";
        /// What a key does.
        KEY_DEEPER = "Next cell; list item further in";
        /// What a key does.
        KEY_HIGHER = "Previous cell; list item further out";
        /// What a key does.
        KEY_SELECT_BLOCK = "Select the whole block";
        /// What a key does.
        KEY_BELOW = "Go on below the block";
        /// What a key does.
        KEY_REPLACE = "Replace";
        /// What a key does.
        KEY_AGAIN = "Next one found";
        /// What a key does.
        KEY_LIST = "This list";
        /// Title of the list of keys.
        KEYS_TITLE = "Keys of the editor";
        /// Button that opens it.
        KEYS_OPEN = "Keys";
        /// Button that closes it.
        KEYS_CLOSE = "Close";
        /// Over a part of the list.
        KEYS_GROUP_WRITING = "While you write";
        /// Over a part of the list.
        KEYS_GROUP_BLOCKS = "Paragraphs and blocks";
        /// Over a part of the list.
        KEYS_GROUP_STORY = "The story";
    }
}
