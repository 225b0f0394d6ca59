//! Metrics of the page cache.

use std::fmt;

use prometheus_client::{
    collector::Collector,
    encoding::{DescriptorEncoder, EncodeMetric},
    metrics::{MetricType, counter::ConstCounter, gauge::ConstGauge},
};

/// Reads the cache's own counters at each scrape.
pub struct Pages<F>(pub F);

impl<F> fmt::Debug for Pages<F> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Pages")
    }
}

impl<F: Fn() -> pagecache::Metrics + Send + Sync + 'static> Collector for Pages<F> {
    fn encode(&self, mut encoder: DescriptorEncoder) -> Result<(), fmt::Error> {
        let now = (self.0)();
        for (name, help, value) in [
            ("hits", "Responses from the cache", now.hits),
            ("misses", "Responses that started a render", now.misses),
            ("joined", "Responses that waited for a render of another request", now.joined),
            ("stale", "Stale responses, sent because rendering failed", now.stale),
            ("renders", "Renders started", now.renders),
            ("failures", "Renders that failed, panicked or timed out", now.failures),
            ("overtaken", "Renders that were not cached because a save invalidated them meanwhile", now.overtaken),
            ("invalidated", "Pages that a save invalidated", now.invalidated),
            ("evictions", "Pages evicted to make room", now.evictions),
            ("recompressed", "Pages compressed again at the highest quality", now.recompressed),
        ] {
            let name = format!("press_page_cache_{name}");
            ConstCounter::new(value).encode(encoder.encode_descriptor(&name, help, None, MetricType::Counter)?)?;
        }
        for (name, help, value) in
            [("press_page_cache_entries", "Cached pages", now.entries), ("press_page_cache_bytes", "Memory of the cached pages", now.bytes)]
        {
            let value = i64::try_from(value).unwrap_or(i64::MAX);
            ConstGauge::new(value).encode(encoder.encode_descriptor(name, help, None, MetricType::Gauge)?)?;
        }
        Ok(())
    }
}
