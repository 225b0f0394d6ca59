#!/usr/bin/env bash
# Chromium for the tests: the one in CHROMIUM, or Debian's.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/../env.sh"
. "$ROOT/scripts/say.sh"

if [ -n "${CHROMIUM:-}" ]; then
	[ -x "$CHROMIUM" ] || fail "CHROMIUM names $CHROMIUM, which is not a program." "Set it to a Chromium or unset it."
else
	[ -x /usr/bin/chromium ] || debian_packages chromium fonts-dejavu-core
fi
