//! The fields of an author's profile, read from a form and written into it.

use app::desk::{form::Errors, pages::structure::author::AuthorPage, words::structure as words};
use domain::{Author, AuthorKind, Email, MediaId, SocialLink, document::Href, text::one_line};

use crate::http::{
    AppState, HttpError,
    desk::{Fields, structure::named},
};

const MOST_LINKS: usize = 12;

/// The author as the form says; errors beside the fields.
pub async fn read(state: &AppState, fields: &Fields, stored: &Author) -> Result<Result<Author, Errors>, HttpError> {
    let mut errors = Errors::default();
    let names = named(fields, &mut errors);
    let kind = AuthorKind::parse(fields.get("kind")).unwrap_or(stored.kind);
    let email = match fields.line("email").as_str() {
        "" => None,
        text => Email::parse(text).map_err(|_| errors.add("email", words::BAD_EMAIL)).ok(),
    };
    let picture = match fields.line("picture").as_str() {
        "" => None,
        text => match picture(state, text).await? {
            Some(id) => Some(id),
            None => {
                errors.add("picture", words::BAD_PICTURE);
                None
            }
        },
    };
    let links = links(fields.get("links"));
    if links.is_none() {
        errors.add("links", words::BAD_LINKS);
    }
    let (Some((name, slug, bio)), Some(links), true) = (names, links, errors.is_empty()) else { return Ok(Err(errors)) };
    let (job_title, location) = (short(fields, "job_title"), short(fields, "location"));
    Ok(Ok(Author { id: stored.id.clone(), slug, name, kind, job_title, bio, location, email, picture, links }))
}

fn short(fields: &Fields, name: &str) -> String {
    fields.line(name).chars().take(200).collect()
}

/// The picture with this identity, or with this address in the paper's media folder.
async fn picture(state: &AppState, text: &str) -> Result<Option<MediaId>, HttpError> {
    let last = text.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let Ok(id) = MediaId::parse(last) else { return Ok(None) };
    Ok(state.site.newsroom.media_by_ids(std::slice::from_ref(&id)).await?.remove(&id).map(|item| item.id))
}

/// One link a line: the name of the network, then the address; `None` if a line has no address.
fn links(text: &str) -> Option<Vec<SocialLink>> {
    let lines: Vec<String> = text.lines().map(one_line).filter(|line| !line.is_empty()).collect();
    if lines.len() > MOST_LINKS {
        return None;
    }
    lines
        .into_iter()
        .map(|line| {
            let (network, url) = line.rsplit_once(' ').unwrap_or(("", line.as_str()));
            let url = Href::parse(url).ok().filter(|url| url.as_str().to_ascii_lowercase().starts_with("https://"))?;
            let host = url.as_str().split('/').nth(2).unwrap_or_default().to_owned();
            let network = if network.is_empty() { host } else { network.to_owned() };
            Some(SocialLink { network, url: url.into() })
        })
        .collect()
}

/// The form as the author is stored.
pub fn stored(author: &Author) -> AuthorPage {
    AuthorPage {
        id: author.id.to_string(),
        title: author.name.clone(),
        path: author.path().into(),
        name: author.name.clone(),
        slug: author.slug.to_string(),
        kind: author.kind.as_str().to_owned(),
        job_title: author.job_title.clone(),
        location: author.location.clone(),
        email: author.email.as_ref().map(ToString::to_string).unwrap_or_default(),
        bio: author.bio.clone(),
        picture: author.picture.as_ref().map(ToString::to_string).unwrap_or_default(),
        links: author.links.iter().map(|link| format!("{} {}", link.network, link.url)).collect::<Vec<_>>().join("\n"),
        ..AuthorPage::default()
    }
}

/// The form as it was sent.
pub fn sent(fields: &Fields, author: &Author, errors: Errors) -> AuthorPage {
    AuthorPage {
        name: fields.line("name"),
        slug: fields.line("slug"),
        kind: fields.line("kind"),
        job_title: fields.line("job_title"),
        location: fields.line("location"),
        email: fields.line("email"),
        bio: fields.get("description").to_owned(),
        picture: fields.line("picture"),
        links: fields.get("links").to_owned(),
        errors,
        ..stored(author)
    }
}

#[cfg(test)]
mod tests {
    use super::links;

    #[test]
    fn a_link_has_an_address_and_perhaps_a_name() {
        let read = links("Mastodon  https://news.example/@amina\n\nhttps://un.example/people/amina\n").unwrap();
        let read: Vec<String> = read.iter().map(|link| format!("{} {}", link.network, link.url)).collect();
        assert_eq!(read, ["Mastodon https://news.example/@amina", "un.example https://un.example/people/amina"]);
        for bad in ["Mastodon", "X javascript:alert(1)", "X http://plain.example/"] {
            assert!(links(bad).is_none(), "{bad}");
        }
    }
}
