#!/usr/bin/env bash
# Brings the Arrow Flight SQL JDBC driver into .jdbc/ for the interop tests; does nothing when it is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

artifact=flight-sql-jdbc-driver
version=18.3.0
jar=.jdbc/$artifact-$version.jar

# `javac` stands for a JDK: a JRE cannot run a program from its source.
missing=()
command -v javac >/dev/null || missing+=(default-jdk-headless)
[[ -f $jar ]] || command -v mvn >/dev/null || missing+=(maven)
if ((${#missing[@]} > 0)) && [[ ${CI:-} == true && $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  missing=()
fi
if ((${#missing[@]} > 0)); then
  echo "the JDBC tests need a JDK >= 17 and Maven: install them (on Debian: apt-get install ${missing[*]}), then run this again" >&2
  exit 1
fi
[[ ! -f $jar ]] || exit 0

rm -rf .jdbc
mkdir -p .jdbc
# Copied whole and then renamed, so that a jar of this name is never half a jar.
mvn -q -B dependency:copy "-Dartifact=org.apache.arrow:$artifact:$version" -DoutputDirectory=.jdbc/arriving
mv ".jdbc/arriving/$artifact-$version.jar" "$jar"
rmdir .jdbc/arriving
