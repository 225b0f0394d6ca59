#!/usr/bin/env bash
# ./dev test: everything that CI runs. Its last line is "N passed, N failed".
set -uo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/env.sh"
. scripts/say.sh
. scripts/setup.sh
. scripts/postgres.sh

LOGS=target/test-logs
PASSED=0
FAILED=0
BROKEN=()
FINISHED=

# Runs at every exit: cleans up, prints the summary, and sets the exit code.
close() {
	local name
	postgres_stop
	slowest_tests
	say_times
	[ -n "$FINISHED" ] || BROKEN+=("the run ended before all its parts had run")
	[ "$PASSED" -gt 0 ] || BROKEN+=("no test ran")
	say ""
	for name in "${BROKEN[@]}"; do say "broken: $name"; done
	say "$PASSED passed, $((FAILED + ${#BROKEN[@]})) failed"
	[ $((FAILED + ${#BROKEN[@]})) -eq 0 ] && exit 0
	exit 1
}
trap close EXIT
trap 'exit 130' INT TERM

# part NAME LOG COMMAND…: one part of the run; if it fails, the others still run
part() {
	local name=$1 log="$LOGS/$2.log" start=$SECONDS code
	shift 2
	say "• $name"
	"$@" </dev/null 2>&1 | tee "$log"
	code=${PIPESTATUS[0]}
	STEP_LOG+=("$(printf '%6d s  %s' $((SECONDS - start)) "$name")")
	say "  $([ "$code" -eq 0 ] && echo ✓ || echo "✗ exit code $code,") $((SECONDS - start)) s"
	return "$code"
}

# count LOG PATTERN: adds up the lines of a log that match PATTERN, whose groups are: passed, failed. True if any failed,
# because then the failures are already counted.
count() {
	local passed failed
	read -r passed failed < <(sed -nE "s/.*$2.*/\1 \2/p" "$LOGS/$1.log" | awk '{ p += $1; f += $2 } END { print p + 0, f + 0 }')
	PASSED=$((PASSED + passed))
	FAILED=$((FAILED + failed))
	[ "$failed" -gt 0 ]
}

# the ten slowest tests of this run: those of the crates report their seconds in the log, those in the browser in Playwright's report
slowest_tests() {
	local report=end2end/test-results/report.json
	[ -s "$LOGS/crates.log" ] || return 0
	say ""
	say "the ten slowest tests"
	{
		sed -nE 's/^test (.*) \.\.\. .*<([0-9.]+)s>$/\2 \1/p' "$LOGS/crates.log"
		[ ! -s "$LOGS/end2end.log" ] || [ ! -s "$report" ] || node scripts/slow-journeys.mjs "$report"
	} | sort -rn | head -10 | while read -r seconds name; do printf '%8.1f s  %s\n' "$seconds" "$name"; done
}

rm -rf "$LOGS"
mkdir -p "$LOGS"
setup_build
setup browser firefox java postgres node-tests
step "a PostgreSQL server for the tests" "PostgreSQL's message is above." postgres_start
export CHROMIUM="${CHROMIUM:-/usr/bin/chromium}" FIREFOX="${FIREFOX:-/usr/bin/firefox-esr}"

part "the browser's files" site build_site || BROKEN+=("the browser's files were not built")

part "tests of the browser's scripts" scripts bash scripts/test-scripts.sh
code=$?
count scripts '^scripts: ([0-9]+) passed, ([0-9]+) failed' || [ $code -eq 0 ] || BROKEN+=("scripts/test-scripts.sh ended with code $code")

# cargo test builds press for the tests of the server. Building it separately would compile most libraries again, with fewer
# features. An earlier binary is removed, so that it cannot be tested by mistake.
rm -f target/debug/press
RUNNER="CARGO_TARGET_$(rustc -vV | sed -n 's/^host: //p' | tr 'a-z-' 'A-Z_')_RUNNER"
export "$RUNNER=$ROOT/scripts/test-runner.sh"
part "compiling the tests" compile cargo test --no-run --quiet || true # the next part reports what does not compile
part "tests of the crates" crates cargo test --no-fail-fast
code=$?
count crates 'test result: [a-zA-Z]+\. ([0-9]+) passed; ([0-9]+) failed' || [ $code -eq 0 ] || BROKEN+=("cargo test ended with code $code")

if [ ! -x target/debug/press ]; then
	BROKEN+=("press was not built, so the browser tests did not run")
elif [ -f end2end/run ]; then
	part "tests in the browser" end2end bash end2end/run
	code=$?
	count end2end '^end2end: ([0-9]+) passed, ([0-9]+) failed' || [ $code -eq 0 ] || BROKEN+=("end2end/run ended with code $code")
	grep -qE '^end2end: [0-9]+ passed' "$LOGS/end2end.log" || BROKEN+=("end2end/run did not say how many passed")
fi
FINISHED=yes
