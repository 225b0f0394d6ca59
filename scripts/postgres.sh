# A PostgreSQL server for one test run: a temporary folder, a free port, no passwords, loopback only.

# postgres_as COMMAND…: PostgreSQL refuses to run as root
postgres_as() {
	if [ "$(id -u)" -eq 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

# postgres_start: exports TEST_POSTGRES_URL
postgres_start() {
	local port
	PG_BIN=$(compgen -G "/usr/lib/postgresql/*/bin" | sort -V | tail -1)
	PG_DIR=$(mktemp -d -t press-postgres.XXXXXX)
	[ "$(id -u)" -ne 0 ] || chown postgres "$PG_DIR"
	port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })')
	postgres_as "$PG_BIN/initdb" --pgdata "$PG_DIR/data" --username postgres --auth trust --encoding UTF8 --locale C.UTF-8 --no-sync >/dev/null &&
		postgres_as "$PG_BIN/pg_ctl" --pgdata "$PG_DIR/data" --log "$PG_DIR/log" -w start >/dev/null -o \
			"-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$PG_DIR -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" ||
		{ cat "$PG_DIR/log" >&2; return 1; }
	export TEST_POSTGRES_URL="postgres://postgres@127.0.0.1:$port/postgres"
	say "  $TEST_POSTGRES_URL"
}

# postgres_stop: stops it and removes its folder
postgres_stop() {
	[ -n "${PG_DIR:-}" ] || return 0
	postgres_as "$PG_BIN/pg_ctl" --pgdata "$PG_DIR/data" -m immediate stop >/dev/null 2>&1
	rm -rf "$PG_DIR"
	PG_DIR=
}
