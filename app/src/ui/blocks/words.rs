//! Words that the blocks of a text bring with them.

use crate::ui::words::words;

words! {
    text {
        /// Instead of a picture.
        PICTURE_MISSING = "Picture unavailable";
        /// Label of a link to the whole picture, if nobody described the picture.
        ENLARGE = "Enlarge the picture";
        /// Instead of a video.
        VIDEO_MISSING = "Video unavailable";
        /// What a film's player calls the captions.
        SUBTITLES = "Captions";
        /// Instead of a recording.
        AUDIO_MISSING = "Audio unavailable";
        /// Instead of a link.
        FILE_MISSING = "File unavailable";
        /// Before the name of a file.
        DOWNLOAD = "Download";
        /// The size of a file.
        KILOBYTES = "{size} KB";
        /// Over key points.
        KEY_POINTS = "In short";
        /// Before another story.
        RELATED = "Read also";
        /// On text that opens, if it has no title.
        MORE = "More";
        /// On a card that leads to another site.
        SEE_ON = "View on {provider}";
        /// Below it, for screen readers.
        EXTERNAL = "opens another site";
        /// Label of a table without a caption.
        TABLE = "Table";
    }
}
