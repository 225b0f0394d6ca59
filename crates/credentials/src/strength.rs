//! Which new passwords are refused: short ones, and those that programs guess first.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// Shortest password, in characters as people count them.
const SHORTEST: usize = 12;
/// Longest password, in bytes: enough for any passphrase, and a bound for the work of hashing.
pub(crate) const LONGEST: usize = 1024;
/// A password that is guessed in fewer tries (ten to this power) is refused. Passwords from lists of leaked ones, keyboard walks, dates
/// and repetitions stay far below it; four unrelated words are far above.
const GUESSES_LOG10: f64 = 8.0;

/// Why a new password is refused, in words for the person who chose it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Weakness {
    /// Too few characters.
    #[error("has {0} characters; use at least 12, for example four unrelated words")]
    Short(usize),
    /// Too many bytes.
    #[error("is too long; 1,024 bytes are the most")]
    Long,
    /// Little is left without the person's own name, address or the paper's name.
    #[error("is mostly made of “{0}”; names and addresses are guessed first, choose something else")]
    Personal(String),
    /// Known from leaked passwords, or built like them.
    #[error("is one of those that are guessed first: common words, names, dates or keys in a row; use four unrelated words")]
    Common,
}

/// Checks a new password. `personal` are texts that a stranger could know: name, e-mail address, the paper's name.
///
/// # Errors
/// Why it is refused.
pub fn check_strength(password: &str, personal: &[&str]) -> Result<(), Weakness> {
    let password: String = password.nfc().collect();
    let length = password.graphemes(true).count();
    if password.len() > LONGEST {
        return Err(Weakness::Long);
    }
    if length < SHORTEST {
        return Err(Weakness::Short(length));
    }
    let mut words: Vec<String> = personal.iter().flat_map(|text| personal_words(text)).collect();
    // the longest first, so that a whole address goes before its parts
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.dedup();
    let mut rest = password.to_lowercase();
    for word in &words {
        let without = rest.replace(word.as_str(), "");
        if without.len() < rest.len() && without.graphemes(true).count() < SHORTEST {
            return Err(Weakness::Personal(word.clone()));
        }
        rest = without;
    }
    let known: Vec<&str> = words.iter().map(String::as_str).collect();
    // its work grows with the square of the length; what is longer is not weaker
    let head: String = password.chars().take(72).collect();
    if zxcvbn::zxcvbn(&head, &known).guesses_log10() < GUESSES_LOG10 {
        return Err(Weakness::Common);
    }
    Ok(())
}

/// The text itself and its words of four letters and more, in lower case.
fn personal_words(text: &str) -> Vec<String> {
    let text = text.trim().to_lowercase();
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| part.chars().count() >= 4);
    let all = std::iter::once(text.clone()).chain(std::iter::once(text.replace(' ', ""))).chain(parts.map(str::to_owned));
    all.filter(|word| word.chars().count() >= 4).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERSONAL: [&str; 3] = ["Amina Khan", "amina.khan@example.org", "Diplomatic Affairs"];

    #[test]
    fn length_alone_decides_about_unlikely_ones() {
        for good in [
            "correct horse battery staple",
            "vier-Woerter-die-nicht-passen",
            "Xq7#mPw2$kLz",
            "کتاب دریا سورج پہاڑ قلم",
            "🦀🧭📰🕯️🎻🫖🪁🧶🛶🪗🥁🪕",
            "amina khan likes seven quiet green harbours",
        ] {
            assert_eq!(check_strength(good, &PERSONAL), Ok(()), "{good}");
        }
        assert_eq!(check_strength("Xq7#mPw2$kL", &PERSONAL), Err(Weakness::Short(11)));
        assert_eq!(check_strength("", &PERSONAL), Err(Weakness::Short(0)));
        assert_eq!(check_strength(&"🦀".repeat(11), &PERSONAL), Err(Weakness::Short(11)));
        assert_eq!(check_strength(&"aB3$ xyz".repeat(200), &PERSONAL), Err(Weakness::Long));
    }

    #[test]
    fn common_and_leaked_looking_ones_are_refused() {
        for bad in [
            "password1234",
            "Password1234!",
            "passwordpassword",
            "qwertyuiop12",
            "1q2w3e4r5t6y",
            "123456789012",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "iloveyou2026",
            "administrator1",
            "letmein12345",
            "P@ssw0rd2026",
        ] {
            assert_eq!(check_strength(bad, &PERSONAL), Err(Weakness::Common), "{bad}");
        }
    }

    #[test]
    fn names_and_addresses_do_not_count() {
        for bad in ["aminakhan2026", "Amina.Khan@example.org", "DiplomaticAffairs!", "diplomatic-amina-1", "khan@example.org99"] {
            assert!(matches!(check_strength(bad, &PERSONAL), Err(Weakness::Personal(_))), "{bad}: {:?}", check_strength(bad, &PERSONAL));
        }
    }
}
