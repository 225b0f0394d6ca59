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

# Runs at every end: tidies up, sums up, and decides the exit code.
close() {
	local name
	postgres_stop
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

# part NAME LOG COMMAND…: a part of the run; if it breaks, the others are still run
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

# count LOG PATTERN: adds up the lines of a log that match PATTERN, whose numbers are: passed, failed
count() {
	local passed failed
	read -r passed failed < <(sed -nE "s/.*$2.*/\1 \2/p" "$LOGS/$1.log" | awk '{ p += $1; f += $2 } END { print p + 0, f + 0 }')
	PASSED=$((PASSED + passed))
	FAILED=$((FAILED + failed))
	# whether the failures are told by the tests themselves
	[ "$failed" -gt 0 ]
}

mkdir -p "$LOGS"
setup_build
setup browser java postgres node-tests
step "a PostgreSQL server for the tests" "PostgreSQL's message is above." postgres_start
export CHROMIUM="${CHROMIUM:-/usr/bin/chromium}"

part "the browser's files" site build_site || BROKEN+=("the browser's files were not built")

# cargo test builds press for the tests of the server; to build it once more by itself would compile most libraries again,
# with fewer features. One of an earlier run must not be taken for it.
rm -f target/debug/press
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
