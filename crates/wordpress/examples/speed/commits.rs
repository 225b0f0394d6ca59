//! What batches are worth: the same stories with a commit for each write, and with one for each batch of whole items.

use std::path::Path;
use std::time::Instant;

use domain::{Document, Headline, ImportId, Slug, Story, StoryId, StoryKind, StoryState};
use newsroom::{Authority, DatabaseUrl, Edit, Newsroom};

use crate::Outcome;

/// As many items as an import puts into one transaction.
const BATCH: usize = 200;

/// Writes the stories in both ways into a database each, on the disk of `folder`, and prints the times.
pub async fn compare(folder: &Path, stories: usize) -> Outcome {
    let text = "The delegates of both banks met again, and the talks on the river go on until the evening. ".repeat(20);
    let document = Document::from_plain_text(&text);
    let mut seconds = Vec::new();
    for (name, batch) in [("one commit for each write", None), ("one commit for each batch", Some(BATCH))] {
        let place = folder.join(name.replace(' ', "-"));
        std::fs::create_dir_all(&place)?;
        let newsroom = Newsroom::open_system(&DatabaseUrl::in_folder(&place)).await?;
        let command_line = Authority::command_line();
        let mut edit = newsroom.edit(&command_line).await?;
        let import = edit.begin_import("wordpress:https://old.site").await?;
        edit.commit().await?;
        let authority = Authority::import(import.clone());
        let begun = Instant::now();
        let mut commits = 0_u64;
        let mut edit = newsroom.edit(&authority).await?;
        for number in 0..stories {
            let story = story(&newsroom, number, &document)?;
            for write in [Write::Story, Write::Known("post"), Write::Known("post.read")] {
                write.done_in(&mut edit, &story, number, &import).await?;
                if batch.is_none() {
                    edit.commit().await?;
                    commits += 1;
                    edit = newsroom.edit(&authority).await?;
                }
            }
            if batch.is_some_and(|size| (number + 1).is_multiple_of(size)) {
                edit.commit().await?;
                commits += 1;
                edit = newsroom.edit(&authority).await?;
            }
        }
        edit.commit().await?;
        let took = begun.elapsed().as_secs_f64();
        println!("{name}: {stories} stories, {commits} commits in {took:.2} s: {:.0} stories/s", stories as f64 / took);
        seconds.push(took);
        newsroom.close().await;
    }
    if let [single, batched] = seconds.as_slice() {
        println!("batches are {:.1} times as fast", single / batched);
    }
    Ok(())
}

/// What an import writes of a story.
enum Write {
    Story,
    Known(&'static str),
}

impl Write {
    async fn done_in(&self, edit: &mut Edit<'_>, story: &Story, number: usize, import: &ImportId) -> Outcome {
        match self {
            Self::Story => edit.put_story(story, "import").await?,
            Self::Known(kind) => {
                edit.remember_source("wordpress:https://old.site", kind, &number.to_string(), story.id.as_str(), import).await?
            }
        }
        Ok(())
    }
}

fn story(newsroom: &Newsroom, number: usize, document: &Document) -> Result<Story, Box<dyn std::error::Error>> {
    let headline = Headline::parse(&format!("Talks on the river, day {number}"))?;
    let slug = Slug::parse(&format!("talks-{number}"))?;
    let mut story = Story::draft(StoryKind::Story, StoryId::fresh(newsroom.ids()), slug, headline, document.clone(), newsroom.now());
    story.state = StoryState::Published;
    story.published_at = Some(newsroom.now());
    Ok(story)
}
