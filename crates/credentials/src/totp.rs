//! Codes of an authenticator (RFC 6238): six digits, a new one every thirty seconds.

use data_encoding::BASE32_NOPAD;
use totp_rs::{Builder, Totp};
use url::Url;

use crate::Random;

/// Length of a time step, in seconds.
const STEP: i64 = 30;
/// So many steps before and after the present one are searched to find out whether a clock is off: five minutes.
const FAR: i64 = 10;

/// What a code is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeCheck {
    /// Right, for this time step (at most one before or after the present one). The step must not have been used.
    Right {
        /// Seconds since 1970 divided by thirty.
        step: i64,
    },
    /// Right for another time: the clock of the phone differs from the server's by about so many seconds (negative: it is behind).
    ClockOff {
        /// The difference.
        seconds: i64,
    },
    /// None.
    Wrong,
}

/// A fresh secret of 160 bits, in base 32.
///
/// # Errors
/// If the system has no randomness to give.
pub fn totp_secret(random: &dyn Random) -> Result<String, getrandom::Error> {
    let mut bytes = [0; 20];
    random.fill(&mut bytes)?;
    Ok(BASE32_NOPAD.encode(&bytes))
}

fn totp(secret: &str) -> Option<Totp> {
    let secret = BASE32_NOPAD.decode(secret.as_bytes()).ok()?;
    Builder::new().with_secret(secret).with_skew(0).build().ok()
}

/// Checks a code that was typed at `now` (seconds since 1970).
pub fn check_code(secret: &str, typed: &str, now: i64) -> CodeCheck {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let Some(totp) = totp(secret).filter(|_| digits.len() == 6) else { return CodeCheck::Wrong };
    let fits = |away: &i64| u64::try_from(now + away * STEP).is_ok_and(|time| totp.check(&digits, time).is_some());
    // every step is computed each time, so that the time taken says nothing about which one fits
    let mut fitting: Vec<i64> = (-FAR..=FAR).filter(fits).collect();
    fitting.sort_by_key(|away| away.abs());
    match fitting.first() {
        Some(away) if away.abs() <= 1 => CodeCheck::Right { step: now.div_euclid(STEP) + away },
        Some(away) => CodeCheck::ClockOff { seconds: away * STEP },
        None => CodeCheck::Wrong,
    }
}

/// The address that authenticators read from a QR code.
pub fn otpauth_address(secret: &str, paper: &str, account: &str) -> String {
    // a colon separates issuer and account
    let clean = |text: &str| text.replace(':', " ").trim().to_owned();
    let (paper, account) = (clean(paper), clean(account));
    let mut url = match Url::parse("otpauth://totp/") {
        Ok(url) => url,
        Err(_) => return String::new(),
    };
    url.set_path(&format!("{paper}:{account}"));
    // not a form: authenticators do not read + as a space
    let issuer: String = url::form_urlencoded::byte_serialize(paper.as_bytes()).collect::<String>().replace('+', "%20");
    url.set_query(Some(&format!("secret={secret}&issuer={issuer}&algorithm=SHA1&digits=6&period=30")));
    url.to_string()
}

/// A QR code as the path of an SVG picture of `size` × `size` units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrCode {
    /// Width and height, with a quiet zone of four units around.
    pub size: usize,
    /// One square for each dark module.
    pub path: String,
}

/// The QR code of a text; `None` if it is too long for one.
pub fn qr_code(text: &str) -> Option<QrCode> {
    use std::fmt::Write;
    const QUIET: usize = 4;
    let code = fast_qr::QRBuilder::new(text).build().ok()?;
    let mut path = String::new();
    for y in 0..code.size {
        for (x, module) in code[y].iter().take(code.size).enumerate() {
            if module.value() {
                let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
            }
        }
    }
    Some(QrCode { size: code.size + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemRandom;

    /// The secret of RFC 6238, appendix B, in base 32.
    const RFC: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    #[test]
    fn codes_of_the_standard_are_right_at_their_time() {
        // the last six of the eight digits that RFC 6238 lists
        for (time, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")] {
            assert_eq!(check_code(RFC, code, time), CodeCheck::Right { step: time / 30 });
            assert_eq!(check_code(RFC, &format!(" {} {} ", &code[..3], &code[3..]), time), CodeCheck::Right { step: time / 30 });
            assert_eq!(check_code(RFC, code, time + 30), CodeCheck::Right { step: time / 30 }, "a slow typist");
            assert_eq!(check_code(RFC, code, time - 30), CodeCheck::Right { step: time / 30 });
            assert_eq!(check_code(RFC, code, time + 90), CodeCheck::ClockOff { seconds: -90 });
            assert_eq!(check_code(RFC, code, time + 3600), CodeCheck::Wrong);
        }
        for wrong in ["", "000000", "28708", "2870822", "٢٨٧٠٨٢", "28708a", "\u{0}"] {
            assert_eq!(check_code(RFC, wrong, 59), CodeCheck::Wrong, "{wrong:?}");
        }
        assert_eq!(check_code("not base 32!", "287082", 59), CodeCheck::Wrong);
        assert_eq!(check_code(RFC, "287082", -5_000), CodeCheck::Wrong);
    }

    #[test]
    fn secrets_and_addresses_are_what_authenticators_read() {
        let secret = totp_secret(&SystemRandom).unwrap();
        assert_eq!(secret.len(), 32);
        let address = otpauth_address(&secret, "Diplomatic: Affairs & Co", "amina+desk@example.org");
        assert!(address.starts_with("otpauth://totp/Diplomatic%20%20Affairs%20&%20Co:amina+desk@example.org?secret="), "{address}");
        assert!(address.contains("&issuer=Diplomatic%20%20Affairs%20%26%20Co&"), "{address}");
        let code = qr_code(&address).unwrap();
        assert!(code.size > 30 && code.path.starts_with("M4 4h1v1h-1z"), "{}", code.path);
        assert!(qr_code(&"x".repeat(10_000)).is_none());
    }
}
