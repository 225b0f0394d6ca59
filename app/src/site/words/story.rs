//! Words of a story's page.

use domain::{BylineRole, StoryFormat};

use crate::ui::words::words;

words! {
    story {
        /// Before the date, for screen readers.
        PUBLISHED = "Published";
        /// Before the date.
        UPDATED = "Updated";
        /// Before the date.
        CORRECTED = "Corrected";
        /// Over one correction.
        CORRECTION = "Correction";
        /// How long it takes to read.
        READING_TIME = "{count} min read", "{count} min read";
        /// Its age.
        MONTHS_OLD = "This story is more than {count} month old", "This story is more than {count} months old";
        /// Its age.
        YEARS_OLD = "This story is more than {count} year old", "This story is more than {count} years old";
        /// Before further sections.
        FILED_UNDER = "Also in";
        /// Before its tags.
        TAGS = "Topics";
        /// Over a headline.
        PREVIOUS = "Previous story";
        /// Over a headline.
        NEXT = "Next story";
        /// Label.
        NEIGHBOURS = "Before and after this story";
        /// Over the pages below a page.
        PAGES_BELOW = "In this part";
        /// Rubric over the headline of an argument.
        OPINION = "Opinion";
        /// Rubric over the headline of questions and answers.
        INTERVIEW = "Interview";
        /// Rubric over the headline of an explanation.
        ANALYSIS = "Analysis";
        /// Over the headings of a long text.
        CONTENTS = "Contents";
        /// Over three stories of the same subjects.
        RELATED = "Related stories";
        /// Label of the box that shows one picture on the whole screen.
        PICTURES = "Pictures";
        /// Button.
        CLOSE_PICTURES = "Close";
        /// Button.
        PREVIOUS_PICTURE = "Previous picture";
        /// Button.
        NEXT_PICTURE = "Next picture";
        /// Over the box of one author.
        ABOUT_AUTHOR = "About the author";
        /// Over the boxes of several authors.
        ABOUT_AUTHORS = "About the authors";
    }
    /// The label before names of the same role.
    role(BylineRole) {
        Writer = "By";
        Contributor = "With reporting by";
        Photographer = "Photographs by";
        Illustrator = "Illustrations by";
        Translator = "Translated by";
        Editor = "Edited by";
    }
    /// The format of a story, where readers should know it before they open it; empty for others.
    format(StoryFormat) {
        Audio = "Audio";
        Gallery = "Pictures";
        Live = "Live";
        Video = "Video";
        Standard = "";
        Aside = "";
        Chat = "";
        Image = "";
        Link = "";
        Quote = "";
        Status = "";
    }
}
