#!/bin/sh
# Dateline, dot, vis-timeline and Mermaid on the same events, in one run.
#
#   tests/benchmark/timelines/compare.sh [BUILD_DIRECTORY [STORY.json | EVENTS]...]
#
# Without more it draws 10, 1,000 and 10,000 made-up events. Pictures are left in
# BUILD_DIRECTORY/timelines/NAME. Needs npm (the first time a network), Graphviz and Chromium.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=${1:-$here/../../../build/release}
build=$(cd "$build" && pwd)
[ $# -eq 0 ] || shift
chromium=$(command -v chromium || command -v google-chrome || true)
for need in npm node dot; do
  command -v "$need" >/dev/null 2>&1 || { echo "skipped: no $need"; exit 0; }
done
[ -n "$chromium" ] || { echo "skipped: no Chromium"; exit 0; }
work=$build/timelines
mkdir -p "$work"
cp "$here/package.json" "$here"/*.mjs "$work/"
[ -d "$work/node_modules/vis-timeline" ] ||
  (cd "$work" && npm install --no-audit --no-fund --no-package-lock --loglevel=error >/dev/null)
[ $# -gt 0 ] || set -- 10 1000 10000
for story in "$@"; do
  case $story in
    *[!0-9]*) name=$(basename "$story" .json) file=$story ;;
    *) name=$story file=$work/$story.json
      node "$work/make_story.mjs" "$story" >"$file" ;;
  esac
  mkdir -p "$work/$name"
  echo "== $name"
  node "$work/draw.mjs" "$build/dateline" "$chromium" "$file" "$work/$name" "${LIMIT:-300}"
done
