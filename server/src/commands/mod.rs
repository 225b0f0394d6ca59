//! The commands of `press`, one file each.

mod backup;
mod check_picture;
mod cli;
mod counted;
mod demo;
mod failure;
mod import;
mod listen_address;
mod make_variants;
mod media;
mod migrate;
mod newsroom_args;
mod progress;
mod restore;
mod serve;
mod settings;
mod signals;
mod stats;
mod user;
mod verify;

use clap::Subcommand;

pub use cli::{command, parse};
pub use failure::Failure;
pub(crate) use newsroom_args::NewsroomArgs;

/// What `press` can do.
#[derive(Subcommand)]
pub enum Command {
    /// Serve the paper to readers
    Serve(serve::Serve),
    /// Show or change the paper's name, time zone, language, public URL, menus …
    #[command(subcommand)]
    Settings(settings::Settings),
    /// Bring another system's stories into this newsroom
    #[command(subcommand)]
    Import(import::Import),
    /// Load the demo newsroom, or synthetic stories for measurements
    Demo(demo::Demo),
    /// People who can sign in: add, list, reset, deactivate
    #[command(subcommand)]
    User(user::User),
    /// Counts of readers
    #[command(subcommand)]
    Stats(stats::Stats),
    /// Write one file with the database and all pictures, while the server runs
    Backup(backup::Backup),
    /// Fill an empty newsroom from a backup
    Restore(restore::Restore),
    /// Check a newsroom, or a backup, without changing anything
    Verify(verify::Verify),
    /// Pictures: make smaller versions that are missing, check the files
    #[command(subcommand)]
    Media(media::Media),
    /// Migrate the database to this program's schema
    Migrate(migrate::Migrate),
    /// Decode the picture on standard input for a server that does not want to (decision 0074)
    #[command(hide = true)]
    CheckPicture,
    /// Make smaller versions of the picture on standard input (decision 0092)
    #[command(hide = true)]
    MakeVariants,
}

/// Runs one command to its end.
///
/// # Errors
/// What the command could not do, with the exit code.
pub async fn run(command: Command) -> Result<(), Failure> {
    let newsroom = command.newsroom();
    let done = match command {
        Command::Serve(serve) => serve.run().await,
        Command::Settings(settings) => settings.run().await,
        Command::Import(import) => import.run().await,
        Command::Demo(demo) => demo.run().await,
        Command::User(user) => user.run().await,
        Command::Stats(stats) => stats.run().await,
        Command::Backup(backup) => backup.run().await,
        Command::Restore(restore) => restore.run().await,
        Command::Verify(verify) => verify.run().await,
        Command::Migrate(migrate) => migrate.run().await,
        Command::Media(media) => media.run().await,
        Command::CheckPicture => check_picture::run(),
        Command::MakeVariants => make_variants::run(),
    };
    done.map_err(|failure| failure.of_newsroom(newsroom))
}

impl Command {
    /// Which database it works with, for messages.
    fn newsroom(&self) -> String {
        let args = match self {
            Self::Serve(serve) => &serve.newsroom,
            Self::Settings(settings) => settings.newsroom(),
            Self::Import(import::Import::Wordpress(wordpress)) => &wordpress.newsroom,
            Self::Demo(demo) => &demo.newsroom,
            Self::User(user) => user.newsroom(),
            Self::Stats(stats) => stats.newsroom(),
            Self::Backup(backup) => &backup.newsroom,
            Self::Restore(restore) => &restore.newsroom,
            Self::Verify(verify) => &verify.newsroom,
            Self::Migrate(migrate) => &migrate.newsroom,
            Self::Media(media) => media.newsroom(),
            Self::CheckPicture | Self::MakeVariants => return String::new(),
        };
        args.url().map(|url| url.to_string()).unwrap_or_default()
    }
}
