#!/usr/bin/env bash
# rustfmt and clippy for the compiler in use.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/../env.sh"
. "$ROOT/scripts/say.sh"

if [ "$(command -v rustc)" = /usr/bin/rustc ]; then
	debian_packages rustfmt-web rust-web-clippy
elif ! cargo fmt --version >/dev/null 2>&1 || ! cargo clippy --version >/dev/null 2>&1; then
	rustup component add rustfmt clippy
fi
