//! What is written to people: each letter says who sends it, why, what to do and what happens if one does nothing.

use app::desk::words::letters as words;
use domain::Email;

/// A letter, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Who gets it.
    pub to: Email,
    /// Who gets the answer, if that is not the sender.
    pub reply_to: Option<Email>,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// What mail programs recognise it by when it arrives twice; `None`: a new identity each time.
    pub id: Option<String>,
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
    /// Somebody wants to know whether mail arrives.
    Test,
}

impl LetterKind<'_> {
    /// The letter in the name of a paper, in the current language.
    pub fn letter(&self, paper: &str, to: &Email) -> Letter {
        let (subject, text, value) = match self {
            Self::Invitation { by, .. } => (words::INVITATION, words::INVITATION_TEXT, ("by", *by)),
            Self::Reset { .. } => (words::RESET, words::RESET_TEXT, ("", "")),
            Self::EmailChange { .. } => (words::EMAIL_CHANGE, words::EMAIL_CHANGE_TEXT, ("", "")),
            Self::EmailChanged { to } => (words::EMAIL_CHANGED, words::EMAIL_CHANGED_TEXT, ("email", *to)),
            Self::PasswordChanged => (words::PASSWORD_CHANGED, words::PASSWORD_CHANGED_TEXT, ("", "")),
            Self::TotpOn => (words::TOTP_ON, words::TOTP_ON_TEXT, ("", "")),
            Self::TotpOff => (words::TOTP_OFF, words::TOTP_OFF_TEXT, ("", "")),
            Self::Test => (words::TEST, words::TEST_TEXT, ("", "")),
        };
        let mut text = text.with(&[("paper", paper), value]);
        match self {
            // without marks of direction: people and programs copy it
            Self::Invitation { link, .. } | Self::Reset { link } | Self::EmailChange { link } => text = text.replace("{link}", link),
            Self::Test => {}
            _ => text.extend(["\n\n", words::NOT_YOU.text()]),
        }
        Letter { to: to.clone(), reply_to: None, subject: domain::text::one_line(&subject.with(&[("paper", paper)])), text, id: None }
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
