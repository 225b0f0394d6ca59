//! Resolves unknown paths in the other permalink forms of WordPress, and slips that WordPress forgives.

use app::{
    site::{Site, load::LoadError},
    ui::text::Calendar,
};
use domain::{AuthorId, Period, RedirectStatus, SectionId, SitePath, Slug, StoryKind, TagId};

use super::{
    legacy::{self, of_kind},
    query::{is_id, is_number},
    target::parts,
};

/// Stories with one slug and a number, distinguished by their dates.
const MOST_NUMBERED: u32 = 9;
/// The old site may have used another time zone.
const A_DAY: i64 = 24 * 60 * 60 * 1000;

/// Where this path redirects to, if anywhere. The target may redirect further.
pub async fn find(site: &Site, requested: &str) -> Result<Option<String>, LoadError> {
    if let Some(file) = file(site, requested).await? {
        return Ok(Some(file));
    }
    let Some(all) = parts(requested) else { return Ok(None) };
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let (names, rest) = match all.as_slice() {
        [names @ .., "page", number] if is_id(number) => (names, format!("page/{number}/")),
        names => (names, String::new()),
    };
    if let Some(path) = path(names)
        && let Some(to) = moved(site, path.as_str()).await?
    {
        return Ok(Some(to + &rest));
    }
    if let Some(list) = list(site, names).await? {
        return Ok(Some(list + &rest));
    }
    if let Some(to) = numbered(site, names).await? {
        return Ok(Some(to));
    }
    // a page of a story that WordPress split
    if let [whole @ .., number] = names
        && is_id(number)
        && let Some(path) = path(whole)
    {
        return match live_or_moved(site, &path).await? {
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
    if is_id(number) { Ok(legacy::story(site, number).await?.map(String::from)) } else { Ok(None) }
}

/// `/2013/01/15/slug/`, `/section/slug/`, `/Slug/`, `/slug.html`: the story with this slug, or with this slug and a number because another
/// story had it already.
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
        let span = Calendar::of(&newsroom.settings().await?, newsroom.now()).span(Period { year, month: month.parse().ok(), day });
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
                // a reserved path has no story, but may have numbered ones
                _ if at == 0 => {}
                _ => break,
            }
        }
    }
    match live_or_moved(site, &SitePath::of_story(&slug)).await? {
        Some(to) => Ok(Some(to)),
        None => elsewhere(site, &slug, names).await,
    }
}

/// A story with this slug that is not at `/{slug}/`: of several the one with the same beginning, such as the same month, else the newest.
async fn elsewhere(site: &Site, slug: &Slug, names: &[&str]) -> Result<Option<String>, LoadError> {
    let stories = site.newsroom.stories_elsewhere(slug).await?;
    let same = |path: &SitePath| {
        let parts = path.as_str().split('/').filter(|part| !part.is_empty());
        parts.zip(names).take_while(|(part, name)| part == *name).count()
    };
    // of those that are the same, the last one is chosen
    Ok(stories.iter().rev().max_by_key(|link| same(&link.path)).map(|link| link.path.to_string()))
}

/// A list in another form: `/section/`, `/section/child/`, a slug in another spelling, a taxonomy of a plugin.
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

/// The path itself if a live story is there, or where it moved.
async fn live_or_moved(site: &Site, path: &SitePath) -> Result<Option<String>, LoadError> {
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

/// The original of a scaled picture (`…/bridge-300x200.jpg`), and uploads of a site in a subfolder.
async fn file(site: &Site, requested: &str) -> Result<Option<String>, LoadError> {
    let Ok(requested) = SitePath::parse(requested) else { return Ok(None) };
    let requested = requested.as_str();
    let in_root = requested.find("/wp-content/uploads/").and_then(|at| requested.get(at..)).unwrap_or(requested);
    let mut paths: Vec<String> = if in_root == requested { Vec::new() } else { vec![in_root.to_owned()] };
    if let Some(original) = unscaled(in_root) {
        // WordPress replaces a large picture by a smaller copy of this name
        paths.extend(original.rsplit_once('.').map(|(stem, ending)| format!("{stem}-scaled.{ending}")));
        paths.push(original);
    }
    for path in paths {
        if let Some(to) = moved(site, &path).await? {
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
