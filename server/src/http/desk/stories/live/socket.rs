//! One socket: reads what the tab says, sends what the room reports, ends with the session or the right to write.

use std::{
    ops::ControlFlow,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use domain::{StoryAct, StoryId, draft::SCHEMA};
use newsroom::{Authority, DraftStatus, Error, Newsroom, Pushed, StepsSince, people::Origin};

use tokio::sync::watch;

use super::{
    limit::Limit,
    message::{self, Incoming},
    room::Seat,
};
use crate::http::{
    AppState, SignedIn,
    desk::{FieldError, stories::steps::Push},
};

/// How often the session is checked, and whether the peer still responds.
const CHECK: Duration = Duration::from_secs(2);
/// How often the right to write is checked, also without a change of role: this reads the whole story.
const RIGHTS: Duration = Duration::from_secs(10);
const PING: Duration = Duration::from_secs(20);
/// A peer that has sent nothing for this time, not even a pong, is gone.
const SILENCE: Duration = Duration::from_secs(45);
/// A peer that does not take a message within this time is gone.
const SEND: Duration = Duration::from_secs(10);
/// News about people are sent at most this often.
const PEOPLE: Duration = Duration::from_millis(100);

/// WebSocket's own code for a violated policy, and for a server that restarts.
const POLICY: u16 = 1008;
const RESTART: u16 = 1012;

/// The socket may go on, or ends with this code.
type Flow = ControlFlow<u16>;

/// Waits for a change, at least until an instant.
async fn changed_after<T>(instant: Instant, watched: &mut watch::Receiver<T>) {
    tokio::time::sleep_until(instant.into()).await;
    if watched.changed().await.is_err() {
        // nobody is left to change it; the socket ends for another reason
        std::future::pending().await
    }
}

/// The session as it is now, unless it has ended, and whether its person has to set up codes before anything else.
async fn present(newsroom: &Newsroom, signed_in: &SignedIn) -> Result<Option<(SignedIn, bool)>, Error> {
    let Some(signed_in) = newsroom.session_still(signed_in).await? else { return Ok(None) };
    let lacks_codes = newsroom.lacks_codes(signed_in.user()).await?;
    Ok(Some((signed_in, lacks_codes)))
}

/// One open socket.
pub struct Socket {
    state: Arc<AppState>,
    socket: WebSocket,
    seat: Seat,
    signed_in: SignedIn,
    origin: Origin,
    story: StoryId,
    /// The version that the tab has; `None` before it greeted.
    version: Option<i64>,
    /// What was last sent about the story.
    reported: Option<DraftStatus>,
    /// News about people are not sent before.
    people_after: Instant,
    /// When the right to write was last checked.
    entitled: Instant,
    limit: Limit,
    /// When the peer last sent anything.
    last_frame: Instant,
    pinged: Instant,
}

impl Socket {
    /// A socket that was just opened.
    pub fn new(state: Arc<AppState>, socket: WebSocket, seat: Seat, signed_in: SignedIn, origin: Origin, story: StoryId) -> Self {
        let now = Instant::now();
        Self {
            state,
            socket,
            seat,
            signed_in,
            origin,
            story,
            version: None,
            reported: None,
            people_after: now,
            entitled: now,
            limit: Limit::new(now),
            last_frame: now,
            pinged: now,
        }
    }

    /// Until either side closes it.
    pub async fn run(mut self) {
        let code = self.serve().await;
        let close = Message::Close(Some(CloseFrame { code, reason: "".into() }));
        // a peer that is gone needs no farewell
        let _ = tokio::time::timeout(SEND, self.socket.send(close)).await;
    }

    async fn serve(&mut self) -> u16 {
        let mut check = tokio::time::interval(CHECK);
        check.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            let flow = tokio::select! {
                frame = self.socket.recv() => match frame {
                    Some(Ok(frame)) => self.receive(frame).await,
                    // closed, too large, or not a WebSocket any more
                    Some(Err(_)) | None => Flow::Break(POLICY),
                },
                changed = self.seat.status.changed() => match changed {
                    Ok(()) => self.report().await,
                    Err(_) => Flow::Break(RESTART),
                },
                () = changed_after(self.people_after, &mut self.seat.people) => self.report_people().await,
                _ = check.tick() => self.check().await,
            };
            if let Flow::Break(code) = flow {
                return code;
            }
        }
    }

    async fn send(&mut self, text: impl Into<axum::extract::ws::Utf8Bytes>) -> Flow {
        match tokio::time::timeout(SEND, self.socket.send(Message::Text(text.into()))).await {
            Ok(Ok(())) => Flow::Continue(()),
            _ => Flow::Break(POLICY),
        }
    }

    /// Says why, and ends.
    async fn end(&mut self, why: &str) -> Flow {
        self.send(message::refused(why)).await?;
        Flow::Break(POLICY)
    }

    async fn receive(&mut self, frame: Message) -> Flow {
        let now = Instant::now();
        self.last_frame = now;
        let text = match frame {
            Message::Text(text) => text,
            // a flood of pings is one too
            Message::Ping(_) | Message::Pong(_) if self.limit.allows(now) => return Flow::Continue(()),
            Message::Ping(_) | Message::Pong(_) => return Flow::Break(POLICY),
            Message::Binary(_) => return self.end("messages are text").await,
            Message::Close(_) => return Flow::Break(1000),
        };
        if !self.limit.allows(now) {
            return self.end("too many messages; slow down").await;
        }
        match serde_json::from_str(text.as_str()) {
            Ok(Incoming::Hello { schema, .. }) if schema != SCHEMA => {
                self.send(message::RELOAD).await?;
                Flow::Break(POLICY)
            }
            Ok(Incoming::Hello { version, client, .. }) => self.greet(version, client).await,
            Ok(Incoming::Push { version, client, steps }) => self.push(Push { schema: SCHEMA, version, client, steps }).await,
            Ok(Incoming::Presence { anchor, head, version }) => {
                self.seat.update(|person| person.at = Some((anchor, head, version)));
                Flow::Continue(())
            }
            Ok(Incoming::Beat) => self.send(message::BEAT).await,
            Ok(Incoming::Bye) => Flow::Break(1000),
            Err(error) => self.end(&format!("this message cannot be read: {error}")).await,
        }
    }

    async fn greet(&mut self, version: i64, client: String) -> Flow {
        let client: String = client.chars().filter(char::is_ascii_graphic).take(64).collect();
        let client = if client.is_empty() { "unnamed".to_owned() } else { client };
        self.seat.update(|person| person.client = client);
        (self.version, self.reported) = (Some(version), None);
        self.seat.poke();
        self.report().await?;
        self.report_people().await
    }

    /// Sends what the tab does not know yet of draft and story.
    async fn report(&mut self) -> Flow {
        let Some(version) = self.version else { return Flow::Continue(()) };
        let Some(status) = self.seat.status.borrow_and_update().clone() else { return Flow::Continue(()) };
        if status.version != version {
            match self.state.site.newsroom.draft_steps(&self.story, version).await {
                Ok(Some(StepsSince::Steps { version: newest, steps })) => {
                    if !steps.is_empty() {
                        self.send(message::steps(newest, &steps)).await?;
                    }
                    self.version = Some(newest);
                }
                Ok(Some(StepsSince::Reload)) => {
                    self.version = None;
                    self.send(message::RELOAD).await?;
                }
                Ok(None) => {}
                Err(error) => tracing::warn!(story = %self.story, "steps of an open draft cannot be read: {error}"),
            }
        }
        let differs = |old: &DraftStatus| (old.state, old.live, old.saved) != (status.state, status.live, status.saved);
        if self.reported.as_ref().is_none_or(differs) {
            self.send(message::state(&status)).await?;
        }
        self.reported = Some(status);
        Flow::Continue(())
    }

    async fn report_people(&mut self) -> Flow {
        self.people_after = Instant::now() + PEOPLE;
        let people = message::people(&self.seat.people.borrow_and_update());
        if self.version.is_none() { Flow::Continue(()) } else { self.send(people).await }
    }

    async fn push(&mut self, push: Push) -> Flow {
        if self.version.is_none() {
            return self.end("say hello first").await;
        }
        let (based_on, client) = (push.version, push.client.clone());
        let steps = match push.parse_steps() {
            Ok(steps) => steps,
            Err(FieldError(why)) => return self.send(message::refused(&why)).await,
        };
        // the session may have ended since it was last checked
        self.renew().await?;
        let authority = Authority::of_session(&self.signed_in, &self.origin);
        match self.state.site.newsroom.push_steps(&authority, &self.story, based_on, &client, &steps).await {
            Ok(Pushed::Stored { version, steps }) => {
                self.seat.poke();
                self.version = Some(version);
                self.send(message::steps(version, &steps)).await
            }
            Ok(Pushed::Behind { version, steps }) => {
                self.version = Some(version);
                self.send(message::conflict(version, &steps)).await
            }
            Ok(Pushed::Reload) => self.send(message::RELOAD).await,
            Err(Error::StepsRefused { why, .. }) => self.send(message::refused(&why)).await,
            Err(error @ (Error::Parse(_) | Error::Forbidden { .. } | Error::StoryRefused { .. } | Error::NotFound { .. })) => {
                self.end(&error.to_string()).await
            }
            Err(error) => {
                tracing::error!(story = %self.story, "a push could not be stored: {error}");
                // the tab pushes again when it has connected again
                Flow::Break(RESTART)
            }
        }
    }

    /// Ends unless the session is still valid and opens the desk; takes over the person's present rights.
    async fn renew(&mut self) -> Flow {
        match present(&self.state.site.newsroom, &self.signed_in).await {
            Ok(Some((_, true))) => self.end("your role needs codes of an authenticator, and you have none yet").await,
            Ok(Some((signed_in, false))) => {
                self.signed_in = signed_in;
                Flow::Continue(())
            }
            Ok(None) => {
                self.send(message::SIGNED_OUT).await?;
                Flow::Break(POLICY)
            }
            Err(error) => {
                tracing::warn!("the session of an open draft cannot be read: {error}");
                Flow::Continue(())
            }
        }
    }

    /// Ends unless the person may still write the story, which may have changed its section, its bylines or its state.
    async fn check_rights(&mut self) -> Flow {
        let authority = Authority::of_session(&self.signed_in, &self.origin);
        match self.state.site.newsroom.desk_story(&authority, &self.story).await {
            Ok(Some(story)) if story.acts.contains(&StoryAct::Edit) => Flow::Continue(()),
            Ok(_) => self.end("you may not write this story any more").await,
            Err(error) => {
                tracing::warn!(story = %self.story, "the rights over an open draft cannot be read: {error}");
                Flow::Continue(())
            }
        }
    }

    async fn check(&mut self) -> Flow {
        if self.state.context.draining.has_begun() {
            return Flow::Break(RESTART);
        }
        if self.last_frame.elapsed() > SILENCE {
            return Flow::Break(POLICY);
        }
        let rights = self.signed_in.rights_version();
        self.renew().await?;
        if self.signed_in.rights_version() != rights || self.entitled.elapsed() > RIGHTS {
            self.entitled = Instant::now();
            self.check_rights().await?;
        }
        if self.pinged.elapsed() > PING {
            self.pinged = Instant::now();
            return match tokio::time::timeout(SEND, self.socket.send(Message::Ping(Default::default()))).await {
                Ok(Ok(())) => Flow::Continue(()),
                _ => Flow::Break(POLICY),
            };
        }
        Flow::Continue(())
    }
}
