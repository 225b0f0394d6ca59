#!/usr/bin/env bash
# PostgreSQL's programs for the tests, which start and stop their own server.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/../env.sh"
. "$ROOT/scripts/say.sh"

compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null && exit 0
# otherwise the package starts a server for the whole machine
debian_packages postgresql-common
as_root sed -i 's/^#\?create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
debian_packages postgresql-15
