//! Islands of the desk: typed props and signals, hydrated from the same `view!` that the server rendered. Props are public data.

mod desk_keys;
mod password_field;

pub use desk_keys::DeskKeys;
pub use password_field::PasswordField;
