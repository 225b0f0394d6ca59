//! A break between parts.

use crate::prelude::*;

pub fn view(id: Option<String>) -> Markup {
    view! { <hr id=id /> }.markup()
}
