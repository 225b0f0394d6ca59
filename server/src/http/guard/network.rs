//! Networks: rate and connection limits count a whole network as one client, because the owner of an address often has its neighbours too.

use std::net::IpAddr;

/// An IPv4 /24 or an IPv6 /48.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Network {
    /// The first three bytes.
    V4([u8; 3]),
    /// The first six bytes.
    V6([u8; 6]),
}

impl Network {
    /// The network of `addr`. `None` for the local machine, which is never limited: a local user can do more harm without requests.
    pub fn of(addr: IpAddr) -> Option<Self> {
        match addr.to_canonical() {
            addr if addr.is_loopback() => None,
            IpAddr::V4(addr) => {
                let [a, b, c, _] = addr.octets();
                Some(Self::V4([a, b, c]))
            }
            IpAddr::V6(addr) => {
                let [a, b, c, d, e, f, ..] = addr.octets();
                Some(Self::V6([a, b, c, d, e, f]))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_addresses_are_one_network() {
        let of = |addr: &str| Network::of(addr.parse().unwrap());
        assert_eq!(of("198.51.100.1"), of("198.51.100.254"));
        assert_eq!(of("198.51.100.1"), of("::ffff:198.51.100.9"));
        assert_ne!(of("198.51.100.1"), of("198.51.101.1"));
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:ffff::9"));
        assert_ne!(of("2001:db8:1::1"), of("2001:db8:2::1"));
        for here in ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"] {
            assert_eq!(of(here), None, "{here}");
        }
    }
}
