//! Islands of the desk: typed props and signals, hydrated from the same `view!` that the server rendered. Props are public data.

mod password_field;

pub use password_field::PasswordField;
