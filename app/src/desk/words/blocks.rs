//! Words of the blocks that the editor inserts: their names, fields and empty lines.

use crate::ui::words::words;

words! {
    blocks {
        /// Title, purpose and other words of a block.
        BLOCK_PARAGRAPH = "Text|A paragraph|paragraph plain";
        /// Title, purpose and other words of a block.
        BLOCK_HEADING2 = "Heading|Above a part of the text|h2 title section";
        /// Title, purpose and other words of a block.
        BLOCK_HEADING3 = "Small heading|Below a heading|h3 subheading";
        /// Title, purpose and other words of a block.
        BLOCK_PICTURE = "Picture|One photo or drawing, with caption|photo image figure";
        /// Title, purpose and other words of a block.
        BLOCK_GALLERY = "Gallery|Several pictures that belong together|photos images slideshow";
        /// Title, purpose and other words of a block.
        BLOCK_BULLET_LIST = "List|Points without numbers|bullets points ul";
        /// Title, purpose and other words of a block.
        BLOCK_ORDERED_LIST = "Numbered list|Points in an order|numbers steps ol";
        /// Title, purpose and other words of a block.
        BLOCK_BLOCKQUOTE = "Quote|Somebody else's words|blockquote citation";
        /// Title, purpose and other words of a block.
        BLOCK_PULL_QUOTE = "Pull quote|A sentence of the story, set large|pullquote";
        /// Title, purpose and other words of a block.
        BLOCK_KEY_POINTS = "Key points|The story in a few sentences|summary bullets tldr";
        /// Title, purpose and other words of a block.
        BLOCK_FACT_BOX = "Fact box|Background beside the story|sidebar box background";
        /// Title, purpose and other words of a block.
        BLOCK_QUESTION_ANSWER = "Question and answer|One question of an interview or an explainer|q&a interview faq";
        /// Title, purpose and other words of a block.
        BLOCK_TIMELINE = "Timeline|What happened when|chronology dates";
        /// Title, purpose and other words of a block.
        BLOCK_TABLE = "Table|Rows and columns|grid spreadsheet";
        /// Title, purpose and other words of a block.
        BLOCK_RELATED_STORY = "Related story|A pointer to another story|see also read more";
        /// Title, purpose and other words of a block.
        BLOCK_EMBED = "Embed|Something on another site, as a card|youtube x tweet post map";
        /// Title, purpose and other words of a block.
        BLOCK_VIDEO = "Video|A film|film movie mp4";
        /// Title, purpose and other words of a block.
        BLOCK_AUDIO = "Audio|A recording|sound podcast mp3";
        /// Title, purpose and other words of a block.
        BLOCK_FILE = "File|Something to download|pdf document attachment";
        /// Title, purpose and other words of a block.
        BLOCK_DETAILS = "Details|Text that opens on request|accordion spoiler";
        /// Title, purpose and other words of a block.
        BLOCK_LIVE_ENTRY = "Live entry|One entry of a live story|update ticker";
        /// Title, purpose and other words of a block.
        BLOCK_CODE_BLOCK = "Code|Program text; spaces matter|pre source";
        /// Title, purpose and other words of a block.
        BLOCK_VERSE = "Verse|A poem; line breaks matter|poem poetry";
        /// Title, purpose and other words of a block.
        BLOCK_HORIZONTAL_RULE = "Divider|A break between parts|line rule separator hr";
        /// Label and hint of a field.
        FIELD_ALT = "What the picture shows|For people who cannot see it";
        /// Label and hint of a field.
        FIELD_DECORATIVE = "Decorative: it says nothing that the text does not say|";
        /// Label and hint of a field.
        FIELD_LINK = "Link of the picture|https://…";
        /// Label and hint of a field.
        FIELD_SOURCE = "Address elsewhere|https://…";
        /// Label and hint of a field.
        FIELD_URL = "Address of the page|https://…";
        /// Label and hint of a field.
        FIELD_PROVIDER = "Name of the site|";
        /// Label and hint of a field.
        FIELD_OPEN = "Open from the beginning|";
        /// Label and hint of a field.
        FIELD_AT = "Time of the entry|";
        /// Label and hint of a field.
        FIELD_CODE_LANGUAGE = "Programming language, or verse|";
        /// Label and hint of a field.
        FIELD_CAPTION = "Caption of the table|";
        /// Shown in an empty line of a block.
        LINE_CAPTION = "Caption";
        /// Shown in an empty line of a block.
        LINE_CITE = "Who said it";
        /// Shown in an empty line of a block.
        LINE_PULL_QUOTE_TEXT = "A sentence of the story";
        /// Shown in an empty line of a block.
        LINE_TITLE = "Title";
        /// Shown in an empty line of a block.
        LINE_WHEN = "When";
        /// Shown in an empty line of a block.
        LINE_QUESTION = "Question";
        /// Shown in an empty line of a block.
        LINE_KEY_POINT = "A key point";
        /// Shown in an empty line of a block.
        LINE_SUMMARY = "Always visible; opens the rest";
        /// Button of a table.
        TABLE_ADD_ROW = "Row +";
        /// Button of a table.
        TABLE_ADD_COLUMN = "Column +";
        /// Button of a table.
        TABLE_DELETE_ROW = "Row −";
        /// Button of a table.
        TABLE_DELETE_COLUMN = "Column −";
        /// Button of a table.
        TABLE_MERGE = "Join or split cells";
        /// Button of a table.
        TABLE_HEAD_ROW = "Head row";
    }
}
