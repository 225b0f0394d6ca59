//! Imports that the desk began. They run in this process on a thread of their own, whether or not somebody looks on; a process that is killed leaves a job that
//! can go on or be taken back.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use ::media::MediaStore;
use newsroom::{
    Authority, Newsroom,
    import_job::{ImportJob, JobAct, JobEnd, JobKind},
};
use parking_lot::Mutex;
use serde_json::{Value, json};
use wordpress::{
    FetchMedia, ImportError, ImportOptions, Report, Rollback, Site,
    fetch::{Credentials, Limits, Pace, Reach},
};

/// How often a job says how far it is.
const BEAT: Duration = Duration::from_secs(1);
/// Entries of each list of a report that the desk shows; the whole report is a file.
const SHOWN: usize = 100;

/// Runs imports. Cheap to clone.
#[derive(Clone)]
pub struct DeskImports(Arc<Shared>);

struct Shared {
    /// `DATA/imports`, where `press import` has its reports too.
    folder: PathBuf,
    reach: Reach,
    /// Application passwords of jobs, in memory alone and until the job has imported; after a restart they are asked for again.
    passwords: Mutex<HashMap<String, String>>,
}

impl DeskImports {
    /// With the folder of the data.
    pub fn new(data: &Path, reach: Reach) -> Self {
        Self(Arc::new(Shared { folder: data.join("imports"), reach, passwords: Mutex::default() }))
    }

    /// Where the file of a job is, or will be.
    pub fn file(&self, job: &str) -> PathBuf {
        self.0.folder.join("sent").join(format!("{job}.xml"))
    }

    /// The whole report of a job as JSON.
    pub fn report(&self, job: &str) -> PathBuf {
        self.0.folder.join("sent").join(format!("{job}.json"))
    }

    /// The whole report of an import as a page, which `press import` writes too.
    pub fn report_page(&self, import: &str) -> PathBuf {
        self.0.folder.join(import).join("report.html")
    }

    /// Whether a job can go on here without asking for anything: its file is on this machine, or its password is known.
    pub fn can_go_on(&self, job: &ImportJob) -> bool {
        match job.kind {
            JobKind::File => self.file(&job.id).exists(),
            JobKind::Site => job.site_user.is_empty() || self.0.passwords.lock().contains_key(&job.id),
        }
    }

    /// Remembers the password of a job while this process runs.
    pub fn remember(&self, job: &str, password: &str) {
        self.0.passwords.lock().insert(job.to_owned(), password.to_owned());
    }

    /// Deletes what was sent for a job; errors are not important, because nothing needs it any more.
    pub fn discard(&self, job: &str) {
        self.0.passwords.lock().remove(job);
        let _ = std::fs::remove_file(self.file(job));
        let _ = std::fs::remove_file(self.report(job));
    }

    /// Starts the act of a job, which the caller has stored.
    pub fn start(&self, newsroom: Newsroom, media: MediaStore, authority: Authority, job: ImportJob) {
        let this = self.clone();
        let runtime = tokio::runtime::Handle::current();
        let spawned = std::thread::Builder::new().name("desk-import".to_owned()).spawn(move || {
            runtime.block_on(this.run(&newsroom, &media, &authority, &job));
        });
        if let Err(error) = spawned {
            // the job stays silent, and the desk says that it was stopped
            tracing::error!("no thread could be started for an import: {error}");
        }
    }

    async fn run(&self, newsroom: &Newsroom, media: &MediaStore, authority: &Authority, job: &ImportJob) {
        let step: Arc<Mutex<(String, i64, i64)>> = Arc::default();
        let (shown, id, beating) = (Arc::clone(&step), job.id.clone(), newsroom.clone());
        let beats = tokio::spawn(async move {
            loop {
                let (name, done, total) = shown.lock().clone();
                if let Err(error) = beating.beat_import_job(&id, &name, (done, total)).await {
                    tracing::warn!("an import could not say how far it is: {error}");
                }
                tokio::time::sleep(BEAT).await;
            }
        });
        let progress = move |name: &str, done: u64, total: u64| {
            *step.lock() = (name.to_owned(), i64::try_from(done).unwrap_or(i64::MAX), i64::try_from(total).unwrap_or(i64::MAX));
        };
        let end = match job.act {
            JobAct::Rollback => self.roll_back(newsroom, media, authority, job, &progress).await,
            JobAct::Trial | JobAct::Import => self.import(newsroom, media, authority, job, &progress).await,
        };
        beats.abort();
        let _ = beats.await;
        let end = end.unwrap_or_else(|error| {
            tracing::warn!(job = job.id, "an import of the desk ended: {error}");
            // the person knows the file by its own name, and not the folders of this machine
            let problem = error.to_string().replace(&self.file(&job.id).display().to_string(), &job.source);
            JobEnd { problem, ..JobEnd::default() }
        });
        if job.act == JobAct::Import && end.problem.is_empty() {
            self.0.passwords.lock().remove(&job.id);
        }
        if let Err(error) = newsroom.end_import_job(&job.id, &end).await {
            tracing::error!(job = job.id, "the end of an import was not stored: {error}");
        }
    }

    async fn import(
        &self,
        newsroom: &Newsroom,
        media: &MediaStore,
        authority: &Authority,
        job: &ImportJob,
        progress: &(dyn Fn(&str, u64, u64) + Sync),
    ) -> Result<JobEnd, ImportError> {
        let is_trial = job.act == JobAct::Trial;
        let folder = &self.0.folder;
        let sent = folder.join("sent");
        let made = std::fs::create_dir_all(&sent);
        made.map_err(|source| ImportError::Folder { folder: sent, source })?;
        let options = ImportOptions {
            files: vec![self.file(&job.id)],
            fetch_media: job.fetches.then(|| FetchMedia {
                reach: self.0.reach,
                folder: folder.join("files"),
                limits: Limits::FILES,
                pace: Pace::FILES,
            }),
            dry_run: is_trial,
            reports: Some(folder.clone()),
            report_file: Some(self.report(&job.id)),
            ..ImportOptions::default()
        };
        let report = match job.kind {
            JobKind::File => wordpress::import(newsroom, authority, media, &options, &progress).await?,
            JobKind::Site => {
                let password = self.0.passwords.lock().get(&job.id).cloned();
                let credentials = password.map(|password| Credentials { user: job.site_user.clone(), password });
                let site = Site { address: job.source.clone(), credentials, reach: self.0.reach, pace: Pace::RESPONSES };
                wordpress::import_site(newsroom, authority, media, &site, &folder.join("sites"), options, &progress).await?
            }
        };
        Ok(JobEnd {
            imports: report.imports.iter().map(|run| run.id.clone()).collect(),
            report: summary(report).to_string(),
            problem: String::new(),
        })
    }

    async fn roll_back(
        &self,
        newsroom: &Newsroom,
        media: &MediaStore,
        authority: &Authority,
        job: &ImportJob,
        progress: &(dyn Fn(&str, u64, u64) + Sync),
    ) -> Result<JobEnd, ImportError> {
        let mut all = Rollback::default();
        for import in job.imports.iter().rev() {
            let done = wordpress::rollback(newsroom, authority, media, import, &progress).await?;
            for (kind, count) in done.removed {
                *all.removed.entry(kind).or_default() += count;
            }
            for (kind, count) in done.restored {
                *all.restored.entry(kind).or_default() += count;
            }
            all.stays.extend(done.stays);
        }
        let stay = all.stays.len();
        all.stays.truncate(SHOWN);
        let report = json!({ "rollback": all, "stay": stay });
        Ok(JobEnd { report: report.to_string(), ..JobEnd::default() })
    }
}

/// What the desk shows of a report.
fn summary(mut report: Report) -> Value {
    report.skipped.truncate(SHOWN);
    report.missing_media.truncate(SHOWN);
    report.unknown.truncate(SHOWN);
    report.leftovers.truncate(SHOWN);
    report.words.stories.truncate(SHOWN);
    // in the file alone
    report.urls.clear();
    json!({ "report": report })
}
