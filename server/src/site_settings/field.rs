//! The settings one by one: key, what is allowed, text to value and back.

use domain::{
    Colour, CommentApproval, CrawlerPreset, Email, HeadlineType, Language, Look, MediaId, Permalinks, Role, SiteSettings, Slug, SocialLink,
    text::one_line,
};
use jiff::tz::TimeZone;

use super::{SettingsError, public_url};

/// A setting.
#[derive(Debug)]
pub struct Field {
    /// Its name on the command line and in a file.
    pub key: &'static str,
    /// What it may hold.
    pub allowed: &'static str,
}

const COLOUR: &str = "a colour such as #7d5c14; texts need enough contrast to the page";

const PICTURE: &str = "the identity of a picture of the library, as in the URL of its page; or nothing";

const TEXT: &str = "plain text of at most 20000 characters, or nothing: then the file is not there";

/// Every setting, in the order in which they are shown.
pub const FIELDS: &[Field] = &[
    Field { key: "name", allowed: "one line of 1 to 200 characters" },
    Field { key: "tagline", allowed: "one line of at most 300 characters, or nothing" },
    Field { key: "about", allowed: "plain text of at most 2000 characters, or nothing" },
    Field { key: "language", allowed: "a BCP 47 language tag such as en, ur or zh-Hans" },
    Field { key: "time_zone", allowed: "a name of the IANA time zone database such as Asia/Karachi, Europe/Berlin or UTC" },
    Field { key: "public_url", allowed: "https:// or http:// with a host and perhaps a port, such as https://paper.example; or nothing" },
    Field { key: "permalinks", allowed: "the form of new stories' URLs: slug, section, month or day (before the slug)" },
    Field { key: "contact", allowed: "an e-mail address such as desk@paper.example, or nothing" },
    Field { key: "social", allowed: "NETWORK=URL, several separated by commas: Mastodon=https://social.example/@paper; or nothing" },
    Field { key: "main_menu", allowed: "the slug of a menu, or nothing: then the sections are the menu" },
    Field { key: "footer_menu", allowed: "the slug of a menu, or nothing" },
    Field { key: "logo_light", allowed: PICTURE },
    Field { key: "logo_dark", allowed: PICTURE },
    Field { key: "headlines", allowed: "serif or sans" },
    Field { key: "colour_paper", allowed: COLOUR },
    Field { key: "colour_paper_dark", allowed: COLOUR },
    Field { key: "colour_ink", allowed: COLOUR },
    Field { key: "colour_ink_dark", allowed: COLOUR },
    Field { key: "colour_accent", allowed: COLOUR },
    Field { key: "colour_accent_dark", allowed: COLOUR },
    Field { key: "colour_alert", allowed: COLOUR },
    Field { key: "colour_alert_dark", allowed: COLOUR },
    Field { key: "stories_per_page", allowed: "a number from 1 to 60" },
    Field { key: "crawlers", allowed: "everybody, no-training (none that train language models) or nobody" },
    Field { key: "ads_txt", allowed: TEXT },
    Field { key: "security_txt", allowed: TEXT },
    Field { key: "humans_txt", allowed: TEXT },
    Field { key: "comment_approval", allowed: "known_at_once (writers with an approved comment appear at once) or everybody_waits" },
    Field { key: "comment_days", allowed: "a number of days after publication, at most 3650; 0: never" },
    Field { key: "comment_reports", allowed: "a number of reports, at most 100; 0: never" },
    Field { key: "counts_from", allowed: "the number of views from which they are shown, or 0 to show none" },
    Field {
        key: "codes_from",
        allowed: "the lowest role that needs codes of an authenticator: administrator, editor, author or contributor; or nothing",
    },
    Field { key: "offline_reading", allowed: "yes or no: whether browsers keep stories for reading offline" },
];

/// The setting of this name; `-` and `_` are the same.
///
/// # Errors
/// There is none; the message lists them all.
pub fn field(key: &str) -> Result<&'static Field, SettingsError> {
    let wanted = key.trim().replace('-', "_");
    FIELDS.iter().find(|field| field.key.eq_ignore_ascii_case(&wanted)).ok_or_else(|| SettingsError::Unknown { key: key.to_owned() })
}

/// A setting's value as text.
pub fn get(settings: &SiteSettings, field: &Field) -> String {
    let slug = |slug: &Option<Slug>| slug.as_ref().map(ToString::to_string).unwrap_or_default();
    match field.key {
        "name" => settings.name.clone(),
        "tagline" => settings.tagline.clone(),
        "about" => settings.about.clone(),
        "language" => settings.language.to_string(),
        "time_zone" => settings.time_zone.clone(),
        "public_url" => settings.public_url.clone(),
        "permalinks" => settings.permalinks.as_str().to_owned(),
        "contact" => settings.contact.as_ref().map(ToString::to_string).unwrap_or_default(),
        "social" => settings.social.iter().map(|link| format!("{}={}", link.network, link.url)).collect::<Vec<_>>().join(", "),
        "main_menu" => slug(&settings.main_menu),
        "footer_menu" => slug(&settings.footer_menu),
        "logo_light" => settings.logo_light.as_ref().map(ToString::to_string).unwrap_or_default(),
        "logo_dark" => settings.logo_dark.as_ref().map(ToString::to_string).unwrap_or_default(),
        "ads_txt" => settings.texts.ads_txt.clone(),
        "security_txt" => settings.texts.security_txt.clone(),
        "humans_txt" => settings.texts.humans_txt.clone(),
        "headlines" => settings.look.headlines.to_string(),
        key if key.starts_with("colour_") => colour(&mut settings.look.clone(), key).map(|colour| colour.to_string()).unwrap_or_default(),
        "stories_per_page" => settings.stories_per_page.to_string(),
        "comment_approval" => settings.comments.approval.to_string(),
        "comment_days" => settings.comments.close_after_days.to_string(),
        "comment_reports" => settings.comments.hide_after_reports.to_string(),
        "counts_from" => settings.counts_from.to_string(),
        "codes_from" => settings.codes_from.map(|role| role.to_string()).unwrap_or_default(),
        "crawlers" => settings.crawlers.as_str().to_owned(),
        "offline_reading" => if settings.offline_reading { "yes" } else { "no" }.to_owned(),
        _ => String::new(),
    }
}

/// Reads `value` into the setting `key`. Whether a menu exists is not checked here.
///
/// # Errors
/// There is no such setting, or the value does not fit; the message names key, value and what is allowed.
pub fn set(settings: &mut SiteSettings, key: &str, value: &str) -> Result<(), SettingsError> {
    let field = field(key)?;
    read(settings, field.key, value.trim()).map_err(|why| SettingsError::Value {
        key: field.key.to_owned(),
        value: value.to_owned(),
        why,
        allowed: field.allowed,
    })
}

fn read(settings: &mut SiteSettings, key: &str, value: &str) -> Result<(), String> {
    let parsed = |error: domain::ParseError| error.to_string();
    match key {
        "name" => settings.name = line(value, 1, 200)?,
        "tagline" => settings.tagline = line(value, 0, 300)?,
        "about" => settings.about = text(value, 2000)?,
        "language" => settings.language = Language::parse(value).map_err(parsed)?,
        "time_zone" => settings.time_zone = time_zone(value)?,
        "public_url" => settings.public_url = optional(value, public_url)?.unwrap_or_default(),
        "permalinks" => settings.permalinks = Permalinks::parse(value).ok_or_else(|| "it is none of these".to_owned())?,
        "contact" => settings.contact = optional(value, |value| Email::parse(value).map_err(parsed))?,
        "social" => {
            settings.social = value.split(',').map(str::trim).filter(|link| !link.is_empty()).map(social).collect::<Result<_, _>>()?
        }
        "main_menu" => settings.main_menu = optional(value, |value| Slug::parse(value).map_err(parsed))?,
        "footer_menu" => settings.footer_menu = optional(value, |value| Slug::parse(value).map_err(parsed))?,
        "logo_light" => settings.logo_light = optional(value, |value| MediaId::parse(value).map_err(parsed))?,
        "logo_dark" => settings.logo_dark = optional(value, |value| MediaId::parse(value).map_err(parsed))?,
        "ads_txt" => settings.texts.ads_txt = text(value, 20_000)?,
        "security_txt" => settings.texts.security_txt = text(value, 20_000)?,
        "humans_txt" => settings.texts.humans_txt = text(value, 20_000)?,
        "headlines" => settings.look.headlines = HeadlineType::parse(value).map_err(parsed)?,
        key if key.starts_with("colour_") => {
            let place = colour(&mut settings.look, key).ok_or_else(|| "this program cannot read it".to_owned())?;
            *place = Colour::parse(value).map_err(parsed)?;
        }
        "stories_per_page" => {
            settings.stories_per_page =
                value.parse().ok().filter(|number| (1..=60).contains(number)).ok_or_else(|| "it is no number in that range".to_owned())?;
        }
        "codes_from" => {
            let role =
                |value: &str| Role::parse(value).ok().filter(|role| *role != Role::Reader).ok_or_else(|| "it is none of these".to_owned());
            settings.codes_from = optional(value, role)?;
        }
        "crawlers" => settings.crawlers = CrawlerPreset::parse(value).ok_or_else(|| "it is none of these".to_owned())?,
        "counts_from" => settings.counts_from = value.parse().map_err(|_| "it is no number".to_owned())?,
        "offline_reading" => {
            settings.offline_reading = match value.to_ascii_lowercase().as_str() {
                "yes" | "true" => true,
                "no" | "false" => false,
                _ => return Err("it is neither".to_owned()),
            };
        }
        "comment_approval" => settings.comments.approval = CommentApproval::parse(value).map_err(parsed)?,
        "comment_days" => settings.comments.close_after_days = number(value, 3650)?,
        "comment_reports" => settings.comments.hide_after_reports = number(value, 100)?,
        _ => return Err("this program cannot read it".to_owned()),
    }
    Ok(())
}

/// Where a look has the colour of this key.
fn colour<'a>(look: &'a mut Look, key: &str) -> Option<&'a mut Colour> {
    let name = key.strip_prefix("colour_")?;
    let (name, dark) = name.strip_suffix("_dark").map_or((name, false), |name| (name, true));
    let tone = match name {
        "paper" => &mut look.paper,
        "ink" => &mut look.ink,
        "accent" => &mut look.accent,
        "alert" => &mut look.alert,
        _ => return None,
    };
    Some(if dark { &mut tone.dark } else { &mut tone.light })
}

/// What is wrong with settings that are each allowed.
///
/// # Errors
/// A colour of text is too much like that of the page.
pub fn check(settings: &SiteSettings) -> Result<(), SettingsError> {
    let Some(found) = settings.look.unreadable().into_iter().next() else { return Ok(()) };
    let key = format!("colour_{}{}", found.text, if found.dark { "_dark" } else { "" });
    let field = field(&key)?;
    let why = format!("its contrast to the page is {:.1} and must be at least {:.1}", found.contrast, found.needed);
    Err(SettingsError::Value { value: get(settings, field), key, why, allowed: field.allowed })
}

fn number(value: &str, most: u16) -> Result<u16, String> {
    value.parse().ok().filter(|number| *number <= most).ok_or_else(|| "it is no number in that range".to_owned())
}

fn optional<T>(value: &str, read: impl Fn(&str) -> Result<T, String>) -> Result<Option<T>, String> {
    if value.is_empty() { Ok(None) } else { read(value).map(Some) }
}

fn line(value: &str, fewest: usize, most: usize) -> Result<String, String> {
    let line = one_line(value);
    let length = line.chars().count();
    if (fewest..=most).contains(&length) { Ok(line) } else { Err(format!("it has {length} characters")) }
}

fn text(value: &str, most: usize) -> Result<String, String> {
    let text: String = value.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    let length = text.chars().count();
    if length <= most { Ok(text) } else { Err(format!("it has {length} characters")) }
}

/// The zone's name as the database writes it.
fn time_zone(value: &str) -> Result<String, String> {
    let zone = TimeZone::get(value).map_err(|_| "the time zone database does not have it".to_owned())?;
    zone.iana_name().map(str::to_owned).ok_or_else(|| "it has no name in the time zone database".to_owned())
}

/// `Mastodon=https://social.example/@paper`.
fn social(value: &str) -> Result<SocialLink, String> {
    let (network, url) = value.split_once('=').ok_or_else(|| format!("{value:?} has no = between network and URL"))?;
    social_link(network, url)
}

/// A profile elsewhere, checked.
pub(super) fn social_link(network: &str, url: &str) -> Result<SocialLink, String> {
    let network = line(network, 1, 60).map_err(|why| format!("the network's name {network:?}: {why}"))?;
    match url::Url::parse(url.trim()) {
        Ok(parsed) if parsed.scheme() == "https" && parsed.username().is_empty() => Ok(SocialLink { network, url: parsed.into() }),
        Ok(_) => Err(format!("{url:?} is no https URL")),
        Err(error) => Err(format!("{url:?} is no URL ({error})")),
    }
}
