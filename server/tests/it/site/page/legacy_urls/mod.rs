//! Every address that an imported WordPress had: there, or exactly one 301 away; anything else is in the contract of addresses.

mod export;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::{MediaId, Permalinks, SitePath, SiteSettings, StoryId};
use export::{Export, OldUrl, Wanted, file};
use newsroom::Authority;
use wordpress::ImportOptions;

use crate::support::TestSite;

/// Two years and a bit after the tests' now: after everything in the exports that is not scheduled.
const LATER: i64 = 63_000_000_000 + 10_000_000_000;
const NOW: &str = "2026-01-01 00:00:00";

fn shared(path: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared").join(path);
    assert!(path.exists(), "{} is missing: put the folder `shared` beside this workspace", path.display());
    path
}

/// A copy of the old site's uploads in which every other picture is there.
fn uploads(export: &Export, folder: &Path) -> usize {
    let photo = std::fs::read(shared("images/exif-orientation/Landscape_6.jpg")).unwrap();
    let attachments = export.items.iter().filter(|item| item.kind == "attachment");
    let pictures: Vec<String> = attachments.map(file).filter(|file| file.ends_with(".jpg")).step_by(2).collect();
    for picture in &pictures {
        let path = folder.join(picture);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &photo).unwrap();
    }
    pictures.len()
}

/// The response of a URL in few words, and what is wrong with it.
async fn visit(paper: &TestSite, (url, wanted): &OldUrl) -> (String, Option<String>) {
    let (status, location) = paper.go(url).await;
    let (kind, end) = match status {
        301 => {
            let (then, further) = paper.go(&location).await;
            if then != 200 {
                return ("301 to nothing".to_owned(), Some(format!("301 to {location}, whose response is {then} {further}")));
            }
            ("301, then 200".to_owned(), location)
        }
        200 => ("200".to_owned(), url.split('?').next().unwrap().to_owned()),
        other => (other.to_string(), String::new()),
    };
    let end = end.split('?').next().unwrap_or_default();
    // as stored: in `%d8%b3` only the case of the digits differs
    let end = SitePath::parse(end).map_or(String::new(), String::from);
    let there = matches!(status, 200 | 301);
    let fits = match wanted {
        Wanted::There => there,
        Wanted::Missing => status == 404,
        Wanted::Story(id) => there && Some(end.clone()) == story(paper, *id).await,
        Wanted::CommentsOf(id) => {
            let format = if url.contains("atom") { "atom/" } else { "" };
            there && Some(end.clone()) == story(paper, *id).await.map(|path| format!("{path}feed/{format}"))
        }
        Wanted::File(id) => match media(paper, *id).await {
            Some(file) => end == file,
            None => status == 404,
        },
        Wanted::Attachment(id) => {
            match (media(paper, *id).await, paper.newsroom.source_id("attachment.story", &id.to_string()).await.unwrap()) {
                (Some(file), _) => end == file,
                (None, Some(story)) => {
                    let story = paper.newsroom.story_by_id(&StoryId::parse(&story).unwrap()).await.unwrap().unwrap();
                    end == story.path.as_str()
                }
                (None, None) => status == 410,
            }
        }
    };
    (kind.clone(), (!fits).then(|| format!("{kind} {end}; wanted: {wanted:?}")))
}

async fn story(paper: &TestSite, id: u64) -> Option<String> {
    let id = paper.newsroom.source_id("post", &id.to_string()).await.unwrap()?;
    Some(paper.newsroom.story_by_id(&StoryId::parse(&id).unwrap()).await.unwrap()?.path.into())
}

async fn media(paper: &TestSite, id: u64) -> Option<String> {
    let id = MediaId::parse(&paper.newsroom.source_id("attachment", &id.to_string()).await.unwrap()?).unwrap();
    let item = paper.newsroom.media_by_ids(std::slice::from_ref(&id)).await.unwrap().remove(&id)?;
    app::ui::text::urls::media(&item)
}

#[expect(clippy::print_stdout, reason = "how many addresses response in which way is worth reading")]
async fn crawl(name: &str, permalinks: Permalinks, least: usize) {
    let path = shared(&format!("wxr/theme-test-data/{name}"));
    let export = Export::read(&path);
    let paper = TestSite::empty().await;
    paper.clock.advance(LATER);
    let mut edit = paper.newsroom.edit(&Authority::command_line()).await.unwrap();
    edit.put_settings(&SiteSettings { permalinks, ..SiteSettings::default() }).await.unwrap();
    edit.commit().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let pictures = uploads(&export, folder.path());
    let options = ImportOptions { files: vec![path], media_dir: Some(folder.path().to_owned()), ..ImportOptions::default() };
    wordpress::import(&paper.newsroom, &Authority::command_line(), &paper.media, &options, &|_, _, _| {}).await.unwrap();
    let urls = export.urls(NOW);
    assert!(urls.len() >= least, "only {} addresses were found in {name}", urls.len());
    let (mut counts, mut failures) = (BTreeMap::<String, usize>::new(), Vec::new());
    for old in &urls {
        let (kind, wrong) = visit(&paper, old).await;
        *counts.entry(kind).or_default() += 1;
        failures.extend(wrong.map(|wrong| format!("{}: {wrong}", old.0)));
    }
    println!("{name}: {} old addresses ({pictures} pictures came): {counts:?}", urls.len());
    let posts = export.items.iter().filter(|item| item.kind == "post" && item.status == "publish");
    let mut stayed = 0;
    for item in posts {
        let link = item.link.split_once(".com").unwrap().1;
        // some links of this export end with another name than their post has
        let is_own = permalinks == Permalinks::Day && link.matches('/').count() == 5 && link.ends_with(&format!("/{}/", item.slug));
        let status = paper.go(link).await.0;
        assert!(is_own == (status == 200) || link == format!("/{}/", item.slug), "{link}: {status}");
        stayed += usize::from(is_own);
    }
    println!("{name}: {stayed} posts of a day stayed");
    assert!(permalinks != Permalinks::Day || stayed > 40, "{stayed}");
    assert!(failures.is_empty(), "{} of {} old addresses of {name} fail:\n{}", failures.len(), urls.len(), failures.join("\n"));
}

#[tokio::test]
async fn the_theme_test_data_answers_at_its_old_addresses() {
    crawl("themeunittestdata.wordpress.xml", Permalinks::Slug, 5000).await;
}

/// A paper that goes on with the form of its old site: every story is where it was.
#[tokio::test]
async fn the_theme_test_data_stays_at_its_old_addresses() {
    crawl("themeunittestdata.wordpress.xml", Permalinks::Day, 5000).await;
}

#[tokio::test]
async fn the_block_test_data_answers_at_its_old_addresses() {
    crawl("64-block-test-data.xml", Permalinks::Slug, 3000).await;
}
