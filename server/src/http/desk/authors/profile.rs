//! The fields of an author's profile, read from a form and written into it.

use app::desk::{form::Errors, pages::structure::author::AuthorPage, words::structure as words};
use domain::{Author, AuthorKind, Email, Language, SocialLink, document::Href, text::one_line};

use crate::http::{
    AppState, HttpError,
    desk::{Fields, pictures::pick, structure::named},
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
    let picture = match pick::sent(state, &fields.line("picture"), stored.picture.as_ref()).await? {
        Ok(picture) => picture,
        Err(why) => {
            errors.add("picture", why);
            None
        }
    };
    let languages = languages(fields.get("languages"));
    if languages.is_none() {
        errors.add("languages", words::BAD_LANGUAGES);
    }
    let links = links(fields.get("links"));
    if links.is_none() {
        errors.add("links", words::BAD_LINKS);
    }
    let (Some((name, slug, bio)), Some(links), Some(languages), true) = (names, links, languages, errors.is_empty()) else {
        return Ok(Err(errors));
    };
    let (job_title, location) = (short(fields, "job_title"), short(fields, "location"));
    Ok(Ok(Author { id: stored.id.clone(), slug, name, kind, job_title, bio, location, email, picture, languages, links }))
}

fn short(fields: &Fields, name: &str) -> String {
    fields.line(name).chars().take(200).collect()
}

/// Codes separated by commas; `None` if one of them is none.
fn languages(text: &str) -> Option<Vec<Language>> {
    let codes: Vec<&str> = text.split([',', '،']).map(str::trim).filter(|code| !code.is_empty()).collect();
    let mut languages: Vec<Language> = Vec::new();
    for code in codes {
        let language = Language::parse(code).ok()?;
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    (languages.len() <= MOST_LINKS).then_some(languages)
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
        languages: author.languages.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
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
        languages: fields.line("languages"),
        links: fields.get("links").to_owned(),
        errors,
        ..stored(author)
    }
}

#[cfg(test)]
mod tests {
    use super::{languages, links};

    #[test]
    fn a_link_has_an_address_and_perhaps_a_name() {
        let read = links("Mastodon  https://news.example/@amina\n\nhttps://un.example/people/amina\n").unwrap();
        let read: Vec<String> = read.iter().map(|link| format!("{} {}", link.network, link.url)).collect();
        assert_eq!(read, ["Mastodon https://news.example/@amina", "un.example https://un.example/people/amina"]);
        for bad in ["Mastodon", "X javascript:alert(1)", "X http://plain.example/"] {
            assert!(links(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn languages_are_codes_each_once() {
        let read = |text| languages(text).map(|codes| codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
        assert_eq!(read(" en, ur_PK،zh-Hans , en,"), Some("en ur-PK zh-Hans".to_owned()));
        assert_eq!((read(""), read("English!"), read(&["aa"; 20].join(","))), (Some(String::new()), None, Some("aa".to_owned())));
    }
}
