//! What is written to people: each letter says who sends it, why, what to do and what happens if one does nothing.

use domain::Email;

/// A letter, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Who gets it.
    pub to: Email,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text: String,
}

/// Why a letter is written. Links are absolute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LetterKind<'a> {
    /// Somebody is invited.
    Invitation {
        /// Who invites.
        by: &'a str,
        /// Where to accept.
        link: &'a str,
    },
    /// Somebody has forgotten the password, or an administrator thinks so.
    Reset {
        /// Where to set a new one.
        link: &'a str,
    },
    /// Somebody wants to sign in with this address.
    EmailChange {
        /// Where to confirm that.
        link: &'a str,
    },
    /// To the old address, after the address changed.
    EmailChanged {
        /// The new address.
        to: &'a str,
    },
    /// The password changed.
    PasswordChanged,
    /// The second factor was turned on.
    TotpOn,
    /// The second factor was turned off.
    TotpOff,
}

const NOT_YOU: &str = "If this was not you, tell an administrator of the paper and set a new password at once.";

impl LetterKind<'_> {
    /// The letter in the name of a paper.
    pub fn letter(&self, paper: &str, to: &Email) -> Letter {
        let (subject, text) = match self {
            Self::Invitation { by, link } => (
                format!("Your invitation to the desk of {paper}"),
                format!(
                    "{by} invites you to write for {paper}.\n\nOpen this link to choose a password and begin:\n\n{link}\n\n\
                     The link works once, within 7 days. If you do not know {paper}, ignore this letter; nothing will happen."
                ),
            ),
            Self::Reset { link } => (
                format!("A new password for {paper}"),
                format!(
                    "Open this link to set a new password for the desk of {paper}:\n\n{link}\n\n\
                     The link works once, within an hour. If you did not ask for it, ignore this letter; your password stays as it is."
                ),
            ),
            Self::EmailChange { link } => (
                format!("Confirm your address for {paper}"),
                format!(
                    "Open this link to sign in to the desk of {paper} with this address from now on:\n\n{link}\n\n\
                     The link works once, within a day. If you did not ask for it, ignore this letter; nothing will happen."
                ),
            ),
            Self::EmailChanged { to } => {
                (format!("Your address for {paper} was changed"), format!("You now sign in to the desk of {paper} with {to}.\n\n{NOT_YOU}"))
            }
            Self::PasswordChanged => (
                format!("Your password for {paper} was changed"),
                format!("The password of your account at the desk of {paper} was changed.\n\n{NOT_YOU}"),
            ),
            Self::TotpOn => (
                format!("Sign-in with codes is on for {paper}"),
                format!("Signing in to the desk of {paper} now needs a code of your authenticator.\n\n{NOT_YOU}"),
            ),
            Self::TotpOff => (
                format!("Sign-in with codes is off for {paper}"),
                format!("Signing in to the desk of {paper} no longer needs a code of an authenticator.\n\n{NOT_YOU}"),
            ),
        };
        Letter { to: to.clone(), subject: domain::text::one_line(&subject), text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_s_name_cannot_add_headers() {
        let to = Email::parse("amina@example.org").unwrap();
        let letter = LetterKind::Reset { link: "https://paper.example/x" }.letter("Our\r\nBcc: all@example.org\r\nPaper", &to);
        assert_eq!(letter.subject, "A new password for Our Bcc: all@example.org Paper");
        assert!(letter.text.contains("\n\nhttps://paper.example/x\n\n"));
    }
}
