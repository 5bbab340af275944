#!/usr/bin/env bash
# Brings the Arrow Flight SQL JDBC drivers into .jdbc/ for the interop tests; does nothing when they are there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

artifact=flight-sql-jdbc-driver
# The newest, and the last one that works in tools such as DBeaver (arrow-java issue 787).
versions=(18.3.0 18.2.0)
lacking=()
for version in "${versions[@]}"; do
  [[ -f .jdbc/$artifact-$version.jar ]] || lacking+=("$version")
done

# `javac` stands for a JDK: a JRE cannot run a program from its source.
missing=()
command -v javac >/dev/null || missing+=(default-jdk-headless)
((${#lacking[@]} == 0)) || command -v mvn >/dev/null || missing+=(maven)
if ((${#missing[@]} > 0)) && [[ ${CI:-} == true && $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  missing=()
fi
if ((${#missing[@]} > 0)); then
  echo "the JDBC tests need a JDK >= 17 and Maven: install them (on Debian: apt-get install ${missing[*]}), then run this again" >&2
  exit 1
fi
((${#lacking[@]} > 0)) || exit 0

rm -rf .jdbc/arriving
for version in "${lacking[@]}"; do
  # Copied whole and then renamed, so that a jar of this name is never half a jar.
  mvn -q -B dependency:copy "-Dartifact=org.apache.arrow:$artifact:$version" -DoutputDirectory=.jdbc/arriving
  mv ".jdbc/arriving/$artifact-$version.jar" .jdbc/
done
rmdir .jdbc/arriving
