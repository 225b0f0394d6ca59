//! Names of languages in themselves, as readers know their own.

use domain::Language;

const NAMES: [(&str, &str); 40] = [
    ("ar", "العربية"),
    ("az", "Azərbaycanca"),
    ("bal", "بلۏچی"),
    ("bn", "বাংলা"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hu", "Magyar"),
    ("id", "Bahasa Indonesia"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("kk", "Қазақша"),
    ("ko", "한국어"),
    ("ku", "Kurdî"),
    ("ky", "Кыргызча"),
    ("ms", "Bahasa Melayu"),
    ("ne", "नेपाली"),
    ("nl", "Nederlands"),
    ("pa", "پنجابی"),
    ("pl", "Polski"),
    ("ps", "پښتو"),
    ("pt", "Português"),
    ("ru", "Русский"),
    ("sd", "سنڌي"),
    ("sv", "Svenska"),
    ("tg", "Тоҷикӣ"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("uz", "Oʻzbekcha"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
];

/// Its name in itself; its code, if this list lacks it.
pub fn language_name(language: &Language) -> &str {
    let primary = language.as_str().split('-').next().unwrap_or_default();
    NAMES.iter().find(|(code, _)| code.eq_ignore_ascii_case(primary)).map_or(language.as_str(), |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_named_in_themselves() {
        let name = |code: &str| language_name(&Language::parse(code).unwrap()).to_owned();
        assert_eq!(["ur-PK", "zh-Hans", "EN", "tlh"].map(name), ["اردو", "中文", "English", "tlh"]);
        assert!(NAMES.is_sorted());
    }
}
