//! Words of the interface in the language of the request (decision 0070). English is in the source beside each word's name; every other
//! language is one file of [`LANGUAGES`].

use std::{borrow::Cow, collections::HashMap, fmt, future::Future, sync::LazyLock};

use domain::{Direction, Language};
use leptos::tachys::{html::attribute::IntoAttributeValue, view::IntoRender};

/// A language of the interface: tag, its name in itself, and the text of its file.
type Entry = (&'static str, &'static str, &'static str);

/// All languages of the interface. English is the first one and has no file.
const LANGUAGES: [Entry; 2] = [("en", "English", ""), ("ur", "اردو", include_str!("../../words/ur.toml"))];

static CATALOGUES: LazyLock<Vec<HashMap<String, String>>> = LazyLock::new(|| LANGUAGES.iter().map(|(.., file)| catalogue(file)).collect());

tokio::task_local! {
    static CURRENT: InterfaceLanguage;
}

/// A language that the interface speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct InterfaceLanguage(usize);

impl InterfaceLanguage {
    /// All of them, English first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..LANGUAGES.len()).map(Self)
    }

    /// The one that `language` asks for, whatever its region; `None` for a language without a catalogue.
    pub fn of(language: &Language) -> Option<Self> {
        Self::by_tag(language.as_str())
    }

    /// The first language that a browser accepts (`Accept-Language: ur-PK,ur;q=0.9,en;q=0.8`) and that has a catalogue; else English.
    pub fn accepted(header: &str) -> Self {
        let mut wanted: Vec<(f32, &str)> = header
            .split(',')
            .take(20)
            .filter_map(|part| {
                let (tag, parameter) = part.split_once(';').unwrap_or((part, ""));
                let weight = parameter.trim().strip_prefix("q=").map_or(Some(1.0), |weight| weight.parse().ok())?;
                (weight > 0.0).then_some((weight, tag.trim()))
            })
            .collect();
        // stable: equal weights stay in the browser's order
        wanted.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        wanted.into_iter().find_map(|(_, tag)| Self::by_tag(tag)).unwrap_or_default()
    }

    /// The language of the request that is handled by this task; English outside of requests.
    pub fn current() -> Self {
        CURRENT.try_with(|current| *current).unwrap_or_default()
    }

    /// Its tag, for `lang` attributes.
    pub fn tag(self) -> &'static str {
        self.entry().0
    }

    /// Its name in itself.
    pub fn name(self) -> &'static str {
        self.entry().1
    }

    /// The direction in which it is written.
    pub fn direction(self) -> Direction {
        Language::parse(self.tag()).map_or(Direction::LeftToRight, |language| language.direction())
    }

    /// Runs `future` with this as the [current](Self::current) language.
    pub fn scope<F: Future>(self, future: F) -> impl Future<Output = F::Output> {
        CURRENT.scope(self, future)
    }

    /// Calls `make` with this as the [current](Self::current) language.
    pub fn within<T>(self, make: impl FnOnce() -> T) -> T {
        CURRENT.sync_scope(self, make)
    }

    fn by_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        LANGUAGES.iter().position(|(known, ..)| known.eq_ignore_ascii_case(primary)).map(Self)
    }

    fn entry(self) -> Entry {
        LANGUAGES.get(self.0).copied().unwrap_or_default()
    }
}

/// A word or sentence of the interface. Rendered, it becomes its text in the [current](InterfaceLanguage::current) language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Word {
    /// Its name in the files of the languages, for example `stories.TITLE`.
    pub name: &'static str,
    /// Its English text, with parameters in braces.
    pub english: &'static str,
}

impl Word {
    /// Its text in the current language.
    pub fn text(self) -> &'static str {
        self.text_in(InterfaceLanguage::current()).unwrap_or(self.english)
    }

    /// Its text in a language; `None` if the file of that language lacks it.
    pub fn text_in(self, language: InterfaceLanguage) -> Option<&'static str> {
        if self.is_empty() || language == InterfaceLanguage::default() {
            return Some(self.english);
        }
        CATALOGUES.get(language.0)?.get(self.name).map(String::as_str)
    }

    /// Its text with a value for each `{parameter}`.
    pub fn with(self, values: &[(&str, &str)]) -> String {
        let is_ltr = InterfaceLanguage::current().direction() == Direction::LeftToRight;
        let mut text = self.text().to_owned();
        for (name, value) in values {
            // a name in another script must not change the order of the words around it
            let value = if is_ltr { Cow::Borrowed(*value) } else { Cow::Owned(format!("\u{2068}{value}\u{2069}")) };
            text = text.replace(&format!("{{{name}}}"), &value);
        }
        text
    }

    /// Whether there is no such word, as in the label of an act that has no button.
    pub fn is_empty(self) -> bool {
        self.english.is_empty()
    }
}

/// A sentence about a number, `{count}` in it, with a form for one and a form for all others: English and Urdu need no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// The form for 1.
    pub one: Word,
    /// The form for 0 and from 2 on.
    pub other: Word,
}

impl Counted {
    /// The sentence about this number, which is written in the digits of the language.
    pub fn of(self, count: impl TryInto<i64>) -> String {
        let count = count.try_into().unwrap_or(i64::MAX);
        let form = if count == 1 { self.one } else { self.other };
        form.text().replace("{count}", &super::text::numbers::grouped(count))
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl AsRef<str> for Word {
    fn as_ref(&self) -> &str {
        self.text()
    }
}

impl From<Word> for String {
    fn from(word: Word) -> Self {
        word.text().to_owned()
    }
}

impl IntoRender for Word {
    type Output = &'static str;

    fn into_render(self) -> &'static str {
        self.text()
    }
}

impl IntoAttributeValue for Word {
    type Output = &'static str;

    fn into_attribute_value(self) -> &'static str {
        self.text()
    }
}

/// The texts of a file by name. A file that cannot be read has none; a test checks the files.
fn catalogue(file: &str) -> HashMap<String, String> {
    fn collect(prefix: &str, table: toml::Table, into: &mut HashMap<String, String>) {
        for (key, value) in table {
            let name = if prefix.is_empty() { key } else { format!("{prefix}.{key}") };
            match value {
                toml::Value::String(text) => drop(into.insert(name, text)),
                toml::Value::Table(table) => collect(&name, table, into),
                _ => {}
            }
        }
    }
    let mut texts = HashMap::new();
    collect("", file.parse().unwrap_or_default(), &mut texts);
    texts
}

/// The words that site and desk share: of dates, and of the blocks of a text.
pub fn shared() -> impl Iterator<Item = &'static Word> {
    [super::text::date_words::WORDS, super::blocks::words::WORDS].into_iter().flatten().copied().flatten()
}

/// The names that the file of a language has, for the test that compares them with the words.
pub fn names_in(language: InterfaceLanguage) -> impl Iterator<Item = &'static str> {
    CATALOGUES.get(language.0).into_iter().flat_map(|texts| texts.keys().map(String::as_str))
}

/// Declares words: constants in the first braces (`NAME = "English";`, with a number `NAME = "{count} story", "{count} stories";`), then
/// functions that give a word to each variant of an enum. `WORDS` lists them. Each needs a line in the file of every language
/// (`app/words/`), sentences with a number a table with `one` and `other`; a test names those that lack one.
macro_rules! words {
    (
        $module:ident { $($(#[$doc:meta])* $name:ident = $english:literal $(, $other:literal)?;)* }
        $($(#[$of_doc:meta])* $of:ident($kind:ty) { $($variant:ident = $text:literal;)* })*
    ) => {
        $($crate::ui::words::word_constant! { $module $(#[$doc])* $name = $english $(, $other)? })*
        $(
            $(#[$of_doc])*
            pub fn $of(of: $kind) -> $crate::ui::words::Word {
                match of {
                    $(<$kind>::$variant => $crate::ui::words::Word {
                        name: concat!(stringify!($module), ".", stringify!($of), ".", stringify!($variant)),
                        english: $text,
                    },)*
                }
            }
        )*
        /// Every word above.
        pub const WORDS: &[&[$crate::ui::words::Word]] = &[
            $($crate::ui::words::forms_of_word!($module $name = $english $(, $other)?),)*
            $($(&[$crate::ui::words::Word {
                name: concat!(stringify!($module), ".", stringify!($of), ".", stringify!($variant)),
                english: $text,
            }],)*)*
        ];
    };
}
/// One constant of `words!`.
macro_rules! word_constant {
    ($module:ident $(#[$doc:meta])* $name:ident = $english:literal) => {
        $(#[$doc])*
        pub const $name: $crate::ui::words::Word =
            $crate::ui::words::Word { name: concat!(stringify!($module), ".", stringify!($name)), english: $english };
    };
    ($module:ident $(#[$doc:meta])* $name:ident = $one:literal, $other:literal) => {
        $(#[$doc])*
        pub const $name: $crate::ui::words::Counted = $crate::ui::words::Counted {
            one: $crate::ui::words::Word { name: concat!(stringify!($module), ".", stringify!($name), ".one"), english: $one },
            other: $crate::ui::words::Word { name: concat!(stringify!($module), ".", stringify!($name), ".other"), english: $other },
        };
    };
}
/// The words that a constant of `words!` consists of.
macro_rules! forms_of_word {
    ($module:ident $name:ident = $english:literal) => {
        &[$name]
    };
    ($module:ident $name:ident = $one:literal, $other:literal) => {
        &[$name.one, $name.other]
    };
}
/// Declares modules of words, and lists the words of all of them for the test that looks for missing translations.
macro_rules! word_modules {
    ($($module:ident),* $(,)?) => {
        $(pub mod $module;)*

        /// Every word of this module and those in it.
        pub fn all() -> impl Iterator<Item = &'static $crate::ui::words::Word> {
            [WORDS, $($module::WORDS),*].into_iter().flatten().copied().flatten()
        }
    };
}
pub(crate) use {forms_of_word, word_constant, word_modules, words};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_s_languages_are_weighed() {
        let urdu = InterfaceLanguage::by_tag("ur").unwrap();
        for (header, language) in [
            ("ur-PK,ur;q=0.9,en;q=0.8", urdu),
            ("en-GB,en;q=0.9,ur;q=0.8", InterfaceLanguage::default()),
            ("de, en;q=0.4, UR;q=0.5", urdu),
            ("ur;q=0, en", InterfaceLanguage::default()),
            ("de-DE", InterfaceLanguage::default()),
            ("", InterfaceLanguage::default()),
            ("ur;q=x;;,=,", InterfaceLanguage::default()),
            ("en, ur;q=NaN", InterfaceLanguage::default()),
        ] {
            assert_eq!(InterfaceLanguage::accepted(header), language, "{header}");
        }
    }

    #[test]
    fn the_current_language_ends_with_its_scope() {
        let urdu = InterfaceLanguage::by_tag("ur").unwrap();
        assert_eq!(urdu.within(InterfaceLanguage::current), urdu);
        assert_eq!((InterfaceLanguage::current(), urdu.direction()), (InterfaceLanguage::default(), Direction::RightToLeft));
    }
}
