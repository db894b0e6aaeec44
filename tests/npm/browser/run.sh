#!/bin/sh
# Tries HTML pages in Chromium: clicks, keys, filters, print, hostile articles, axe-core.
#
#   tests/npm/browser/run.sh [BUILD_DIRECTORY]
#
# Installs playwright-core and axe-core (pinned in package.json) in the build directory; needs npm
# and Chromium, and the first time the network. Without them it says so and ends well.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "${1:-$here/../../../build/release}" && pwd)
if ! command -v npm >/dev/null 2>&1 || ! command -v node >/dev/null 2>&1; then
  echo "skipped: no npm, so no browser tries the HTML pages"
  exit 0
fi
if ! command -v chromium >/dev/null 2>&1; then
  echo "skipped: no chromium, so no browser tries the HTML pages"
  exit 0
fi
work=$build/npm-browser
mkdir -p "$work"
if ! cmp -s "$here/package.json" "$work/package.json" || [ ! -d "$work/node_modules" ]; then
  cp "$here/package.json" "$work/"
  (cd "$work" && npm install --no-audit --no-fund --no-package-lock --loglevel=error) || {
    rm -f "$work/package.json"
    echo "skipped: npm could not install what $here/package.json names (no network?)"
    exit 0
  }
fi
cp "$here/pages.mjs" "$work/"
node "$work/pages.mjs" "$build/dateline" "$here/../../../samples" "$work"
