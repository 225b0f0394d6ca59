//! Invented readers of the demo's newest stories, so that lists of what is read have something to show.

use domain::{ReaderAct, Reading, Timestamp};
use newsroom::{ListQuery, Newsroom, ReaderEvent, Shelf};

use crate::DemoError;

/// How often the newest stories, the newest first, were viewed and shared.
const READ: [(usize, usize); 9] = [(64, 2), (310, 24), (41, 0), (152, 7), (22, 1), (127, 12), (80, 3), (205, 9), (35, 0)];
/// Where readers came from, in turns.
const FROM: [&str; 6] = ["", "site", "www.google.com", "", "news.google.com", "x.com"];
/// How they shared, in turns.
const SHARED: [&str; 3] = ["whatsapp", "facebook", "copy"];
/// How far they read and for how many seconds, in turns.
const ENDED: [(u8, u32); 7] = [(100, 185), (25, 22), (100, 240), (75, 110), (50, 64), (100, 150), (0, 9)];
const DAY: i64 = 86_400_000;

/// Adds them, spread over the day before now.
pub(super) async fn put(newsroom: &Newsroom) -> Result<(), DemoError> {
    let now = newsroom.now().millis();
    let newest = newsroom.list(ListQuery::newest(Shelf::All, 9)).await?.cards;
    for (card, (views, shares)) in newest.iter().zip(READ) {
        let event = |act, reader: usize, of: usize, source: &str| {
            let age = DAY / i64::try_from(of + 1).unwrap_or(1) * i64::try_from(reader).unwrap_or_default();
            ReaderEvent {
                day: now / DAY,
                story: card.id.clone(),
                act,
                reader: format!("{reader:032x}"),
                at: Timestamp::from_millis((now - age).max(now - now % DAY)),
                source: source.to_owned(),
            }
        };
        let turn = |list: &[&'static str], at: usize| list.get(at % list.len()).copied().unwrap_or_default();
        let viewed = (0..views).map(|reader| event(ReaderAct::View, reader, views, turn(&FROM, reader)));
        let shared = (0..shares).map(|reader| event(ReaderAct::Share, reader, shares, turn(&SHARED, reader)));
        let read = (0..views).filter_map(|reader| {
            let (percent, seconds) = ENDED.get((reader + views) % ENDED.len()).copied()?;
            Some(event(ReaderAct::Read(Reading::new(percent, seconds)?), reader, views, ""))
        });
        newsroom.record_reader_events(&viewed.chain(shared).chain(read).collect::<Vec<_>>()).await?;
    }
    Ok(newsroom.update_reader_lists(true).await?)
}
