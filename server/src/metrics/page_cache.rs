//! What the page cache did and holds.

use std::fmt;

use prometheus_client::{
    collector::Collector,
    encoding::{DescriptorEncoder, EncodeMetric},
    metrics::{MetricType, counter::ConstCounter, gauge::ConstGauge},
};

/// Reads the cache's own counts whenever it is asked.
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
            ("hits", "Answers that were ready", now.hits),
            ("misses", "Answers that started a render", now.misses),
            ("joined", "Answers that waited for a render that somebody else had started", now.joined),
            ("stale", "Old answers given because rendering failed", now.stale),
            ("renders", "Renders begun", now.renders),
            ("failures", "Renders that failed, panicked or took too long", now.failures),
            ("overtaken", "Renders that a save overtook, so that they were not kept", now.overtaken),
            ("invalidated", "Pages that a save made old", now.invalidated),
            ("evictions", "Pages that made room for others", now.evictions),
            ("polished", "Pages compressed again with the highest quality", now.polished),
        ] {
            let name = format!("press_page_cache_{name}");
            ConstCounter::new(value).encode(encoder.encode_descriptor(&name, help, None, MetricType::Counter)?)?;
        }
        for (name, help, value) in [
            ("press_page_cache_entries", "Pages held", now.entries),
            ("press_page_cache_bytes", "Memory that the pages held take", now.bytes),
        ] {
            let value = i64::try_from(value).unwrap_or(i64::MAX);
            ConstGauge::new(value).encode(encoder.encode_descriptor(name, help, None, MetricType::Gauge)?)?;
        }
        Ok(())
    }
}
