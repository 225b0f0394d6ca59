#!/usr/bin/env bash
# Node 20 or newer, and the pinned packages of the folders given: frontend, end2end.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/../env.sh"
. "$ROOT/scripts/say.sh"

major=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')
[ "${major:-0}" -ge 20 ] || fail "Node ${major:-is missing, version} 20 or newer is needed." \
	"Install it from nodejs.org or your distribution, then start again."
command -v npm >/dev/null || fail "npm is missing." "Install it as well (Debian's package is called npm; Node from nodejs.org brings it along), then start again."

for folder in "$@"; do
	[ -f "$folder/package-lock.json" ] || continue
	stamp=$(sha256sum <"$folder/package-lock.json")
	[ "$(cat "$folder/node_modules/.installed" 2>/dev/null)" = "$stamp" ] && continue
	say "  npm packages of $folder"
	(cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
	printf '%s\n' "$stamp" >"$folder/node_modules/.installed"
done
