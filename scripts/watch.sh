#!/usr/bin/env bash
# ./dev watch: serve, and build and restart whenever a source file changes.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/env.sh"
. scripts/say.sh
. scripts/setup.sh
. scripts/options.sh

serve_options "$@"
setup_build
exec node scripts/watch.mjs "$ADDR" "$DATA"
