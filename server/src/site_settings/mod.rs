//! The paper's settings as text: what an operator types on the command line or writes into a TOML file.

mod field;
mod file;
mod menu;
mod public_url;

pub use field::{FIELDS, Field, check, field, get, set};
pub use file::SettingsFile;
pub use menu::{MenuFile, MenuItemFile};
pub use public_url::public_url;

/// Why a setting was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// No such key.
    #[error("there is no setting {key:?}; the settings are {}", FIELDS.iter().map(|field| field.key).collect::<Vec<_>>().join(", "))]
    Unknown {
        /// As it was given.
        key: String,
    },
    /// The value does not fit the key.
    #[error("{key} cannot be {value:?}: {why}; allowed: {allowed}")]
    Value {
        /// The setting, or the place in a menu.
        key: String,
        /// As it was given.
        value: String,
        /// What is wrong with it.
        why: String,
        /// What fits.
        allowed: &'static str,
    },
    /// The file is not TOML, or has other tables than settings have.
    #[error("{file} cannot be read as settings: {why}\n`press settings show --toml` prints a complete example")]
    Toml {
        /// The file.
        file: String,
        /// Line, column and reason.
        why: String,
    },
    /// The newsroom failed.
    #[error(transparent)]
    Newsroom(#[from] newsroom::Error),
}
