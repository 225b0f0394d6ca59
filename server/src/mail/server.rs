//! A mail server with everything that sending needs: from the options of the program, or as administrators set it at the desk.

use domain::{MailHost, MailSecurity, MailServer};
use lettre::{Address, message::Mailbox};
use percent_encoding::percent_decode_str;
use url::Url;

use super::MailError;

/// Where letters are sent, and in whose name.
#[derive(Clone)]
pub struct Server {
    /// Its name or address.
    pub host: MailHost,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: MailSecurity,
    /// The name to sign in with; empty: without.
    pub user: String,
    /// The password of that name.
    pub password: Option<String>,
    /// Who sends.
    pub sender: Mailbox,
}

impl Server {
    /// Reads the options `--smtp-url` and `--mail-from`: `smtps://user:password@host`, `smtp://host:25` or
    /// `smtp://user:password@host:587?tls=required`.
    ///
    /// # Errors
    /// [`MailError::Setting`], which never repeats a password.
    pub fn of_options(url: &str, sender: &str) -> Result<Self, MailError> {
        let sender = sender.parse().map_err(|error: lettre::address::AddressError| MailError::Setting {
            setting: "--mail-from",
            why: format!("{error}; an example is Our Paper <desk@paper.example>"),
        })?;
        let read = || {
            let url = Url::parse(url).ok()?;
            let text = |text: &str| percent_decode_str(text).decode_utf8().map(String::from).ok();
            let tls = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value.into_owned());
            let (security, usual) = match (url.scheme(), tls.as_deref()) {
                ("smtps", None) => (MailSecurity::Tls, 465),
                ("smtp", None) => (MailSecurity::None, 25),
                ("smtp", Some("required")) => (MailSecurity::StartTls, 587),
                _ => return None,
            };
            let host = MailHost::parse(url.host_str()?).ok()?;
            let (user, password) = (text(url.username())?, url.password().map(text).map_or(Some(None), |found| found.map(Some))?);
            Some(Self { host, port: url.port().unwrap_or(usual), security, user, password, sender })
        };
        read().ok_or_else(|| MailError::Setting {
            setting: "--smtp-url",
            why: "is no address of a mail server; examples are smtps://user:password@mail.example, \
                  smtp://user:password@mail.example:587?tls=required and smtp://localhost:25"
                .to_owned(),
        })
    }

    /// The one that is set at the desk, with its password; letters come in the name of the paper.
    ///
    /// # Errors
    /// [`MailError::Setting`] for an address that mail cannot be sent from.
    pub fn of_desk(server: &MailServer, password: Option<&str>, paper: &str) -> Result<Self, MailError> {
        let address: Address = server
            .sender
            .as_str()
            .parse()
            .map_err(|error: lettre::address::AddressError| MailError::Setting { setting: "sender", why: error.to_string() })?;
        Ok(Self {
            host: server.host.clone(),
            port: server.port,
            security: server.security,
            user: server.user.clone(),
            password: password.map(str::to_owned),
            sender: Mailbox::new(Some(domain::text::one_line(paper)), address),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_with_their_usual_ports() {
        let read = |url: &str| Server::of_options(url, "Our Paper <desk@paper.example>").unwrap();
        let one = read("smtps://desk%40paper.example:p%3Aw%2F%C3%A4@mail.example");
        assert_eq!((one.host.as_str(), one.port, one.security), ("mail.example", 465, MailSecurity::Tls));
        assert_eq!((one.user.as_str(), one.password.as_deref()), ("desk@paper.example", Some("p:w/ä")));
        let two = read("smtp://localhost:2525");
        assert_eq!((two.host.as_str(), two.port, two.security, two.user.as_str()), ("localhost", 2525, MailSecurity::None, ""));
        let three = read("smtp://u:p@[::1]?tls=required");
        assert_eq!((three.host.as_str(), three.port, three.security), ("::1", 587, MailSecurity::StartTls));
    }

    #[test]
    fn bad_options_are_named_without_their_password() {
        for (url, sender, setting) in [
            ("ftp://user:hunter2@h", "a@b.example", "--smtp-url"),
            ("smtp://user:hunter2@h?tls=maybe", "a@b.example", "--smtp-url"),
            ("", "a@b.example", "--smtp-url"),
            ("smtp://localhost", "nobody", "--mail-from"),
            ("smtp://localhost", "a@b\r\nBcc: c@d", "--mail-from"),
        ] {
            let Err(error) = Server::of_options(url, sender) else { panic!("{url} {sender}") };
            assert!(error.to_string().starts_with(setting) && !error.to_string().contains("hunter2"), "{error}");
        }
    }
}
