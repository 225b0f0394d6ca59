# The server as it is released: built so that it counts what it does, put to work, and built again with the counts (profile-guided
# optimisation). About a third more pages a second, for twice the time to build: docs/decisions/0046-built-with-a-profile.md.

PROFILE_FOLDER="$ROOT/target/profile"
# cargo builds anew what has another flag: a profile of another training has another name
PROFILE="$PROFILE_FOLDER/press-$(sha256sum <"$ROOT/scripts/training.mjs" | cut -c1-8).profdata"
HOST=

# release_server [--no-profile]: target/release/press, with a profile unless it must not or the machine cannot make one
release_server() {
	local hint="Put right what the compiler says, then start again."
	HOST=$(rustc -vV | sed -n 's/^host: //p')
	if [ "${1:-}" = --no-profile ] || ! find_profdata; then
		[ "${1:-}" = --no-profile ] ||
			say "  no profile: needs llvm-profdata for LLVM $(rustc -vV | sed -n 's/^LLVM version: //p'), as Debian's llvm-19 or rustup's llvm-tools have; the server will be slower by a quarter"
		step "the server, optimised (several minutes)" "$hint" cargo build --release --package server --features server/embed --bin press
		return
	fi
	if [ "$(cat "$PROFILE.made-of" 2>/dev/null)" != "$(made_of)" ]; then
		step "the server, counting what it does (several minutes)" "$hint" build_with counting "-Cprofile-generate=$PROFILE_FOLDER/counts"
		step "a training run in the demo newsroom" "Or build without a profile: --no-profile" training_run
	fi
	step "the server, optimised (several minutes)" "$hint" build_with optimised "-Cprofile-use=$PROFILE"
	mkdir -p target/release
	cp -f "$PROFILE_FOLDER/optimised/$HOST/release/press" target/release/press
}

# build_with FOLDER FLAG: press. Counts are found by the names of functions, and these hold the options of the build: both builds must have
# the same, --target too, which keeps the flag from what runs while building.
build_with() {
	local flags=$2
	# not RUSTFLAGS: a folder's name may have spaces
	[ -z "${RUSTFLAGS:-}" ] || flags=$(printf '%s\x1f' $RUSTFLAGS)$flags
	CARGO_ENCODED_RUSTFLAGS="$flags" cargo build --release --package server --features server/embed --bin press \
		--target "$HOST" --target-dir "$PROFILE_FOLDER/$1"
}

# what the counts are of: they are taken again when it changes
made_of() {
	{
		rustc -vV
		find Cargo.toml Cargo.lock .cargo app server crates scripts/training.mjs -type f -not -path '*/tests/*' -not -path '*/benches/*' -print0 |
			sort -z | xargs -0 sha256sum
	} | sha256sum
}

training_run() {
	rm -rf "$PROFILE_FOLDER/counts" "$PROFILE_FOLDER/data"
	node scripts/training.mjs "$PROFILE_FOLDER/counting/$HOST/release/press" "$PROFILE_FOLDER/data" &&
		"$PROFDATA" merge -o "$PROFILE" "$PROFILE_FOLDER/counts" && made_of >"$PROFILE.made-of"
}

# Sets PROFDATA to a program that reads what this compiler's programs count.
find_profdata() {
	local candidate sysroot
	sysroot=$(rustc --print sysroot)
	for candidate in "$sysroot"/lib/rustlib/*/bin/llvm-profdata llvm-profdata llvm-profdata-19; do
		can_profile "$candidate" && return 0
	done
	# in a shell of its own: without it the server is built too
	(debian_packages llvm-19) || return 1
	can_profile llvm-profdata-19
}

# Compiles a small program that counts, runs it, and reads the counts.
can_profile() {
	local try code=0
	command -v "$1" >/dev/null || return 1
	try=$(mktemp -d -t press-profile.XXXXXX)
	echo 'fn main() { println!("{}", std::env::args().count()); }' >"$try/try.rs"
	{
		rustc -O -Cprofile-generate="$try/counts" -o "$try/try" "$try/try.rs" && "$try/try" &&
			"$1" merge -o "$try/try.profdata" "$try/counts" &&
			rustc -O -Cprofile-use="$try/try.profdata" -o "$try/try" "$try/try.rs"
	} >/dev/null 2>&1 || code=$?
	rm -rf "$try"
	[ "$code" -eq 0 ] && PROFDATA=$1
}
