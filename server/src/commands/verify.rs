//! `press verify`: whether a newsroom or a backup is sound.

use std::collections::HashMap;
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
        let mut problems = checked.problems.clone();
        problems.extend(self.problems_of_files(&checked).await?);
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
    async fn problems_of_files(&self, checked: &Checked) -> Result<Vec<String>, Failure> {
        let store = self.newsroom.media()?;
        let place = store.place();
        let sizes: HashMap<String, u64> = store.list().await?.into_iter().map(|stored| (stored.name, stored.bytes)).collect();
        let mut problems = Vec::new();
        for item in &checked.files {
            match sizes.get(&item.file) {
                Some(bytes) if *bytes == item.bytes => {}
                Some(bytes) => problems.push(format!("{place}/{} has {bytes} bytes instead of {}", item.file, item.bytes)),
                None => problems.push(format!("{place}/{} is missing", item.file)),
            }
            let smaller = item.widths.iter().map(|width| media::variant(&item.file, *width));
            problems.extend(smaller.filter(|name| !sizes.contains_key(name)).map(|name| format!("{place}/{name} is missing")));
        }
        Ok(problems)
    }
}
