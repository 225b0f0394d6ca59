//! An e-mail address that people can read and copy, and that programs which collect addresses read wrongly.

use domain::Email;

use crate::prelude::*;

/// The address with a part before its host that the style sheet hides from everybody, screen readers included.
pub fn shielded(email: &Email) -> Markup {
    let (mailbox, host) = email.as_str().rsplit_once('@').unwrap_or((email.as_str(), ""));
    let (mailbox, host) = (mailbox.to_owned(), host.to_owned());
    view! { <bdi class="address" dir="ltr">{mailbox} "@" <span class="form-aside" aria-hidden="true">"not."</span> {host}</bdi> }.markup()
}
