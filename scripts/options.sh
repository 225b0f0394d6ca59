# Shared by serve and watch: options, and loading the demo.

# serve_options ARGS…: sets ADDR and DATA
serve_options() {
	ADDR=127.0.0.1:3000
	DATA=./data
	while [ $# -gt 0 ]; do
		case "$1" in
		--addr) ADDR=${2:?--addr needs HOST:PORT} ;;
		--data) DATA=${2:?--data needs a folder} ;;
		*) fail "Unknown option $1." "./dev help lists the options." ;;
		esac
		shift 2
	done
}

# fill_data: loads the demo newsroom into an empty data folder
fill_data() {
	[ -n "${DATABASE_URL:-}" ] && return
	compgen -G "$DATA/*.sqlite" >/dev/null && return
	step "the demo newsroom in $DATA" "If it was interrupted, remove $DATA and start again." \
		target/debug/press demo --data "$DATA"
}
