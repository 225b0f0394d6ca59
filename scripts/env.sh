# Paths and the compiler in use. Every script sources this first; nothing here uses the network.

ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
export ROOT
cd "$ROOT" || exit 1

# Built once per machine and shared by all clones: the generator of the JavaScript around our wasm.
export TOOL_CACHE="${DIPLOMATIC_AFFAIRS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/diplomatic-affairs}"
export BINDGEN="$TOOL_CACHE/bindgen/bindgen"

WASM_TARGET=wasm32-unknown-unknown
DEBIAN_WASM_LIB="/usr/lib/rustlib/$WASM_TARGET/lib"
# the oldest compiler that Cargo.toml accepts, such as 1.95
OLDEST_RUST=$(sed -n 's/^rust-version = "\([0-9.]*\)"$/\1/p' Cargo.toml)

# True when the compiler on PATH is new enough.
rust_is_new_enough() {
	RUST_VERSION=$(rustc --version 2>/dev/null | cut -d' ' -f2)
	[ -n "$RUST_VERSION" ] && printf '%s\n%s\n' "$OLDEST_RUST" "$RUST_VERSION" | sort -VC
}

# True when the compiler on PATH can build for wasm.
rust_can_make_wasm() {
	local sysroot
	sysroot=$(rustc --print sysroot 2>/dev/null) &&
		compgen -G "$sysroot/lib/rustlib/$WASM_TARGET/lib/libstd-*.rlib" >/dev/null
}

# where rustup installs its programs; a new shell may not have it on its PATH yet
case ":$PATH:" in
*":$HOME/.cargo/bin:"*) ;;
*) [ -d "$HOME/.cargo/bin" ] && PATH="$HOME/.cargo/bin:$PATH" ;;
esac

# One compiler for the server and for the browser: Debian's where scripts/setup/compiler.sh had to install it, otherwise
# the one on PATH, usually rustup's. DIPLOMATIC_AFFAIRS_COMPILER=debian or =rustup overrides that.
case "${DIPLOMATIC_AFFAIRS_COMPILER:-}" in
debian) PATH="/usr/bin:$PATH" ;;
rustup) ;;
*) compgen -G "$DEBIAN_WASM_LIB/libstd-*.rlib" >/dev/null && PATH="/usr/bin:$PATH" ;;
esac
export PATH
RUST_VERSION=$(rustc --version 2>/dev/null | cut -d' ' -f2) || true
export RUST_VERSION
