//! Letters that do not come apart into a base and an accent, and what readers type for them; digits of other scripts.

/// Letters of Latin and Arabic script, and the letters under which they are indexed.
const TYPED: &[(char, &str)] = &[
    ('ł', "l"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('ħ', "h"),
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('þ', "th"),
    ('ı', "i"),
    ('ŧ', "t"),
    ('ŋ', "ng"),
    ('ɓ', "b"),
    ('ɗ', "d"),
    ('ƙ', "k"),
    ('ə', "e"),
    // Persian, Urdu, Pashto, Kurdish and Arabic keyboards write these letters with different characters
    ('ک', "ك"),
    ('ڪ', "ك"),
    ('ی', "ي"),
    ('ى', "ي"),
    ('ې', "ي"),
    ('ہ', "ه"),
    ('ة', "ه"),
    ('ە', "ه"),
    ('ھ', "ه"),
    ('ٱ', "ا"),
    ('٫', "."),
    ('٬', ","),
    ('،', ","),
];

/// The zeros of scripts with digits of their own.
const ZEROS: &[char] = &['٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '၀', '០', '᠐'];

/// What readers type for a letter in lower case: the letter itself, or one or two others.
pub(super) fn typed(c: char) -> impl Iterator<Item = char> {
    let other = if c.is_ascii() { None } else { TYPED.iter().find(|(letter, _)| *letter == c).map(|(_, typed)| *typed) };
    let itself = if other.is_none() { Some(western_digit(c)) } else { None };
    other.into_iter().flat_map(str::chars).chain(itself)
}

fn western_digit(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let value = ZEROS.iter().filter_map(|zero| u32::from(c).checked_sub(u32::from(*zero))).find(|value| *value < 10);
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn letters_and_digits_are_those_that_readers_type() {
        for (letter, becomes) in
            [('ł', "l"), ('ß', "ss"), ('ک', "ك"), ('۹', "9"), ('٠', "0"), ('५', "5"), ('a', "a"), ('é', "é"), ('水', "水")]
        {
            assert_eq!(typed(letter).collect::<String>(), becomes);
        }
    }
}
