//! Words of the page for a story's alert.

use crate::ui::words::words;

words! {
    alerts_desk {
        /// Title, button and link.
        TITLE = "Alert";
        /// Under it.
        INTRO = "A message on the devices of readers who follow what you choose. It is sent once.";
        /// The paper has no address for push services.
        SWITCHED_OFF = "This paper sends no alerts: push services want an e-mail address to write to. Enter one in the settings, as the e-mail for readers.";
        /// Label.
        HEADLINE = "First line";
        /// Under it.
        HEADLINE_HINT = "At most 100 characters; phones show about 50.";
        /// Label.
        BODY = "Text";
        /// Under it.
        BODY_HINT = "At most 200 characters. May stay empty.";
        /// Label of choices.
        WHOM = "Who gets it";
        /// A choice.
        BREAKING = "Followers of breaking news";
        /// A choice.
        OF_SECTION = "Followers of {name}";
        /// A choice.
        OF_TAG = "Followers of the tag {name}";
        /// A choice.
        OF_AUTHOR = "Followers of {name}";
        /// Beside a choice.
        DEVICES = "{count} device", "{count} devices";
        /// Under the choices.
        WHOM_HINT = "A device that follows several of them gets one alert. Breaking news is shown at once, on phones that save their battery too.";
        /// Over the picture of the message.
        PREVIEW = "On a device";
        /// Button, for a story that readers can open.
        SEND = "Send the alert now";
        /// Button, for a story that they cannot open yet.
        PLAN = "Send it with the story";
        /// Button that changes a planned one.
        CHANGE = "Change the alert";
        /// State.
        PLANNED = "It is sent to {devices} as soon as readers can open the story.";
        /// Button.
        CANCEL = "Cancel the alert";
        /// Title over what was sent.
        SENT_TITLE = "Sent";
        /// State while it is sent.
        SENDING = "Being sent since {time}";
        /// State afterwards.
        ENDED = "Sent {time}";
        /// A number: devices that it was for.
        AUDIENCE = "Devices";
        /// A number.
        ACCEPTED = "Delivered to the push service";
        /// A number.
        OPENED = "Opened";
        /// A number.
        FAILED = "Failed";
        /// A number.
        LEFT_OUT = "Left out: limit of the day, too late, or they left";
        /// A number.
        WAITING = "Waiting: quiet hours, or the push service is busy";
        /// Title of the form that replaces an alert.
        REPLACE_TITLE = "Correct the alert";
        /// Under it.
        REPLACE_HINT = "The new words take the place of the old ones on the devices that got them, without a sound.";
        /// Button.
        REPLACE = "Replace the alert";
        /// Error.
        BAD_HEADLINE = "Write one line of 1 to 100 characters.";
        /// Error.
        BAD_BODY = "Write at most 200 characters.";
        /// Error.
        NOBODY = "Choose who gets it.";
        /// Error.
        ALREADY = "The alert of this story was sent already.";
        /// Afterwards.
        IS_PLANNED = "The alert is planned.";
        /// Afterwards.
        IS_SENT = "The alert is being sent.";
        /// Afterwards.
        IS_CANCELLED = "The alert is cancelled.";
        /// Afterwards.
        IS_REPLACED = "The alert is being replaced.";
        /// In the sheets that publish a story.
        NONE_YET = "No alert to readers' devices. Set one up";
        /// In the same place.
        GOES_TOO = "An alert is sent with the story. See it";
    }
}
