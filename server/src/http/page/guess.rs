//! Addresses that nobody wrote down: what the old site would have shown there, whatever form it gave its addresses.

use app::{load::LoadError, site::Site, text::Calendar};
use domain::{AuthorId, RedirectStatus, SectionId, SitePath, Slug, StoryKind, TagId};

use super::{
    address::parts,
    old::{self, of_kind},
    query::{is_id, is_number},
};

/// Stories of one slug that are told apart by their dates.
const MOST_NUMBERED: u32 = 9;
/// The old site may have counted its days in another time zone.
const A_DAY: i64 = 24 * 60 * 60 * 1000;

/// Where a reader who asks for this path is to be sent, if anywhere. The place may be an old address itself.
pub async fn guess(site: &Site, asked: &str) -> Result<Option<String>, LoadError> {
    if let Some(file) = file(site, asked).await? {
        return Ok(Some(file));
    }
    let Some(all) = parts(asked) else { return Ok(None) };
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let (names, rest) = match all.as_slice() {
        [names @ .., "page", number] if is_id(number) => (names, format!("page/{number}/")),
        names => (names, String::new()),
    };
    if let Some(list) = list(site, names).await? {
        return Ok(Some(list + &rest));
    }
    if let Some(to) = numbered(site, names).await? {
        return Ok(Some(to));
    }
    // a piece of a story that WordPress cut
    if let [whole @ .., piece] = names
        && is_id(piece)
        && let Some(path) = path(whole)
    {
        return match there(site, &path).await? {
            Some(to) => Ok(Some(to)),
            None => match numbered(site, whole).await? {
                Some(to) => Ok(Some(to)),
                None => story(site, whole).await,
            },
        };
    }
    story(site, names).await
}

/// `/archives/12/`, `/12/`, `/2013/01/15/12/`.
async fn numbered(site: &Site, names: &[&str]) -> Result<Option<String>, LoadError> {
    let number = match names {
        [number] | ["archives", number] => number,
        [year, month, day, number] if is_number(year, 4) && is_number(month, 2) && is_number(day, 2) => number,
        _ => return Ok(None),
    };
    if is_id(number) { Ok(old::story(site, number).await?.map(String::from)) } else { Ok(None) }
}

/// `/2013/01/15/slug/`, `/section/slug/`, `/Slug/`, `/slug.html`: the story whose own address is `/slug/`, or would be if another one had
/// not been there first.
async fn story(site: &Site, names: &[&str]) -> Result<Option<String>, LoadError> {
    let Some(last) = names.last() else { return Ok(None) };
    let last = [".html", ".htm", ".php"].iter().find_map(|ending| last.strip_suffix(ending)).unwrap_or(last);
    let Ok(slug) = Slug::parse(last) else { return Ok(None) };
    let newsroom = &site.newsroom;
    if let [year, month, rest @ ..] = names
        && is_number(year, 4)
        && is_number(month, 2)
        && let Ok(year) = year.parse()
    {
        let day = rest.first().filter(|day| rest.len() > 1 && is_number(day, 2)).and_then(|day| day.parse().ok());
        let span = Calendar::of(&newsroom.settings().await?, newsroom.now()).span(year, month.parse().ok(), day);
        let numbered = (2..=MOST_NUMBERED).map(|number| slug.numbered(number));
        for (at, slug) in std::iter::once(slug.clone()).chain(numbered).enumerate() {
            match (newsroom.story_by_path(&SitePath::of_story(&slug)).await?, span) {
                (Some(story), Some((from, until))) => {
                    let then = story.published_at.map(domain::Timestamp::millis);
                    let fits = then.is_some_and(|at| at >= from.millis() - A_DAY && at < until.millis() + A_DAY);
                    if fits && story.kind == StoryKind::Story && story.is_live(newsroom.now()) {
                        return Ok(Some(story.path.into()));
                    }
                }
                // an address of the site's own has no story, but may have numbered ones
                _ if at == 0 => {}
                _ => break,
            }
        }
    }
    there(site, &SitePath::of_story(&slug)).await
}

/// A list whose address was another: `/section/`, `/section/below/`, a name that was written otherwise, a taxonomy of a plugin.
async fn list(site: &Site, names: &[&str]) -> Result<Option<String>, LoadError> {
    let newsroom = &site.newsroom;
    let sections = newsroom.sections().await?;
    let by_slug = |name: &&str| Slug::parse(name).ok().and_then(|slug| sections.iter().find(|section| section.slug == slug));
    let line: Option<Vec<_>> = names.iter().map(by_slug).collect();
    if let Some(section) = line.and_then(|mut line| line.pop()) {
        return Ok(Some(section.path().into()));
    }
    let [base, .., last] = names else { return Ok(None) };
    // as written on the old site: percent-encoded outside ASCII, in small letters
    let written = percent_encoding::utf8_percent_encode(last, percent_encoding::CONTROLS).to_string().to_lowercase();
    let path = match *base {
        "category" => {
            let id = of_kind(site, "section", &written, SectionId::parse).await?;
            id.and_then(|id| sections.iter().find(|section| section.id == id)).map(|section| section.path())
        }
        "author" => match of_kind(site, "login", last, AuthorId::parse).await? {
            Some(id) => newsroom.authors_by_ids(&[id]).await?.pop().map(|author| author.path()),
            None => None,
        },
        base => {
            let taxonomy = if base == "tag" { "post_tag" } else { base };
            match of_kind(site, "term", &format!("{taxonomy}/{written}"), TagId::parse).await? {
                Some(id) => newsroom.tags_by_ids(&[id]).await?.pop().map(|tag| tag.path()),
                None => None,
            }
        }
    };
    Ok(path.map(String::from))
}

/// The path itself if readers find something there, or where it moved.
async fn there(site: &Site, path: &SitePath) -> Result<Option<String>, LoadError> {
    let story = site.newsroom.story_by_path(path).await?;
    if story.is_some_and(|story| story.is_live(site.newsroom.now())) {
        return Ok(Some(path.to_string()));
    }
    moved(site, path.as_str()).await
}

async fn moved(site: &Site, from: &str) -> Result<Option<String>, LoadError> {
    let redirect = site.newsroom.redirect(from).await?;
    Ok(redirect.filter(|redirect| redirect.status == RedirectStatus::Moved).map(|redirect| redirect.to.into()))
}

fn path(names: &[&str]) -> Option<SitePath> {
    if names.is_empty() { None } else { SitePath::parse(&format!("/{}/", names.join("/"))).ok() }
}

/// For a scaled picture (`…/bridge-300x200.jpg`) the one that it was made from; for any upload the same in a site in a folder.
async fn file(site: &Site, asked: &str) -> Result<Option<String>, LoadError> {
    let Ok(asked) = SitePath::parse(asked) else { return Ok(None) };
    let asked = asked.as_str();
    let in_root = asked.find("/wp-content/uploads/").and_then(|at| asked.get(at..)).unwrap_or(asked);
    let mut places: Vec<String> = if in_root == asked { Vec::new() } else { vec![in_root.to_owned()] };
    if let Some(original) = unscaled(in_root) {
        // WordPress keeps a smaller copy of a large picture in its place
        places.extend(original.rsplit_once('.').map(|(stem, ending)| format!("{stem}-scaled.{ending}")));
        places.push(original);
    }
    for place in places {
        if let Some(to) = moved(site, &place).await? {
            return Ok(Some(to));
        }
    }
    Ok(None)
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
