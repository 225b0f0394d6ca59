//! `press verify`: whether a newsroom or a backup is sound.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use newsroom::backup::{Checked, check};

use super::backup::{contents, failure};
use super::{Failure, NewsroomArgs, counted::counted};
use crate::backup::read;

/// Checks a newsroom, while its server runs if need be, or a backup. Changes nothing.
#[derive(Args)]
pub struct Verify {
    /// A file that press backup wrote; without it, the newsroom is checked
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    pub(super) newsroom: NewsroomArgs,
}

impl Verify {
    /// Checks, and prints what was found.
    ///
    /// # Errors
    /// Something is wrong; every problem is a line on standard output.
    pub async fn run(self) -> Result<(), Failure> {
        match &self.file {
            Some(file) => {
                let path = file.clone();
                let manifest = tokio::task::spawn_blocking(move || read(&path, |_| Ok(()))).await?.map_err(failure)?;
                let _ = writeln!(std::io::stdout().lock(), "{}: {}; verified", file.display(), contents(&manifest));
                Ok(())
            }
            None => self.newsroom().await,
        }
    }

    async fn newsroom(&self) -> Result<(), Failure> {
        let url = self.newsroom.url()?;
        let checked = check(&url).await.map_err(|error| failure(error.into()))?;
        let problems: Vec<String> = checked.problems.iter().cloned().chain(self.problems_of_files(&checked)).collect();
        let mut out = std::io::stdout().lock();
        problems.iter().for_each(|problem| drop(writeln!(out, "{problem}")));
        let stories = checked.rows.get("story").copied().unwrap_or_default();
        let outcome = match problems.len() as u64 {
            0 => "sound".to_owned(),
            number => counted(number, "problem", "problems"),
        };
        let _ = writeln!(
            out,
            "{url}: schema {}, {}, {}; {outcome}",
            checked.schema,
            counted(stories, "story or page", "stories and pages"),
            counted(checked.files.len() as u64, "media item", "media items")
        );
        if problems.is_empty() {
            Ok(())
        } else {
            Err(anyhow::anyhow!("the newsroom is not sound; a backup can be restored into another folder with press restore").into())
        }
    }

    /// Files that are missing, or are not as long as they were when they were stored.
    fn problems_of_files(&self, checked: &Checked) -> Vec<String> {
        let store = self.newsroom.media();
        let mut problems = Vec::new();
        for item in &checked.files {
            let path = store.dir().join(&item.file);
            match std::fs::metadata(&path) {
                Ok(meta) if meta.len() == item.bytes => {}
                Ok(meta) => problems.push(format!("{} has {} bytes instead of {}", path.display(), meta.len(), item.bytes)),
                Err(error) => problems.push(format!("{}: {error}", path.display())),
            }
            let smaller = item.widths.iter().map(|width| store.dir().join(media::variant(&item.file, *width)));
            problems.extend(smaller.filter(|path| !path.is_file()).map(|path| format!("{} is missing", path.display())));
        }
        problems
    }
}
