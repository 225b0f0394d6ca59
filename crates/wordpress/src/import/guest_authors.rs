//! Authors without an account, which the Co-Authors plugin stores as items.

use std::collections::HashMap;

use super::references::guest_login;
use super::site_index::{SiteIndex, login};
use crate::body::plain;
use crate::wxr::{Item, WxrAuthor};

/// One of them.
#[derive(Debug, Clone, Default)]
pub(super) struct GuestAuthor {
    name: String,
    email: String,
    pub(super) bio: String,
    /// The login of the user who is meant too; may be empty.
    linked: String,
}

impl GuestAuthor {
    /// Notes the guest that an item describes, by every name that terms may have for them.
    pub(super) fn note(item: &Item, guests: &mut HashMap<String, GuestAuthor>) {
        let text = |key: &str| plain(item.meta(key).unwrap_or_default());
        let name = [text("cap-display_name"), plain(&item.title)].into_iter().find(|name| !name.is_empty()).unwrap_or_default();
        let bio = item.meta("cap-description").map(plain).filter(|bio| !bio.is_empty());
        let guest = GuestAuthor {
            name,
            email: text("cap-user_email"),
            bio: bio.unwrap_or_else(|| plain(&item.content)),
            linked: login(item.meta("cap-linked_account").unwrap_or_default()),
        };
        for key in [text("cap-user_login"), guest_login(&item.slug)] {
            if !key.is_empty() {
                guests.entry(key).or_insert_with(|| guest.clone());
            }
        }
    }

    /// The guests that terms name, and those of them who are users too, with their logins.
    pub(super) fn of_terms(index: &SiteIndex) -> (Vec<WxrAuthor>, Vec<(String, String)>) {
        let (mut guests, mut linked) = (Vec::new(), Vec::new());
        let terms = index.term_order.iter().filter(|(taxonomy, _)| taxonomy == "author").filter_map(|key| index.terms.get(key));
        for entry in terms {
            let login = guest_login(&entry.term.slug);
            match index.guests.get(&login) {
                Some(guest) if !guest.linked.is_empty() => linked.push((login, guest.linked.clone())),
                // a term says the login mostly, the guest's own item the name
                guest => guests.push(WxrAuthor {
                    login,
                    display_name: guest
                        .map(|guest| guest.name.clone())
                        .filter(|name| !name.is_empty())
                        .unwrap_or_else(|| plain(&entry.term.name)),
                    email: guest.map(|guest| guest.email.clone()).unwrap_or_default(),
                    ..WxrAuthor::default()
                }),
            }
        }
        (guests, linked)
    }
}
