# Setup, sourced by the commands. Every part checks first and does nothing when it is already installed.

# setup WHAT…: compiler bindgen node node-tests browser firefox java postgres
setup() {
	local what
	for what in "$@"; do
		case "$what" in
		compiler) step "Rust with $WASM_TARGET" "See the message above; scripts/setup/compiler.sh is the part that failed." \
			bash scripts/setup/compiler.sh && . "$ROOT/scripts/env.sh" ;;
		bindgen) step "generator of the wasm glue" "If crates.io could not be reached, try again when it can." bash scripts/setup/bindgen.sh ;;
		node) step "Node and its packages" "If the npm registry could not be reached, try again when it can." \
			bash scripts/setup/node.sh frontend ;;
		node-tests) step "npm packages of the browser tests" "If the npm registry could not be reached, try again when it can." \
			bash scripts/setup/node.sh end2end ;;
		browser) step "Chromium" "Install chromium, or put the path of one into CHROMIUM." bash scripts/setup/browser.sh ;;
		firefox) step "Firefox" "Install firefox-esr, or put the path of one into FIREFOX." bash scripts/setup/firefox.sh ;;
		java) step "Java" "Install a Java runtime: it runs the HTML checker." bash scripts/setup/java.sh ;;
		postgres) step "PostgreSQL" "Install postgresql-15." bash scripts/setup/postgres.sh ;;
		esac
	done
}

# Everything that the site and the server need.
setup_build() { setup compiler bindgen node; }

build_site() { node frontend/build.mjs "$@"; }
