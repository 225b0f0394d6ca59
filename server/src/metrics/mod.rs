//! What operators watch: counted by `prometheus-client`, read at an address of their own.

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

use crate::http::Class;

/// Seconds: from a page that is ready to one that is given up.
const BUCKETS: [f64; 12] = [0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5, 10.0];

/// All counts of one running paper. Cheap to clone; clones count together.
#[derive(Clone)]
pub struct Metrics {
    registry: Arc<RwLock<Registry>>,
    requests: Family<Answered, Counter>,
    usual: Arc<[Usual]>,
    connections: Gauge,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    class: Class,
    status: u16,
}

/// What is counted at nearly every answer of a class, at hand so that nothing need be looked up.
struct Usual {
    whole: Counter,
    unmodified: Counter,
    took: Histogram,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Of {
    class: Class,
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

impl Metrics {
    /// All at nought.
    pub fn new() -> Self {
        let mut registry = Registry::default();
        let requests = Family::<Answered, Counter>::default();
        let durations = Family::new_with_constructor((|| Histogram::new(BUCKETS)) as fn() -> Histogram);
        let usual = Class::ALL.map(|class| Usual {
            whole: requests.get_or_create_owned(&Answered { class, status: 200 }),
            unmodified: requests.get_or_create_owned(&Answered { class, status: 304 }),
            took: durations.get_or_create_owned(&Of { class }),
        });
        let connections = Gauge::default();
        registry.register("press_http_requests", "Answers by class of route and status", requests.clone());
        registry.register("press_http_duration_seconds", "From the request's head to the answer's head, by class of route", durations);
        registry.register("press_http_connections", "Open connections", connections.clone());
        registry.register("press_build", "The running program", Info::new([("version", env!("CARGO_PKG_VERSION"))]));
        registry.register_collector(Box::new(process::Process::now()));
        Self { registry: Arc::new(RwLock::new(registry)), requests, usual: Arc::new(usual), connections }
    }

    /// Counts an answer and the time until it began.
    pub fn answered(&self, class: Class, status: u16, took: Duration) {
        let usual = self.usual.get(class as usize);
        if let Some(usual) = usual {
            usual.took.observe(took.as_secs_f64());
        }
        match (status, usual) {
            (200, Some(usual)) => usual.whole.inc(),
            (304, Some(usual)) => usual.unmodified.inc(),
            _ => self.requests.get_or_create(&Answered { class, status }).inc(),
        };
    }

    /// How many connections are open; whoever opens one counts it up, and down again.
    pub fn connections(&self) -> &Gauge {
        &self.connections
    }

    /// Shows what the page cache did and holds, asking it with `read`. Once for each cache.
    pub fn watch_pages(&self, read: impl Fn() -> pagecache::Metrics + Send + Sync + 'static) {
        self.registry.write().register_collector(Box::new(page_cache::Pages(read)));
    }

    /// Shows how many commits the page cache has not heard of yet: set the answer to it whenever the outbox is read.
    pub fn watch_outbox(&self) -> Gauge {
        let lag = Gauge::default();
        self.registry.write().register("press_outbox_lag", "Commits that the page cache has not heard of yet", lag.clone());
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
            tracing::error!("the metrics could not be written: {error}");
            axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
