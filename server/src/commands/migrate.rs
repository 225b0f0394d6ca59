//! `press migrate`.

use clap::Args;

use super::{Failure, Place};

/// Brings the database to this program's schema.
#[derive(Args)]
pub struct Migrate {
    #[command(flatten)]
    place: Place,
}

impl Migrate {
    /// Opening does all of it.
    pub async fn run(self) -> Result<(), Failure> {
        let (newsroom, _) = self.place.open().await?;
        tracing::info!("the database has this program's schema");
        newsroom.close().await;
        Ok(())
    }
}
