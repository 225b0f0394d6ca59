//! A paper and its editor in one process: how soon a save is seen, whether anybody is told the old news after it, and how
//! often a page is rendered that a thousand request at once.

use std::{
    net::SocketAddr,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use app::site::Site;
use domain::{Headline, Story};
use newsroom::{Authority, DatabaseUrl, ListQuery, Newsroom, Shelf};
use server::{
    assets::SiteFiles,
    http::{Accounts, AppState, Proxies, RequestContext, ResponseCache, SiteService},
    listen::{self, ConnectionConfig},
    mail::Mailer,
};

use super::client::{Reader, crowd};

/// Saves while others read, and how long after each of them the next one comes.
const SAVES: u64 = 60;
const BETWEEN: Duration = Duration::from_millis(20);
/// Pages that show the story which is saved.
const OTHERS: [&str; 3] = ["/", "/latest/", "/feed/"];

struct TestSite {
    newsroom: Newsroom,
    cache: ResponseCache,
    address: SocketAddr,
    story: Story,
}

pub async fn measure(data: &Path, rounds: usize) -> serde_json::Value {
    let (mut paper, cold_paths) = open(data, rounds).await;
    let mut reader = Reader::connect(paper.address).await;
    let path = paper.story.path.as_str().to_owned();
    let (mut cold, mut fresh, mut save) = (Vec::new(), Vec::new(), Vec::new());
    // an edition before those that count: statements are prepared, the file's pages are in memory
    paper.publish(0).await;
    reader.get(&path, "identity").await;
    for (number, cold_path) in (1..).zip(&cold_paths) {
        let begun = Instant::now();
        reader.get(cold_path, "identity").await;
        cold.push(millis(begun));
        let begun = Instant::now();
        paper.publish(number).await;
        save.push(millis(begun));
        let begun = Instant::now();
        let page = reader.get(&path, "identity").await;
        fresh.push(millis(begun));
        assert_eq!(edition(&page), Some(number), "the page after save {number} is not the one that was saved");
    }
    let (stale, reads) = paper.read_while_saving(rounds as u64 + 1).await;
    let before = paper.cache.metrics().renders;
    paper.publish(1000).await;
    crowd(paper.address, &path, 1000).await;
    let renders = paper.cache.metrics().renders - before;
    serde_json::json!({ "cold": cold, "fresh": fresh, "save": save, "stale": stale, "reads": reads, "renders": renders })
}

/// Serves the newsroom of a folder; the newest story is the one that will be saved, the others are for cold renders.
async fn open(data: &Path, rounds: usize) -> (TestSite, Vec<String>) {
    let newsroom = Newsroom::open_system(&DatabaseUrl::in_folder(data)).await.unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let files = SiteFiles::find().unwrap_or_else(|error| panic!("{error}"));
    let cache = ResponseCache::new(&newsroom, pagecache::Config::default());
    let state = AppState {
        site: Site::new(newsroom.clone(), files.names()).with_fallback_origin(&format!("http://{address}")),
        variants: server::variants::Variants::none(media::MediaStore::at(data.join("media"))),
        media: media::MediaStore::at(data.join("media")),
        cache: cache.clone(),
        files: Arc::new(files),
        context: RequestContext::default(),
        edition_key: server::edition_key::EditionKey::unstored().unwrap(),
        push: server::push::Push::unstored().unwrap(),
        accounts: Accounts::new(Mailer::new(None, newsroom.clone(), &data.join("mail"))).unwrap(),
        readers: Default::default(),
        checks: server::http::SiteChecks::new(data, outgoing::Reach::Public),
        imports: server::desk_imports::DeskImports::new(data, outgoing::Reach::Public),
    };
    let paper = SiteService::new(state);
    tokio::spawn(listen::serve(
        listener,
        move |peer| paper.for_peer(peer),
        ConnectionConfig::default(),
        Proxies::default(),
        Default::default(),
        std::future::pending(),
    ));
    let limit = u16::try_from(rounds).unwrap() + 12;
    let list = ListQuery { shelf: Shelf::All, after: None, from: None, until: None, limit, exclude: None };
    let cards = newsroom.list(list).await.unwrap().cards;
    let story = newsroom.story_by_id(&cards[0].id).await.unwrap().unwrap();
    // neighbours of the saved story show its headline; those further away do not
    let cold = cards.iter().skip(12).map(|card| card.path.as_str().to_owned()).collect();
    (TestSite { newsroom, cache, address, story }, cold)
}

impl TestSite {
    /// Saves the story with another headline; when this returns, an editor would be told "saved".
    async fn publish(&mut self, number: u64) {
        self.story.headline = Headline::parse(&format!("Edition {number} of the river timetable")).unwrap();
        let authority = Authority::command_line();
        let mut edit = self.newsroom.edit(&authority).await.unwrap();
        edit.overwrite_story(&self.story, "bench").await.unwrap();
        edit.commit().await.unwrap();
    }

    /// Readers request everything that shows the story while it is saved again and again: how many got an older edition
    /// than the one whose save had returned before their request, and how many responses there were.
    async fn read_while_saving(&mut self, first: u64) -> (u64, u64) {
        let saved = Arc::new(AtomicU64::new(first));
        let over = Arc::new(AtomicBool::new(false));
        self.publish(first).await;
        let readers: Vec<_> = OTHERS.into_iter().map(str::to_owned).chain([self.story.path.as_str().to_owned()]).collect();
        let readers: Vec<_> = readers
            .into_iter()
            .map(|path| {
                let (saved, over, address) = (saved.clone(), over.clone(), self.address);
                tokio::spawn(async move {
                    let mut reader = Reader::connect(address).await;
                    let (mut stale, mut reads) = (0, 0);
                    while !over.load(Ordering::SeqCst) {
                        let at_least = saved.load(Ordering::SeqCst);
                        let shown = edition(&reader.get(&path, "identity").await);
                        let shown = shown.unwrap_or_else(|| panic!("{path} does not show the story that is saved"));
                        stale += u64::from(shown < at_least);
                        reads += 1;
                    }
                    (stale, reads)
                })
            })
            .collect();
        for number in first + 1..=first + SAVES {
            self.publish(number).await;
            saved.store(number, Ordering::SeqCst);
            tokio::time::sleep(BETWEEN).await;
        }
        over.store(true, Ordering::SeqCst);
        let mut sum = (0, 0);
        for reader in readers {
            let (stale, reads) = reader.await.unwrap();
            sum = (sum.0 + stale, sum.1 + reads);
        }
        sum
    }
}

/// The number in the story's headline, wherever the page shows it.
fn edition(page: &[u8]) -> Option<u64> {
    let text = String::from_utf8_lossy(page);
    let (_, rest) = text.split_once("Edition ")?;
    rest.split(' ').next()?.parse().ok()
}

fn millis(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1000.0
}
