//! The error type of this crate. Messages say what went wrong, where, and what to do.

use std::time::Duration;

use domain::draft::DraftProblem;
use domain::rights::Refusal;
use domain::{Capability, ParseError, RevisionNumber, StoryAct, Timestamp, UserId};

/// Errors of the newsroom.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The database returned an error or did not respond.
    #[error("the database failed while {doing}: {source}{}", remedy(source))]
    Database {
        /// What was being done, for example `reading a story`.
        doing: &'static str,
        /// What the driver said.
        #[source]
        source: sqlx::Error,
    },
    /// Another edit held the write lock for too long; nothing was written.
    #[error("another edit has held the database's write lock for {} seconds; let it finish, or stop that process, and try again", waited.as_secs())]
    Busy {
        /// How long this edit waited.
        waited: Duration,
    },
    /// The person who acts may not do this.
    #[error("this needs the right to {capability}; ask an administrator for a role that has it")]
    Forbidden {
        /// The right that is missing.
        capability: Capability,
    },
    /// An act on an account was refused; nothing was written.
    #[error(transparent)]
    Refused(#[from] crate::people::Refusal),
    /// A comment of a reader was not accepted; nothing was written.
    #[error(transparent)]
    Comment(#[from] crate::comments::CommentRefusal),
    /// A change of sections, tags, authors, redirects or menus was refused; nothing was written.
    #[error(transparent)]
    Structure(#[from] crate::structure::Refusal),
    /// A change of a front was refused; nothing was written.
    #[error(transparent)]
    Front(#[from] crate::fronts::FrontRefusal),
    /// An act on several stories was refused; nothing was written.
    #[error(transparent)]
    Bulk(#[from] crate::desk::BulkRefusal),
    /// Nothing of this identity is stored, or the person who acts may not know of it.
    #[error("there is no such {what}; it may have been removed")]
    NotFound {
        /// What kind of entity.
        what: &'static str,
    },
    /// The person who acts may not do this with this story, or its state does not allow it.
    #[error("{refusal}")]
    StoryRefused {
        /// What was to be done.
        act: StoryAct,
        /// Why not.
        refusal: Refusal,
    },
    /// The save is based on an older revision than the stored one; nothing was written.
    #[error("the story was saved as revision {revision} in the meantime; compare the two and save again, based on that one")]
    EditConflict {
        /// The stored revision.
        revision: RevisionNumber,
        /// Who saved it; `None` for imports and the command line.
        saved_by: Option<UserId>,
        /// When.
        saved_at: Timestamp,
    },
    /// An act is based on an older version of the draft than the newest; nothing was done.
    #[error("somebody has written on since (version {version} of the draft); read that first, then decide again")]
    DraftConflict {
        /// The newest version.
        version: i64,
        /// Who wrote it; `None` for the program itself.
        changed_by: Option<UserId>,
        /// When.
        changed_at: Timestamp,
    },
    /// Steps of a draft were refused; nothing was written.
    #[error("{why}")]
    StepsRefused {
        /// Which kind of refusal it is.
        reason: StepsRefusal,
        /// What is wrong with them.
        why: String,
    },
    /// Fields of a draft hold what a published story cannot have; nothing was done.
    #[error("some fields cannot be published as they are: {}", sentences(problems))]
    DraftProblems {
        /// Each field once.
        problems: Vec<DraftProblem>,
    },
    /// A signed-in person tried to overwrite a story.
    #[error("a save by a signed-in person must name the revision it is based on")]
    NoBase,
    /// Something else has this name already.
    #[error("the {what} {value:?} is taken; choose another one")]
    Conflict {
        /// What must be unique, for example `story path`.
        what: &'static str,
        /// The value that is taken.
        value: String,
    },
    /// Something refers to a section, tag, author or story that is not there.
    #[error("{what} refers to something that does not exist ({detail}); store that first, or in the same edit")]
    Missing {
        /// What refers to it.
        what: &'static str,
        /// What the database said.
        detail: String,
    },
    /// A stored row does not hold what its type demands: written by another program, or damaged.
    #[error("the row {row:?} of table {table} cannot be read ({source}); restore it from a backup or correct it by hand")]
    Stored {
        /// The table.
        table: &'static str,
        /// The row's key.
        row: String,
        /// What is wrong with it.
        #[source]
        source: ParseError,
    },
    /// The rollback of an import from the same source has begun and is not finished.
    #[error("the import {import} from there is being rolled back; finish that first with `press import wordpress --rollback {import}`")]
    RollbackPending {
        /// Its number.
        import: String,
    },
    /// The URL of the database is unknown to this program.
    #[error("{url:?} is not a database URL ({why}); accepted are sqlite:///path/to/file, sqlite:path and postgres://user@host/name")]
    Url {
        /// What was given, without password.
        url: String,
        /// What is wrong with it.
        why: String,
    },
    /// The database server does not respond.
    #[error(
        "the database server {host} cannot be reached ({why}); is it running, is the address right, and does its firewall let this machine in?"
    )]
    Unreachable {
        /// Host and port.
        host: String,
        /// What the system said, or how long nothing was heard.
        why: String,
    },
    /// The file is not a database that this program can use.
    #[error("{file} cannot be used as the newsroom's database: {why}")]
    File {
        /// The file.
        file: String,
        /// What is wrong with it and what to do.
        why: &'static str,
    },
    /// A restore's target has content, or a server uses it.
    #[error("{target} cannot be restored into: {why}")]
    NotEmpty {
        /// The file or database.
        target: String,
        /// What is there and what to do.
        why: &'static str,
    },
    /// A backup does not hold what it should.
    #[error("{what}: {why}; the backup is damaged, or another program wrote it")]
    Backup {
        /// Which part.
        what: String,
        /// What is wrong with it.
        why: String,
    },
    /// The folder of the database file cannot be made or written.
    #[error("the folder {folder} for the database cannot be used ({source}); create it or choose another with --data")]
    Folder {
        /// Which folder.
        folder: String,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// A newer program has changed the database.
    #[error(
        "the database has schema {found}, this program knows schemas up to {known}; update the program, or restore the backup made before the update"
    )]
    NewerSchema {
        /// The schema found.
        found: i64,
        /// The newest one known.
        known: i64,
    },
    /// The database's schema could not be brought up to date.
    #[error("bringing the database's schema up to date failed: {0}; the database is as it was before")]
    Migration(#[source] sqlx::migrate::MigrateError),
    /// A value from outside does not fit its type.
    #[error(transparent)]
    Parse(#[from] ParseError),
}

fn sentences(problems: &[DraftProblem]) -> String {
    problems.iter().map(|problem| format!("{}: {}", problem.field, problem.sentence)).collect::<Vec<_>>().join("; ")
}

/// The result of everything in this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// Adds to a driver's error what was being done.
pub(crate) trait Doing<T> {
    /// Names the work, in a form that fits after "while".
    fn doing(self, doing: &'static str) -> Result<T>;
}

impl<T> Doing<T> for std::result::Result<T, sqlx::Error> {
    fn doing(self, doing: &'static str) -> Result<T> {
        self.map_err(|source| match source.as_database_error() {
            Some(database) if database.is_foreign_key_violation() => Error::Missing { what: doing, detail: database.message().to_owned() },
            _ => Error::Database { doing, source },
        })
    }
}

/// Why steps of a draft were refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepsRefusal {
    /// They do not apply, or leave a document that is not a draft.
    Unfit,
    /// The draft would be larger than a draft can be.
    TooLarge,
    /// They change a field that the person may not change, or not so.
    Field,
}

/// Whether an error comes from the database's driver, which does not say which database it is.
pub fn is_of_database(error: &(dyn std::error::Error + 'static)) -> bool {
    error.is::<sqlx::Error>()
}

/// What an operator can do about an error of SQLite; begins with "; ".
fn remedy(error: &sqlx::Error) -> &'static str {
    match sqlite_code(error) {
        Some(13) => "; the disk is full: make room and try again, what was committed before is safe",
        Some(10) => {
            "; the system refused to read or write the file: look for a full disk, a quota, a limit on file sizes (ulimit -f) or a failing disk"
        }
        Some(8) => "; the file or its folder may only be read: change who may write there",
        Some(14) => "; the file or its folder cannot be opened: check that it exists and who may read and write there",
        Some(11) => "; the file is damaged: restore a backup (press restore)",
        Some(26) => "; the file is not a database",
        _ => "",
    }
}

/// SQLite's primary result code. PostgreSQL's codes have five characters.
pub(crate) fn sqlite_code(error: &sqlx::Error) -> Option<u32> {
    let code = error.as_database_error()?.code()?;
    // the upper bytes distinguish kinds of the same error
    (code.len() < 5).then(|| code.parse::<u32>().ok()).flatten().map(|code| code & 0xff)
}

/// Turns "unique constraint broken" into a [`Error::Conflict`] about `what`.
pub(crate) fn taken<T>(result: std::result::Result<T, sqlx::Error>, what: &'static str, value: &str, doing: &'static str) -> Result<T> {
    match result {
        Err(sqlx::Error::Database(error)) if error.is_unique_violation() => Err(Error::Conflict { what, value: value.to_owned() }),
        other => other.doing(doing),
    }
}
