#!/usr/bin/env bash
# The Rust compiler with the browser's target (wasm32-unknown-unknown), and a C linker.
#
# Usually `rustup target add` is all. Where rustup cannot reach its server, Debian has a recent compiler and the source
# of its standard library, which is built for wasm once, in about a minute.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/../env.sh"
. "$ROOT/scripts/say.sh"

add_target_with_rustup() {
	command -v rustup >/dev/null && rust_is_new_enough || return 1
	rust_can_make_wasm && return 0
	say "  rustup target add $WASM_TARGET"
	timeout 120 rustup target add "$WASM_TARGET" >/dev/null 2>&1 && rust_can_make_wasm
}

use_debian() {
	debian_packages rustc-web cargo-web rust-web-src lld-22
	export PATH="/usr/bin:$PATH"
	rust_is_new_enough || fail "Debian's compiler is $RUST_VERSION, but $OLDEST_RUST or newer is needed." \
		"Install rustup from rustup.rs, or update Debian 12 with: apt-get update && apt-get upgrade"
	bash "$ROOT/scripts/setup/wasm-std.sh"
}

command -v cc >/dev/null || debian_packages gcc libc6-dev
if [ "$(command -v rustc)" = /usr/bin/rustc ]; then
	use_debian
elif ! add_target_with_rustup; then
	[ "${DIPLOMATIC_AFFAIRS_COMPILER:-}" != rustup ] || fail "rustup has no compiler of $OLDEST_RUST or newer that can build for $WASM_TARGET." \
		"Run: rustup update stable && rustup target add $WASM_TARGET"
	say "  rustup could not install the target: using Debian's compiler"
	use_debian
fi
