#!/usr/bin/env bash
# Runs a test binary so that it reports how long each test takes. cargo calls it with the path of a test binary and its arguments.
# libtest accepts the option only with the bootstrap switch; it is set here and not for cargo, which would recompile everything.
case "$1" in
*/deps/*) RUSTC_BOOTSTRAP=1 exec "$@" -Zunstable-options --report-time ;;
*) exec "$@" ;; # a documentation test
esac
