//! Words as search sees them: the same on both databases, because both are given these and nothing else.
//!
//! Lower case, without accents, in the letters and digits that readers type; English possessives and plurals reduced.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::letters;

/// Longer words are cut: nobody types them.
const LONGEST: usize = 48;

/// Stands for the decimal point in an indexed number. Databases take a point for the end of a word, but not a private character.
pub(super) const POINT: char = '\u{e002}';

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it begins, in bytes.
    pub(crate) start: usize,
    /// Where it ends, in bytes.
    pub(crate) end: usize,
    /// Without case and accents.
    pub(crate) plain: String,
    /// Without plural ending as well: what is indexed.
    pub(crate) stem: String,
    /// A part of it that readers search for alone, as a stem: the name in `Erdoğan'ın` and `l'Élysée`, the number in `1.24bn`.
    pub(crate) part: Option<String>,
}

/// The words of a text, in order.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    text.unicode_word_indices().filter_map(|(start, word)| {
        let whole = without_possessive(word);
        let plain = plain(whole);
        if plain.is_empty() {
            return None;
        }
        let stem = stem(&plain);
        let part = part(whole, &plain).filter(|part| *part != stem);
        Some(Word { start, end: start + word.len(), stem, plain, part })
    })
}

/// A word as readers see it, with its point.
pub(super) fn shown(word: &str) -> String {
    word.replace(POINT, ".")
}

/// A word without case, accents and punctuation, in the letters that readers type for it; numbers with Western digits and a point.
fn plain(word: &str) -> String {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return word.bytes().take(LONGEST).map(|byte| byte.to_ascii_lowercase() as char).collect();
    }
    let folded =
        word.chars().flat_map(char::to_lowercase).nfkd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase).flat_map(letters::typed);
    let folded: Vec<char> = folded.filter(|c| c.is_alphanumeric() || is_combining_mark(*c) || matches!(c, '.' | ',')).collect();
    let mut plain = String::new();
    for (at, c) in folded.iter().enumerate().take(LONGEST) {
        let digits_behind = folded.iter().skip(at + 1).take_while(|c| c.is_ascii_digit()).count();
        let is_within_number =
            at.checked_sub(1).and_then(|before| folded.get(before)).is_some_and(char::is_ascii_digit) && digits_behind > 0;
        match c {
            '.' if is_within_number => plain.push(POINT),
            // `10,000` is one number; `3,5` is how half of Europe writes 3.5
            ',' if is_within_number && digits_behind != 3 => plain.push(POINT),
            '.' | ',' => {}
            c => plain.push(*c),
        }
    }
    plain
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}' | '\u{ff07}')
}

/// `James's` is what is James's.
fn without_possessive(word: &str) -> &str {
    word.strip_suffix(['s', 'S']).and_then(|name| name.strip_suffix(is_apostrophe)).filter(|name| !name.is_empty()).unwrap_or(word)
}

/// The part that readers search for alone.
fn part(word: &str, plain_word: &str) -> Option<String> {
    if let Some((before, after)) = word.split_once(is_apostrophe) {
        // an ending (`Erdoğan'ın`), or an article (`l'Élysée`, `d'Estaing`)
        let (short, long) = if before.chars().count() <= 2 { (before, after) } else { (after, before) };
        let is_part = short.chars().count() <= 4 && long.chars().count() >= 3;
        return is_part.then(|| stem(&plain(long)));
    }
    let digits = plain_word.find(|c: char| !(c.is_ascii_digit() || c == POINT)).filter(|end| *end > 0)?;
    plain_word.get(..digits).map(str::to_owned)
}

/// Marks that readers leave out when they type: Latin, Greek and Cyrillic accents, Hebrew and Arabic vowel points, the Arabic stretcher.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

/// The word without its English plural ending.
fn stem(word: &str) -> String {
    let cut = |count: usize| word.get(..word.len() - count).unwrap_or(word).to_owned();
    if !word.is_ascii() || word.len() < 4 || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") || !word.ends_with('s') {
        return word.to_owned();
    }
    if word.len() > 4 && word.ends_with("ies") {
        return cut(3) + "y";
    }
    if ["sses", "shes", "ches", "xes", "zes"].iter().any(|ending| word.ends_with(ending)) {
        return cut(2);
    }
    cut(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        words(text).map(|word| word.stem).collect()
    }

    #[test]
    fn folds_what_readers_do_not_type() {
        assert_eq!(stems("Pakistan’s Überfall: the U.S. talks, don't"), ["pakistan", "uberfall", "the", "us", "talk", "dont"]);
        assert_eq!(stems("taxes policies crisis class virus countries"), ["tax", "policy", "crisis", "class", "virus", "country"]);
        assert_eq!(stems("COVID-19 Ｆｕｌｌ"), ["covid", "19", "full"]);
        assert_eq!(stems("مُحَمَّد"), stems("محمد"));
        for (written, typed) in [
            ("Wałęsa Łódź Tromsø Jørgensen", "Walesa Lodz Tromso Jorgensen"),
            ("Đinđić Gießen Diyarbakır Yıldırım İzmir", "Dindic Giessen Diyarbakir Yildirim Izmir"),
            ("Æthelred œuvre Þingvellir Reykjavíkurborð Għawdex", "Aethelred oeuvre Thingvellir Reykjavikurbord Ghawdex"),
            ("Wałęsa’s James’s Kennedys’", "Walesa James Kennedy"),
            ("پاکستان کی ہوا ۲۰۲۴", "پاكستان كي هوا 2024"),
            ("٢٠٢٤ २०२४", "2024 2024"),
            ("10,000 ٣٫٥ 3,5", "10000 3.5 3.5"),
        ] {
            assert_eq!(stems(written), stems(typed), "{written}");
        }
    }

    #[test]
    fn numbers_keep_their_point() {
        for (one, other) in [("1.24bn", "124bn"), ("3.5", "35"), ("1.24bn", "12.4bn"), ("2.0", "20")] {
            assert_ne!(stems(one), stems(other), "{one}");
        }
        assert_eq!(shown(&stems("1.24bn")[0]), "1.24bn");
        let parts = |text: &str| words(text).filter_map(|word| Some(shown(&word.part?))).collect::<Vec<_>>();
        assert_eq!(parts("$1.24bn 35 3.5% G20 5km"), ["1.24", "5"]);
        assert_eq!(parts("Erdoğan'ın l'Élysée don't O'Brien Walesa's"), ["erdogan", "elysee", "don", "brien"]);
        assert_eq!(stems("Кыргызстан Ёлка"), ["кыргызстан", "елка"]);
        assert!(stems("!!! 🎉 \u{0} '\"").is_empty());
    }

    #[test]
    fn says_where_words_are() {
        let text = "Überfall talks";
        let found: Vec<_> = words(text).map(|word| &text[word.start..word.end]).collect();
        assert_eq!(found, ["Überfall", "talks"]);
    }
}
