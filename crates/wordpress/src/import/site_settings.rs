//! The paper's settings as far as the old site states them and the paper has not set its own.

use domain::{Language, SiteSettings};
use jiff::tz::TimeZone;

use super::site_index::SiteIndex;
use super::{multilingual, slugs_and_dates};
use crate::body::plain;

/// The stored settings; name, tagline, language and time zone that still have their defaults are those of the old site.
pub(super) fn filled(stored: SiteSettings, index: &SiteIndex) -> SiteSettings {
    let (channel, defaults) = (&index.channel, SiteSettings::default());
    let text = |written: &str, most: usize| {
        let mut text = written.to_owned();
        multilingual::take(&mut text, &channel.language);
        Some(slugs_and_dates::cut(&plain(&text), most)).filter(|text| !text.is_empty())
    };
    let stated = SiteSettings {
        name: text(&channel.title, 200).unwrap_or_else(|| defaults.name.clone()),
        tagline: text(&channel.description, 300).unwrap_or_default(),
        language: Language::parse(&channel.language).unwrap_or_else(|_| defaults.language.clone()),
        // stories published late in the evening keep their date
        time_zone: stated_zone(index).unwrap_or_else(|| defaults.time_zone.clone()),
        ..defaults.clone()
    };
    SiteSettings {
        name: if stored.name == defaults.name { stated.name } else { stored.name },
        tagline: if stored.tagline == defaults.tagline { stated.tagline } else { stored.tagline },
        language: if stored.language == defaults.language { stated.language } else { stored.language },
        time_zone: if stored.time_zone == defaults.time_zone { stated.time_zone } else { stored.time_zone },
        ..stored
    }
}

/// The zone that the site names, or else the one that its items' times have.
fn stated_zone(index: &SiteIndex) -> Option<String> {
    let named = TimeZone::get(&index.channel.time_zone).ok().and_then(|zone| zone.iana_name().map(str::to_owned));
    named.or_else(|| index.clock.zone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wxr::Channel;

    // some fields are private to the index
    #[allow(clippy::field_reassign_with_default)]
    fn index(time_zone: &str) -> SiteIndex {
        let channel = Channel {
            title: "The Gazette &amp; Post".to_owned(),
            description: "News".to_owned(),
            language: "ur-PK".to_owned(),
            time_zone: time_zone.to_owned(),
            ..Channel::default()
        };
        let mut index = SiteIndex::default();
        index.channel = channel;
        index
    }

    #[test]
    fn what_the_paper_has_not_set_comes_from_the_old_site() {
        let settings = filled(SiteSettings::default(), &index("asia/karachi"));
        assert_eq!((settings.name.as_str(), settings.tagline.as_str()), ("The Gazette & Post", "News"));
        assert_eq!((settings.language.as_str(), settings.time_zone.as_str()), ("ur-PK", "Asia/Karachi"));
        assert_eq!(filled(SiteSettings::default(), &index("Moon/Base")).time_zone, "UTC");
        assert_eq!(filled(SiteSettings::default(), &index("")).time_zone, "UTC");
    }

    #[test]
    fn what_the_paper_has_set_stays() {
        let own = SiteSettings {
            name: "Diplomatic Affairs".to_owned(),
            time_zone: "Europe/Berlin".to_owned(),
            public_url: "https://paper.example".to_owned(),
            ..SiteSettings::default()
        };
        let settings = filled(own.clone(), &index("Asia/Karachi"));
        assert_eq!(settings, SiteSettings { tagline: "News".to_owned(), language: "ur-PK".parse().unwrap(), ..own });
        // a second import changes nothing
        assert_eq!(filled(settings.clone(), &index("Asia/Karachi")), settings);
    }
}
