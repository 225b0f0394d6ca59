//! Which network addresses may be requested: public ones, so that a link cannot make this machine request internal services (SSRF).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Which networks requests may reach.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Reach {
    /// Public addresses only.
    #[default]
    Public,
    /// Also this machine and its private network, for a WordPress there: loopback, 10/8, 172.16/12, 192.168/16 and fc00::/7,
    /// nothing else that is not public (link-local addresses, where cloud metadata services are, are refused).
    AndPrivate,
}

impl Reach {
    /// Whether this address may be requested.
    pub fn allows(self, address: IpAddr) -> bool {
        is_public(address) || self == Self::AndPrivate && is_private(address)
    }
}

/// Whether this is a loopback or private address.
pub fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => address.is_loopback() || address.is_private(),
        IpAddr::V6(address) => address.is_loopback() || address.is_unique_local(),
    }
}

fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

/// All but IANA's special-purpose addresses: this network, private, shared (CGNAT), loopback, link-local, protocol
/// assignments, documentation, the old 6to4 relays, benchmarks, multicast, reserved, broadcast.
fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !matches!(
        (a, b, c),
        (0 | 10 | 127, ..)
            | (100, 64..=127, _)
            | (169, 254, _)
            | (172, 16..=31, _)
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            | (192, 168, _)
            | (198, 18..=19, _)
            | (198, 51, 100)
            | (203, 0, 113)
            | (224..=255, ..)
    )
}

/// Only global unicast (2000::/3), except protocol assignments (Teredo, ORCHID), documentation and 6to4. Addresses that embed
/// an IPv4 address (mapped, compatible, NAT64) are outside 2000::/3, as are private and link-local ones.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    a & 0xe000 == 0x2000 && !matches!((a, b), (0x2001, 0x0000..=0x01ff) | (0x2001, 0x0db8) | (0x2002, _) | (0x3fff, 0x0000..=0x0fff))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_may_be_asked() {
        for refused in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.7",
            "224.0.0.1",
            "239.255.255.250",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "64:ff9b::7f00:1",
            "64:ff9b:1::a00:1",
            "100::1",
            "2001::1",
            "2001:20::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!Reach::Public.allows(refused.parse().unwrap()), "{refused}");
        }
        for allowed in [
            "1.1.1.1",
            "100.63.0.1",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "198.17.0.1",
            "223.255.255.254",
            "2001:4860:4860::8888",
            "2606:4700::1111",
            "2a00:1450::1",
        ] {
            assert!(Reach::Public.allows(allowed.parse().unwrap()), "{allowed}");
        }
    }

    #[test]
    fn private_networks_only_when_asked_for_and_nothing_else_with_them() {
        for (address, allowed) in [
            ("127.0.0.1", true),
            ("::1", true),
            ("::ffff:127.0.0.1", false),
            ("10.0.0.1", true),
            ("172.31.0.1", true),
            ("192.168.1.1", true),
            ("fd12:3456::1", true),
            ("::ffff:10.0.0.1", false),
            ("100.64.0.1", false),
            ("fe80::1", false),
            ("192.0.2.1", false),
            ("0.0.0.0", false),
            ("169.254.169.254", false),
        ] {
            assert_eq!(Reach::AndPrivate.allows(address.parse().unwrap()), allowed, "{address}");
        }
    }
}
