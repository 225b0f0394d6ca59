//! Mail to people of the desk: by SMTP, or as files while no server is set.

mod letters;
mod mailer;
mod server;
mod smtp;

pub use letters::{Letter, LetterKind};
pub use mailer::{Delivery, MailError, Mailer};
pub use server::Server;
pub use smtp::SmtpProblem;
