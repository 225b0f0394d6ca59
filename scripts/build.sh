#!/usr/bin/env bash
# ./dev build: target/release/press with the site's files inside.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/env.sh"
. scripts/say.sh
. scripts/setup.sh

setup_build
step "the browser's files" "Put right what the message names, then start again." build_site --only-current
step "the server, optimised (several minutes)" "Put right what the compiler says, then start again." \
	cargo build --release --package server --features server/embed
say_times
say ""
say "target/release/press ($(du -h target/release/press | cut -f1)) carries its site files and runs from any folder:"
say "  press serve --addr 127.0.0.1:3000 --data DIR"
