//! Words of the page about the mail server.

use domain::MailSecurity;

use crate::ui::words::words;

words! {
    mail {
        /// Title.
        TITLE = "Mail";
        /// Under it.
        INTRO = "Invitations, new passwords, notices to the desk and letters of readers go by this server. A change counts from the next letter on.";
        /// State.
        NONE_SET = "No mail server is set. Letters are written to files of the server, and the desk shows the links to hand over.";
        /// State, before its address.
        IS_SET = "Letters go by";
        /// State.
        GIVEN = "The mail server is given by an option of the program (PRESS_SMTP_URL), which is stronger than what is set here. The person who runs the server can change it.";
        /// State.
        NO_PASSWORD = "The password is missing, because backups do not hold it. Type it once more; no letter leaves until then.";
        /// Label.
        HOST = "Mail server";
        /// Under it.
        HOST_HINT = "Its name, such as smtp.paper.example, or an IP address. Your mail provider names it under “outgoing mail” or “SMTP”.";
        /// Label.
        PORT = "Port";
        /// Under it.
        PORT_HINT = "Usually 465 with TLS and 587 with STARTTLS.";
        /// Label.
        SECURITY = "Security";
        /// Label.
        USER = "User name";
        /// Under it.
        USER_HINT = "Often the whole e-mail address. Empty: the server asks for none.";
        /// Label.
        PASSWORD = "Password of the mail server";
        /// Under it, while one is stored.
        PASSWORD_STORED = "One is stored; it is never shown. Leave this empty to keep it. It is asked for again when server, port, security or user name change.";
        /// Under it.
        PASSWORD_HINT = "It is stored apart, never shown, and is in no backup and no log.";
        /// Label.
        SENDER = "Sender";
        /// Under it.
        SENDER_HINT = "The address that letters come from, such as desk@paper.example. The paper's name stands beside it.";
        /// Button.
        SAVE = "Save";
        /// Button.
        TEST = "Send a test mail";
        /// Beside it.
        TEST_HINT = "The test goes to your own address with what stands in the form; nothing is saved by it.";
        /// Button.
        REMOVE = "Use no mail server";
        /// Under a heading.
        REMOVE_HINT = "Letters become files of the server again. The password is forgotten.";
        /// Heading.
        REMOVE_PART = "Without a mail server";
        /// Afterwards.
        SAVED = "Saved. The next letter goes by this server.";
        /// Afterwards.
        REMOVED = "No mail server is set any more.";
        /// Afterwards.
        SENT = "The test mail is on its way to your address. If it does not arrive, look among advertising (spam).";
        /// Afterwards.
        SENT_UNSAVED = "The test mail is on its way to your address. What you typed is not saved yet; to save it, type the password again.";
        /// Afterwards.
        WRITTEN = "No mail server is set: the test mail was written to a file of the server.";
        /// Error.
        CHANGED = "Somebody else changed the mail server meanwhile. What you typed is still here; save again to replace it.";
        /// Error.
        BAD_HOST = "Enter a name such as smtp.paper.example or an IP address, without smtp:// and without port.";
        /// Error.
        BAD_PORT = "Enter a number from 1 to 65535.";
        /// Error.
        BAD_SECURITY = "Choose one of these.";
        /// Error.
        EXPOSED = "Without TLS only a server on this machine (localhost) can be used: passwords and links would cross the network in clear text.";
        /// Error.
        BAD_USER = "One line of at most 300 characters.";
        /// Error.
        PASSWORD_NEEDED = "Type the password of the mail server.";
        /// Error.
        BAD_SENDER = "Enter an address such as desk@paper.example.";
        /// What failed.
        NAME_UNKNOWN = "There is no machine of the name {host}. Compare the name letter by letter.";
        /// What failed.
        NOT_REACHED = "{at} does not accept connections. Compare the port; a firewall may also close the way.";
        /// What failed.
        TIMED_OUT = "{at} did not answer within 20 seconds. The port may be wrong, a firewall may close the way, or the server waits for TLS where none was chosen.";
        /// What failed.
        NO_MAIL_SERVER = "{at} answers, but not as a mail server that takes letters. Compare port and security.";
        /// What failed.
        NO_STARTTLS = "{at} does not offer STARTTLS. Try TLS with port 465.";
        /// What failed.
        TLS_FAILED = "No encrypted connection to {at}. The port may expect STARTTLS, or the server's certificate is not valid for this name.";
        /// What failed.
        LOGIN_FAILED = "The server refused the user name {user} or its password. Some providers want a password of its own for programs.";
        /// What failed.
        SENDER_REFUSED = "The server sends nothing in the name of {sender}. Choose an address that belongs to the account.";
        /// What failed.
        RECIPIENT_REFUSED = "The server took the sender, but does not deliver to your own address.";
        /// What failed.
        LETTER_REFUSED = "The server refused the letter itself.";
        /// Before the words of the server.
        IT_SAID = "It said:";
    }
    /// How a connection is protected.
    security(MailSecurity) {
        Tls = "TLS from the beginning";
        StartTls = "STARTTLS";
        None = "None (only for a server on this machine)";
    }
}
