//! While a batch is written, the next one is read and its bodies are converted on another thread: most of an import is
//! conversion, and a write transaction blocks all other writers.

use std::collections::HashMap;
use std::sync::Arc;

use domain::document::UnknownBlocks;
use domain::{Document, Language};

use super::featured_media;
use super::language;
use super::story_fields::is_bookkeeping;
use crate::body::{Body, convert, texturize};
use crate::import::body_context::ItemContext;
use crate::import::context::{ImportContext, digest};
use crate::import::rescan::Rescan;
use crate::import::site_index::SiteIndex;
use crate::import::{ImportError, word_check};
use crate::wxr::Item;

/// A batch is written when it holds so many items: with more, fewer database pages are rewritten, but
/// other writers wait longer …
const BATCH_ITEMS: usize = 1000;
/// … or so many bytes of text.
const BATCH_BYTES: usize = 4 << 20;

/// So many bytes of documents are converted ahead: a few words of a body can refer to a large reusable block. The rest of
/// the batch is converted when it is written, one by one.
const MADE_BYTES: usize = 16 << 20;

/// Which items are imported.
pub(in crate::import) type Wanted = dyn Fn(&Item) -> bool + Send + Sync;

/// An item with its converted body.
pub(in crate::import) struct Prepared {
    pub(super) item: Item,
    /// A fingerprint; it changes when any field of the item changes.
    pub(super) read: String,
    /// `None` if an earlier import read the same, so that it is hardly needed, and beyond [`MADE_BYTES`].
    pub(super) text: Option<Text>,
}

/// The result of converting a body.
pub(super) enum Text {
    /// More than a story may hold.
    TooLong,
    Converted {
        body: Body,
        /// Words of the source that are not in it.
        missing: Vec<String>,
    },
}

/// Reads one site's items batch by batch.
pub(in crate::import) struct BatchReader<'a> {
    context: &'a ImportContext<'a>,
    index: Arc<SiteIndex>,
    paper: Language,
    wanted: Arc<Wanted>,
    rescan: Rescan,
}

impl<'a> BatchReader<'a> {
    pub(in crate::import) fn new(context: &'a ImportContext<'a>, index: &Arc<SiteIndex>, paper: &Language, wanted: Arc<Wanted>) -> Self {
        Self { context, index: Arc::clone(index), paper: paper.clone(), wanted, rescan: Rescan::over(&index.files) }
    }

    /// The next batch, empty behind the last one, and how many bytes of the files have been read.
    pub(in crate::import) async fn batch(&mut self) -> Result<(Vec<Prepared>, u64), ImportError> {
        // moved to the other thread and back; after an error nothing more is read
        let (mut rescan, wanted) = (std::mem::take(&mut self.rescan), Arc::clone(&self.wanted));
        let (items, rescan) = elsewhere(move || Ok::<_, ImportError>((read(&mut rescan, &*wanted)?, rescan))).await?;
        let position = rescan.position();
        self.rescan = rescan;
        let numbers: Vec<String> = items.iter().map(|item| item.item.id.to_string()).collect();
        let before = self.context.known_before("post.read", &numbers).await?;
        let (index, paper) = (Arc::clone(&self.index), self.paper.clone());
        Ok((elsewhere(move || converted(items, &index, &paper, &before)).await, position))
    }
}

/// Runs work on another thread and propagates its panic.
async fn elsewhere<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            // the runtime shuts down, so nothing awaits the result
            Err(_) => std::future::pending().await,
        },
    }
}

fn read(rescan: &mut Rescan, wanted: &Wanted) -> Result<Vec<Prepared>, ImportError> {
    let (mut items, mut bytes) = (Vec::new(), 0);
    while items.len() < BATCH_ITEMS
        && bytes < BATCH_BYTES
        && let Some(item) = rescan.next(wanted)?
    {
        bytes += item.content.len() + item.comments.iter().map(|comment| comment.content.len()).sum::<usize>();
        items.push(Prepared { read: read_of(&item), item, text: None });
    }
    Ok(items)
}

fn read_of(item: &Item) -> String {
    item.completeness().word().to_owned()
        + &digest(&(
            &item.title,
            &item.content,
            &item.excerpt,
            &item.slug,
            &item.status,
            &item.date_gmt,
            &item.date,
            (item.parent, item.menu_order, item.sticky),
            &item.terms,
            item.meta.iter().filter(|(key, value)| !is_bookkeeping(key, value)).collect::<Vec<_>>(),
            &item.password,
        ))
}

/// `before`: what earlier imports read, by number.
fn converted(mut items: Vec<Prepared>, index: &SiteIndex, paper: &Language, before: &HashMap<String, String>) -> Vec<Prepared> {
    let mut made = 0;
    for prepared in &mut items {
        let is_as_before = before.get(&prepared.item.id.to_string()) == Some(&prepared.read);
        if !is_as_before && made < MADE_BYTES {
            made += prepared.text.insert(Text::of(&prepared.item, index, paper)).bytes();
        }
    }
    items
}

impl Text {
    pub(super) fn of(item: &Item, index: &SiteIndex, paper: &Language) -> Self {
        let written = featured_media::with_body(item);
        if written.len() > domain::document::limits::BYTES {
            return Self::TooLong;
        }
        let mut body = convert(&written, &ItemContext::of(index, item));
        let missing = word_check::missing(&item.content, &body.document);
        if language::is_english(&language::language(paper, item)) {
            texturize(&mut body.document);
        }
        if written.len() > 300_000 && Document::parse(&body.document.to_json(), UnknownBlocks::Keep).is_err() {
            return Self::TooLong;
        }
        Self::Converted { body, missing }
    }

    /// How much memory it takes, roughly.
    fn bytes(&self) -> usize {
        const BLOCK: usize = 256;
        let Self::Converted { body, .. } = self else { return 0 };
        let mut bytes = body.document.plain_text().len();
        body.document.visit(|_| bytes += BLOCK);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content: &str) -> Prepared {
        let item = Item { id: 7, content: content.to_owned(), ..Item::default() };
        Prepared { read: read_of(&item), item, text: None }
    }

    /// What becomes of bodies.
    fn texts(bodies: &[&str], index: &SiteIndex, before: &HashMap<String, String>) -> Vec<Option<Text>> {
        let items = bodies.iter().map(|body| read(body)).collect();
        converted(items, index, &Language::parse("en").unwrap(), before).into_iter().map(|prepared| prepared.text).collect()
    }

    #[test]
    fn only_what_is_new_is_converted() {
        let before = HashMap::from([("7".to_owned(), read("One two").read)]);
        let long = "x".repeat(domain::document::limits::BYTES + 1);
        let texts = texts(&["One two", "One two three", &long], &SiteIndex::default(), &before);
        let [None, Some(Text::Converted { body, missing }), Some(Text::TooLong)] = texts.as_slice() else { panic!() };
        assert_eq!((body.document.plain_text().trim(), missing.len()), ("One two three", 0));
    }

    #[test]
    fn many_small_bodies_that_stand_for_large_ones_wait() {
        let mut index = SiteIndex::default();
        index.reusable.insert(1, format!("<!-- wp:paragraph --><p>{}</p><!-- /wp:paragraph -->", "word ".repeat(100_000)));
        let made = texts(&["<!-- wp:block {\"ref\":1} /-->"; 60], &index, &HashMap::new());
        let (ready, waiting): (Vec<_>, Vec<_>) = made.iter().map(Option::is_some).partition(|is_ready| *is_ready);
        assert!((20..40).contains(&ready.len()) && waiting.len() == 60 - ready.len(), "{} of 60 at once", ready.len());
    }
}
