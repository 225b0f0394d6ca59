# Output of the scripts: every step is announced, timed, and prints a hint when it fails.

STEP_LOG=()
SECONDS_AT_START=$SECONDS

# say TEXT: prints one line
say() { printf '%s\n' "$*"; }

# fail TEXT [HINT]: prints an error and what to do about it, and exits
fail() {
	printf '\n%s\n' "$1" >&2
	[ -n "${2:-}" ] && printf '  → %s\n' "$2" >&2
	exit 1
}

# step NAME HINT COMMAND…: runs one step; on failure prints HINT and exits with its code
step() {
	local name=$1 hint=$2 start=$SECONDS code=0
	shift 2
	say "• $name"
	"$@" || code=$?
	local took=$((SECONDS - start))
	STEP_LOG+=("$(printf '%6d s  %s' "$took" "$name")")
	if [ "$code" -ne 0 ]; then
		printf '\n✗ %s failed after %d s (exit code %d)\n' "$name" "$took" "$code" >&2
		[ -n "$hint" ] && printf '  → %s\n' "$hint" >&2
		exit "$code"
	fi
	say "  ✓ $took s"
}

# Prints the time of each step, if the total is worth it.
say_times() {
	local total=$((SECONDS - SECONDS_AT_START))
	[ "$total" -lt 30 ] && return
	say ""
	printf '%s\n' "${STEP_LOG[@]}"
	printf '%6d s  together (%d min %02d s)\n' "$total" $((total / 60)) $((total % 60))
}

# as_root COMMAND…: for installing Debian packages only
as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif command -v sudo >/dev/null; then
		sudo "$@"
	else
		fail "This needs an administrator: $*" "Run it as root once, then start again."
	fi
}

# debian_packages NAME…: installs those that are missing
debian_packages() {
	local missing=() name
	for name in "$@"; do
		[ "$(dpkg-query -W -f='${db:Status-Abbrev}' "$name" 2>/dev/null)" = "ii " ] || missing+=("$name")
	done
	[ ${#missing[@]} -eq 0 ] && return 0
	command -v apt-get >/dev/null || fail "Missing: ${missing[*]}" \
		"This is not Debian or Ubuntu: install the same programs with your own package manager."
	say "  installing Debian packages: ${missing[*]}"
	# the package lists may be old or missing: update them once
	apt install -y --no-install-recommends "${missing[@]}" || { apt update && apt install -y --no-install-recommends "${missing[@]}"; }
}

# apt ARGS…: quiet; the end of its output is shown when it fails
apt() {
	local log code=0
	log=$(mktemp -t press-apt.XXXXXX)
	as_root env DEBIAN_FRONTEND=noninteractive apt-get -q "$@" </dev/null >"$log" 2>&1 || code=$?
	[ "$code" -eq 0 ] || tail -4 "$log" >&2
	rm -f "$log"
	return "$code"
}
