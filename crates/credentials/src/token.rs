//! Tokens for sessions and links.

use data_encoding::BASE64URL_NOPAD;

use crate::Random;

/// A token of 256 random bits: 43 letters, digits, `-` and `_`, fit for cookies and paths.
///
/// # Errors
/// If the system has no randomness to give.
pub fn fresh_token(random: &dyn Random) -> Result<String, getrandom::Error> {
    let mut bytes = [0; 32];
    random.fill(&mut bytes)?;
    Ok(BASE64URL_NOPAD.encode(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FixedRandom, SystemRandom};

    #[test]
    fn tokens_are_long_and_never_the_same() {
        for random in [&SystemRandom as &dyn Random, &FixedRandom::default()] {
            let made: std::collections::BTreeSet<String> = (0..1000).map(|_| fresh_token(random).unwrap()).collect();
            assert_eq!(made.len(), 1000);
            assert!(made.iter().all(|token| token.len() == 43 && token.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))));
        }
    }
}
