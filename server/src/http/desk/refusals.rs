//! Refusals of the crates below in words of the desk.

use app::{desk::words::errors, ui::words::Word};
use credentials::Weakness;
use newsroom::people::Refusal;

/// Why a new password is refused.
pub fn weak_password(weakness: &Weakness) -> String {
    match weakness {
        Weakness::Short(length) => errors::SHORT_PASSWORD.with(&[("number", &app::desk::words::time::number(length))]),
        Weakness::Long => errors::LONG_PASSWORD.into(),
        Weakness::Personal(word) => errors::PERSONAL_PASSWORD.with(&[("word", word)]),
        Weakness::Common => errors::COMMON_PASSWORD.into(),
    }
}

/// Why a single-use link does not work.
pub fn useless_link(refusal: Refusal) -> Word {
    match refusal {
        Refusal::LinkUnknown => errors::LINK_UNKNOWN,
        Refusal::LinkUsed => errors::LINK_USED,
        Refusal::LinkExpired => errors::LINK_EXPIRED,
        Refusal::LinkCancelled => errors::LINK_CANCELLED,
        Refusal::EmailTaken => errors::LINK_EMAIL_TAKEN,
        Refusal::AuthorTaken => errors::AUTHOR_TAKEN,
        Refusal::SetUpDone => errors::SET_UP_DONE,
        _ => errors::LINK_USELESS,
    }
}
