//! Where a request comes from, for session lists and the audit log.

/// Network and device of a request; both empty for the command line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The address of the client, for example `192.0.2.7`.
    pub network: String,
    /// Browser and system in words, for example `Firefox on Android`.
    pub device: String,
}

impl Origin {
    /// As stored: bounded, on one line.
    pub fn new(network: &str, device: &str) -> Self {
        Self { network: short(network, 64), device: short(device, 120) }
    }
}

/// At most so many characters on one line: what a client claims about itself is bounded before it is stored.
pub(crate) fn short(text: &str, most: usize) -> String {
    domain::text::one_line(text).chars().take(most).collect()
}
