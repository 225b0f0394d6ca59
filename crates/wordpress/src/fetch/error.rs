//! Errors of fetching: the URL, the reason, and whether a retry may succeed.

use std::time::Duration;

/// Why a URL could not be fetched.
#[derive(Debug, Clone, thiserror::Error)]
pub enum FetchError {
    /// Not a valid `http` or `https` URL.
    #[error("{url} cannot be fetched: {why}")]
    Address {
        /// The URL as given.
        url: String,
        /// The reason.
        why: &'static str,
    },
    /// A private address, given directly or reached by a redirect.
    #[error("{url} is not fetched: {host} is not a public address")]
    NotPublic {
        /// The requested URL.
        url: String,
        /// The host and the address it resolves to.
        host: String,
    },
    /// Too many redirects.
    #[error("{url} leads from one address to the next without end ({most} redirects were followed)")]
    Redirects {
        /// The requested URL.
        url: String,
        /// The number of redirects followed.
        most: usize,
    },
    /// TLS failed.
    #[error("{url}: no secure connection: {why}; open the address in a browser: if it warns too, the certificate must be renewed")]
    Tls {
        /// The requested URL.
        url: String,
        /// The reason.
        why: String,
    },
    /// The host does not accept a connection, or has no address.
    #[error("{url} could not be reached: {why}; check the address, and whether the site is running")]
    Unreachable {
        /// The requested URL.
        url: String,
        /// The operating system's message.
        why: String,
    },
    /// The connection broke.
    #[error("{url} could not be reached: {why}")]
    Network {
        /// The requested URL.
        url: String,
        /// The operating system's message.
        why: String,
    },
    /// The body is incomplete: the connection closed early, or its JSON is cut off.
    #[error("{url} sent an incomplete response: {why}")]
    CutOff {
        /// The requested URL.
        url: String,
        /// How it was detected.
        why: String,
    },
    /// A time limit was exceeded.
    #[error("{url} did not respond in time ({why})")]
    Slow {
        /// The requested URL.
        url: String,
        /// The exceeded limit.
        why: String,
    },
    /// The body exceeds the size limit.
    #[error("{url} has more than {most} bytes")]
    TooLarge {
        /// The requested URL.
        url: String,
        /// The limit in bytes.
        most: u64,
    },
    /// An error status.
    #[error("{url} responded with status {status}")]
    Status {
        /// The requested URL.
        url: String,
        /// For example 404.
        status: u16,
        /// The site's `Retry-After`.
        wait: Option<Duration>,
    },
    /// A file could not be written on this machine.
    #[error("{file} cannot be written: {why}; make room or choose another folder")]
    Disk {
        /// The file.
        file: String,
        /// The operating system's message.
        why: String,
    },
}

impl FetchError {
    /// Whether a retry may succeed.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Unreachable { .. } | Self::Network { .. } | Self::CutOff { .. } | Self::Slow { .. } => true,
            Self::Status { status, .. } => matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504 | 520..=524),
            _ => false,
        }
    }

    /// The delay that the site's `Retry-After` requires.
    pub(crate) fn wait(&self) -> Option<Duration> {
        match self {
            Self::Status { wait, .. } => *wait,
            _ => None,
        }
    }
}
