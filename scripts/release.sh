# The server as it is released. Built once; with --profile-guided it is built twice, around a training run (docs/decisions/0046-profile-guided-builds.md).

PROFILE_FOLDER="$ROOT/target/profile"
# the name changes with the training script, because cargo rebuilds when a flag changes but not when a file named by a flag does
PROFILE="$PROFILE_FOLDER/press-$(sha256sum <"$ROOT/scripts/training.mjs" | cut -c1-8).profdata"
HOST=

# release_server [--profile-guided]: target/release/press
release_server() {
	local hint="Fix what the compiler reports, then start again."
	if [ "${1:-}" != --profile-guided ]; then
		step "the server, optimised (several minutes)" "$hint" cargo build --release --package server --features server/embed --bin press
		return
	fi
	HOST=$(rustc -vV | sed -n 's/^host: //p')
	find_profdata || fail "A profile-guided build needs llvm-profdata for LLVM $(rustc -vV | sed -n 's/^LLVM version: //p')." \
		"Install rustup's llvm-tools or Debian's llvm-19, or build without --profile-guided."
	if [ "$(cat "$PROFILE.inputs" 2>/dev/null)" != "$(profile_inputs)" ]; then
		step "the server, instrumented (several minutes)" "$hint" build_with instrumented "-Cprofile-generate=$PROFILE_FOLDER/counts"
		step "a training run on the demo newsroom" "Or build without --profile-guided." training_run
	fi
	step "the server, optimised with the profile (several minutes)" "$hint" build_with optimised "-Cprofile-use=$PROFILE"
	mkdir -p target/release
	cp -f "$PROFILE_FOLDER/optimised/$HOST/release/press" target/release/press
}

# build_with FOLDER FLAG: press. LLVM matches counters to functions by mangled name, which depends on the build options, so both builds
# use the same ones. --target keeps the flag away from build scripts and procedural macros.
build_with() {
	local flags=$2
	# the encoded form, because the path of a folder may contain spaces
	[ -z "${RUSTFLAGS:-}" ] || flags=$(printf '%s\x1f' $RUSTFLAGS)$flags
	CARGO_ENCODED_RUSTFLAGS="$flags" cargo build --release --package server --features server/embed --bin press \
		--target "$HOST" --target-dir "$PROFILE_FOLDER/$1"
}

# profile_inputs: a hash of the compiler and the sources; when it changes, the training run is repeated
profile_inputs() {
	{
		rustc -vV
		find Cargo.toml Cargo.lock .cargo app server crates scripts/training.mjs -type f -not -path '*/tests/*' -not -path '*/benches/*' -print0 |
			sort -z | xargs -0 sha256sum
	} | sha256sum
}

training_run() {
	rm -rf "$PROFILE_FOLDER/counts" "$PROFILE_FOLDER/data"
	node scripts/training.mjs "$PROFILE_FOLDER/instrumented/$HOST/release/press" "$PROFILE_FOLDER/data" &&
		"$PROFDATA" merge -o "$PROFILE" "$PROFILE_FOLDER/counts" && profile_inputs >"$PROFILE.inputs"
}

# find_profdata: sets PROFDATA to an llvm-profdata that reads this compiler's counters
find_profdata() {
	local candidate sysroot
	sysroot=$(rustc --print sysroot)
	for candidate in "$sysroot"/lib/rustlib/*/bin/llvm-profdata llvm-profdata llvm-profdata-19; do
		can_profile "$candidate" && return 0
	done
	# in a subshell, because debian_packages ends the script when it cannot install
	(debian_packages llvm-19) || return 1
	can_profile llvm-profdata-19
}

# can_profile PROGRAM: compiles, runs and recompiles a small program with a profile
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
