//! A limit of open connections, in all and for each network.

use std::{collections::HashMap, net::IpAddr, sync::Arc};

use parking_lot::Mutex;
use prometheus_client::metrics::gauge::Gauge;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::ConnectionConfig;
use crate::http::{Network, Proxies};

/// All slots.
pub struct ConnectionLimit {
    free: Arc<Semaphore>,
    shared: Arc<Shared>,
}

struct Shared {
    open_by_network: Mutex<HashMap<Network, usize>>,
    max_per_network: usize,
    proxies: Proxies,
    open: Gauge,
}

/// A slot without a connection yet.
pub struct FreeSlot {
    permit: Option<OwnedSemaphorePermit>,
    shared: Arc<Shared>,
}

/// The slot of an open connection; free again when it is dropped.
pub struct Slot {
    _permit: Option<OwnedSemaphorePermit>,
    network: Option<Network>,
    shared: Arc<Shared>,
}

impl ConnectionLimit {
    /// With all slots free.
    pub fn new(config: &ConnectionConfig, proxies: Proxies, open: Gauge) -> Self {
        let shared = Shared { open_by_network: Mutex::default(), max_per_network: config.max_per_network, proxies, open };
        Self { free: Arc::new(Semaphore::new(config.max_connections)), shared: Arc::new(shared) }
    }

    /// Waits for a free slot.
    pub async fn slot(&self) -> FreeSlot {
        // the semaphore is never closed
        let permit = Arc::clone(&self.free).acquire_owned().await.ok();
        FreeSlot { permit, shared: Arc::clone(&self.shared) }
    }
}

impl FreeSlot {
    /// Assigns it to a client. `None` if the client's network has reached its limit.
    pub fn occupy(self, peer: IpAddr) -> Option<Slot> {
        let peer = peer.to_canonical();
        let network = Network::of(peer).filter(|_| !self.shared.proxies.trust(peer));
        if let Some(network) = network {
            let mut open = self.shared.open_by_network.lock();
            let count = open.entry(network).or_default();
            if *count >= self.shared.max_per_network {
                return None;
            }
            *count += 1;
        }
        self.shared.open.inc();
        Some(Slot { _permit: self.permit, network, shared: self.shared })
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.shared.open.dec();
        let Some(network) = self.network else { return };
        let mut open = self.shared.open_by_network.lock();
        if let Some(count) = open.get_mut(&network) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                open.remove(&network);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_network_has_a_limit_of_its_own() {
        let proxies = Proxies { trusted: vec!["192.0.2.0/24".parse().unwrap()], ..Proxies::default() };
        let open = Gauge::default();
        let config = ConnectionConfig { max_connections: 10, max_per_network: 2, ..ConnectionConfig::default() };
        let limit = ConnectionLimit::new(&config, proxies, open.clone());
        let connect = async |addr: &str| limit.slot().await.occupy(addr.parse().unwrap());
        let first = connect("198.51.100.1").await;
        let second = connect("198.51.100.2").await;
        assert!(first.is_some() && second.is_some() && connect("198.51.100.3").await.is_none());
        let others = [connect("198.51.101.1").await, connect("127.0.0.1").await, connect("127.0.0.1").await, connect("127.0.0.1").await];
        let proxy = [connect("192.0.2.1").await, connect("192.0.2.1").await, connect("192.0.2.1").await];
        assert!(others.iter().chain(&proxy).all(Option::is_some));
        assert_eq!((open.get(), limit.free.available_permits()), (9, 1));
        drop(first);
        assert!(connect("198.51.100.3").await.is_some());
        drop((second, others, proxy));
        assert_eq!((open.get(), limit.free.available_permits(), limit.shared.open_by_network.lock().len()), (0, 10, 0));
    }
}
