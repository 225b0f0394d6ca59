# What serve and watch have in common: their options, and the first stories.

# serve_options ARGS…: sets ADDR and DATA
serve_options() {
	ADDR=127.0.0.1:3000
	DATA=./data
	while [ $# -gt 0 ]; do
		case "$1" in
		--addr) ADDR=${2:?--addr wants HOST:PORT} ;;
		--data) DATA=${2:?--data wants a folder} ;;
		*) fail "Unknown option $1." "./dev help lists the options." ;;
		esac
		shift 2
	done
}

# fill_data: the demo newsroom, where there is no data yet
fill_data() {
	[ -n "${DATABASE_URL:-}" ] && return
	compgen -G "$DATA/*.sqlite" >/dev/null && return
	step "the demo newsroom in $DATA" "If it was stopped half-way, remove $DATA and start again." \
		target/debug/press demo --data "$DATA"
}
