//! `press`: serves the site, imports others, loads the demo.

use std::process::ExitCode;

use clap::Parser;
use server::commands::Command;

/// Rendering a page makes thousands of small allocations; with the system's allocator they are a quarter of its cost (decision 0042).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A newspaper's whole system in one program.
#[derive(Parser)]
#[command(name = "press", version, about)]
struct Press {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    let press = Press::parse();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info,sqlx=warn".into()))
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
    match runtime.block_on(server::commands::run(press.command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            use std::io::Write;
            // every cause on a line of its own: the first names what was to be done, the last what prevented it
            let mut stderr = std::io::stderr().lock();
            let mut printed = failure.error.to_string();
            let _ = writeln!(stderr, "error: {printed}");
            for cause in failure.error.chain().skip(1).map(ToString::to_string) {
                // many messages contain their cause already
                if !printed.contains(&cause) {
                    let _ = writeln!(stderr, "  because: {cause}");
                    printed = cause;
                }
            }
            ExitCode::from(failure.code)
        }
    }
}
