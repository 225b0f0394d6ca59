//! The language of a page as social networks write it: `en_GB`, always with a country.

use domain::Language;

/// The country each language is assumed to be written for, where its tag names none. Others have no usual one.
const USUAL: &[(&str, &str)] = &[
    ("ar", "AR"),
    ("az", "AZ"),
    ("be", "BY"),
    ("bg", "BG"),
    ("bn", "IN"),
    ("cs", "CZ"),
    ("da", "DK"),
    ("de", "DE"),
    ("el", "GR"),
    ("en", "US"),
    ("es", "ES"),
    ("et", "EE"),
    ("fa", "IR"),
    ("fi", "FI"),
    ("fr", "FR"),
    ("he", "IL"),
    ("hi", "IN"),
    ("hr", "HR"),
    ("hu", "HU"),
    ("hy", "AM"),
    ("id", "ID"),
    ("it", "IT"),
    ("ja", "JP"),
    ("ka", "GE"),
    ("kk", "KZ"),
    ("ko", "KR"),
    ("ku", "TR"),
    ("ky", "KG"),
    ("lt", "LT"),
    ("lv", "LV"),
    ("mn", "MN"),
    ("ms", "MY"),
    ("ne", "NP"),
    ("nl", "NL"),
    ("pa", "IN"),
    ("pl", "PL"),
    ("ps", "AF"),
    ("pt", "PT"),
    ("ro", "RO"),
    ("ru", "RU"),
    ("sk", "SK"),
    ("sl", "SI"),
    ("sq", "AL"),
    ("sr", "RS"),
    ("sv", "SE"),
    ("sw", "KE"),
    ("ta", "IN"),
    ("tg", "TJ"),
    ("th", "TH"),
    ("tr", "TR"),
    ("uk", "UA"),
    ("ur", "PK"),
    ("uz", "UZ"),
    ("vi", "VN"),
    ("zh", "CN"),
];

/// `en-GB` becomes `en_GB`, `ur` becomes `ur_PK`; `None` where no country is named or usual.
pub fn social_locale(language: &Language) -> Option<String> {
    let mut subtags = language.as_str().split('-');
    let primary = subtags.next()?.to_ascii_lowercase();
    let mut country = USUAL.iter().find(|(language, _)| *language == primary).map(|(_, country)| (*country).to_owned());
    for subtag in subtags {
        match subtag {
            // what follows a single letter is an extension and names no country
            one if one.len() == 1 => break,
            two if two.len() == 2 => country = Some(two.to_ascii_uppercase()),
            script if script.eq_ignore_ascii_case("Hant") => country = Some("TW".to_owned()),
            _ => {}
        }
    }
    country.map(|country| format!("{primary}_{country}"))
}
