//! Words of the preview of a draft, and of the check before publication.

use super::{editor, history, panel};
use crate::ui::words::{Word, words};

/// The words of the checks for the editor's script, as a JSON object.
pub fn checks_for_script() -> String {
    let of = |word: &Word| Some((word.name.strip_prefix("preview.CHECKS_")?.to_lowercase(), word.text().into()));
    serde_json::Value::Object(WORDS.iter().copied().flatten().filter_map(of).collect()).to_string()
}

/// The sentence of a check or of a problem of a field by its id, in languages other than English; the domain writes the English one, with details.
pub fn sentence(id: &str, field: Option<&str>) -> Option<String> {
    let (_, word) = SENTENCES.iter().find(|(known, _)| *known == id)?;
    Some(word.with(&[("field", field.and_then(field_name).unwrap_or_default().text())]))
}

/// The name of a field of the draft, as the editor or the panel shows it.
fn field_name(field: &str) -> Option<Word> {
    Some(match field {
        "headline" => editor::HEADLINE,
        "standfirst" => editor::STANDFIRST,
        "dateline" => editor::DATELINE,
        "section" => panel::SECTION,
        "sections" => panel::ALSO_IN,
        "tags" => panel::TAGS,
        "bylines" => panel::AUTHORS,
        "leadImage" => panel::LEAD_PICTURE,
        "socialImage" => panel::SOCIAL_PICTURE,
        "slug" => panel::SLUG,
        "language" => panel::LANGUAGE,
        "direction" => panel::DIRECTION,
        "canonicalUrl" => panel::CANONICAL,
        "format" => history::FORMAT,
        _ => return None,
    })
}

/// What is said when a check found nothing.
pub fn fine() -> impl Iterator<Item = (&'static [&'static str], Word)> {
    FINE.iter().copied()
}

const SENTENCES: [(&str, Word); 22] = [
    ("no-headline", NO_HEADLINE),
    ("no-section", NO_SECTION),
    ("no-standfirst", NO_STANDFIRST),
    ("no-text", NO_TEXT),
    ("alt-missing", ALT_MISSING),
    ("alt-is-headline", ALT_IS_HEADLINE),
    ("no-credit", NO_CREDIT),
    ("licence-ends", LICENCE_ENDS),
    ("licence-ended-in-use", LICENCE_ENDED_IN_USE),
    ("licence-ended", LICENCE_ENDED),
    ("heading-skips", HEADING_SKIPS),
    ("to-come", TO_COME),
    ("dead-link", DEAD_LINK),
    ("unreadable", UNREADABLE),
    ("bad-field", BAD_FIELD),
    ("no-slug", NO_SLUG),
    ("bad-url", BAD_URL),
    ("path-taken", PATH_TAKEN),
    ("path-reserved", PATH_RESERVED),
    ("section-gone", SECTION_GONE),
    ("tag-gone", TAG_GONE),
    ("author-gone", AUTHOR_GONE),
];

const FINE: &[(&[&str], Word)] = &[
    (&["no-headline", "to-come"], FINE_HEADLINE),
    (&["no-section"], FINE_SECTION),
    (&["no-standfirst"], FINE_STANDFIRST),
    (&["alt-missing", "alt-is-headline"], FINE_ALT),
    (&["no-credit"], FINE_CREDIT),
    (&["heading-skips"], FINE_HEADINGS),
    (&["dead-link"], FINE_LINKS),
];

words! {
    preview {
        /// Title, after the headline.
        TITLE = "Preview";
        /// Link.
        BACK = "← Back to the story";
        /// Name of a group of links.
        WIDTHS = "Width";
        /// A width.
        PHONE = "Phone";
        /// A width.
        TABLET = "Tablet";
        /// A width.
        DESKTOP = "Desktop";
        /// Name of a group of links.
        COLOURS = "Colours";
        /// A theme.
        LIGHT = "Light";
        /// A theme.
        DARK = "Dark";
        /// Name of the frame.
        FRAME = "The page as readers will see it";
        /// Heading.
        IN_SEARCH = "In search results";
        /// Heading.
        WHEN_SHARED = "When shared";
        /// Heading.
        LINKS = "Links for people without an account";
        /// Hint.
        LINKS_HINT = "Whoever has such a link can read the text as it is at that moment, for 7 days. Search engines do not see it.";
        /// Button.
        MAKE_LINK = "Make a link that works for 7 days";
        /// Above a new link.
        NEW_LINK = "Copy this link now; it is not shown again.";
        /// A link in the list.
        LINK_UNTIL = "Made by {who} {when}; works until {until}";
        /// Button.
        END_LINK = "End";
        /// Notice.
        LINK_ENDED = "The link does not work any more.";
        /// Button and title.
        CHECKS_TITLE = "Checks";
        /// Button with the number of findings.
        CHECKS_COUNT = "Checks {n}";
        /// Findings.
        CHECKS_BLOCKERS = "Before it can be published";
        /// Findings.
        CHECKS_WARNINGS = "Look at these";
        /// What is right.
        CHECKS_FINE = "Fine";
        /// Nothing was found.
        CHECKS_ALL_FINE = "Nothing stands in the way.";
        /// A finding.
        NO_HEADLINE = "Write a headline.";
        /// A finding.
        NO_SECTION = "Choose a section.";
        /// A finding.
        NO_STANDFIRST = "There is no standfirst.";
        /// A finding.
        NO_TEXT = "There is no text.";
        /// A finding.
        ALT_MISSING = "Say in the picture's alt text what it shows, or mark it as decorative.";
        /// A finding.
        ALT_IS_HEADLINE = "The picture's alt text is the headline; say what the picture shows.";
        /// A finding.
        NO_CREDIT = "The picture has no credit.";
        /// A finding.
        LICENCE_ENDS = "The picture's licence ends soon.";
        /// A finding.
        LICENCE_ENDED_IN_USE = "The picture's licence has ended; replace it soon.";
        /// A finding.
        LICENCE_ENDED = "The picture's licence has ended, so it may not be used anew; choose another picture.";
        /// A finding.
        HEADING_SKIPS = "This heading skips a level.";
        /// A finding.
        TO_COME = "TK stands for something that is still missing.";
        /// A finding.
        DEAD_LINK = "This leads to a story that readers cannot open.";
        /// A finding.
        UNREADABLE = "A block could not be read; readers see only its text.";
        /// A finding.
        BAD_FIELD = "{field} cannot be published as it is. Look at it again.";
        /// A finding.
        NO_SLUG = "The headline has no letters or digits for a URL; write a slug.";
        /// A finding.
        BAD_URL = "The URL of the original must begin with https:// or http://.";
        /// A finding.
        PATH_TAKEN = "Another story has this URL. Choose another last part.";
        /// What stands in the way.
        PATH_RESERVED = "The site itself uses this URL. Choose another last part.";
        /// A finding.
        SECTION_GONE = "A section of this story does not exist any more. Choose again.";
        /// A finding.
        TAG_GONE = "A tag of this story does not exist any more.";
        /// A finding.
        AUTHOR_GONE = "An author of this story does not exist any more.";
        /// Nothing found.
        FINE_HEADLINE = "Headline, and nothing marked as still to come";
        /// Nothing found.
        FINE_SECTION = "Section";
        /// Nothing found.
        FINE_STANDFIRST = "Standfirst";
        /// Nothing found.
        FINE_ALT = "Every picture says what it shows";
        /// Nothing found.
        FINE_CREDIT = "Every picture has its credit";
        /// Nothing found.
        FINE_HEADINGS = "Headings in order";
        /// Nothing found.
        FINE_LINKS = "Links to stories that readers can open";
    }
}
