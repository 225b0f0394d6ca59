//! `press stats`: the counts of readers.

use std::io::Write;

use clap::{Args, Subcommand};

use super::{Failure, NewsroomArgs, counted::counted};

/// What can be done with counts.
#[derive(Subcommand)]
pub enum Stats {
    /// Compute all counts of readers again from the log of events, and store what differs
    Recompute(Recompute),
}

/// Computes the counts again.
#[derive(Args)]
pub struct Recompute {
    /// Only say how many differ
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    pub(super) newsroom: NewsroomArgs,
}

impl Stats {
    /// The newsroom that is meant.
    pub(super) fn newsroom(&self) -> &NewsroomArgs {
        let Self::Recompute(recompute) = self;
        &recompute.newsroom
    }

    /// Computes, and prints what was found.
    ///
    /// # Errors
    /// The newsroom cannot be opened or written; with `--check`, counts differ.
    pub async fn run(self) -> Result<(), Failure> {
        let Self::Recompute(Recompute { check, newsroom }) = self;
        let (newsroom, _) = newsroom.open().await?;
        let found = newsroom.recount_readers(check).await?;
        newsroom.close().await;
        let (events, stories) = (counted(found.events, "event", "events"), counted(found.stories, "story", "stories"));
        let outcome = match (found.wrong, check) {
            (0, _) => "all counts are right".to_owned(),
            (wrong, true) => format!("{} wrong counts", counted(wrong, "story has", "stories have")),
            (wrong, false) => format!("{} wrong counts; corrected", counted(wrong, "story had", "stories had")),
        };
        let _ = writeln!(std::io::stdout().lock(), "{events}, {stories}: {outcome}");
        if check && found.wrong > 0 {
            return Err(anyhow::anyhow!("stored counts differ from the log of events; press stats recompute corrects them").into());
        }
        Ok(())
    }
}
