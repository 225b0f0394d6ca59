//! Errors of loading the demo.

/// Why the demo could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The newsroom has stories of its own.
    #[error(
        "this newsroom has {stories} {} of its own, and invented stories must not get among them; choose an empty data folder with --data",
        if *stories == 1 { "story or page" } else { "stories and pages" }
    )]
    NotEmpty {
        /// How many.
        stories: i64,
    },
    /// The content in this program is wrong.
    #[error("the demo's content is wrong in {file}: {why}")]
    Content {
        /// Which file.
        file: String,
        /// What is wrong.
        why: String,
    },
    /// Storing failed.
    #[error(transparent)]
    Newsroom(#[from] newsroom::Error),
    /// A picture could not be stored.
    #[error(transparent)]
    Media(#[from] media::Error),
    /// A background task panicked or was cancelled.
    #[error("storing a picture was interrupted: {0}")]
    Interrupted(#[from] tokio::task::JoinError),
}

impl DemoError {
    /// An error in a content file.
    pub fn content(file: impl Into<String>, why: impl ToString) -> Self {
        Self::Content { file: file.into(), why: why.to_string() }
    }
}
