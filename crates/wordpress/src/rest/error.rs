//! Errors of reading a site through its REST interface: which URL, what it responded, what to do.

use std::path::PathBuf;

use crate::fetch::FetchError;

/// Why the copy of a site stopped. What was copied before is used by the next try.
#[derive(Debug, thiserror::Error)]
pub enum RestError {
    /// The network.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// Not a WordPress site.
    #[error(
        "{address} is no WordPress site: neither its page nor {address}/wp-json/ tells of WordPress's REST interface; give the address of the old site's front page"
    )]
    NotWordPress {
        /// The given URL without a trailing slash.
        address: String,
    },
    /// WordPress with a disabled REST interface.
    #[error(
        "{address} runs WordPress, but its REST interface is turned off (status {status}{said}); turn it on in the plugin or firewall that blocks it, sign in with --user, or export under Tools → Export and import the file"
    )]
    Off {
        /// As it was given.
        address: String,
        /// The status of the response.
        status: u16,
        /// Its message, preceded by a colon; may be empty.
        said: String,
    },
    /// The password is not accepted.
    #[error(
        "{address} does not accept the name {user:?} with this password ({said}); make an application password under Users → Profile → Application Passwords, the password for signing in is another one"
    )]
    Password {
        /// The URL of the REST interface.
        address: String,
        /// The name.
        user: String,
        /// What WordPress said.
        said: String,
    },
    /// WordPress does not recognise the user: some sites signal a wrong password only this way.
    #[error(
        "{address} does not know {user:?} with this password; make an application password under Users → Profile → Application Passwords, the password for signing in is another one. If name and password are right, the site's web server does not pass them on to PHP: add `SetEnvIf Authorization \"(.*)\" HTTP_AUTHORIZATION=$1` to its .htaccess. Without --user, what readers see is imported"
    )]
    NotSignedIn {
        /// The URL of the REST interface.
        address: String,
        /// The name.
        user: String,
    },
    /// The password would be sent in the clear.
    #[error("{address} has no secure connection (https), so no password is sent to it; give its https address, or import without --user")]
    Insecure {
        /// The URL of the REST interface.
        address: String,
    },
    /// A proxy or cache responds to every page with the same content.
    #[error(
        "{address} gives the same page again and again: a cache or firewall before WordPress leaves the page number out of account; switch it off for /wp-json/, or export under Tools → Export and import the file"
    )]
    SamePage {
        /// The collection's URL.
        address: String,
    },
    /// The copy cannot be stored or read.
    #[error("{}: the copy of the old site cannot be stored there: {why}; make room, or remove the folder and import again", path.display())]
    Disk {
        /// Which file or folder.
        path: PathBuf,
        /// What the system says.
        why: String,
    },
}

impl RestError {
    /// Whether the URL or the password is wrong, rather than this machine or a temporary failure.
    pub fn is_about_input(&self) -> bool {
        match self {
            Self::Fetch(error) => matches!(error, FetchError::Address { .. } | FetchError::NotPublic { .. }),
            Self::Disk { .. } => false,
            _ => true,
        }
    }

    pub(super) fn disk(path: &std::path::Path, why: impl ToString) -> Self {
        Self::Disk { path: path.to_owned(), why: why.to_string() }
    }
}
