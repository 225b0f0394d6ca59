#!/usr/bin/env bash
# The tests of the browser's scripts that need no browser: frontend/**/*.test.js. Ends with "scripts: N passed, N failed".
set -uo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../frontend" || exit 1

report=$(node --test --test-reporter=tap 2>&1)
code=$?
# the outcome of each test without its details, where all passed
if [ $code -eq 0 ]; then sed -n '/^ok /p' <<<"$report"; else printf '%s\n' "$report"; fi
sed -nE 's/^# (pass|fail) ([0-9]+)$/\2/p' <<<"$report" | paste -sd ' ' | sed -E 's/^([0-9]+) ([0-9]+)$/scripts: \1 passed, \2 failed/'
exit $code
