#!/usr/bin/env bash
# ./dev serve: from a clean clone to a running site.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/env.sh"
. scripts/say.sh
. scripts/setup.sh
. scripts/options.sh

serve_options "$@"
setup_build
step "the browser's files" "Fix what the message names, then start again." build_site
# not quiet, because the first build takes minutes
step "the server (the first time some minutes)" "Fix what the compiler reports, then start again." cargo build --package server
fill_data
say_times
exec target/debug/press serve --addr "$ADDR" --data "$DATA"
