//! The form of an e-mail address under which it is unique.

use caseless::Caseless;
use domain::Email;
use unicode_normalization::UnicodeNormalization;

/// The address normalised (NFKC), case-folded, with its domain in punycode: `Straße@MÜNCHEN.example` and `STRASSE@münchen.example`
/// are one person. Not for sending mail to.
pub fn email_key(email: &Email) -> String {
    let text: String = email.as_str().nfkc().default_case_fold().nfkc().collect();
    match text.rsplit_once('@') {
        Some((mailbox, domain)) => {
            let domain = idna::domain_to_ascii(domain).unwrap_or_else(|_| domain.to_owned());
            format!("{mailbox}@{}", domain.trim_end_matches('.'))
        }
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> String {
        email_key(&Email::parse(text).unwrap())
    }

    #[test]
    fn spellings_of_one_address_are_one() {
        for (one, other) in [
            ("Name@example.org", "name@EXAMPLE.org"),
            ("Straße@example.org", "STRASSE@example.org"),
            ("\u{ff4e}ame@example.org", "name@example.org"),
            ("cafe\u{301}@example.org", "caf\u{e9}@example.org"),
            ("a@münchen.example", "a@xn--mnchen-3ya.example"),
            ("a@MÜNCHEN.example", "a@münchen.example"),
        ] {
            assert_eq!(key(one), key(other));
        }
    }

    #[test]
    fn different_mailboxes_stay_different() {
        for (one, other) in
            [("a+desk@example.org", "a@example.org"), ("a.b@example.org", "ab@example.org"), ("i@example.org", "İ@example.org")]
        {
            assert_ne!(key(one), key(other));
        }
    }
}
