#!/usr/bin/env bash
# A Java runtime for the HTML checker of the tests.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/../env.sh"
. "$ROOT/scripts/say.sh"

command -v java >/dev/null || debian_packages default-jre-headless
