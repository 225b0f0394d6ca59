#!/usr/bin/env bash
# ./dev build [--profile-guided]: target/release/press with the site's files inside.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/env.sh"
. scripts/say.sh
. scripts/setup.sh
. scripts/release.sh

case "$*" in
"" | --profile-guided) ;;
*) fail "./dev build does not accept $*." "./dev build [--profile-guided]" ;;
esac
setup_build
step "the browser's files" "Fix what the message names, then start again." build_site --only-current
release_server "$@"
say_times
say ""
say "target/release/press ($(du -h target/release/press | cut -f1)) contains its site files and runs from any folder:"
say "  press serve --addr 127.0.0.1:3000 --data DIR"
