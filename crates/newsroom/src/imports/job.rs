//! Imports that the desk began: one runs at a time, over all processes.

use domain::{AuditAct, Capability, ParseError, Timestamp, UserId};

use crate::db::on;
use crate::error::Doing;
use crate::people::Target;
use crate::{Edit, Error, Newsroom, Result, entity};

/// A running job whose process has been silent for so long was stopped with it, in milliseconds.
pub const SILENCE: i64 = 20_000;
/// The newest jobs.
pub(crate) const NEWEST_JOBS: &str = "SELECT id, kind, source, site_user, fetches, act, state, step, done, total, made_by, begun_at, beat_at, ended_at, \
     imports, report, problem FROM import_job WHERE begun_at > 0 ORDER BY begun_at DESC, id DESC LIMIT $1";
/// One job.
pub(crate) const ONE_JOB: &str = "SELECT id, kind, source, site_user, fetches, act, state, step, done, total, made_by, begun_at, beat_at, ended_at, \
     imports, report, problem FROM import_job WHERE id = $1";
/// A job that runs.
pub(crate) const RUNNING_JOB: &str = "SELECT id FROM import_job WHERE state = 'running' AND beat_at > $1 LIMIT 1";
const READING: &str = "reading the imports of the desk";
const WRITING: &str = "storing an import of the desk";

macro_rules! words {
    ($(#[$doc:meta])* $name:ident: $($(#[$of:meta])* $variant:ident = $text:literal),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$of])* $variant),+ }
        impl $name {
            /// The stored word.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
            fn parse(text: &str) -> std::result::Result<Self, ParseError> {
                match text { $($text => Ok(Self::$variant),)+ _ => Err(ParseError::new(stringify!($name), format!("{text:?}"))) }
            }
        }
    };
}

words! {
    /// Where it comes from.
    JobKind:
    /// An export that was sent.
    File = "file",
    /// A running site.
    Site = "site",
}
words! {
    /// What a job does.
    JobAct:
    /// Reads and reports everything, writes nothing.
    Trial = "trial",
    /// Imports.
    Import = "import",
    /// Takes the import back.
    Rollback = "rollback",
}
words! {
    /// How far it is.
    JobState:
    /// It runs, or its process was stopped: see [`ImportJob::is_stopped`].
    Running = "running",
    /// It came to its end.
    Done = "done",
    /// It could not go on.
    Failed = "failed",
}

/// A job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportJob {
    /// Its identity; the name of the file that was sent, too.
    pub id: String,
    /// Where it comes from.
    pub kind: JobKind,
    /// The name of the file, or the site's address.
    pub source: String,
    /// The name at the old site that signs in.
    pub site_user: String,
    /// Whether pictures are fetched from the old site.
    pub fetches: bool,
    /// What it does.
    pub act: JobAct,
    /// How far it is.
    pub state: JobState,
    /// The step.
    pub step: String,
    /// How much of the step is done, and how much there is.
    pub progress: (i64, i64),
    /// Who began it.
    pub made_by: Option<UserId>,
    /// When its act began.
    pub begun_at: Timestamp,
    /// When its process last said that it runs.
    pub beat_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// The imports that it made.
    pub imports: Vec<String>,
    /// The report as JSON; empty without one.
    pub report: String,
    /// Why it failed.
    pub problem: String,
}

impl ImportJob {
    /// Whether its process was stopped while it ran.
    pub fn is_stopped(&self, now: Timestamp) -> bool {
        self.state == JobState::Running && now.millis() - self.beat_at.millis() > SILENCE
    }

    /// Whether it runs.
    pub fn is_running(&self, now: Timestamp) -> bool {
        self.state == JobState::Running && !self.is_stopped(now)
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    kind: String,
    source: String,
    site_user: String,
    fetches: i64,
    act: String,
    state: String,
    step: String,
    done: i64,
    total: i64,
    made_by: Option<String>,
    begun_at: i64,
    beat_at: i64,
    ended_at: Option<i64>,
    imports: String,
    report: String,
    problem: String,
}

impl Row {
    fn read(self) -> Result<ImportJob> {
        let damaged = |error: ParseError| entity::stored("import_job", &self.id, error);
        Ok(ImportJob {
            kind: JobKind::parse(&self.kind).map_err(damaged)?,
            act: JobAct::parse(&self.act).map_err(damaged)?,
            state: JobState::parse(&self.state).map_err(damaged)?,
            made_by: self.made_by.as_deref().map(UserId::parse).transpose().map_err(damaged)?,
            source: self.source,
            site_user: self.site_user,
            fetches: self.fetches != 0,
            step: self.step,
            progress: (self.done, self.total),
            begun_at: Timestamp::from_millis(self.begun_at),
            beat_at: Timestamp::from_millis(self.beat_at),
            ended_at: self.ended_at.map(Timestamp::from_millis),
            imports: self.imports.split_whitespace().map(str::to_owned).collect(),
            report: self.report,
            problem: self.problem,
            id: self.id,
        })
    }
}

/// What became of a job.
#[derive(Debug, Clone, Default)]
pub struct JobEnd {
    /// The imports that it made.
    pub imports: Vec<String>,
    /// The report as JSON.
    pub report: String,
    /// Why it failed; empty: it came to its end.
    pub problem: String,
}

impl Newsroom {
    /// The newest jobs.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn import_jobs(&self, limit: i64) -> Result<Vec<ImportJob>> {
        let mut held = self.read().await?;
        let rows: Vec<Row> = on!(held.conn(), c => sqlx::query_as(NEWEST_JOBS).bind(limit).fetch_all(c).await).doing(READING)?;
        rows.into_iter().map(Row::read).collect()
    }

    /// One job.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn import_job(&self, id: &str) -> Result<Option<ImportJob>> {
        let mut held = self.read().await?;
        let row: Option<Row> = on!(held.conn(), c => sqlx::query_as(ONE_JOB).bind(id).fetch_optional(c).await).doing(READING)?;
        row.map(Row::read).transpose()
    }

    /// Notes that a job runs, and how far it is.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn beat_import_job(&self, id: &str, step: &str, (done, total): (i64, i64)) -> Result<()> {
        const BEAT: &str = "UPDATE import_job SET step = $2, done = $3, total = $4, beat_at = $5 WHERE id = $1 AND state = 'running'";
        let now = self.now().millis();
        let mut tx = self.db().write().await?;
        on!(tx.conn(), c => sqlx::query(BEAT).bind(id).bind(step).bind(done).bind(total).bind(now).execute(c).await.map(drop))
            .doing(WRITING)?;
        tx.commit().await
    }

    /// Stores what became of a job.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn end_import_job(&self, id: &str, end: &JobEnd) -> Result<()> {
        const END: &str = "UPDATE import_job SET state = $2, ended_at = $3, report = CASE WHEN $4 = '' THEN report ELSE $4 END, problem = $5, \
             imports = CASE WHEN $6 = '' THEN imports ELSE $6 END WHERE id = $1 AND state = 'running'";
        let state = if end.problem.is_empty() { JobState::Done } else { JobState::Failed };
        let now = self.now().millis();
        let mut tx = self.db().write().await?;
        on!(tx.conn(), c => sqlx::query(END)
            .bind(id)
            .bind(state.as_str())
            .bind(now)
            .bind(&end.report)
            .bind(&end.problem)
            .bind(end.imports.join(" "))
            .execute(c)
            .await
            .map(drop))
        .doing(WRITING)?;
        tx.commit().await
    }
}

/// A job that is to be begun.
#[derive(Debug, Clone)]
pub struct NewJob<'a> {
    /// Its identity.
    pub id: &'a str,
    /// Where it comes from.
    pub kind: JobKind,
    /// The name of the file, or the site's address.
    pub source: &'a str,
    /// The name at the old site that signs in.
    pub site_user: &'a str,
    /// Whether pictures are fetched from the old site.
    pub fetches: bool,
}

impl Edit<'_> {
    /// Begins a job with a trial.
    ///
    /// # Errors
    /// [`Error::Forbidden`] without the right to import; [`Error::Conflict`] while another one runs.
    pub async fn begin_import_job(&mut self, new: &NewJob<'_>) -> Result<()> {
        const BEGIN: &str = "INSERT INTO import_job (id, kind, source, site_user, fetches, act, state, step, done, total, made_by, begun_at, \
             beat_at, ended_at, imports, report, problem) VALUES ($1, $2, $3, $4, $5, 'trial', 'running', '', 0, 0, $6, $7, $7, NULL, '', '', '')";
        self.authority.require(Capability::Import)?;
        self.check_none_runs().await?;
        let (now, user) = (self.newsroom.now().millis(), self.user().map(|user| user.as_str().to_owned()));
        on!(self.conn().await?, c => sqlx::query(BEGIN)
            .bind(new.id)
            .bind(new.kind.as_str())
            .bind(new.source)
            .bind(new.site_user)
            .bind(i64::from(new.fetches))
            .bind(&user)
            .bind(now)
            .execute(c)
            .await
            .map(drop))
        .doing(WRITING)?;
        self.audit_import(AuditAct::ImportTrial, new.id, new.source).await
    }

    /// Lets a job do its next act, from its beginning or from where it was stopped.
    ///
    /// # Errors
    /// [`Error::Forbidden`] without the right to import; [`Error::NotFound`]; [`Error::Conflict`] while one runs.
    pub async fn go_on_with_import_job(&mut self, id: &str, act: JobAct) -> Result<ImportJob> {
        const GO_ON: &str = "UPDATE import_job SET act = $2, state = 'running', step = '', done = 0, total = 0, begun_at = $3, beat_at = $3, \
             ended_at = NULL, problem = '' WHERE id = $1";
        self.authority.require(Capability::Import)?;
        self.check_none_runs().await?;
        let now = self.newsroom.now().millis();
        on!(self.conn().await?, c => sqlx::query(GO_ON).bind(id).bind(act.as_str()).bind(now).execute(c).await.map(drop)).doing(WRITING)?;
        let row: Option<Row> = on!(self.conn().await?, c => sqlx::query_as(ONE_JOB).bind(id).fetch_optional(c).await).doing(READING)?;
        let job = row.ok_or(Error::NotFound { what: "import" })?.read()?;
        let audited = match act {
            JobAct::Trial => AuditAct::ImportTrial,
            JobAct::Import => AuditAct::ImportBegin,
            JobAct::Rollback => AuditAct::ImportRollback,
        };
        self.audit_import(audited, id, &job.source).await?;
        Ok(job)
    }

    /// Removes a job that does not run from the list; what it imported stays.
    ///
    /// # Errors
    /// [`Error::Forbidden`] without the right to import; [`Error::NotFound`] if there is none, or it runs.
    pub async fn discard_import_job(&mut self, id: &str) -> Result<()> {
        const DISCARD: &str = "DELETE FROM import_job WHERE id = $1 AND (state <> 'running' OR beat_at <= $2)";
        self.authority.require(Capability::Import)?;
        let silent = self.newsroom.now().millis() - SILENCE;
        let removed =
            on!(self.conn().await?, c => sqlx::query(DISCARD).bind(id).bind(silent).execute(c).await.map(|done| done.rows_affected()));
        if removed.doing(WRITING)? == 0 {
            return Err(Error::NotFound { what: "import" });
        }
        self.audit_import(AuditAct::ImportDiscard, id, id).await
    }

    async fn check_none_runs(&mut self) -> Result<()> {
        let silent = self.newsroom.now().millis() - SILENCE;
        let running: Option<String> =
            on!(self.conn().await?, c => sqlx::query_scalar(RUNNING_JOB).bind(silent).fetch_optional(c).await).doing(READING)?;
        match running {
            Some(value) => Err(Error::Conflict { what: "import (one runs)", value }),
            None => Ok(()),
        }
    }

    async fn audit_import(&mut self, act: AuditAct, id: &str, source: &str) -> Result<()> {
        self.audit(act, Target { kind: "import", id: Some(id), name: source }, serde_json::Value::Null).await
    }
}
