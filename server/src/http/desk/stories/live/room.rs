//! Who has which draft open in this process, and what they are notified of.

use std::{collections::HashMap, sync::Arc, time::Duration};

use domain::{StoryId, UserId};
use newsroom::{DraftStatus, Newsroom};
use parking_lot::Mutex;
use tokio::{
    sync::{Notify, watch},
    task::AbortHandle,
};

use crate::http::{HttpError, SignedIn};

/// Changes by another process are noticed after this time.
const INTERVAL: Duration = Duration::from_secs(1);
/// Open sockets of one person.
const MOST_OF_ONE: usize = 40;
/// Open sockets in all.
const MOST: usize = 2_000;

/// All open drafts. Cheap to clone; clones share their rooms.
#[derive(Clone, Default)]
pub struct Live(Arc<Mutex<Rooms>>);

#[derive(Default)]
struct Rooms {
    rooms: HashMap<StoryId, Room>,
    next: u64,
}

/// One open draft.
struct Room {
    people: watch::Sender<Vec<Person>>,
    status: watch::Receiver<Option<DraftStatus>>,
    poke: Arc<Notify>,
    follower: AbortHandle,
}

/// Somebody with the draft open in one tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    seat: u64,
    /// Who.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// The tab's name for itself; empty before it greeted.
    pub client: String,
    /// Where their selection is: anchor, head, and the version that these positions are in.
    pub at: Option<(u64, u64, i64)>,
}

impl Person {
    /// Somebody whose tab has not said anything yet.
    pub fn new(signed_in: &SignedIn) -> Self {
        let user = signed_in.user();
        Self { seat: 0, user: user.id.clone(), name: user.name.clone(), client: String::new(), at: None }
    }
}

/// A place in a room; given up when it is dropped.
pub struct Seat {
    live: Live,
    story: StoryId,
    number: u64,
    /// Everybody in the room.
    pub people: watch::Receiver<Vec<Person>>,
    /// The newest state of story and draft; `None` once the story does not exist any more.
    pub status: watch::Receiver<Option<DraftStatus>>,
}

impl Live {
    /// Enters the room of a draft.
    ///
    /// # Errors
    /// 429 with too many open sockets.
    pub fn join(&self, newsroom: &Newsroom, story: &StoryId, person: Person) -> Result<Seat, HttpError> {
        let mut all = self.0.lock();
        let count = |of: Option<&UserId>| -> usize {
            let people =
                all.rooms.values().map(|room| room.people.borrow().iter().filter(|one| of.is_none_or(|of| one.user == *of)).count());
            people.sum()
        };
        if count(None) >= MOST || count(Some(&person.user)) >= MOST_OF_ONE {
            return Err(HttpError::RateLimited { retry_after: Duration::from_secs(30) });
        }
        all.next += 1;
        let number = all.next;
        let room = all.rooms.entry(story.clone()).or_insert_with(|| Room::open(newsroom.clone(), story.clone()));
        room.people.send_modify(|people| people.push(Person { seat: number, ..person }));
        let (people, status) = (room.people.subscribe(), room.status.clone());
        Ok(Seat { live: self.clone(), story: story.clone(), number, people, status })
    }

    /// Something was committed: everybody who has the draft open in this process is notified at once.
    pub fn poke(&self, story: &StoryId) {
        if let Some(room) = self.0.lock().rooms.get(story) {
            room.poke.notify_one();
        }
    }
}

impl Room {
    fn open(newsroom: Newsroom, story: StoryId) -> Self {
        let poke = Arc::new(Notify::new());
        let (sender, status) = watch::channel(None);
        let follower = tokio::spawn(follow(newsroom, story, sender, Arc::clone(&poke))).abort_handle();
        Self { people: watch::Sender::new(Vec::new()), status, poke, follower }
    }
}

/// Reads the state of the draft whenever something was committed, and now and then, as other processes commit too.
async fn follow(newsroom: Newsroom, story: StoryId, status: watch::Sender<Option<DraftStatus>>, poke: Arc<Notify>) {
    loop {
        match newsroom.draft_status(&story).await {
            Ok(now) => {
                status.send_if_modified(|known| {
                    let is_new = *known != now;
                    *known = now;
                    is_new
                });
            }
            Err(error) => tracing::warn!(%story, "the state of an open draft cannot be read: {error}"),
        }
        // a commit during the read is read next
        let _ = tokio::time::timeout(INTERVAL, poke.notified()).await;
    }
}

impl Seat {
    /// Changes what others see of this person.
    pub fn update(&self, change: impl FnOnce(&mut Person)) {
        let all = self.live.0.lock();
        let Some(room) = all.rooms.get(&self.story) else { return };
        room.people.send_if_modified(|people| {
            let Some(person) = people.iter_mut().find(|person| person.seat == self.number) else { return false };
            let before = person.clone();
            change(person);
            *person != before
        });
    }

    /// Notifies everybody in the room of a commit.
    pub fn poke(&self) {
        self.live.poke(&self.story);
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut all = self.live.0.lock();
        let Some(room) = all.rooms.get(&self.story) else { return };
        room.people.send_modify(|people| people.retain(|person| person.seat != self.number));
        let is_empty = room.people.borrow().is_empty();
        if is_empty && let Some(room) = all.rooms.remove(&self.story) {
            room.follower.abort();
        }
    }
}
