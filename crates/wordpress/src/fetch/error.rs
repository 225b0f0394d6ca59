//! Errors of fetching: the URL, the reason, and whether a retry may succeed.

use std::time::Duration;

/// Why a URL could not be fetched.
#[derive(Debug, Clone, thiserror::Error)]
pub enum FetchError {
    /// Not a URL that can be fetched.
    #[error("{url} cannot be fetched: {why}")]
    Address {
        /// As it was given.
        url: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A private address, at once or after a redirect.
    #[error("{url} is not fetched: {host} is not a public address")]
    NotPublic {
        /// What was requested for.
        url: String,
        /// The host, with the address it resolves to.
        host: String,
    },
    /// Too many redirects.
    #[error("{url} leads from one address to the next without end ({most} redirects were followed)")]
    Redirects {
        /// What was requested for.
        url: String,
        /// How many were followed.
        most: usize,
    },
    /// TLS failed.
    #[error("{url}: no secure connection: {why}; open the address in a browser: if it warns too, the certificate must be renewed")]
    Tls {
        /// What was requested for.
        url: String,
        /// What is wrong with it.
        why: String,
    },
    /// The host does not accept a connection, or has no address.
    #[error("{url} could not be reached: {why}; check the address, and whether the site is running")]
    Unreachable {
        /// What was requested.
        url: String,
        /// What the system says.
        why: String,
    },
    /// The connection broke.
    #[error("{url} could not be reached: {why}")]
    Network {
        /// What was requested for.
        url: String,
        /// What the system says.
        why: String,
    },
    /// The body ended before its end, or is no whole JSON.
    #[error("{url} answered only in part: {why}")]
    CutOff {
        /// What was requested for.
        url: String,
        /// How that was seen.
        why: String,
    },
    /// Too slow.
    #[error("{url} did not respond in time ({why})")]
    Slow {
        /// What was requested for.
        url: String,
        /// Which limit it went over.
        why: String,
    },
    /// Over the limit.
    #[error("{url} has more than {most} bytes")]
    TooLarge {
        /// What was requested for.
        url: String,
        /// The limit in bytes.
        most: u64,
    },
    /// An error status.
    #[error("{url} answered with status {status}")]
    Status {
        /// What was requested for.
        url: String,
        /// For example 404.
        status: u16,
        /// The site's `Retry-After`.
        wait: Option<Duration>,
    },
    /// The disk of this machine.
    #[error("{file} cannot be written: {why}; make room or choose another folder")]
    Disk {
        /// The file.
        file: String,
        /// What the system says.
        why: String,
    },
}

impl FetchError {
    /// Whether the same request may succeed a little later.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Unreachable { .. } | Self::Network { .. } | Self::CutOff { .. } | Self::Slow { .. } => true,
            Self::Status { status, .. } => matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504 | 520..=524),
            _ => false,
        }
    }

    /// How long the other side requested to be left alone.
    pub(crate) fn wait(&self) -> Option<Duration> {
        match self {
            Self::Status { wait, .. } => *wait,
            _ => None,
        }
    }
}
