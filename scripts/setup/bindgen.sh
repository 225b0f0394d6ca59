#!/usr/bin/env bash
# The program that generates the JavaScript around our wasm (the glue), built from scripts/bindgen once per machine.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/../env.sh"
. "$ROOT/scripts/say.sh"

# The version of package $1 in lock file $2.
locked() { grep -A1 "^name = \"$1\"\$" "$2" | sed -n 's/^version = "\(.*\)"$/\1/p'; }

wanted=$(locked wasm-bindgen Cargo.lock)
ours=$(locked wasm-bindgen-cli-support scripts/bindgen/Cargo.lock)
[ "$wanted" = "$ours" ] || fail "wasm-bindgen is $wanted in Cargo.lock, but its tool in scripts/bindgen is $ours." \
	"Write $wanted into scripts/bindgen/Cargo.toml and run: (cd scripts/bindgen && cargo update)"

stamp="$(cat scripts/bindgen/Cargo.lock scripts/bindgen/src/main.rs | sha256sum)"
[ -x "$BINDGEN" ] && [ "$(cat "$BINDGEN.stamp" 2>/dev/null)" = "$stamp" ] && exit 0

say "  building it from source, once for all clones (about a minute)"
work="$TOOL_CACHE/bindgen/build"
CARGO_TARGET_DIR="$work" cargo build --quiet --locked --manifest-path scripts/bindgen/Cargo.toml
mv "$work/debug/bindgen" "$BINDGEN"
printf '%s\n' "$stamp" >"$BINDGEN.stamp"
rm -rf "$work"
