#!/usr/bin/env bash
# Builds the standard library for wasm from Debian's rust-web-src and installs it where Debian's rustc looks for it.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/../env.sh"
. "$ROOT/scripts/say.sh"

export PATH="/usr/bin:$PATH"
compiler=$(rustc --version --verbose)
host=$(sed -n 's/^host: //p' <<<"$compiler")
stamp="$DEBIAN_WASM_LIB/built-by"

# the name under which rustc runs its linker
linker="/usr/lib/rustlib/$host/bin/rust-lld"
if [ ! -e "$linker" ]; then
	as_root mkdir -p "$(dirname "$linker")"
	as_root ln -sf /usr/lib/llvm-22/bin/lld "$linker"
fi

# another rustc cannot read these libraries, so an upgrade rebuilds them
[ "$(cat "$stamp" 2>/dev/null)" = "$compiler" ] && exit 0

say "  building the standard library for wasm, once (about a minute)"
work=$(mktemp -d -t press-std.XXXXXX)
trap 'rm -rf "$work"' EXIT
mkdir "$work/src"
touch "$work/src/lib.rs"
printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n' >"$work/Cargo.toml"
# build-std is an unstable flag, hence the bootstrap switch; bitcode is for link-time optimisation later;
# paths are shortened because they end up in the wasm
(
	cd "$work"
	export RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$work/target"
	export RUSTFLAGS="-Cembed-bitcode=yes --remap-path-prefix=/usr/lib/rustlib/src/rust=/rust"
	cargo build --quiet --release --target "$WASM_TARGET" -Zbuild-std=std,panic_abort
)
built="$work/target/$WASM_TARGET/release/deps"
rm -f "$built"/libempty-*
as_root rm -rf "$DEBIAN_WASM_LIB"
as_root mkdir -p "$DEBIAN_WASM_LIB"
as_root cp "$built"/lib*.rlib "$DEBIAN_WASM_LIB/"
printf '%s\n' "$compiler" | as_root tee "$stamp" >/dev/null
