//! What proves an identity: passwords, codes of an authenticator, recovery codes, random tokens. No storage, no HTTP.

mod password;
mod random;
mod recovery;
mod strength;
mod token;
mod totp;

pub use password::{PasswordError, Passwords};
pub use random::{FixedRandom, Random, SystemRandom};
pub use recovery::{normalised_recovery_code, recovery_codes};
pub use strength::{Weakness, check_strength};
pub use token::fresh_token;
pub use totp::{CodeCheck, QrCode, check_code, otpauth_address, qr_code, totp_secret};
