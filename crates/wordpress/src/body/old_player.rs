//! Recordings as the players of before 2013 were given them: `[audio:A.mp3, B.mp3|titles=One,Two|artists=She]`.

/// A list of files with what its player showed about them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct OldPlayer<'a> {
    /// URLs, each with its caption, which may be empty.
    pub(super) files: Vec<(&'a str, String)>,
}

/// Parses the text after `audio` or `video` in a tag; `None` if it has attributes in today's form.
pub(super) fn read(arguments: &str) -> Option<OldPlayer<'_>> {
    let has_colon = arguments.starts_with(':');
    let arguments = arguments.trim_start_matches(':').trim();
    let mut parts = arguments.split('|');
    let files = parts.next().unwrap_or_default();
    let is_address = |text: &str| text.trim_start().starts_with("http://") || text.trim_start().starts_with("https://");
    let is_list = files.split(',').filter(|file| is_address(file)).count() > 1;
    if !(has_colon || is_address(files) && (arguments.contains('|') || is_list)) {
        return None;
    }
    let (mut titles, mut artists) = ("", "");
    for part in parts {
        match part.split_once('=') {
            Some((name, value)) if name.trim() == "titles" => titles = value,
            Some((name, value)) if name.trim() == "artists" => artists = value,
            _ => {}
        }
    }
    let files = split(files);
    // a comma may belong to the only title
    let nth = |list: &str, at: usize| {
        if files.len() == 1 { super::plain(list) } else { list.split(',').nth(at).map(super::plain).unwrap_or_default() }
    };
    let caption = |at| [nth(titles, at), nth(artists, at)].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" – ");
    Some(OldPlayer { files: files.iter().enumerate().map(|(at, file)| (*file, caption(at))).collect() })
}

/// Splits URLs at commas, but not at a comma within a URL.
fn split(files: &str) -> Vec<&str> {
    let mut list = Vec::new();
    let mut from = 0;
    for (at, _) in files.match_indices(',') {
        let next = files.get(at + 1..).unwrap_or_default().trim_start();
        let ends = files.get(from..at).is_some_and(|file| file.rsplit('.').next().is_some_and(|ending| ending.len() <= 4));
        if next.starts_with("http") || ends {
            list.push(files.get(from..at).unwrap_or_default());
            from = at + 1;
        }
    }
    list.push(files.get(from..).unwrap_or_default());
    list.into_iter().map(str::trim).filter(|file| !file.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_titles_and_artists() {
        let read = |text: &'static str| read(text).map(|player| player.files);
        let file = |url: &'static str, caption: &str| (url, caption.to_owned());
        assert_eq!(read(" https://a.b/x.mp3|titles=The week|artists=Desk"), Some(vec![file("https://a.b/x.mp3", "The week – Desk")]));
        assert_eq!(read(" https://a.b/x.mp3, https://a.b/y.mp3"), Some(vec![file("https://a.b/x.mp3", ""), file("https://a.b/y.mp3", "")]));
        assert_eq!(read(":https://a.b/x.mp3,y.mp3|titles=One,Two"), Some(vec![file("https://a.b/x.mp3", "One"), file("y.mp3", "Two")]));
        assert_eq!(read(":https://a.b/x.mp3|titles=One, two"), Some(vec![file("https://a.b/x.mp3", "One, two")]));
        for today in [" https://a.b/x.mp3", " src=\"https://a.b/x.mp3\"", " mp3='https://a.b/x,y.mp3'", "", " https://a.b/x,y.mp3"] {
            assert_eq!(read(today), None, "{today}");
        }
    }
}
