//! One letter to a mail server, step by step, so that a failure says at which step.

use std::time::Duration;

use domain::MailSecurity;
use lettre::address::Envelope;
use lettre::transport::smtp::{
    Error,
    authentication::{Credentials, DEFAULT_MECHANISMS},
    client::{AsyncSmtpConnection, TlsParameters},
    commands::{Data, Mail, Rcpt},
    extension::{ClientId, Extension, MailParameter},
};
use tokio::{
    net::{TcpStream, lookup_host},
    time::{Instant, timeout, timeout_at},
};

use super::Server;

/// A mail server that has not taken the letter after this time is given up.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long the end of a connection may take.
const GOODBYE: Duration = Duration::from_secs(2);
/// Characters of what a mail server says, at most.
const MOST_SAID: usize = 300;

/// Why a mail server did not take a letter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SmtpProblem {
    /// No such name.
    #[error("there is no machine of the name {0}")]
    NameUnknown(String),
    /// Nothing listens there, or the way is closed.
    #[error("{at} does not accept connections: {why}")]
    NotReached {
        /// Host and port.
        at: String,
        /// What the system said.
        why: String,
    },
    /// Silence.
    #[error("{0} did not answer in time")]
    TimedOut(String),
    /// What answers does not speak SMTP.
    #[error("{at} does not answer like a mail server: {said}")]
    NoMailServer {
        /// Host and port.
        at: String,
        /// What it said, or what was wrong with it.
        said: String,
    },
    /// STARTTLS is asked for and not offered.
    #[error("{0} does not offer STARTTLS")]
    NoStartTls(String),
    /// The encryption did not begin, for example because of the certificate.
    #[error("no encrypted connection to {at}: {why}")]
    Tls {
        /// Host and port.
        at: String,
        /// What was wrong.
        why: String,
    },
    /// There is a name to sign in with, but no password.
    #[error("the password of {0} is missing")]
    NoPassword(String),
    /// Name or password is wrong.
    #[error("signing in as {user} was refused: {said}")]
    Login {
        /// The name.
        user: String,
        /// What the server said.
        said: String,
    },
    /// It sends nothing in the name of this address.
    #[error("the sender {sender} was refused: {said}")]
    Sender {
        /// The address.
        sender: String,
        /// What the server said.
        said: String,
    },
    /// It takes nothing for this address.
    #[error("the recipient was refused: {0}")]
    Recipient(String),
    /// It does not want the letter.
    #[error("the letter was refused: {0}")]
    Letter(String),
}

/// What a mail server said, or what was wrong with the connection: one line of limited length.
fn said(error: &Error) -> String {
    let text = std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string);
    let code = error.status().map(|code| format!("{code} ")).unwrap_or_default();
    domain::text::one_line(&format!("{code}{text}")).chars().take(MOST_SAID).collect()
}

/// Sends one letter.
///
/// # Errors
/// The step that failed.
pub async fn deliver(server: &Server, envelope: &Envelope, message: &[u8]) -> Result<(), SmtpProblem> {
    let until = Instant::now() + PATIENCE;
    let at = format!("{}:{}", server.host, server.port);
    let too_late = |_| SmtpProblem::TimedOut(at.clone());
    let mut connection = timeout_at(until, connect(server, &at)).await.map_err(too_late)??;
    let sent = timeout_at(until, hand_over(&mut connection, server, &at, envelope, message)).await.map_err(too_late);
    // whether it answers the goodbye says nothing about the letter
    let _ = timeout(GOODBYE, connection.abort()).await;
    sent?
}

async fn connect(server: &Server, at: &str) -> Result<AsyncSmtpConnection, SmtpProblem> {
    let host = server.host.as_str();
    let unknown = |_| SmtpProblem::NameUnknown(host.to_owned());
    let addresses: Vec<_> = lookup_host((host, server.port)).await.map_err(unknown)?.collect();
    let mut reached = Err(SmtpProblem::NameUnknown(host.to_owned()));
    for address in addresses {
        reached = match TcpStream::connect(address).await {
            Ok(stream) => Ok((stream, address)),
            Err(error) => Err(SmtpProblem::NotReached { at: at.to_owned(), why: error.to_string() }),
        };
        if reached.is_ok() {
            break;
        }
    }
    let (stream, address) = reached?;
    let tls = || TlsParameters::new(host.to_owned()).map_err(|error| SmtpProblem::Tls { at: at.to_owned(), why: said(&error) });
    let hello = ClientId::default();
    let no_mail_server = |error: Error| SmtpProblem::NoMailServer { at: at.to_owned(), said: said(&error) };
    if server.security == MailSecurity::Tls {
        // it was only to tell a closed way from a failed encryption: the library connects by itself
        drop(stream);
        let begun = AsyncSmtpConnection::connect_tokio1(address, Some(PATIENCE), &hello, Some(tls()?), None).await;
        // an answer with a code, or one that cannot be read, came through the encrypted connection
        return begun.map_err(|error| match error.status().is_some() || error.is_response() {
            true => no_mail_server(error),
            false => SmtpProblem::Tls { at: at.to_owned(), why: said(&error) },
        });
    }
    let mut connection = AsyncSmtpConnection::connect_with_transport(Box::new(stream), &hello).await.map_err(no_mail_server)?;
    if server.security == MailSecurity::StartTls {
        if !connection.can_starttls() {
            return Err(SmtpProblem::NoStartTls(at.to_owned()));
        }
        let begun = connection.starttls(tls()?, &hello).await;
        begun.map_err(|error| SmtpProblem::Tls { at: at.to_owned(), why: said(&error) })?;
    }
    Ok(connection)
}

async fn hand_over(
    connection: &mut AsyncSmtpConnection,
    server: &Server,
    at: &str,
    envelope: &Envelope,
    message: &[u8],
) -> Result<(), SmtpProblem> {
    if !server.user.is_empty() {
        let password = server.password.clone().ok_or_else(|| SmtpProblem::NoPassword(server.user.clone()))?;
        let credentials = Credentials::new(server.user.clone(), password);
        let refused = |error: Error| SmtpProblem::Login { user: server.user.clone(), said: said(&error) };
        connection.auth(DEFAULT_MECHANISMS, &credentials).await.map_err(refused)?;
    }
    let addresses = envelope.from().into_iter().chain(envelope.to());
    let mut options = Vec::new();
    if !addresses.map(ToString::to_string).all(|address| address.is_ascii()) {
        if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            let said = "it takes addresses in ASCII only (no SMTPUTF8)".to_owned();
            return Err(SmtpProblem::NoMailServer { at: at.to_owned(), said });
        }
        options.push(MailParameter::SmtpUtfEight);
    }
    let sender = envelope.from().cloned();
    let name = server.sender.email.to_string();
    connection.command(Mail::new(sender, options)).await.map_err(|error| SmtpProblem::Sender { sender: name, said: said(&error) })?;
    for recipient in envelope.to() {
        connection.command(Rcpt::new(recipient.clone(), Vec::new())).await.map_err(|error| SmtpProblem::Recipient(said(&error)))?;
    }
    let refused = |error: Error| SmtpProblem::Letter(said(&error));
    connection.command(Data).await.map_err(refused)?;
    connection.message(message).await.map_err(refused).map(drop)
}
