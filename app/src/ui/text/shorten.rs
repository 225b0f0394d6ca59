//! Sentences cut to a length.

/// Sentences in plain text, cut at a word near `most` characters: what search engines and feed readers show.
pub fn shortened(text: &str, most: usize) -> String {
    let text = domain::text::one_line(text);
    if text.chars().count() <= most {
        return text;
    }
    let cut: String = text.chars().take(most).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or(&cut).trim_end_matches([',', ';', ':', '.', '–', '—', ' ']))
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn descriptions_end_at_a_word() {
        assert_eq!(shortened("A river is a timetable, and more", 24), "A river is a timetable…");
        assert_eq!(shortened("Short", 24), "Short");
        assert_eq!(shortened("سلام دنیا سلام", 6), "سلام…");
        assert_eq!(shortened("unbreakable", 4), "unbr…");
    }
}
