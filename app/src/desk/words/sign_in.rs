//! Words of signing in, set-up, invitations and new passwords.

use crate::ui::words::words;

words! {
    sign_in {
        /// Link under the form.
        FORGOTTEN = "Forgotten your password?";
        /// Title of the second step.
        CODE_TITLE = "Enter your code";
        /// Under that title.
        CODE_INTRO = "Open your authenticator and type the six digits it shows for this paper.";
        /// Label.
        CODE = "Code";
        /// Under the label.
        CODE_HINT = "Six digits, or one of your recovery codes.";
        /// Button.
        CONTINUE = "Continue";
        /// Title.
        FORGOTTEN_TITLE = "A new password";
        /// Under that title.
        FORGOTTEN_INTRO = "We send a link to your address. It works once, within an hour.";
        /// Button.
        SEND_LINK = "Send the link";
        /// After it, whether or not the address is known.
        LINK_SENT = "If somebody has an account with this address, a link is on its way. Look into your mail.";
        /// The same while no mail server is set.
        LINK_WRITTEN = "If somebody has an account with this address, a link was made. This paper sends no mail yet: ask an administrator for the link.";
        /// Back to the form.
        BACK = "Back to signing in";
        /// Title.
        SET_UP_TITLE = "Set up your paper";
        /// Under that title.
        SET_UP_INTRO = "You become the first administrator. Others can be invited afterwards.";
        /// Title.
        INVITATION_TITLE = "Welcome";
        /// Under that title.
        INVITED_AS = "You are invited as {role}.";
        /// The same for somebody who is limited to sections.
        INVITED_AS_FOR = "You are invited as {role} for {sections}.";
        /// Before an address.
        SIGNS_IN_WITH = "You will sign in with";
        /// Title.
        RESET_TITLE = "Set a new password";
        /// Before an address.
        RESET_FOR = "For the account of";
        /// Title.
        EMAIL_TITLE = "Confirm your address";
        /// Before an address.
        EMAIL_INTRO = "From now on you sign in with";
        /// Button.
        CONFIRM = "Confirm";
        /// Label.
        YOUR_NAME = "Your name";
        /// Under the label.
        YOUR_NAME_HINT = "As colleagues know you. Your byline is another matter.";
        /// Label.
        NEW_PASSWORD = "New password";
        /// Under the label.
        NEW_PASSWORD_HINT = "At least 12 characters; four unrelated words are good. A password manager makes the best ones.";
        /// Button.
        CREATE_ACCOUNT = "Create account";
        /// Button.
        SAVE_PASSWORD = "Save password";
        /// Title of a page about a link that does not work.
        LINK_TITLE = "This link does not work";
        /// Somebody else is signed in here.
        SIGNED_IN_AS = "On this device somebody is signed in already, as {name}. If you go on, that session ends here.";
        /// On a form that was sent after its session had ended.
        SESSION_ENDED = "Your session has ended. Sign in; what you typed is sent afterwards.";
        /// Title.
        SEND_AGAIN_TITLE = "You are signed in";
        /// Under that title.
        SEND_AGAIN_INTRO = "What was typed before has not been sent yet. It will be sent in your name.";
        /// Button.
        SEND_AGAIN = "Send it now";
        /// Link.
        SEND_NOT = "Go on without sending it";
        /// After signing out.
        SIGNED_OUT = "You are signed out.";
        /// After ending all sessions.
        SIGNED_OUT_EVERYWHERE = "You are signed out on all devices.";
        /// After an address was confirmed.
        EMAIL_CONFIRMED = "Your new address is confirmed. Sign in with it.";
        /// After a new password.
        PASSWORD_SAVED = "Your new password is saved.";
    }
}
