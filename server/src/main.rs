//! `press`: serves the paper, imports old ones, changes settings, loads the demo.

use std::process::ExitCode;

/// A page is some thousand small allocations; with the system's allocator they are a quarter of its cost (decision 0042).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let command = server::commands::parse();
    tracing_subscriber::fmt()
        .with_env_filter(log_filter())
        .with_target(false)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()))
        .init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!("the async runtime cannot be started: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(server::commands::run(command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.print();
            ExitCode::from(failure.code)
        }
    }
}

/// What `RUST_LOG` says, unless it is empty or cannot be read.
fn log_filter() -> tracing_subscriber::EnvFilter {
    let default = || tracing_subscriber::EnvFilter::new("info,sqlx=warn");
    match std::env::var("RUST_LOG") {
        Ok(filter) if !filter.trim().is_empty() => tracing_subscriber::EnvFilter::try_new(filter).unwrap_or_else(|_| default()),
        _ => default(),
    }
}
