#!/usr/bin/env bash
# Makes .venv/ with the Python packages that the interop tests need; does nothing when it is there and current.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

requirements=test/interop/requirements.txt
superset=test/interop/requirements-superset.txt
stamp=.venv/.gridlake-stamp
python=.venv/bin/python
if [[ -x $python ]] && "$python" -c '' 2>/dev/null && cat "$requirements" "$superset" | cmp -s - "$stamp"; then exit 0; fi

can_make_venv() { command -v python3 >/dev/null && python3 -c 'import ensurepip, venv' 2>/dev/null; }

if ! can_make_venv && [[ ${CI:-} == true && $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3 python3-venv >/dev/null
fi
if ! can_make_venv; then
  echo 'the interop tests need Python 3 with venv: install it (on Debian: apt-get install python3 python3-venv), then run this again' >&2
  exit 1
fi

rm -rf .venv
python3 -m venv .venv
"$python" -m pip install --quiet --disable-pip-version-check -r "$requirements"
# Superset holds on to an older SQLAlchemy: what it uses lies apart, for PYTHONPATH.
"$python" -m pip install --quiet --disable-pip-version-check --no-deps --target .venv/superset -r "$superset"
"$python" -c 'import deltalake, pyarrow'
cat "$requirements" "$superset" >"$stamp"
