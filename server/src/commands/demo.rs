//! `press demo`.

use clap::Args;
use newsroom::Authority;

use super::{Failure, NewsroomArgs, counted::counted, progress::Shown};

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
    pub(super) newsroom: NewsroomArgs,
}

impl Demo {
    /// Loads them and logs what is new.
    ///
    /// # Errors
    /// The newsroom has stories of its own, or storing fails.
    pub async fn run(self) -> Result<(), Failure> {
        let (newsroom, store) = self.newsroom.open().await?;
        if self.if_empty && newsroom.shelf_count(newsroom::Shelf::All).await? > 0 {
            return Ok(());
        }
        let shown = Shown::new();
        let progress = |what: &str, done: u64, total: u64| shown.step(what, done, total);
        match self.stories {
            Some(total) => {
                let new = demo::load_synthetic(&newsroom, &Authority::command_line(), total, &progress).await.map_err(failure)?;
                shown.finish();
                tracing::info!("{}, {total} in all", counted(new, "new synthetic story", "new synthetic stories"));
            }
            None => {
                let summary = demo::load(&newsroom, &Authority::command_line(), &store, &progress).await.map_err(failure)?;
                shown.finish();
                tracing::info!(
                    "the demo newsroom: {}, {}, {}",
                    counted(summary.stories as u64, "new story", "new stories"),
                    counted(summary.pages as u64, "new page", "new pages"),
                    counted(summary.pictures as u64, "new picture", "new pictures")
                );
            }
        }
        newsroom.close().await;
        Ok(())
    }
}

fn failure(error: demo::DemoError) -> Failure {
    match error {
        refused @ demo::DemoError::NotEmpty { .. } => Failure::wrong_input(refused),
        other => other.into(),
    }
}
