//! Numbers as readers see them.

use super::date_words::DIGITS;

/// A number, or a text with numbers in it, in the digits of the current language.
pub fn digits(text: impl ToString) -> String {
    let (text, digits) = (text.to_string(), DIGITS.text());
    if digits == DIGITS.english {
        return text;
    }
    let digit = |letter: char| letter.to_digit(10).and_then(|digit| digits.chars().nth(usize::try_from(digit).ok()?));
    text.chars().map(|letter| digit(letter).unwrap_or(letter)).collect()
}

/// `1.2 MB`.
pub fn bytes(number: i64) -> String {
    let (unit, size) =
        [("GB", 1_000_000_000_i64), ("MB", 1_000_000), ("KB", 1000)].into_iter().find(|(_, size)| number >= *size).unwrap_or(("B", 1));
    if size == 1 {
        return format!("{number} {unit}");
    }
    let tenths = number / (size / 10);
    format!("{}.{} {unit}", grouped(tenths / 10), tenths % 10)
}

/// `1,234`.
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        text.push('\u{2212}');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    self::digits(text)
}

/// Whole minutes it takes to read so many words, at least one.
pub fn reading_minutes(words: usize) -> usize {
    words.div_ceil(230).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_three() {
        assert_eq!([0, 999, 1000, 1_234_567, -1000].map(grouped), ["0", "999", "1,000", "1,234,567", "\u{2212}1,000"]);
    }

    #[test]
    fn reading_takes_at_least_a_minute() {
        assert_eq!([0, 230, 231, 2300].map(reading_minutes), [1, 1, 2, 10]);
    }
}
