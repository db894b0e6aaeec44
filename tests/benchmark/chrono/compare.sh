#!/bin/sh
# Dateline and chrono-node on one core, in turn, over the same articles.
#
#   tests/benchmark/chrono/compare.sh FILE.jsonl [BUILD_DIRECTORY [ROUNDS]]
#
# FILE.jsonl has one article a line: {"text", "dct"?}. Installs chrono-node beside a copy of this
# directory in the build directory. Prints what both print, round by round: compare within a round.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
file=${1:?usage: compare.sh FILE.jsonl [BUILD_DIRECTORY [ROUNDS]]}
build=${2:-$here/../../../build/release}
rounds=${3:-3}
work=$build/chrono-benchmark
mkdir -p "$work"
cp "$here/package.json" "$here/chrono.mjs" "$work/"
[ -d "$work/node_modules/chrono-node" ] || (cd "$work" && npm install --no-audit --no-fund --silent)
pin=
if command -v taskset >/dev/null 2>&1; then pin="taskset -c 0"; fi
round=1
while [ "$round" -le "$rounds" ]; do
  echo "round $round"
  $pin node --single-threaded "$work/chrono.mjs" "$file"
  $pin "$build/tests/dates_benchmark" "$file" | grep -E '^(read|filter|find|resolve|dates|command|the model)'
  round=$((round + 1))
done
