#!/bin/sh
# Reads exports with Mermaid, ical.js, cytoscape.js and TimelineJS.
#
#   tests/npm/run.sh [BUILD_DIRECTORY]
#
# Installs them (pinned in package.json) in the build directory; needs npm, and the first time the
# network. Without npm it says so and ends well.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=${1:-$here/../../build/release}
if ! command -v npm >/dev/null 2>&1 || ! command -v node >/dev/null 2>&1; then
  echo "skipped: no npm, so Mermaid, ical.js, cytoscape.js and TimelineJS read nothing"
  exit 0
fi
work=$build/npm
mkdir -p "$work"
if ! cmp -s "$here/package.json" "$work/package.json" || [ ! -d "$work/node_modules" ]; then
  cp "$here/package.json" "$work/"
  (cd "$work" && npm install --no-audit --no-fund --no-package-lock --loglevel=error) || {
    rm -f "$work/package.json"
    echo "skipped: npm could not install what $here/package.json names (no network?)"
    exit 0
  }
fi
cp "$here/check.mjs" "$work/"
cmake --build "$build" --target write_exports
rm -rf "$work/exports"
"$build/tests/write_exports" "$work/exports"
node "$work/check.mjs" "$work/exports"
