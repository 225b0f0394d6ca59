//! `press demo`.

use clap::Args;

use super::{Failure, Place, progress::Shown};

/// Loads the demo newsroom; with --stories, synthetic stories instead.
#[derive(Args)]
pub struct Demo {
    /// Write synthetic stories until there are so many, for measurements
    #[arg(long, value_name = "N")]
    stories: Option<u64>,
    /// Do nothing when the newsroom has stories already
    #[arg(long)]
    if_empty: bool,
    #[command(flatten)]
    place: Place,
}

impl Demo {
    /// Loads and says what is there now.
    pub async fn run(self) -> Result<(), Failure> {
        let (newsroom, store) = self.place.open().await?;
        if self.if_empty && newsroom.shelf_count(newsroom::Shelf::All).await? > 0 {
            return Ok(());
        }
        let shown = Shown::new();
        let progress = |what: &str, done: u64, total: u64| shown.step(what, done, total);
        match self.stories {
            Some(total) => {
                let new = demo::load_synthetic(&newsroom, total, &progress).await?;
                shown.finish();
                tracing::info!("{new} new synthetic stories, {total} in all");
            }
            None => {
                let summary = demo::load(&newsroom, &store, &progress).await.map_err(|error| match error {
                    refused @ demo::DemoError::NotEmpty { .. } => Failure::wrong_input(refused),
                    other => other.into(),
                })?;
                shown.finish();
                tracing::info!(
                    "the demo newsroom: {} new stories, {} new pages, {} new pictures",
                    summary.stories,
                    summary.pages,
                    summary.pictures
                );
            }
        }
        newsroom.close().await;
        Ok(())
    }
}
