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
for bundle in reader desk; do
	step "lints of the $bundle's browser code" "Fix what clippy reports." \
		cargo clippy --quiet --package frontend --no-default-features --features "$bundle" --target "$WASM_TARGET" -- -D warnings
done
say_times
