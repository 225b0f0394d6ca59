//! What has to happen to comments by itself: mail to the desk, pages of stories whose time for comments ended, removal of old traces.

use std::time::{Duration, Instant};

use app::{desk::words::letters as words, site::Site, ui::words::InterfaceLanguage};
use newsroom::comments::ModerationMail;

use crate::mail::{Letter, Mailer};

const INTERVAL: Duration = Duration::from_secs(60);
const PRUNE_INTERVAL: Duration = Duration::from_secs(60 * 60);

/// Runs for ever.
pub async fn run(site: Site, mailer: Mailer) {
    let newsroom = &site.newsroom;
    let (mut pruned, mut since) = (None::<Instant>, newsroom.now().millis());
    loop {
        match newsroom.due_moderation_mail().await {
            Ok(Some(mail)) => send(&site, &mailer, &mail).await,
            Ok(None) => {}
            Err(error) => tracing::error!("whether comments wait for the desk cannot be read: {error}"),
        }
        let now = newsroom.now().millis();
        match newsroom.end_comment_times(since).await {
            Ok(_) => since = now,
            Err(error) => tracing::error!("stories whose time for comments ended could not be invalidated: {error}"),
        }
        if pruned.is_none_or(|last| last.elapsed() >= PRUNE_INTERVAL) {
            pruned = Some(Instant::now());
            match newsroom.prune_comments().await {
                Ok(removed) => tracing::debug!(removed, "removed old traces of comments"),
                Err(error) => tracing::warn!("old traces of comments were not removed: {error}"),
            }
        }
        tokio::time::sleep(INTERVAL).await;
    }
}

/// One letter for each person, so that nobody sees the addresses of the others (trap 28).
async fn send(site: &Site, mailer: &Mailer, mail: &ModerationMail) {
    let settings = match site.newsroom.settings().await {
        Ok(settings) => settings,
        Err(error) => return tracing::error!("the settings, and with them the paper's name, cannot be read: {error}"),
    };
    let link = format!("{}/desk/comments/", site.origin(&settings));
    for person in &mail.to {
        let language = InterfaceLanguage::of(&person.language).unwrap_or_default();
        let letter = language.within(|| letter(&settings.name, &person.email, mail.waiting, &link));
        if let Err(error) = mailer.send(&letter, site.newsroom.now().millis()).await {
            tracing::error!("{error}");
        }
    }
}

/// What the desk is told.
pub fn letter(paper: &str, to: &domain::Email, waiting: i64, link: &str) -> Letter {
    let number = app::desk::pages::comments::counted(waiting);
    let values = [("paper", paper), ("number", number.as_str())];
    Letter {
        to: to.clone(),
        reply_to: None,
        subject: domain::text::one_line(&words::COMMENTS_WAIT.with(&values)),
        // without marks of direction: people and programs copy it
        text: words::COMMENTS_WAIT_TEXT.with(&values).replace("{link}", link),
        id: None,
    }
}
