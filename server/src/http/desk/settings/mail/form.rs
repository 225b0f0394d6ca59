//! The form's fields as a mail server, and back.

use std::hash::{DefaultHasher, Hash, Hasher};

use app::desk::{form::Errors, pages::mail::MailPage, words::mail as words};
use domain::{Email, MailHost, MailSecurity, MailServer};
use newsroom::StoredMailServer;

use crate::http::desk::Fields;

/// Longest name to sign in with, in characters.
const MOST_USER: usize = 300;
/// Longest password, in characters.
const MOST_PASSWORD: usize = 1000;

/// A form that was sent.
pub struct Sent {
    /// The server with the password to use for it; `None` if something is wrong.
    pub server: Option<(MailServer, Option<String>)>,
    /// Whether a password was typed.
    pub typed_password: bool,
    /// The page as it comes back.
    pub page: MailPage,
}

/// Changes when the stored server does.
pub fn version(stored: Option<&StoredMailServer>) -> String {
    let mut hasher = DefaultHasher::new();
    let server = stored.map(|stored| (stored.server.clone(), stored.password.is_some()));
    server
        .map(|(MailServer { host, port, security, user, sender }, has_password)| {
            (host.as_str().to_owned(), port, security, user, sender.to_string(), has_password)
        })
        .hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The form as a server is stored, or as it is begun.
pub fn stored(stored: Option<&StoredMailServer>) -> MailPage {
    let Some(StoredMailServer { server: MailServer { host, port, security, user, sender }, .. }) = stored else {
        return MailPage { port: "465".to_owned(), security: MailSecurity::Tls.to_string(), ..MailPage::default() };
    };
    MailPage {
        host: host.to_string(),
        port: port.to_string(),
        security: security.to_string(),
        user: user.clone(),
        sender: sender.to_string(),
        ..MailPage::default()
    }
}

/// Reads the form. A password that is left empty is the stored one, if nothing changed that decides who gets it.
pub fn read(fields: &Fields, stored: Option<&StoredMailServer>) -> Sent {
    let mut errors = Errors::default();
    let host = MailHost::parse(fields.get("host")).map_err(|_| errors.add("host", words::BAD_HOST)).ok();
    let port = fields.line("port").parse().ok().filter(|port| *port > 0_u16);
    if port.is_none() {
        errors.add("port", words::BAD_PORT);
    }
    let security = MailSecurity::parse(fields.get("security")).map_err(|_| errors.add("security", words::BAD_SECURITY)).ok();
    let user = fields.line("user");
    if user.chars().count() > MOST_USER {
        errors.add("user", words::BAD_USER);
    }
    let sender = Email::parse(fields.get("sender")).map_err(|_| errors.add("sender", words::BAD_SENDER)).ok();
    let typed = fields.get("password");
    let mut server = None;
    if let (Some(host), Some(port), Some(security), Some(sender)) = (host, port, security, sender) {
        let wanted = MailServer { host, port, security, user: user.clone(), sender };
        if wanted.is_exposed() {
            errors.add("security", words::EXPOSED);
        }
        let stored_one = stored.filter(|stored| stored.server.is_same_account(&wanted)).and_then(|stored| stored.password.clone());
        let given = (!typed.is_empty() && typed.chars().count() <= MOST_PASSWORD).then(|| typed.to_owned());
        let password = given.or(stored_one).filter(|_| !wanted.user.is_empty());
        if password.is_none() && !wanted.user.is_empty() {
            errors.add("password", words::PASSWORD_NEEDED);
        }
        server = Some((wanted, password));
    }
    let page = MailPage {
        host: fields.line("host"),
        port: fields.line("port"),
        security: fields.line("security"),
        user,
        sender: fields.line("sender"),
        version: fields.line("version"),
        errors,
        ..MailPage::default()
    };
    Sent { server: server.filter(|_| page.errors.is_empty()), typed_password: !typed.is_empty(), page }
}
