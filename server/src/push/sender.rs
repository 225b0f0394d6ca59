//! Sends what is due, and stores what became of it. A process that is killed repeats at most the messages that were on their way; these replace
//! each other on a device, because all messages about a story have one tag.

use std::{collections::HashMap, sync::atomic::Ordering, time::Duration};

use app::site::{Site, load::Logos};
use domain::Timestamp;
use futures_util::StreamExt;
use newsroom::{
    Result,
    push::{Outcome, PushJob, Settled},
};
use webpush::{Answer, Message, Subscription};

use super::{
    Payload, Push, contact,
    hours::{When, Wishes, when},
    payload,
};

/// Requests at the same time.
const AT_ONCE: usize = 64;
/// Jobs that are read at once.
const BATCH: i64 = 256;
/// Outcomes in one transaction at most.
const STORED_AT_ONCE: usize = 64;
/// How long a process reserves the queue, in milliseconds. It is prolonged with every outcome, and no request takes so long.
const RESERVED: i64 = 30_000;
/// An alert that could not be sent in this time after it began is no news any more, in milliseconds.
const USEFUL: i64 = 16 * 60 * 60 * 1000;
/// Attempts.
const MOST_TRIES: i64 = 8;
/// The pause after the first failed attempt; it doubles with each, up to the longest.
const FIRST_PAUSE: Duration = Duration::from_secs(30);
const LONGEST_PAUSE: Duration = Duration::from_secs(60 * 60);
/// The pause of a service that asks to wait and does not say how long.
const PAUSE: Duration = Duration::from_secs(60);
/// Days after which is deleted which device got which alert.
const STORED_DAYS: i64 = 7;

/// An alert of a batch: its message, or nothing if it must not be sent any more.
struct Ready {
    payload: Option<Payload>,
    began: Timestamp,
    /// Whether it counts against the limit of a day.
    counts: bool,
}

impl Push {
    /// Begins alerts that are due and sends everything that is due; the number of jobs that were settled. Does nothing while another process
    /// has the queue, or while the paper has no address for push services.
    ///
    /// # Errors
    /// The database cannot be read or written.
    pub async fn work(&self, site: &Site) -> Result<usize> {
        let newsroom = &site.newsroom;
        if contact(&newsroom.settings().await?).is_none() {
            return Ok(0);
        }
        let begun = newsroom.begin_due_alerts().await?;
        if begun > 0 {
            tracing::info!(begun, "began to send alerts");
        }
        let mut settled = 0;
        while newsroom.next_push_job().await?.is_some_and(|due| due <= newsroom.now()) {
            let _held = self.batch.lock().await;
            if self.stopping.load(Ordering::SeqCst) || !newsroom.reserve_push_queue(&self.holder, RESERVED).await? {
                break;
            }
            settled += self.send_batch(site).await?;
        }
        if begun > 0 || settled > 0 {
            let ended = newsroom.end_alerts(STORED_DAYS).await?;
            tracing::debug!(settled, ended, "sent alerts");
        }
        Ok(settled)
    }

    /// Lets the batch that is being sent come to its end, and gives the queue back.
    pub async fn finish(&self, site: &Site) {
        self.stopping.store(true, Ordering::SeqCst);
        let _held = self.batch.lock().await;
        if let Err(error) = site.newsroom.release_push_queue(&self.holder).await {
            tracing::warn!("the queue of alerts stays reserved for {} s: {error}", RESERVED / 1000);
        }
    }

    async fn send_batch(&self, site: &Site) -> Result<usize> {
        let jobs = site.newsroom.due_push_jobs(BATCH).await?;
        let settings = site.newsroom.settings().await?;
        let Some(contact) = contact(&settings) else { return Ok(0) };
        let mut alerts: HashMap<String, Ready> = HashMap::new();
        for job in &jobs {
            if !alerts.contains_key(&job.message_id) {
                alerts.insert(job.message_id.clone(), self.ready(site, &settings, &job.message_id).await?);
            }
        }
        let now = site.newsroom.now();
        let alerts = &alerts;
        let mut refused = 0;
        let outcomes = futures_util::stream::iter(jobs)
            .map(async |job| {
                let outcome = self.one(&job, alerts.get(&job.message_id), contact, now).await;
                Settled { message_id: job.message_id, device: job.device, outcome }
            })
            .buffer_unordered(AT_ONCE)
            .ready_chunks(STORED_AT_ONCE);
        let mut outcomes = std::pin::pin!(outcomes);
        let mut settled = 0;
        while let Some(some) = outcomes.next().await {
            refused += some.iter().filter(|one| one.outcome == Outcome::Refused).count();
            site.newsroom.settle_push_jobs(&some).await?;
            settled += some.len();
            if !site.newsroom.reserve_push_queue(&self.holder, RESERVED).await? {
                tracing::warn!("another process has taken the queue of alerts over");
                break;
            }
        }
        if refused > 0 {
            tracing::error!(
                refused,
                "push services refuse subscriptions: was DATA/keys/push.pkcs8 replaced? Their readers' apps subscribe anew"
            );
        }
        Ok(settled)
    }

    /// The message of an alert, unless its story is gone.
    async fn ready(&self, site: &Site, settings: &domain::SiteSettings, id: &str) -> Result<Ready> {
        let gone = Ready { payload: None, began: site.newsroom.now(), counts: false };
        let Some(alert) = site.newsroom.alert(id).await? else { return Ok(gone) };
        let story = match &alert.story {
            Some(story) => site.newsroom.story_by_id(story).await?.filter(|story| story.is_live(site.newsroom.now())),
            None => None,
        };
        if alert.story.is_some() && story.is_none() {
            return Ok(gone);
        }
        let written_in = story.as_ref().map_or((&settings.language, settings.direction()), |story| (&story.language, story.direction));
        let began = alert.begun_at.unwrap_or(alert.made_at);
        let logos = Logos::load(&site.newsroom, settings).await?;
        Ok(Ready { payload: Some(payload(site, settings, logos.any(), &alert, written_in)), began, counts: alert.replaces.is_none() })
    }

    async fn one(&self, job: &PushJob, ready: Option<&Ready>, contact: &str, now: Timestamp) -> Outcome {
        let Some((ready, payload)) = ready.and_then(|ready| Some((ready, ready.payload.as_ref()?))) else { return Outcome::Dropped };
        let (Some(endpoint), Some(p256dh), Some(auth), Some(key)) = (&job.endpoint, &job.p256dh, &job.auth, &job.key) else {
            return Outcome::Dropped;
        };
        if now.millis() - ready.began.millis() > USEFUL {
            return Outcome::Dropped;
        }
        let day = match when(now, wishes(job), ready.counts) {
            When::Now(day) => day,
            When::At(at) if at.millis() - ready.began.millis() > USEFUL => return Outcome::Dropped,
            When::At(at) => return Outcome::Later(at),
        };
        if *key != self.service.key().public() {
            return Outcome::Refused;
        }
        let Ok(to) = Subscription::parse(endpoint, p256dh, auth, self.reach) else { return Outcome::Gone };
        let paused = self.paused.lock().get(&to.origin()).copied();
        if let Some(until) = paused.filter(|until| *until > now) {
            return Outcome::Later(until);
        }
        let message = Message { body: &payload.body, ttl: payload.ttl, urgency: payload.urgency, topic: &payload.topic };
        match self.service.send(&message, &to, contact, now.millis() / 1000).await {
            Answer::Sent => Outcome::Sent { day, counts: ready.counts },
            Answer::Gone => Outcome::Gone,
            Answer::Refused(_) | Answer::Forbidden => Outcome::Refused,
            Answer::Unsendable => Outcome::Failed,
            Answer::Wait(wait) => {
                let until = after(now, wait.unwrap_or(PAUSE));
                self.paused.lock().insert(to.origin(), until);
                again(job, until)
            }
            Answer::Later => again(job, after(now, pause(job.tries))),
        }
    }
}

fn wishes(job: &PushJob) -> Wishes<'_> {
    let number = |value: Option<i64>| value.unwrap_or_default();
    Wishes {
        zone: job.zone.as_deref().unwrap_or("UTC"),
        quiet: (number(job.quiet_from), number(job.quiet_until)),
        most_a_day: number(job.most_a_day),
        day: number(job.day),
        sent_today: number(job.sent_today),
    }
}

fn again(job: &PushJob, at: Timestamp) -> Outcome {
    if job.tries + 1 >= MOST_TRIES { Outcome::Failed } else { Outcome::Again(at) }
}

fn pause(tries: i64) -> Duration {
    let doubled = FIRST_PAUSE.saturating_mul(2_u32.saturating_pow(u32::try_from(tries).unwrap_or(0)));
    doubled.min(LONGEST_PAUSE)
}

fn after(now: Timestamp, wait: Duration) -> Timestamp {
    now.plus_millis(i64::try_from(wait.as_millis()).unwrap_or(i64::MAX))
}
