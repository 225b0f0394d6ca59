//! Words of the choices that a reader makes for this device: colours and size of the text.

use crate::ui::words::words;

words! {
    appearance {
        /// Name of the group.
        TITLE = "Appearance";
        /// Label.
        THEME = "Colours";
        /// Choice: as the device has it.
        THEME_AUTO = "Automatic";
        /// Choice.
        THEME_LIGHT = "Light";
        /// Choice.
        THEME_DARK = "Dark";
        /// Label.
        TEXT = "Text size";
        /// Choice.
        TEXT_NORMAL = "Normal";
        /// Choice.
        TEXT_LARGE = "Large";
        /// Choice.
        TEXT_LARGER = "Larger";
    }
}
