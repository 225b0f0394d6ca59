#!/usr/bin/env bash
# ./dev check: format and lints, for the server and for the browser.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/env.sh"
. scripts/say.sh
. scripts/setup.sh

setup compiler
step "rustfmt and clippy" "Install them: rustup component add rustfmt clippy" bash scripts/setup/lints.sh
step "format" "Run: cargo fmt --all" cargo fmt --all --check
step "lints of the server" "Fix what clippy reports." cargo clippy --quiet --all-targets -- -D warnings
step "lints of the browser code" "Fix what clippy reports." \
	cargo clippy --quiet --package frontend --no-default-features --features reader --target "$WASM_TARGET" -- -D warnings
say_times
