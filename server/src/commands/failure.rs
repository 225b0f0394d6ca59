//! How a command ends badly: its error, its exit code, and how both are printed.

use std::io::Write;

/// Why a command failed, and with which exit code: 1 it failed, 2 the input is wrong.
pub struct Failure {
    /// The error with its causes.
    pub error: anyhow::Error,
    /// The exit code.
    pub code: u8,
    /// The newsroom of the command.
    newsroom: Option<String>,
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self { error: error.into(), code: 1, newsroom: None }
    }
}

impl Failure {
    /// The command was given something it cannot use.
    pub fn wrong_input(error: impl Into<anyhow::Error>) -> Self {
        Self { error: error.into(), code: 2, newsroom: None }
    }

    /// The same for an input that only a message describes.
    pub fn refuse(message: impl Into<String>) -> Self {
        Self::wrong_input(anyhow::anyhow!(message.into()))
    }

    /// The same of this newsroom: an error of the database alone does not say which one it is.
    #[must_use]
    pub fn of_newsroom(self, newsroom: String) -> Self {
        Self { newsroom: Some(newsroom), ..self }
    }

    /// Writes every cause on a line of its own: the first says what was to be done, the last why it was not possible.
    pub fn print(&self) {
        let mut stderr = std::io::stderr().lock();
        let mut printed = self.error.to_string();
        let _ = writeln!(stderr, "error: {printed}");
        for cause in self.error.chain().skip(1).map(ToString::to_string) {
            // many messages include their cause
            if !printed.contains(&cause) {
                let _ = writeln!(stderr, "  because: {cause}");
                printed = cause;
            }
        }
        if let Some(newsroom) = self.newsroom.as_ref().filter(|_| self.error.chain().any(newsroom::is_of_database)) {
            let _ = writeln!(stderr, "  newsroom: {newsroom}");
        }
    }
}
