#!/usr/bin/env bash
# ./dev serve: from a clean clone to a paper in the browser.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/env.sh"
. scripts/say.sh
. scripts/setup.sh
. scripts/options.sh

serve_options "$@"
setup_build
step "the browser's files" "Put right what the message names, then start again." build_site
# not quiet: the first time takes minutes, and one wants to see it move
step "the server (the first time some minutes)" "Put right what the compiler says, then start again." cargo build --package server
fill_data
say_times
exec target/debug/press serve --addr "$ADDR" --data "$DATA"
