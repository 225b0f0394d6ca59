//! `press migrate`.

use clap::Args;

use super::{Failure, NewsroomArgs};

/// Migrates the database to this program's schema.
#[derive(Args)]
pub struct Migrate {
    #[command(flatten)]
    pub(super) newsroom: NewsroomArgs,
}

impl Migrate {
    /// Opening the newsroom does all of it.
    ///
    /// # Errors
    /// The database cannot be opened, or is of a newer program.
    pub async fn run(self) -> Result<(), Failure> {
        let (newsroom, _) = self.newsroom.open().await?;
        tracing::info!("the database has this program's schema");
        newsroom.close().await;
        Ok(())
    }
}
