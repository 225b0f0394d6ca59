//! Words of the settings page.

use crate::ui::words::{Word, words};

words! {
    settings {
        /// Title.
        TITLE = "Settings";
        /// Under it.
        INTRO = "What every page shows. Readers see a change within a second of saving.";
        /// Over a part of the form.
        PAPER_PART = "The paper";
        /// Over a part of the form.
        LOOK_PART = "Colours and type";
        /// Over a part of the form.
        PLACE_PART = "Language, time and address";
        /// Over a part of the form.
        FILES_PART = "Texts for programs";
        /// Over a part of the form.
        LISTS_PART = "Menus and lists";
        /// Over a part of the form.
        READERS_PART = "Comments, counts and programs";
        /// Over a part of the form.
        PEOPLE_PART = "Signing in";
        /// By day.
        LIGHT = "Light";
        /// By night.
        DARK = "Dark";
        /// Under the colours.
        COLOURS_HINT = "Text needs a contrast of 7 to the page, links and marks 4.5; what is less is refused.";
        /// A choice.
        SERIF = "Serif, as the text";
        /// A choice.
        SANS = "Sans serif, as the labels";
        /// A choice.
        KNOWN_AT_ONCE = "Readers with an approved comment appear at once";
        /// A choice.
        EVERYBODY_WAITS = "Every comment waits for the desk";
        /// A choice.
        EVERYBODY = "All may read";
        /// A choice.
        NO_TRAINING = "All but those that train language models";
        /// A choice.
        NOBODY = "None: the site is not public yet";
        /// A choice.
        YES = "Yes";
        /// A choice.
        NO = "No";
        /// A choice.
        NO_MENU = "None";
        /// Button.
        SAVE = "Save";
        /// Button.
        PREVIEW = "Preview";
        /// Beside it.
        PREVIEW_NOTE = "Opens the front page with these settings in a new tab; nothing is saved.";
        /// Afterwards.
        SAVED = "The settings are saved.";
        /// Afterwards.
        UNDONE = "The former settings are back.";
        /// Button.
        UNDO = "Undo";
        /// Button.
        USUAL_LOOK = "Usual colours and type";
        /// Error.
        CHANGED = "Somebody else changed the settings meanwhile. What you typed is still here; what they changed is listed below. Save again to replace it.";
        /// Error.
        BAD_MENU = "There is no such menu.";
        /// Error.
        BAD_COLOUR = "Choose a colour of the form #7d5c14.";
        /// Error.
        TOO_ALIKE = "{text} has a contrast of {contrast} to the page; it needs {needed}.";
        /// Error, before what is possible.
        NOT_POSSIBLE = "This does not fit.";
        /// Over a form.
        MAIL_PART = "Mail";
        /// Under it.
        MAIL_HINT = "Invitations, new passwords and notices leave by a mail server.";
        /// Link.
        TO_MAIL = "Set the mail server, or send a test mail";
        /// Label.
        NAME = "Name";
        /// Under it.
        NAME_HINT = "One line of 1 to 200 characters.";
        /// Label.
        TAGLINE = "Tagline";
        /// Under it.
        TAGLINE_HINT = "A few words under the name. May stay empty.";
        /// Label.
        ABOUT = "About the paper";
        /// Under it.
        ABOUT_HINT = "Plain text for the foot of every page, at most 2,000 characters.";
        /// Label.
        CONTACT = "E-mail for readers";
        /// Under it.
        CONTACT_HINT = "An address such as desk@paper.example. Programs that gather addresses do not see it. May stay empty.";
        /// Label.
        SOCIAL = "Profiles elsewhere";
        /// Under it.
        SOCIAL_HINT = "One on each line: Mastodon=https://social.example/@paper. May stay empty.";
        /// Label.
        LANGUAGE = "Language";
        /// Under it.
        LANGUAGE_HINT = "A language tag such as en, ur or zh-Hans. It decides the words, digits and direction of every page.";
        /// Label.
        TIME_ZONE = "Time zone";
        /// Under it.
        TIME_ZONE_HINT = "A name such as Asia/Karachi, Europe/Berlin or UTC. Dates on pages are dates there.";
        /// Label.
        PUBLIC_URL = "Public address";
        /// Under it.
        PUBLIC_URL_HINT = "Such as https://paper.example. Links in mails, feeds and search engines begin with it.";
        /// Label.
        PERMALINKS = "URLs of stories";
        /// Under it.
        PERMALINKS_HINT = "For stories that are published from now on. A story keeps its URL: neither another section nor a new date nor this setting changes it. The other usual forms, and ?p=123, lead to it.";
        /// A choice.
        PERMALINKS_SLUG = "Name of the story: /name-of-the-story/";
        /// A choice.
        PERMALINKS_SECTION = "Section and name: /world/name-of-the-story/";
        /// A choice.
        PERMALINKS_MONTH = "Month and name: /2026/11/name-of-the-story/";
        /// A choice.
        PERMALINKS_DAY = "Day and name: /2026/11/29/name-of-the-story/";
        /// Label.
        LOGO_LIGHT = "Logo";
        /// Hint.
        LOGO_LIGHT_HINT = "Instead of the name in type, at the head of every page, in the app's icons and feeds. Without one the name stays.";
        /// Label.
        LOGO_DARK = "Logo on dark pages";
        /// Hint.
        LOGO_DARK_HINT = "Where the first one could not be seen on a dark page. Without one the first one is shown there too.";
        /// Label.
        MAIN_MENU = "Menu under the name";
        /// Under it.
        MAIN_MENU_HINT = "Without one the sections are the menu.";
        /// Label.
        FOOTER_MENU = "Menu at the foot";
        /// Label.
        PER_PAGE = "Stories on one page of a list";
        /// Under it.
        PER_PAGE_HINT = "A number from 1 to 60.";
        /// Label.
        APPROVAL = "New comments";
        /// Label.
        COMMENT_DAYS = "Comments close after";
        /// Under it.
        COMMENT_DAYS_HINT = "Days after publication, at most 3,650; 0: never.";
        /// Label.
        COMMENT_REPORTS = "Reports that hide a comment";
        /// Under it.
        COMMENT_REPORTS_HINT = "At most 100; 0: reports hide nothing.";
        /// Label.
        COUNTS_FROM = "Show views from";
        /// Under it.
        COUNTS_FROM_HINT = "Smaller numbers are not shown, shares from a tenth of it; 0: never.";
        /// Label.
        CODES_FROM = "Codes of an authenticator are needed by";
        /// Under it.
        CODES_FROM_HINT = "People without them are led to set them up after signing in, you too, and can do nothing else before. Nobody of these roles can turn them off.";
        /// A choice.
        CODES_NOBODY = "Nobody; everybody may use them";
        /// A choice.
        CODES_ADMINISTRATORS = "Administrators";
        /// A choice.
        CODES_EDITORS = "Editors and administrators";
        /// A choice.
        CODES_AUTHORS = "Authors, editors and administrators";
        /// A choice.
        CODES_ALL = "Everybody at the desk";
        /// Label.
        CRAWLERS = "Search engines and other programs";
        /// Under it.
        CRAWLERS_HINT = "They are asked by /robots.txt, not forced.";
        /// Label.
        OFFLINE = "Reading without a connection";
        /// Under it.
        OFFLINE_HINT = "Switched off, the app removes itself from readers' browsers.";
        /// Label.
        ADS_TXT = "ads.txt";
        /// Under it.
        ADS_TXT_HINT = "Who may sell your advertisements, as advertisers read it at /ads.txt. Empty: there is no such file.";
        /// Label.
        SECURITY_TXT = "security.txt";
        /// Under it.
        SECURITY_TXT_HINT = "Whom to write about a security hole, at /.well-known/security.txt. It needs the lines Contact and Expires.";
        /// Label.
        HUMANS_TXT = "humans.txt";
        /// Under it.
        HUMANS_TXT_HINT = "Who makes the paper, at /humans.txt.";
        /// Label.
        HEADLINES = "Headlines";
        /// Label.
        PAPER = "Page";
        /// Label.
        INK = "Text";
        /// Label.
        ACCENT = "Links and rubrics";
        /// Label.
        ALERT = "Breaking news and corrections";
    }
}

/// The label of a setting and what is said under it.
pub fn of(key: &str) -> (Word, Word) {
    let none = Word::default();
    match key {
        "name" => (NAME, NAME_HINT),
        "tagline" => (TAGLINE, TAGLINE_HINT),
        "about" => (ABOUT, ABOUT_HINT),
        "contact" => (CONTACT, CONTACT_HINT),
        "social" => (SOCIAL, SOCIAL_HINT),
        "language" => (LANGUAGE, LANGUAGE_HINT),
        "time_zone" => (TIME_ZONE, TIME_ZONE_HINT),
        "public_url" => (PUBLIC_URL, PUBLIC_URL_HINT),
        "permalinks" => (PERMALINKS, PERMALINKS_HINT),
        "logo_light" => (LOGO_LIGHT, LOGO_LIGHT_HINT),
        "logo_dark" => (LOGO_DARK, LOGO_DARK_HINT),
        "main_menu" => (MAIN_MENU, MAIN_MENU_HINT),
        "footer_menu" => (FOOTER_MENU, none),
        "stories_per_page" => (PER_PAGE, PER_PAGE_HINT),
        "comment_approval" => (APPROVAL, none),
        "comment_days" => (COMMENT_DAYS, COMMENT_DAYS_HINT),
        "comment_reports" => (COMMENT_REPORTS, COMMENT_REPORTS_HINT),
        "counts_from" => (COUNTS_FROM, COUNTS_FROM_HINT),
        "codes_from" => (CODES_FROM, CODES_FROM_HINT),
        "crawlers" => (CRAWLERS, CRAWLERS_HINT),
        "offline_reading" => (OFFLINE, OFFLINE_HINT),
        "ads_txt" => (ADS_TXT, ADS_TXT_HINT),
        "security_txt" => (SECURITY_TXT, SECURITY_TXT_HINT),
        "humans_txt" => (HUMANS_TXT, HUMANS_TXT_HINT),
        "headlines" => (HEADLINES, none),
        "colour_paper" | "colour_paper_dark" => (PAPER, none),
        "colour_ink" | "colour_ink_dark" => (INK, none),
        "colour_accent" | "colour_accent_dark" => (ACCENT, none),
        "colour_alert" | "colour_alert_dark" => (ALERT, none),
        _ => (none, none),
    }
}
