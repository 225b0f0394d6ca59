//! Places for connections: so many in all, and so many of them for one network.

use std::{collections::HashMap, net::IpAddr, sync::Arc};

use parking_lot::Mutex;
use prometheus_client::metrics::gauge::Gauge;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Patience;
use crate::http::{Network, Proxies};

/// All places.
pub struct Places {
    free: Arc<Semaphore>,
    shared: Arc<Shared>,
}

struct Shared {
    taken: Mutex<HashMap<Network, usize>>,
    of_one_network: usize,
    proxies: Proxies,
    open: Gauge,
}

/// A place that nobody has taken yet.
pub struct Free {
    permit: Option<OwnedSemaphorePermit>,
    shared: Arc<Shared>,
}

/// A place that is free again when this is dropped.
pub struct Taken {
    _permit: Option<OwnedSemaphorePermit>,
    network: Option<Network>,
    shared: Arc<Shared>,
}

impl Places {
    /// None of them taken.
    pub fn new(patience: &Patience, proxies: Proxies, open: Gauge) -> Self {
        let shared = Shared { taken: Mutex::default(), of_one_network: patience.of_one_network, proxies, open };
        Self { free: Arc::new(Semaphore::new(patience.connections)), shared: Arc::new(shared) }
    }

    /// Waits for one.
    pub async fn free(&self) -> Free {
        // the semaphore is never closed
        let permit = Arc::clone(&self.free).acquire_owned().await.ok();
        Free { permit, shared: Arc::clone(&self.shared) }
    }
}

impl Free {
    /// Gives it to a client. `None` if its network has had its share.
    pub fn taken_by(self, peer: IpAddr) -> Option<Taken> {
        let peer = peer.to_canonical();
        let network = Network::of(peer).filter(|_| !self.shared.proxies.trust(peer));
        if let Some(network) = network {
            let mut taken = self.shared.taken.lock();
            let count = taken.entry(network).or_default();
            if *count >= self.shared.of_one_network {
                return None;
            }
            *count += 1;
        }
        self.shared.open.inc();
        Some(Taken { _permit: self.permit, network, shared: self.shared })
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.shared.open.dec();
        let Some(network) = self.network else { return };
        let mut taken = self.shared.taken.lock();
        if let Some(count) = taken.get_mut(&network) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                taken.remove(&network);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_network_has_its_share_only() {
        let proxies = Proxies { trusted: vec!["192.0.2.0/24".parse().unwrap()], ..Proxies::default() };
        let open = Gauge::default();
        let places = Places::new(&Patience { connections: 10, of_one_network: 2, ..Patience::default() }, proxies, open.clone());
        let take = async |addr: &str| places.free().await.taken_by(addr.parse().unwrap());
        let first = take("198.51.100.1").await;
        let second = take("198.51.100.2").await;
        assert!(first.is_some() && second.is_some() && take("198.51.100.3").await.is_none());
        let others = [take("198.51.101.1").await, take("127.0.0.1").await, take("127.0.0.1").await, take("127.0.0.1").await];
        let proxy = [take("192.0.2.1").await, take("192.0.2.1").await, take("192.0.2.1").await];
        assert!(others.iter().chain(&proxy).all(Option::is_some));
        assert_eq!((open.get(), places.free.available_permits()), (9, 1));
        drop(first);
        assert!(take("198.51.100.3").await.is_some());
        drop((second, others, proxy));
        assert_eq!((open.get(), places.free.available_permits(), places.shared.taken.lock().len()), (0, 10, 0));
    }
}
