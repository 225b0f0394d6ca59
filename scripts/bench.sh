#!/usr/bin/env bash
# ./dev bench: measures the server against nginx and against itself, as ratios within one run. Builds without a profile: two builds
# can be compared only when both have one that fits their source, or neither has.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/env.sh"
. scripts/say.sh
. scripts/setup.sh
. scripts/release.sh

case " $* " in
*" --list "* | *" --help "*) exec node scripts/bench/main.mjs "$@" ;;
esac
debian_packages nginx wrk
case " $* " in
*" --press "*) ;;
*)
	setup_build
	step "the browser's files" "Fix what the message names, then start again." build_site --only-current
	release_server
	step "the measuring programs" "Fix what the compiler reports, then start again." \
		cargo build --release --package server --package wordpress --package newsroom --features server/embed --bench readers --bench import --bench commits
	setup node-tests browser
	set -- --press target/release/press "$@"
	;;
esac
exec node scripts/bench/main.mjs "$@"
