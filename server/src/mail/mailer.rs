//! Sends letters by SMTP; without a server each becomes a file that an administrator can hand over.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use lettre::Message;
use lettre::message::header::{ContentTransferEncoding, ContentType};
use lettre::message::{Body, Mailbox, SinglePart};
use newsroom::Newsroom;

use super::{Letter, Server, SmtpProblem, smtp};

/// Why a letter was not sent.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The settings cannot be used.
    #[error("{setting}: {why}")]
    Setting {
        /// Which one, for example `--smtp-url`.
        setting: &'static str,
        /// What is wrong, and an example of a good one; without passwords.
        why: String,
    },
    /// The letter cannot be written as a mail.
    #[error("the letter to {to} cannot be written: {why}")]
    Letter {
        /// Who should have got it.
        to: String,
        /// What is wrong.
        why: String,
    },
    /// The server did not take it.
    #[error("the mail server did not take the letter to {to}: {problem}")]
    Smtp {
        /// Who should have got it.
        to: String,
        /// At which step, and what it said.
        problem: SmtpProblem,
    },
    /// The file could not be written.
    #[error("the letter to {to} could not be written to {file}: {source}")]
    File {
        /// Who should have got it.
        to: String,
        /// Where.
        file: String,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The mail server that is set could not be read.
    #[error(transparent)]
    Newsroom(#[from] newsroom::Error),
}

/// What became of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// A mail server took it.
    Sent,
    /// No mail server is set; it is in this file.
    File(PathBuf),
}

/// Sends letters: by the server of the program's options, else by that of the desk, which is read for each letter, so that a change
/// applies at once and in every process. Cheap to clone.
#[derive(Clone)]
pub struct Mailer(Arc<Inner>);

struct Inner {
    given: Option<Server>,
    newsroom: Newsroom,
    folder: PathBuf,
    written: AtomicU64,
}

impl Mailer {
    /// With the server of the program's options, if there is one; without any server letters become files in `folder`.
    pub fn new(given: Option<Server>, newsroom: Newsroom, folder: &Path) -> Self {
        Self(Arc::new(Inner { given, newsroom, folder: folder.to_owned(), written: AtomicU64::new(0) }))
    }

    /// The server of the program's options, which is stronger than that of the desk.
    pub fn given(&self) -> Option<&Server> {
        self.0.given.as_ref()
    }

    /// The server that letters go by.
    async fn server(&self) -> Result<Option<Server>, MailError> {
        if self.0.given.is_some() {
            return Ok(self.0.given.clone());
        }
        let Some(stored) = self.0.newsroom.mail_server().await? else { return Ok(None) };
        let paper = self.0.newsroom.settings().await?.name;
        Server::of_desk(&stored.server, stored.password.as_deref(), &paper).map(Some)
    }

    /// Whether letters reach their readers by themselves.
    ///
    /// # Errors
    /// The settings cannot be read.
    pub async fn sends(&self) -> Result<bool, newsroom::Error> {
        Ok(self.0.given.is_some() || self.0.newsroom.mail_server().await?.is_some())
    }

    /// Sends a letter, or writes it to a file. `now` is in milliseconds and names the file.
    ///
    /// # Errors
    /// [`MailError`].
    pub async fn send(&self, letter: &Letter, now: i64) -> Result<Delivery, MailError> {
        match self.server().await? {
            Some(server) => Self::send_by(&server, letter).await.map(|()| Delivery::Sent),
            None => self.write(letter, now).await.map(Delivery::File),
        }
    }

    /// Sends a letter by this server.
    ///
    /// # Errors
    /// [`MailError::Letter`], [`MailError::Smtp`].
    pub async fn send_by(server: &Server, letter: &Letter) -> Result<(), MailError> {
        let message = message(letter, server.sender.clone(), Body::new(letter.text.clone()))?;
        let sent = smtp::deliver(server, message.envelope(), &message.formatted()).await;
        sent.map_err(|problem| MailError::Smtp { to: letter.to.to_string(), problem })
    }

    async fn write(&self, letter: &Letter, now: i64) -> Result<PathBuf, MailError> {
        let Inner { folder, written, .. } = &*self.0;
        let sender = "press@localhost".parse().map_err(|error| unfit(letter, error))?;
        // as it is, so that a person can copy the link; quoted-printable would break it into two lines
        let text = letter.text.replace('\n', "\r\n").into_bytes();
        let body = Body::dangerous_pre_encoded(text, ContentTransferEncoding::EightBit);
        let bytes = message(letter, sender, body)?.formatted();
        let file = folder.join(format!("{now}-{}-{}.eml", std::process::id(), written.fetch_add(1, Ordering::SeqCst)));
        let failed = |source| MailError::File { to: letter.to.to_string(), file: file.display().to_string(), source };
        write_private(folder, &file, &bytes).await.map_err(failed)?;
        tracing::warn!("no mail server is set: the letter to {} is in {}", letter.to, file.display());
        Ok(file)
    }
}

fn unfit(letter: &Letter, why: impl std::fmt::Display) -> MailError {
    MailError::Letter { to: letter.to.to_string(), why: why.to_string() }
}

fn message(letter: &Letter, sender: Mailbox, body: Body) -> Result<Message, MailError> {
    let to = letter.to.as_str().parse().map_err(|error| unfit(letter, error))?;
    let part = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(body);
    let id = letter.id.as_ref().map(|id| format!("<{id}@{}>", sender.email.domain()));
    let mut message = Message::builder().from(sender).to(to).subject(&letter.subject);
    if id.is_some() {
        message = message.message_id(id);
    }
    if let Some(reply_to) = &letter.reply_to {
        message = message.reply_to(reply_to.as_str().parse().map_err(|error| unfit(letter, error))?);
    }
    message.singlepart(part).map_err(|error| unfit(letter, error))
}

/// Writes a file that only the program's own user can read: it holds a link that opens an account.
async fn write_private(folder: &Path, file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use tokio::io::AsyncWriteExt;
    tokio::fs::create_dir_all(folder).await?;
    let mut options = tokio::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    options.mode(0o600);
    // under its own name only when it is whole
    let partial = file.with_extension("partial");
    let mut open = options.open(&partial).await?;
    open.write_all(bytes).await?;
    open.sync_all().await?;
    tokio::fs::rename(&partial, file).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Email;
    use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
    use tokio::net::TcpListener;

    fn letter() -> Letter {
        Letter {
            to: Email::parse("amina@example.org").unwrap(),
            reply_to: None,
            subject: "A new password for Diplomatic Affairs — سفارتی".to_owned(),
            text: "Open this:\n\nhttps://paper.example/desk/welcome/abc_DEF-123\n.\nسلام\n".to_owned(),
            id: None,
        }
    }

    /// Takes one letter as a mail server would; gives the commands and the data.
    async fn one_letter(listener: TcpListener) -> (Vec<String>, String) {
        let (stream, _) = listener.accept().await.unwrap();
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        let (mut commands, mut data, mut in_data) = (Vec::new(), String::new(), false);
        write.write_all(b"220 sink\r\n").await.unwrap();
        while let Ok(Some(line)) = lines.next_line().await {
            if in_data {
                if line == "." {
                    in_data = false;
                    write.write_all(b"250 taken\r\n").await.unwrap();
                } else {
                    data.push_str(line.strip_prefix('.').unwrap_or(&line));
                    data.push('\n');
                }
                continue;
            }
            commands.push(line.clone());
            let answer: &[u8] = match line.split(' ').next().unwrap_or_default() {
                "EHLO" => b"250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n",
                "DATA" => {
                    in_data = true;
                    b"354 go on\r\n"
                }
                "QUIT" => b"221 bye\r\n",
                _ => b"250 ok\r\n",
            };
            write.write_all(answer).await.unwrap();
            if line == "QUIT" {
                break;
            }
        }
        (commands, data)
    }

    /// The text of a mail, without the encodings that mail readers undo.
    fn text(data: &str) -> String {
        let body = data.split_once("\n\n").unwrap().1.trim_end();
        if data.contains("Encoding: base64") {
            let bytes = data_encoding::BASE64.decode(body.replace('\n', "").as_bytes()).unwrap();
            return String::from_utf8(bytes).unwrap().replace("\r\n", "\n");
        }
        let (joined, mut bytes) = (body.replace("=\n", ""), Vec::new());
        let mut rest = joined.as_bytes();
        while let [first, tail @ ..] = rest {
            let decoded =
                (*first == b'=').then(|| std::str::from_utf8(&tail[..2]).ok().and_then(|hex| u8::from_str_radix(hex, 16).ok())).flatten();
            bytes.push(decoded.unwrap_or(*first));
            rest = if decoded.is_some() { &tail[2..] } else { tail };
        }
        String::from_utf8(bytes).unwrap()
    }

    async fn paper(data: &tempfile::TempDir) -> Newsroom {
        Newsroom::open_system(&newsroom::DatabaseUrl::in_folder(data.path())).await.unwrap()
    }

    #[tokio::test]
    async fn a_mail_server_gets_the_letter_whole() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let server = Server::of_options(&url, "Diplomatic Affairs <desk@paper.example>").unwrap();
        let sink = tokio::spawn(one_letter(listener));
        Mailer::send_by(&server, &letter()).await.unwrap();
        let (commands, data) = sink.await.unwrap();
        assert!(commands.iter().any(|line| line.starts_with("MAIL FROM:<desk@paper.example>")), "{commands:?}");
        assert!(commands.iter().any(|line| line.starts_with("RCPT TO:<amina@example.org>")), "{commands:?}");
        assert!(data.contains("\nTo: amina@example.org\n"), "{data}");
        assert!(text(&data).contains("/desk/welcome/abc_DEF-123\n.\nسلام"), "{data}");
        assert!(
            data.contains("Subject: A new password for Diplomatic Affairs ")
                && !data.contains("Subject: A new password for Diplomatic Affairs — "),
            "{data}"
        );
    }

    #[tokio::test]
    async fn a_dead_server_is_an_error_that_names_the_reader() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        drop(listener);
        let server = Server::of_options(&url, "desk@paper.example").unwrap();
        let error = Mailer::send_by(&server, &letter()).await.unwrap_err();
        assert!(matches!(error, MailError::Smtp { problem: SmtpProblem::NotReached { .. }, .. }), "{error}");
        assert!(error.to_string().contains("amina@example.org"), "{error}");
    }

    #[tokio::test]
    async fn without_a_server_a_private_file_holds_the_letter() {
        let data = tempfile::tempdir().unwrap();
        let mailer = Mailer::new(None, paper(&data).await, &data.path().join("mail"));
        let (Delivery::File(one), Delivery::File(other)) =
            (mailer.send(&letter(), 7).await.unwrap(), mailer.send(&letter(), 7).await.unwrap())
        else {
            panic!("sent without a server");
        };
        assert!(one != other && !mailer.sends().await.unwrap());
        let text = std::fs::read_to_string(&one).unwrap();
        assert!(
            text.contains("Content-Transfer-Encoding: 8bit") && text.contains("https://paper.example/desk/welcome/abc_DEF-123"),
            "{text}"
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&one).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
}
