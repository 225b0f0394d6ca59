#!/usr/bin/env bash
# Firefox for the journey in another engine: the one in FIREFOX, or Debian's.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/../env.sh"
. "$ROOT/scripts/say.sh"

if [ -n "${FIREFOX:-}" ]; then
	[ -x "$FIREFOX" ] || fail "FIREFOX names $FIREFOX, which is not a program." "Set it to a Firefox or unset it."
else
	[ -x /usr/bin/firefox-esr ] || debian_packages firefox-esr
fi
