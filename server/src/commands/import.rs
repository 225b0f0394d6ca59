//! `press import wordpress`.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};
use newsroom::Authority;
use wordpress::fetch::{Credentials, Limits, Pace, Reach};
use wordpress::{FetchMedia, ImportError, ImportOptions, Report, Rollback, Site};

use super::{
    Failure, NewsroomArgs,
    counted::{counted, noun},
    progress::Shown,
};

/// From where.
#[derive(Subcommand)]
pub enum Import {
    /// Import a WordPress site: an export (Tools → Export → All content), or the running site by its URL
    Wordpress(Wordpress),
}

/// Imports WordPress: export files, or a living site over its REST interface. Importing again doubles nothing, in either way.
#[derive(Args)]
pub struct Wordpress {
    /// The export or its parts; or the address of the old site: https://old.site
    #[arg(required_unless_present = "rollback", value_name = "FILE.xml|URL")]
    from: Vec<PathBuf>,
    /// A copy of wp-content/uploads, for pictures and files
    #[arg(long, value_name = "DIR")]
    media: Option<PathBuf>,
    /// Fetch pictures and files that are not in --media from the old site [default: yes for a URL, no for files]
    #[arg(long, value_name = "yes|no", num_args = 0..=1, require_equals = true, default_missing_value = "yes", value_parser = clap::builder::BoolishValueParser::new())]
    fetch_media: Option<bool>,
    /// Sign in to the old site with this name, for drafts, waiting comments and menus. The application password (Users → Profile) is
    /// taken from --password-file or the variable PRESS_WORDPRESS_PASSWORD
    #[arg(long, value_name = "NAME")]
    user: Option<String>,
    /// A file that holds the application password
    #[arg(long, value_name = "FILE", requires = "user")]
    password_file: Option<PathBuf>,
    /// Also ask this machine and its private network, for a WordPress that stands there. Only with exports and sites that you trust
    #[arg(long)]
    allow_private_network: bool,
    /// Read and report everything, write nothing
    #[arg(long)]
    dry_run: bool,
    /// Write the report there, as JSON
    #[arg(long, value_name = "FILE.json")]
    report: Option<PathBuf>,
    /// Take one import back: what it made and nobody changed since
    #[arg(long, value_name = "ID", conflicts_with_all = ["from", "media", "fetch_media", "user", "allow_private_network", "dry_run", "report"])]
    rollback: Option<String>,
    #[command(flatten)]
    pub(super) newsroom: NewsroomArgs,
}

/// What is read.
enum Source {
    Files(Vec<PathBuf>),
    Site(Site),
}

impl Import {
    /// Runs the import.
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Self::Wordpress(wordpress) => wordpress.run().await,
        }
    }
}

impl Wordpress {
    async fn run(self) -> Result<(), Failure> {
        if let Some(folder) =
            self.report.as_deref().and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir())
        {
            // better now than after an hour of importing
            return Err(Failure::wrong_input(anyhow::anyhow!(
                "the report's folder {} does not exist; make it, or choose another with --report",
                folder.display()
            )));
        }

        let source = self.source()?;
        // a dry run makes no folder and no database either
        let nowhere =
            (self.dry_run && self.newsroom.is_new()).then(tempfile::tempdir).transpose().context("no temporary folder can be made")?;
        let args = match &nowhere {
            Some(folder) => NewsroomArgs { data: folder.path().to_owned(), database: None, media_url: None },
            None => self.newsroom.clone(),
        };
        let (newsroom, media_store) = args.open().await?;
        let shown = Shown::new();
        let progress = |what: &str, done: u64, total: u64| shown.step(what, done, total);
        if let Some(id) = &self.rollback {
            let done = wordpress::rollback(&newsroom, &Authority::command_line(), &media_store, id, &progress).await;
            shown.finish();
            say_rollback(id, &done.map_err(failure)?);
            newsroom.close().await;
            return Ok(());
        }
        let reports = args.data.join("imports");
        // a dry run leaves nothing behind, not even what it read
        let scratch = self.dry_run.then(tempfile::tempdir).transpose().context("no temporary folder can be made")?;
        let work = scratch.as_ref().map_or(reports.as_path(), tempfile::TempDir::path);
        let options = ImportOptions {
            fetch_media: self.fetches(&source).then(|| FetchMedia {
                reach: self.reach(),
                folder: work.join("files"),
                limits: Limits::FILES,
                pace: Pace::FILES,
            }),
            media_dir: self.media,
            dry_run: self.dry_run,
            reports: Some(reports.clone()),
            report_file: self.report,
            ..ImportOptions::default()
        };
        let report = match source {
            Source::Site(site) => {
                wordpress::import_site(&newsroom, &Authority::command_line(), &media_store, &site, &work.join("sites"), options, &progress)
                    .await
            }
            Source::Files(files) => {
                wordpress::import(&newsroom, &Authority::command_line(), &media_store, &ImportOptions { files, ..options }, &progress).await
            }
        };
        shown.finish();
        let report = report.map_err(failure)?;
        // a dry run without a paper reads into a temporary folder, which nobody can set anything in
        say(&report, &reports, &self.newsroom.repeated());
        newsroom.close().await;
        Ok(())
    }
}

impl Wordpress {
    fn reach(&self) -> Reach {
        if self.allow_private_network { Reach::AndPrivate } else { Reach::Public }
    }

    fn fetches(&self, source: &Source) -> bool {
        self.fetch_media.unwrap_or(matches!(source, Source::Site(_)))
    }

    /// Files and addresses do not mix: an address is one whole site.
    fn source(&self) -> Result<Source, Failure> {
        let address =
            |path: &PathBuf| path.to_str().filter(|text| text.starts_with("http://") || text.starts_with("https://")).map(str::to_owned);
        let addresses: Vec<String> = self.from.iter().filter_map(address).collect();
        match addresses.as_slice() {
            [] if self.user.is_some() => Err(Failure::wrong_input(anyhow::anyhow!(
                "--user signs in to a site, but export files were given; give the site's address (https://old.site), or leave --user out"
            ))),
            [] => Ok(Source::Files(self.from.clone())),
            [one] if self.from.len() == 1 => Ok(Source::Site(Site {
                address: one.clone(),
                credentials: self.credentials()?,
                reach: self.reach(),
                pace: Pace::RESPONSES,
            })),
            _ => Err(Failure::wrong_input(anyhow::anyhow!("give either one address or export files; import them one after the other"))),
        }
    }

    /// The password never stands on the command line, where every user of the machine could read it.
    fn credentials(&self) -> Result<Option<Credentials>, Failure> {
        let Some(user) = self.user.clone() else { return Ok(None) };
        let password = match &self.password_file {
            Some(file) => std::fs::read_to_string(file)
                .with_context(|| format!("the password cannot be read from {}; check --password-file", file.display()))
                .map_err(Failure::wrong_input)?,
            None => std::env::var(PASSWORD).unwrap_or_default(),
        };
        let password = password.trim().to_owned();
        if password.is_empty() {
            return Err(Failure::wrong_input(anyhow::anyhow!(
                "there is no password for {user}: put an application password (Users → Profile → Application Passwords) into the variable {PASSWORD} or into a file for --password-file"
            )));
        }
        Ok(Some(Credentials { user, password }))
    }
}

/// Where the application password is looked for.
const PASSWORD: &str = "PRESS_WORDPRESS_PASSWORD";

fn failure(error: ImportError) -> Failure {
    if error.is_about_input() { Failure::wrong_input(error) } else { error.into() }
}

/// What was taken back and what stays.
fn say_rollback(id: &str, done: &Rollback) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    for (what, counts) in [("removed", &done.removed), ("as before", &done.restored)] {
        for (kind, count) in counts {
            let _ = writeln!(out, "{what:<10} {count:>8} {}", noun(kind, *count));
        }
    }
    for stays in &done.stays {
        let _ = writeln!(out, "stays      {} {} ({}): {}", stays.kind, stays.title, stays.id, stays.why);
    }
    let stay = |number: usize| counted(number as u64, "thing stays", "things stay");
    let outcome = match (done.removed.is_empty() && done.restored.is_empty(), done.stays.len()) {
        (true, 0) => "nothing of it is left to be taken back".to_owned(),
        (true, stays) => format!("nothing more can be taken back; {}, for the reasons above", stay(stays)),
        (false, 0) => "taken back: the paper is as it was before".to_owned(),
        (false, stays) => {
            format!("taken back; {}, for the reasons above; once these are gone, run the same command again", stay(stays))
        }
    };
    let _ = writeln!(out, "import {id}: {outcome}");
}

/// The report in a few lines.
fn say(report: &Report, reports: &Path, arguments: &str) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{:<12} {:>8} {:>9} {:>8}", if report.dry_run { "(dry run)" } else { "" }, "found", "imported", "skipped");
    for (kind, count) in report.counts.all() {
        let _ = writeln!(out, "{kind:<12} {:>8} {:>9} {:>8}", count.found, count.imported, count.skipped);
    }
    let mut note = |number: u64, one: &str, many: &str| {
        if number > 0 {
            let _ = writeln!(out, "{}", counted(number, one, many));
        }
    };
    note(report.totals.skipped, "item was skipped; the report says why", "items were skipped; the report says why");
    note(
        report.totals.missing_media,
        "picture or file was not found; its story shows a placeholder, the report names it. Give its folder with --media, or --fetch-media, and import again",
        "pictures or files were not found; their stories show a placeholder, the report names them. Give their folder with --media, or --fetch-media, and import again",
    );
    note(
        report.unknown.len() as u64,
        "kind of shortcode, block, type or count has no counterpart here; the text of bodies was kept, the report names it",
        "kinds of shortcodes, blocks, types or counts have no counterpart here; the text of bodies was kept, the report names them",
    );
    note(
        report.words.compared - report.words.complete,
        "story whose words did not all arrive; the report names it",
        "stories whose words did not all arrive; the report names them",
    );
    note(
        report.totals.leftovers,
        "thing looks like a leftover of a demo; the report names it",
        "things look like leftovers of a demo; the report names them",
    );
    if let Some((form, posts)) = report.permalinks.better().filter(|_| report.dry_run) {
        let led = counted(posts, "story has a URL", "stories have URLs");
        let name = form.as_str();
        let _ = writeln!(
            out,
            "{led} of the form {}; to leave them there, first: press settings set permalinks {name}{arguments}",
            form.example()
        );
    }
    for run in report.imports.iter().filter(|_| !report.dry_run) {
        let _ = writeln!(out, "import {} of {}; report: {}", run.id, run.site, reports.join(&run.id).join("report.html").display());
        let _ = writeln!(out, "to roll it back: press import wordpress --rollback {}{arguments}", run.id);
    }
}
