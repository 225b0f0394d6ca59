//! The commands of `press`, one file each.

mod demo;
mod import;
mod migrate;
mod progress;
mod serve;
mod signals;

use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, Subcommand};
use media::MediaStore;
use newsroom::{DatabaseUrl, Newsroom};

/// What `press` can do.
#[derive(Subcommand)]
pub enum Command {
    /// Serve the paper to readers
    Serve(serve::Serve),
    /// Bring another system's stories into this newsroom
    #[command(subcommand)]
    Import(import::Import),
    /// Load the demo newsroom, or synthetic stories for measurements
    Demo(demo::Demo),
    /// Bring the database to this program's schema
    Migrate(migrate::Migrate),
}

/// Why a command ended badly, and with which exit code: 1 it failed, 2 what it was given is wrong.
pub struct Failure {
    /// The error with its causes.
    pub error: anyhow::Error,
    /// The exit code.
    pub code: u8,
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self { error: error.into(), code: 1 }
    }
}

impl Failure {
    /// The command was given something it cannot use.
    pub fn wrong_input(error: impl Into<anyhow::Error>) -> Self {
        Self { error: error.into(), code: 2 }
    }
}

/// Runs one command to its end.
pub async fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Serve(serve) => serve.run().await,
        Command::Import(import) => import.run().await,
        Command::Demo(demo) => demo.run().await,
        Command::Migrate(migrate) => migrate.run().await,
    }
}

/// Where the newsroom is kept; the same for every command.
#[derive(Args, Debug, Clone)]
pub struct Place {
    /// Folder of the database file and of pictures
    #[arg(long, value_name = "DIR", default_value = "data", env = "PRESS_DATA")]
    pub data: PathBuf,
    /// PostgreSQL instead of the file in --data: postgres://…
    #[arg(long, value_name = "URL", env = "DATABASE_URL", hide_env_values = true)]
    pub database: Option<String>,
}

impl Place {
    /// Whether there is no database yet; one on a server always is there.
    pub fn is_new(&self) -> bool {
        self.database.is_none() && !self.data.join("newsroom.sqlite").exists()
    }

    /// Opens the newsroom, making folder and database when they are missing, and brings it to this program's schema.
    pub async fn open(&self) -> Result<(Newsroom, MediaStore), Failure> {
        let url = match &self.database {
            Some(url) => DatabaseUrl::parse(url).map_err(Failure::wrong_input)?,
            None => DatabaseUrl::in_folder(&self.data),
        };
        std::fs::create_dir_all(&self.data)
            .with_context(|| format!("the data folder {} cannot be made; choose another one with --data", self.data.display()))
            .map_err(Failure::wrong_input)?;
        let newsroom = Newsroom::open_system(&url).await.context("the newsroom cannot be opened")?;
        Ok((newsroom, MediaStore::at(self.data.join("media"))))
    }
}
