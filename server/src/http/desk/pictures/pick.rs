//! A form of the desk for which a picture is being chosen in the library, and the field of that form.

use domain::{MediaId, MediaItem, MediaKind};
use newsroom::library::MediaQuery;

use app::{
    desk::{pages::pictures::choice::PictureChoice, words::pictures as words},
    ui::words::Word,
};

use crate::http::{AppState, HttpError, fields::Fields};

/// Fields that hold a picture.
const FIELDS: [&str; 3] = ["picture", "logo_light", "logo_dark"];
/// The newest ones, to choose from without script.
const NEWEST: usize = 30;

/// The page and the field, if both are ours: the page becomes a link.
pub fn pick(back: &str, field: &str) -> Option<(String, String)> {
    let parts: Vec<&str> = back.split('/').collect();
    let is_ours = matches!(parts.as_slice(), ["", "desk", "settings", ""])
        || matches!(parts.as_slice(), ["", "desk", "sections" | "authors", id, ""] if is_id(id));
    (is_ours && FIELDS.contains(&field)).then(|| (back.to_owned(), field.to_owned()))
}

fn is_id(text: &str) -> bool {
    MediaId::parse(text).is_ok()
}

/// The picture that came back from the library, or else the stored one.
pub fn chosen(asked: &Fields, field: &str, stored: &str) -> String {
    let asked = asked.line(field);
    if asked.is_empty() { stored.to_owned() } else { asked }
}

/// The field as the form shows it: `id` is what stands in it.
///
/// # Errors
/// Storage failed.
pub async fn choice(state: &AppState, page: &str, id: &str) -> Result<PictureChoice, HttpError> {
    let newsroom = &state.site.newsroom;
    let chosen = match MediaId::parse(id) {
        Ok(id) => newsroom.media_by_ids(std::slice::from_ref(&id)).await?.remove(&id),
        Err(_) => None,
    };
    let query = MediaQuery { kind: Some(MediaKind::Image), limit: NEWEST, ..MediaQuery::default() };
    let now = newsroom.now();
    let usable = |item: &MediaItem| !matches!(item.licence_at(now), domain::Licence::Ended(_));
    let newest = newsroom.media_list(&query).await?.rows.into_iter().map(|row| row.item).filter(usable).collect();
    Ok(PictureChoice { chosen, newest, page: page.to_owned() })
}

/// The picture that a form names; a word about what is wrong. `stored` may stay although its licence has ended.
///
/// # Errors
/// Storage failed.
pub async fn sent(state: &AppState, id: &str, stored: Option<&MediaId>) -> Result<Result<Option<MediaId>, Word>, HttpError> {
    if id.is_empty() {
        return Ok(Ok(None));
    }
    let newsroom = &state.site.newsroom;
    let Ok(id) = MediaId::parse(id) else { return Ok(Err(words::BAD_PICTURE)) };
    let item = newsroom.media_by_ids(std::slice::from_ref(&id)).await?.remove(&id);
    let Some(item) = item.filter(|item| item.kind == MediaKind::Image && item.file.is_some()) else { return Ok(Err(words::BAD_PICTURE)) };
    let has_ended = matches!(item.licence_at(newsroom.now()), domain::Licence::Ended(_));
    Ok(if has_ended && stored != Some(&id) { Err(words::LICENCE_TOO_OLD) } else { Ok(Some(id)) })
}

#[cfg(test)]
mod tests {
    use super::pick;

    #[test]
    fn only_forms_of_the_desk_get_a_picture_back() {
        let id = "01900000-0000-7000-8000-000000000001";
        assert!(pick(&format!("/desk/authors/{id}/"), "picture").is_some());
        assert!(pick("/desk/settings/", "logo_dark").is_some());
        for (back, field) in [
            ("https://other.example/", "picture"),
            ("//other.example/desk/settings/", "logo_dark"),
            ("/desk/settings/", "name"),
            ("/desk/authors/x/", "picture"),
            ("/desk/stories/", "picture"),
            ("", "picture"),
        ] {
            assert!(pick(back, field).is_none(), "{back} {field}");
        }
    }
}
