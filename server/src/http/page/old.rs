//! WordPress's short and dated addresses: one look-up, one 301.

use app::{load::LoadError, page::Address, site::Site, text::urls};
use domain::{AuthorId, MediaId, RedirectStatus, SectionId, SitePath, Slug, StoryId};

use super::{Outcome, address::Old};

/// Where the thing with this old number is now; not found where nobody knows, or where readers may not see it.
pub async fn find(site: &Site, old: &Old) -> Result<Outcome, LoadError> {
    match place(site, old).await? {
        Some(to) => Ok(Outcome::Moved(to.into())),
        None => app::page::page(site, &Address::NotFound { path: "/".to_owned() }).await.map(Outcome::Page),
    }
}

async fn place(site: &Site, old: &Old) -> Result<Option<SitePath>, LoadError> {
    let newsroom = &site.newsroom;
    let (kind, number) = match old {
        Old::Post(number) => match newsroom.source_id("attachment", number).await? {
            Some(id) => return file(site, &id).await,
            None => ("post", number),
        },
        Old::Category(number) => ("category", number),
        Old::Author(number) => ("author", number),
    };
    let Some(id) = newsroom.source_id(kind, number).await? else { return Ok(None) };
    Ok(match old {
        Old::Post(_) => match StoryId::parse(&id) {
            Ok(id) => newsroom.story_by_id(&id).await?.filter(|story| story.is_live(newsroom.now())).map(|story| story.path),
            Err(_) => None,
        },
        Old::Category(_) => match SectionId::parse(&id) {
            Ok(id) => newsroom.sections().await?.into_iter().find(|section| section.id == id).map(|section| section.path()),
            Err(_) => None,
        },
        Old::Author(_) => match AuthorId::parse(&id) {
            Ok(id) => newsroom.authors_by_ids(&[id]).await?.into_iter().next().map(|author| author.path()),
            Err(_) => None,
        },
    })
}

/// The file that an attachment became.
async fn file(site: &Site, id: &str) -> Result<Option<SitePath>, LoadError> {
    let Ok(id) = MediaId::parse(id) else { return Ok(None) };
    let item = site.newsroom.media_by_ids(std::slice::from_ref(&id)).await?.remove(&id);
    Ok(item.and_then(|item| urls::media(&item)).and_then(|path| SitePath::parse(&path).ok()))
}

/// `/2013/01/15/slug/`, `/section/slug/`, `/Slug/`: the live story whose own address is `/slug/`, if that is not what was asked for.
/// Or, for a scaled picture (`…/bridge-300x200.jpg`), the picture that it was made from.
pub async fn guess(site: &Site, asked: &str) -> Result<Option<SitePath>, LoadError> {
    if let Some(original) = unscaled(asked) {
        return Ok(site
            .newsroom
            .redirect(&original)
            .await?
            .filter(|redirect| redirect.status == RedirectStatus::Moved)
            .map(|redirect| redirect.to));
    }
    let last = asked.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let decoded = percent_encoding::percent_decode_str(last).decode_utf8_lossy();
    let Ok(slug) = Slug::parse(&decoded) else { return Ok(None) };
    let path = SitePath::of_story(&slug);
    if SitePath::parse(&format!("{}/", asked.trim_end_matches('/'))).is_ok_and(|asked| asked == path) {
        return Ok(None);
    }
    let story = site.newsroom.story_by_path(&path).await?;
    Ok(story.filter(|story| story.is_live(site.newsroom.now())).map(|story| story.path))
}

/// `/wp-content/uploads/2020/01/bridge-300x200.jpg` was made from `/wp-content/uploads/2020/01/bridge.jpg`.
fn unscaled(path: &str) -> Option<String> {
    let (stem, extension) = path.rsplit_once('.')?;
    let (name, size) = stem.rsplit_once('-')?;
    let (width, height) = size.split_once('x')?;
    let number = |text: &str| (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    (number(width) && number(height) && !extension.contains('/')).then(|| format!("{name}.{extension}"))
}

#[cfg(test)]
mod tests {
    use super::unscaled;

    #[test]
    fn scaled_pictures_have_an_original() {
        assert_eq!(unscaled("/wp-content/uploads/2020/01/bridge-300x200.jpg").as_deref(), Some("/wp-content/uploads/2020/01/bridge.jpg"));
        for other in ["/bridge.jpg", "/bridge-300.jpg", "/a-1x2/b.jpg", "/bridge-x200.jpg", "/bridge-300x200"] {
            assert_eq!(unscaled(other), None, "{other}");
        }
    }
}
