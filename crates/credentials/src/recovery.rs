//! Recovery codes: for those who have lost their authenticator.

use data_encoding::BASE32_NOPAD;

use crate::Random;

/// Ten codes of 80 random bits each, in lower case and in groups of four: `abcd-efgh-ijkl-mnop`. Store only digests of their
/// [`normalised_recovery_code`] form.
///
/// # Errors
/// If the system has no randomness to give.
pub fn recovery_codes(random: &dyn Random) -> Result<Vec<String>, getrandom::Error> {
    (0..10)
        .map(|_| {
            let mut bytes = [0; 10];
            random.fill(&mut bytes)?;
            let code = BASE32_NOPAD.encode(&bytes).to_ascii_lowercase();
            let groups: Vec<&str> = [0, 4, 8, 12].iter().filter_map(|at| code.get(*at..at + 4)).collect();
            Ok(groups.join("-"))
        })
        .collect()
}

/// A code as it was typed, without what does not matter: spaces, hyphens, upper case.
pub fn normalised_recovery_code(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemRandom;

    #[test]
    fn ten_different_codes_are_read_however_they_are_typed() {
        let codes = recovery_codes(&SystemRandom).unwrap();
        assert_eq!(codes.iter().collect::<std::collections::BTreeSet<_>>().len(), 10);
        for code in codes {
            assert_eq!(code.len(), 19);
            let plain = normalised_recovery_code(&code);
            assert_eq!(plain.len(), 16);
            assert_eq!(normalised_recovery_code(&format!("  {} ", code.to_uppercase().replace('-', " "))), plain);
        }
    }
}
