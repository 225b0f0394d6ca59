//! `press media`: smaller versions of pictures, and whether the files are all there.

use std::collections::{BTreeSet, HashMap};
use std::io::Write;

use clap::{Args, Subcommand};
use domain::{MediaItem, MediaKind, Variant, variant::stem};
use media::{MediaStore, Stored};
use newsroom::{Newsroom, library::MediaQuery};

use super::{Failure, NewsroomArgs, counted::counted, progress::Shown};
use crate::variants::{Job, Made, VariantProgram, make};

/// What can be done with pictures and files.
#[derive(Subcommand)]
pub enum Media {
    /// Make the smaller versions that are missing, newest pictures first, while the server runs if need be; can be stopped and repeated
    Rebuild(Rebuild),
    /// Find files that are missing, broken, or belong to nothing
    Check(Check),
}

/// Makes what is missing.
#[derive(Args)]
pub struct Rebuild {
    /// Processes of low priority at a time
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=64))]
    processes: u16,
    #[command(flatten)]
    pub(super) newsroom: NewsroomArgs,
}

/// Checks the files.
#[derive(Args)]
pub struct Check {
    /// Also read every picture and look whether it is what its name says
    #[arg(long)]
    read: bool,
    /// Remove files that belong to nothing; not while an import runs or editors upload
    #[arg(long)]
    remove_orphans: bool,
    #[command(flatten)]
    pub(super) newsroom: NewsroomArgs,
}

impl Media {
    /// The newsroom that is meant.
    pub(super) fn newsroom(&self) -> &NewsroomArgs {
        match self {
            Self::Rebuild(rebuild) => &rebuild.newsroom,
            Self::Check(check) => &check.newsroom,
        }
    }

    /// Does it.
    ///
    /// # Errors
    /// The newsroom or the storage failed, or something is wrong with the files.
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Self::Rebuild(rebuild) => rebuild.run().await,
            Self::Check(check) => check.run().await,
        }
    }
}

impl Rebuild {
    async fn run(self) -> Result<(), Failure> {
        let (newsroom, store) = self.newsroom.open().await?;
        let jobs: Vec<Job> = items(&newsroom).await?.iter().flat_map(Job::all).collect();
        newsroom.close().await;
        let (shown, total) = (Shown::new(), jobs.len() as u64);
        let (mut waiting, mut running) = (jobs.into_iter(), tokio::task::JoinSet::new());
        let (mut done, mut stored, mut failures) = (0, 0, Vec::new());
        loop {
            while running.len() < usize::from(self.processes)
                && let Some(job) = waiting.next()
            {
                let store = store.clone();
                running.spawn(async move { (make(&store, &VariantProgram::default(), &job).await, job) });
            }
            let Some(ended) = running.join_next().await else { break };
            let (made, job) = ended?;
            done += 1;
            shown.step("Smaller versions", done, total);
            match made {
                Ok(Made { stored: new, failed }) => {
                    stored += new as u64;
                    if failed > 0 {
                        failures.push(format!("{}: {failed} versions of the shape {:?} could not be made", job.file, job.ratio));
                    }
                }
                Err(why) => failures.push(format!("{}: {why}", job.file)),
            }
        }
        shown.finish();
        let mut out = std::io::stdout().lock();
        failures.iter().for_each(|failure| drop(writeln!(out, "{failure}")));
        let _ = writeln!(out, "{} in {}", counted(stored, "new version", "new versions"), store.place());
        if failures.is_empty() {
            Ok(())
        } else {
            Err(anyhow::anyhow!(
                "some versions are missing; readers get larger ones instead. Run press media check to see which files are broken"
            )
            .into())
        }
    }
}

impl Check {
    async fn run(self) -> Result<(), Failure> {
        let (newsroom, store) = self.newsroom.open().await?;
        let items = items(&newsroom).await?;
        let former = newsroom.former_media().await?;
        newsroom.close().await;
        let stored = store.list().await?;
        let mut found = found(&items, &former, &stored, &store.place());
        if self.read {
            let shown = Shown::new();
            for (at, file) in stored.iter().enumerate() {
                shown.step("Reading files", at as u64, stored.len() as u64);
                found.problems.extend(unlike_its_name(&store, file).await?);
            }
            shown.finish();
        }
        if self.remove_orphans {
            for orphan in &found.orphans {
                store.remove_listed(orphan).await?;
            }
        }
        let mut out = std::io::stdout().lock();
        found.problems.iter().for_each(|problem| drop(writeln!(out, "{problem}")));
        let doing = if self.remove_orphans { "belonged to nothing; removed" } else { "belongs to nothing; --remove-orphans removes it" };
        found.orphans.iter().for_each(|orphan| drop(writeln!(out, "{}/{} {doing}", store.place(), orphan.name)));
        let _ = writeln!(
            out,
            "{}: {}, {}; {} not made yet",
            store.place(),
            counted(items.len() as u64, "media item", "media items"),
            counted(stored.len() as u64, "file", "files"),
            counted(found.unmade, "smaller version", "smaller versions"),
        );
        if found.problems.is_empty() && (self.remove_orphans || found.orphans.is_empty()) {
            Ok(())
        } else {
            Err(anyhow::anyhow!(
                "the files are not sound; a backup has those of its time, and press media rebuild makes smaller versions again"
            )
            .into())
        }
    }
}

/// Every item that has a file.
async fn items(newsroom: &Newsroom) -> Result<Vec<MediaItem>, Failure> {
    let (mut items, mut after) = (Vec::new(), None);
    loop {
        let page = newsroom.media_list(&MediaQuery { after, limit: 250, ..MediaQuery::default() }).await?;
        items.extend(page.rows.into_iter().map(|row| row.item));
        match page.next {
            Some(next) => after = Some(next),
            None => return Ok(items),
        }
    }
}

#[derive(Default)]
struct Found {
    problems: Vec<String>,
    orphans: Vec<Stored>,
    unmade: u64,
}

/// `former` are items as they were before their files were replaced: these files stay, so that they can come back.
fn found(items: &[MediaItem], former: &[MediaItem], stored: &[Stored], place: &str) -> Found {
    let sizes: HashMap<&str, u64> = stored.iter().map(|stored| (stored.name.as_str(), stored.bytes)).collect();
    let mut found = Found::default();
    let mut stems = BTreeSet::new();
    for item in items {
        let Some(file) = &item.file else { continue };
        stems.insert(stem(file));
        let (title, expected) = (&item.title, u64::try_from(item.bytes).unwrap_or_default());
        match sizes.get(file.as_str()) {
            None => found.problems.push(format!("{place}/{file} is missing: {title:?}")),
            Some(bytes) if *bytes != expected => {
                found.problems.push(format!("{place}/{file} has {bytes} bytes instead of {expected}: {title:?}"))
            }
            Some(_) => {}
        }
        for width in &item.widths {
            let name = media::variant(file, *width);
            if !sizes.contains_key(name.as_str()) {
                found.problems.push(format!("{place}/{name} is missing: {title:?}"));
            }
        }
        let versions = Job::all(item).flat_map(|job| Variant::all(job.ratio, job.focal, job.size.0, job.size.1));
        found.unmade += versions.filter(|version| !sizes.contains_key(version.name(file).as_str())).count() as u64;
    }
    stems.extend(former.iter().filter_map(|item| item.file.as_deref()).map(stem));
    for file in stored {
        let stem = Variant::parse(&file.name).map_or_else(|| stem(&file.name), |(stem, _)| stem);
        if !stems.contains(stem) {
            found.orphans.push(file.clone());
        } else if file.bytes == 0 {
            found.problems.push(format!("{place}/{} is empty", file.name));
        }
    }
    found
}

/// A picture whose bytes do not begin as its name says.
async fn unlike_its_name(store: &MediaStore, file: &Stored) -> Result<Option<String>, Failure> {
    if store.locate(&file.name).is_none_or(|located| located.kind != MediaKind::Image) {
        return Ok(None);
    }
    let bytes = store.read(&file.name).await?.unwrap_or_default();
    let expected = file.name.rsplit('.').next().unwrap_or_default();
    let is_right = media::sniff(bytes.get(..4096).unwrap_or(&bytes), "").is_ok_and(|kind| kind.extension == expected);
    Ok((!is_right).then(|| format!("{}/{} is broken: its bytes are no .{expected}", store.place(), file.name)))
}
