//! Readers for `./dev bench`, as JSON on standard output: many who request one page at once, and a paper with its editor
//! in one process, where it can be told when a save returned.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs,
    reason = "a measuring program: what fails ends it"
)]

mod client;
mod newsdesk;

use std::net::SocketAddr;

/// `readers crowd HOST:PORT PATH N`, `readers hang-up HOST:PORT N PATH…`, or `readers newsdesk DATA ROUNDS`.
fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["crowd", address, path, number] => {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            let address: SocketAddr = address.parse().unwrap();
            let times = runtime.block_on(client::crowd(address, path, number.parse().unwrap()));
            println!("{}", serde_json::json!({ "slowest": times.last(), "median": times[times.len() / 2], "responses": times.len() }));
        }
        ["hang-up", address, number, paths @ ..] => {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            let paths = paths.iter().map(ToString::to_string).collect();
            let begun = runtime.block_on(client::hang_up(address.parse().unwrap(), paths, number.parse().unwrap()));
            println!("{}", serde_json::json!({ "begun": begun }));
        }
        ["newsdesk", data, rounds] => {
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
            println!("{}", runtime.block_on(newsdesk::measure(data.as_ref(), rounds.parse().unwrap())));
        }
        // `cargo bench` and `cargo test --benches` call it without arguments
        _ => eprintln!(
            "readers crowd HOST:PORT PATH N | readers hang-up HOST:PORT N PATH… | readers newsdesk DATA ROUNDS; ./dev bench runs both"
        ),
    }
}
