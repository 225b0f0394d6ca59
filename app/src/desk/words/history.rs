//! Words of the page of a story's versions.

use crate::ui::words::words;

words! {
    history {
        /// Title, after the headline.
        TITLE = "History";
        /// Link.
        BACK = "← Back to the story";
        /// List.
        VERSIONS = "Versions";
        /// The present draft, in the list.
        NOW = "The text now";
        /// A version without a reason.
        SAVED = "Saved";
        /// Button.
        COMPARE = "Compare";
        /// A choice, for those who do not see the page.
        OLDER = "Compare from: {version}";
        /// A choice, for those who do not see the page.
        NEWER = "Compare with: {version}";
        /// A version by its number.
        VERSION = "Version {n}";
        /// Heading of the compared text.
        COMPARED = "{from} → {to}";
        /// How differences are marked.
        LEGEND = "Added words are underlined, removed words are struck out.";
        /// Two versions that are alike.
        NO_DIFFERENCE = "There is no difference.";
        /// Instead of paragraphs that did not change.
        UNCHANGED = "{n} unchanged paragraphs";
        /// A paragraph whose words are the same.
        RESTYLED = "Formatting or settings changed:";
        /// A story with one version.
        ONLY_ONE = "There is one version so far. The next one is made when the story is sent for review, published, or named.";
        /// What restoring does.
        RESTORE_HINT = "The present text becomes a version first; nothing is published.";
        /// Button.
        RESTORE = "Restore version {n}";
        /// Field.
        NAME = "Name the present text";
        /// Button.
        KEEP = "Keep as a version";
        /// Notice.
        BEGUN = "Begun";
        /// Notice.
        NAMED = "Kept as a version.";
        /// Notice.
        RESTORED = "The earlier version is the text now. Nothing is published.";
        /// A refused restore.
        CONFLICT = "Not restored: {who} wrote in this story {when}. Look at the text as it is now, then decide again.";
        /// A compared field.
        SECTIONS = "Sections";
        /// A compared field.
        TAGS = "Tags";
        /// A compared field.
        BYLINES = "Bylines";
        /// A compared field.
        LEAD_PICTURE = "Lead picture";
        /// A compared field.
        SOCIAL_PICTURE = "Picture when shared";
        /// A compared field.
        FORMAT = "Form of the story";
        /// The value of a switch.
        YES = "yes";
        /// The value of a switch.
        NO = "no";
    }
}
