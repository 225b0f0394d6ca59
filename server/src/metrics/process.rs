//! Metrics of the process, under the names that Prometheus's own libraries use.

use std::time::{SystemTime, UNIX_EPOCH};

use prometheus_client::{
    collector::Collector,
    encoding::{DescriptorEncoder, EncodeMetric},
    metrics::{MetricType, gauge::ConstGauge},
};

/// Reads the process's memory at each scrape.
#[derive(Debug)]
pub struct Process {
    started: f64,
}

impl Process {
    /// With the present time as start.
    pub fn now() -> Self {
        Self { started: SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64()) }
    }
}

impl Collector for Process {
    fn encode(&self, mut encoder: DescriptorEncoder) -> Result<(), std::fmt::Error> {
        let help = "When the process started, in seconds since 1970";
        ConstGauge::new(self.started).encode(encoder.encode_descriptor("process_start_time_seconds", help, None, MetricType::Gauge)?)?;
        // unknown on some systems
        if let Some(memory) = memory_stats::memory_stats() {
            let bytes = i64::try_from(memory.physical_mem).unwrap_or(i64::MAX);
            let help = "Memory that the process holds, in bytes";
            ConstGauge::new(bytes).encode(encoder.encode_descriptor("process_resident_memory_bytes", help, None, MetricType::Gauge)?)?;
        }
        Ok(())
    }
}
