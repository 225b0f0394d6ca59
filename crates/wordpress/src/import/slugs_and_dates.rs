//! Slugs, dates, URLs and titles as WordPress writes them.

use domain::{Headline, Slug, Timestamp};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use percent_encoding::percent_decode_str;

use crate::body::plain;
use crate::wxr::Item;

/// A slug of WordPress: percent-encoded where it is outside ASCII, now and then with characters that none may have.
pub(super) fn slug(written: &str) -> Option<Slug> {
    let written = written.trim();
    // WordPress cuts at 200 bytes, and may do so within a letter
    let uncut = match written.rfind('%').map(|at| (at, written.len() - at)) {
        Some((at, 1 | 2)) => written.get(..at).unwrap_or_default(),
        _ => written,
    };
    let decoded = percent_decode_str(uncut).decode_utf8_lossy();
    let decoded = decoded.trim_end_matches('\u{fffd}');
    let decoded = if decoded.len() < uncut.len() { decoded.trim_end_matches('-') } else { decoded };
    Slug::parse(decoded).ok().or_else(|| Slug::from_text(decoded))
}

/// WordPress's nicename, the author's slug in URLs, made from the login: `j.doe@paper.example` is `j-doepaper-example`.
pub(super) fn nicename(login: &str) -> Option<Slug> {
    let hyphens = percent_decode_str(login.trim()).decode_utf8_lossy().replace(['.', ' ', '/'], "-");
    let allowed: String = hyphens.chars().filter(|c| c.is_alphanumeric() || is_mark(*c) || matches!(c, '-' | '_')).collect();
    slug(allowed.trim_matches('-'))
}

/// A slug for something: its own, or made from its name, or this.
pub(super) fn slug_or(written: &str, name: &str, otherwise: &str) -> Option<Slug> {
    slug(written).or_else(|| from_title(name)).or_else(|| Slug::parse(otherwise).ok())
}

/// A slug from a title, in the title's own script, as WordPress makes it; cut at 80 characters.
fn from_title(title: &str) -> Option<Slug> {
    let words = plain(title);
    if words.is_ascii() {
        return Slug::from_text(&words);
    }
    let lower = words.to_lowercase();
    let joined = lower.split(|c: char| !(c.is_alphanumeric() || is_mark(c))).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let short: String = joined.chars().take(80).collect();
    Slug::parse(short.trim_matches('-')).ok().or_else(|| Slug::from_text(&words))
}

/// Combining marks hold syllables of many scripts together.
fn is_mark(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_ascii() && !c.is_whitespace() && Slug::parse(&format!("a{c}")).is_ok()
}

/// `2010-10-20 14:08:20`; `None` for zeros and nonsense.
pub(super) fn date(written: &str) -> Option<Timestamp> {
    let written = written.trim();
    if written.is_empty() || written.starts_with("0000") {
        return None;
    }
    let civil: DateTime = written.replacen(' ', "T", 1).parse().ok()?;
    let instant = TimeZone::UTC.to_timestamp(civil).ok()?;
    Some(Timestamp::from_millis(instant.as_millisecond()))
}

/// The same in the old site's own time, which was so many seconds ahead of universal time.
pub(super) fn local_date(written: &str, ahead: i64) -> Option<Timestamp> {
    date(written).map(|there| Timestamp::from_millis(there.millis() - ahead * 1000))
}

/// When an item was published: universal time, else local time, else the feed's date. `ahead`: seconds of the old site's time zone.
pub(super) fn published(item: &Item, ahead: i64) -> Option<Timestamp> {
    date(&item.date_gmt).or_else(|| local_date(&item.date, ahead)).or_else(|| {
        let zoned = jiff::fmt::rfc2822::parse(&item.pub_date).ok()?;
        let time = Timestamp::from_millis(zoned.timestamp().as_millisecond());
        // WordPress writes the year -1 or 1999-11-30 for "none"
        (time.millis() > 0 && !item.pub_date.contains("30 Nov 1999 00:00:00")).then_some(time)
    })
}

/// A headline: the title without markup, or the first words of the text, or the date.
pub(super) fn headline(title: &str, text: &str, at: Option<Timestamp>, english: bool) -> Option<Headline> {
    let title = name(title);
    let words = if title.is_empty() {
        let words: Vec<&str> = text.split_whitespace().collect();
        let first = words.iter().take(8).copied().collect::<Vec<_>>().join(" ");
        let first: String = first.chars().take(90).collect();
        match (first.is_empty(), words.len() > 8) {
            (true, _) => at.and_then(day).unwrap_or_else(|| "Untitled".to_owned()),
            (false, true) => format!("{first}…"),
            (false, false) => first,
        }
    } else {
        title
    };
    let set = if english { crate::body::typeset_line(&words) } else { words };
    Headline::parse(&set).ok().or_else(|| Headline::parse(&set.chars().take(Headline::MAX_CHARS - 1).chain(['…']).collect::<String>()).ok())
}

/// A title or name without markup. Some importers and editors escaped it twice: `Arts &amp;amp; Life`.
pub(super) fn name(written: &str) -> String {
    let once = plain(written);
    if ["&amp;", "&#038;", "&#38;"].iter().any(|twice| once.contains(twice)) {
        return plain(&once.replace("&amp;", "&").replace("&#038;", "&").replace("&#38;", "&").replace('<', "&lt;"));
    }
    once
}

fn day(at: Timestamp) -> Option<String> {
    let instant = jiff::Timestamp::from_millisecond(at.millis()).ok()?;
    Some(TimeZone::UTC.to_datetime(instant).strftime("%-d %B %Y").to_string())
}

/// The path and query of a URL of the site.
pub(super) fn path_of(address: &str, site: &str) -> Option<String> {
    let address = address.trim();
    let strip = |text: &str| {
        text.trim_start_matches("https:").trim_start_matches("http:").trim_start_matches("//").trim_start_matches("www.").to_owned()
    };
    let (rest, base) = (strip(address), strip(site));
    let rest = match rest.strip_prefix(&base) {
        Some(rest) if !base.is_empty() && (rest.is_empty() || rest.starts_with(['/', '?', '#'])) => rest.to_owned(),
        _ if address.starts_with("http://") || address.starts_with("https://") => {
            rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/").to_owned()
        }
        _ => return None,
    };
    let mut rest = rest.split('#').next().unwrap_or_default().to_owned();
    // `//greek/page/` occurs in real exports
    while let Some(at) = rest.find("//").filter(|at| rest.find('?').is_none_or(|query| *at < query)) {
        rest.remove(at);
    }
    Some(if rest.starts_with('/') { rest } else { format!("/{rest}") })
}

/// Text that fits: cut at the limit, with an ellipsis.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_outside_ascii() {
        assert_eq!(slug("%ce%b5%cf%80%ce%af").unwrap().as_str(), "επί");
        assert_eq!(slug("a b/c").unwrap().as_str(), "a-b-c");
        // cut within a letter
        assert_eq!(slug("%d8%b3%d9%84%d8").unwrap().as_str(), "سل");
        assert_eq!((slug("%d8%b3-%d9%8").unwrap().as_str(), slug("%d8%b3-%").unwrap().as_str()), ("س", "س"));
        assert_eq!(slug_or("", "Ελληνικά-Greek", "x").unwrap().as_str(), "ελληνικά-greek");
        assert_eq!(slug_or("", "!!!", "story-4").unwrap().as_str(), "story-4");
    }

    #[test]
    fn authors_keep_their_addresses() {
        assert_eq!(nicename("j.doe@paper.example").unwrap().as_str(), "j-doepaper-example");
        assert_eq!(nicename("Zoya Khan").unwrap().as_str(), "zoya-khan");
    }

    #[test]
    fn dates_and_headlines() {
        assert_eq!(date("2010-10-20 14:08:20").unwrap().millis(), 1_287_583_700_000);
        assert_eq!(date("0000-00-00 00:00:00"), None);
        let day = date("2013-01-15 00:00:00");
        assert_eq!(headline("A &amp; <em>b</em>", "", None, true).unwrap().as_str(), "A & b");
        assert_eq!((name("Arts &amp;amp; Life").as_str(), name("a &amp;lt; b").as_str()), ("Arts & Life", "a &lt; b"));
        assert_eq!(local_date("2010-10-20 19:08:20", 18_000), super::date("2010-10-20 14:08:20"));
        assert_eq!(headline("", "", day, true).unwrap().as_str(), "15 January 2013");
        assert_eq!(
            headline(" ", "one two three four five six seven eight nine", day, true).unwrap().as_str(),
            "one two three four five six seven eight…"
        );
    }

    #[test]
    fn paths_on_the_old_site() {
        assert_eq!(path_of("http://www.old.site/2013/a/", "https://old.site").unwrap(), "/2013/a/");
        assert_eq!(path_of("https://old.site/blog/?p=1", "https://old.site/blog").unwrap(), "/?p=1");
        assert_eq!(path_of("https://files.other/x.jpg", "https://old.site").unwrap(), "/x.jpg");
        assert_eq!(path_of("https://old.site//a//b/?u=http://x", "https://old.site").unwrap(), "/a/b/?u=http://x");
        assert_eq!(path_of("mailto:x", "https://old.site"), None);
    }
}
