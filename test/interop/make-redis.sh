#!/usr/bin/env bash
# Sees to it that there is a redis-server, which the tests of the shared cache start themselves.
set -euo pipefail

command -v redis-server >/dev/null && exit 0
if [[ ${CI:-} == true && $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends redis-server >/dev/null
  exit 0
fi
echo 'the tests of the shared cache need Redis: install it (on Debian: apt-get install redis-server), then run this again' >&2
exit 1
