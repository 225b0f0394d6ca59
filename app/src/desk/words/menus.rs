//! Words of the pages for menus.

use crate::ui::words::words;

words! {
    menus {
        /// Under the title.
        MENUS_INTRO = "Trees of links: under the masthead, in the footer.";
        /// Where there is no menu under the masthead.
        AUTOMATIC_MENU = "Under the masthead readers see the front page and all sections that have stories, until a menu is chosen for that place.";
        /// Opens a form.
        NEW_MENU = "New menu";
        /// Instead of it.
        WHO_PLACES = "Administrators decide where readers find a menu, under Settings.";
        /// Label.
        MENU_PLACE = "Where readers find it";
        /// A choice.
        NO_PLACE = "Nowhere yet";
        /// A choice, and in the list.
        IS_MAIN = "Under the masthead";
        /// A choice, and in the list.
        IS_FOOTER = "In the footer";
        /// A number of items.
        ITEM_COUNT = "{count} item", "{count} items";
        /// Button.
        SAVE_MENU = "Save the menu";
        /// Under it.
        MENU_HINT = "Move items with the buttons, or drag them: up and down for the order, sideways for the level. Readers see it when you save.";
        /// Label of a field.
        LABEL = "Label";
        /// Label of a field.
        TARGET = "Leads to";
        /// Under it.
        TARGET_HINT = "A path of this paper such as /category/world/, or a web address. Without label, the name of the page is shown. An item that leads nowhere is a heading.";
        /// Button.
        IN = "One level in";
        /// Button.
        OUT = "One level out";
        /// Title of a part.
        NEW_ITEM = "New item";
        /// Title of a part.
        MENU_PREVIEW = "As readers see it";
        /// While the form differs from what is stored.
        NOT_SAVED_YET = "Not saved yet: readers still see the former menu.";
        /// Over lines that were not saved.
        OWN_LINES = "What you wanted to save";
        /// Error.
        EMPTY_ITEM = "An item has neither label nor target. Fill it in or remove it.";
        /// Error.
        LEADS_NOWHERE = "{target} leads nowhere. Enter a path of this paper that begins with /, or a web address.";
        /// Error.
        TOO_MANY_ITEMS = "A menu has at most 150 items.";
        /// Error.
        BAD_LABEL = "A label has at most 100 characters.";
        /// Error.
        STALE = "Somebody saved it since. This is what is there now; your change is not stored.";
    }
}
