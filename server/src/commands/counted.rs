//! Numbers with their noun: "1 story", "2 stories".

/// `number` with the form of the noun that goes with it.
pub fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The noun of a kind of record (`story`, `media`) after a number.
pub fn noun(kind: &str, number: u64) -> String {
    match kind {
        "media" | "settings" => kind.to_owned(),
        one if number == 1 => one.to_owned(),
        "story" => "stories".to_owned(),
        one => format!("{one}s"),
    }
}
