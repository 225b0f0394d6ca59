//! Metrics for operators: counted by `prometheus-client`, served at an address of their own.

mod page_cache;
mod process;

use std::{fmt, sync::Arc, time::Duration};

use axum::{Router, http::header, response::IntoResponse, routing::get};
use parking_lot::RwLock;
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram, info::Info},
    registry::Registry,
};

use crate::http::RouteClass;

/// Seconds: from a cache hit to a request that is given up.
const BUCKETS: [f64; 12] = [0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5, 10.0];

/// All counters of one process. Cheap to clone; clones share their state.
#[derive(Clone)]
pub struct Metrics {
    registry: Arc<RwLock<Registry>>,
    requests: Family<Responded, Counter>,
    by_class: Arc<[ByClass]>,
    connections: Gauge,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Responded {
    class: RouteClass,
    status: u16,
}

/// The counters of nearly every response of a class, stored here because a look-up for each response costs time.
struct ByClass {
    ok: Counter,
    not_modified: Counter,
    duration: Histogram,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ClassLabel {
    class: RouteClass,
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

impl Metrics {
    /// All at zero.
    pub fn new() -> Self {
        let mut registry = Registry::default();
        let requests = Family::<Responded, Counter>::default();
        let durations = Family::new_with_constructor((|| Histogram::new(BUCKETS)) as fn() -> Histogram);
        let by_class = RouteClass::ALL.map(|class| ByClass {
            ok: requests.get_or_create_owned(&Responded { class, status: 200 }),
            not_modified: requests.get_or_create_owned(&Responded { class, status: 304 }),
            duration: durations.get_or_create_owned(&ClassLabel { class }),
        });
        let connections = Gauge::default();
        registry.register("press_http_requests", "Responses by class of route and status", requests.clone());
        registry.register(
            "press_http_duration_seconds",
            "Seconds from the head of the request to the head of the response, by class of route",
            durations,
        );
        registry.register("press_http_connections", "Open connections", connections.clone());
        registry.register("press_build", "The running program", Info::new([("version", env!("CARGO_PKG_VERSION"))]));
        registry.register_collector(Box::new(process::Process::now()));
        Self { registry: Arc::new(RwLock::new(registry)), requests, by_class: Arc::new(by_class), connections }
    }

    /// Counts a response and the time until its head was ready.
    pub fn count(&self, class: RouteClass, status: u16, duration: Duration) {
        let by_class = self.by_class.get(class as usize);
        if let Some(by_class) = by_class {
            by_class.duration.observe(duration.as_secs_f64());
        }
        match (status, by_class) {
            (200, Some(by_class)) => by_class.ok.inc(),
            (304, Some(by_class)) => by_class.not_modified.inc(),
            _ => self.requests.get_or_create(&Responded { class, status }).inc(),
        };
    }

    /// How many connections are open; `listen` increments and decrements it.
    pub fn connections(&self) -> &Gauge {
        &self.connections
    }

    /// Adds the page cache's own metrics, which `read` returns. Once for each cache.
    pub fn watch_pages(&self, read: impl Fn() -> pagecache::Metrics + Send + Sync + 'static) {
        self.registry.write().register_collector(Box::new(page_cache::Pages(read)));
    }

    /// Adds the number of commits that the page cache has not applied yet; set the returned gauge at each poll of the outbox.
    pub fn watch_outbox(&self) -> Gauge {
        let lag = Gauge::default();
        self.registry.write().register("press_outbox_lag", "Commits that are not yet applied to the page cache", lag.clone());
        lag
    }

    /// Everything in OpenMetrics' text format, which Prometheus reads.
    ///
    /// # Errors
    /// A collector failed.
    pub fn text(&self) -> Result<String, fmt::Error> {
        let mut text = String::new();
        encode(&mut text, &self.registry.read())?;
        Ok(text)
    }
}

/// `GET /metrics`, and nothing else.
pub fn router(metrics: Metrics) -> Router {
    Router::new().route("/metrics", get(|| async move { show(&metrics) }))
}

fn show(metrics: &Metrics) -> axum::response::Response {
    match metrics.text() {
        Ok(text) => ([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text).into_response(),
        Err(error) => {
            tracing::error!("the metrics could not be encoded: {error}");
            axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
