#!/usr/bin/env bash
# ./dev bench: measures the paper against nginx and against itself, as ratios inside one run.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/env.sh"
. scripts/say.sh
. scripts/setup.sh
. scripts/release.sh

case " $* " in
*" --list "* | *" --help "*) exec node scripts/bench/main.mjs "$@" ;;
esac
debian_packages nginx wrk
press=target/release/press
case " $* " in
*" --press "*) ;;
*)
	setup_build
	step "the browser's files" "Put right what the message names, then start again." build_site --only-current
	release_server
	step "what measures it" "Put right what the compiler says, then start again." \
		cargo build --release --package server --package wordpress --package newsroom --features server/embed --bench readers --bench import --bench commits
	setup node-tests browser
	set -- --press "$press" "$@"
	;;
esac
exec node scripts/bench/main.mjs "$@"
