//! The mail server that a paper's letters go by.

use serde::{Deserialize, Serialize};

use crate::newtype::word_enum;
use crate::{Email, ParseError};

word_enum! {
    /// How the connection to a mail server is protected.
    MailSecurity, "security of a mail server" {
        /// TLS from the first byte, usually at port 465.
        Tls = "tls",
        /// Begins without, and is encrypted before anything else is said; a server that cannot do it gets no letter. Usually at port 587.
        StartTls = "starttls",
        /// Not at all: for a server on the same machine only.
        None = "none",
    }
}

/// A mail server with everything but its password, which is stored apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailServer {
    /// Its name or IP address.
    pub host: MailHost,
    /// Its port, from 1.
    pub port: u16,
    /// How the connection is protected.
    pub security: MailSecurity,
    /// The name to sign in with; empty: the server asks for none.
    pub user: String,
    /// The address that letters come from.
    pub sender: Email,
}

impl MailServer {
    /// Whether a password given for another server may be sent to this one: only if nothing but the sender differs.
    pub fn is_same_account(&self, other: &Self) -> bool {
        (&self.host, self.port, self.security, &self.user) == (&other.host, other.port, other.security, &other.user)
    }

    /// Whether letters and passwords would cross a network in clear text.
    pub fn is_exposed(&self) -> bool {
        self.security == MailSecurity::None && !self.host.is_this_machine()
    }
}

/// The name or IP address of a mail server, without scheme and port.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MailHost(String);

impl MailHost {
    /// Reads a name or an address; brackets around an IPv6 address are left out.
    ///
    /// # Errors
    /// It is empty, longer than 253 characters, or has a character that no name and no address has.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let text = text.trim();
        let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
        let is_address = bare.parse::<core::net::IpAddr>().is_ok();
        let is_name = !bare.is_empty()
            && bare.len() <= 253
            && bare.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
            && bare.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_'));
        if is_address || is_name {
            return Ok(Self(bare.to_owned()));
        }
        Err(ParseError::new("mail server", format!("{text:?} is neither the name of a server, such as mail.example, nor an IP address")))
    }

    /// As it was entered.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether what is sent there stays on this machine.
    pub fn is_this_machine(&self) -> bool {
        self.0.eq_ignore_ascii_case("localhost") || self.0.parse::<core::net::IpAddr>().is_ok_and(|address| address.is_loopback())
    }
}

impl std::fmt::Display for MailHost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for MailHost {
    type Error = ParseError;

    fn try_from(text: String) -> Result<Self, ParseError> {
        Self::parse(&text)
    }
}

impl From<MailHost> for String {
    fn from(host: MailHost) -> Self {
        host.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(host: &str, security: MailSecurity) -> MailServer {
        let sender = Email::parse("desk@paper.example").unwrap();
        MailServer { host: MailHost::parse(host).unwrap(), port: 25, security, user: "desk".into(), sender }
    }

    #[test]
    fn hosts_are_names_or_addresses() {
        for good in ["mail.example", "localhost", "10.0.0.5", "::1", "[2001:db8::1]", "post.بریدہ.example", "mail_1"] {
            assert!(MailHost::parse(good).is_ok(), "{good}");
        }
        for bad in ["", " ", "smtp://mail.example", "mail.example:25", "a b", "-a", "a..b", "x/y", "user@host", "a\r\nb"] {
            assert!(MailHost::parse(bad).is_err(), "{bad:?}");
        }
        assert_eq!(MailHost::parse("[::1]").unwrap().as_str(), "::1");
    }

    #[test]
    fn clear_text_stays_on_this_machine() {
        for here in ["localhost", "LOCALHOST", "127.0.0.1", "127.8.8.8", "::1"] {
            assert!(!server(here, MailSecurity::None).is_exposed(), "{here}");
        }
        for there in ["mail.example", "10.0.0.5", "localhost.example"] {
            assert!(server(there, MailSecurity::None).is_exposed(), "{there}");
            assert!(!server(there, MailSecurity::StartTls).is_exposed(), "{there}");
        }
    }

    #[test]
    fn a_password_is_for_one_account_only() {
        let stored = server("mail.example", MailSecurity::Tls);
        let other = Email::parse("news@paper.example").unwrap();
        assert!(MailServer { sender: other, ..stored.clone() }.is_same_account(&stored));
        assert!(!server("evil.example", MailSecurity::Tls).is_same_account(&stored));
        assert!(!server("mail.example", MailSecurity::None).is_same_account(&stored));
        assert!(!MailServer { user: "x".into(), ..stored.clone() }.is_same_account(&stored));
        assert!(!MailServer { port: 26, ..stored.clone() }.is_same_account(&stored));
    }
}
