//! `HOST:PORT` to listen on: an IP address, or a name of this machine such as `localhost`.

use std::net::{SocketAddr, ToSocketAddrs};

/// Reads it; of several addresses of a name the IPv4 one, as the default is.
///
/// # Errors
/// It has no port, or the name has no address.
pub fn listen_address(text: &str) -> Result<SocketAddr, String> {
    const FORMS: &str = "write it as 127.0.0.1:3000, localhost:3000, 0.0.0.0:3000 or [::1]:3000";
    let text = text.trim();
    if let Ok(addr) = text.parse() {
        return Ok(addr);
    }
    match text.rsplit_once(':') {
        Some((host, port)) if !host.is_empty() && port.parse::<u16>().is_ok() => {}
        _ => return Err(format!("it has no host and port; {FORMS}")),
    }
    let found: Vec<SocketAddr> = text.to_socket_addrs().map_err(|error| format!("this name has no address ({error}); {FORMS}"))?.collect();
    found.iter().find(|addr| addr.is_ipv4()).or(found.first()).copied().ok_or_else(|| format!("this name has no address; {FORMS}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses() {
        assert_eq!(listen_address("127.0.0.1:80").unwrap().to_string(), "127.0.0.1:80");
        assert_eq!(listen_address("[::1]:80").unwrap().to_string(), "[::1]:80");
        assert!(listen_address("localhost:3000").unwrap().ip().is_loopback());
        for bad in ["localhost", "3000", ":3000", "localhost:", "localhost:99999", "no.such.host.invalid:80", ""] {
            assert!(listen_address(bad).is_err_and(|why| why.contains("localhost:3000")), "{bad}");
        }
    }
}
