#!/usr/bin/env bash
# The end-to-end tests in a real Chromium. Installs Debian's Chromium and the npm modules where they are missing; a
# test that did not run is a failure.
# usage: run-end2end.sh PROGRAM
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "$1")
command -v node >/dev/null || { echo "The end-to-end tests need Node.js 20 or newer." >&2; exit 1; }
[ -d node_modules/lighthouse ] || npm ci --no-audit --no-fund
if ! command -v chromium >/dev/null; then
    echo "Installing Debian's chromium" >&2
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends chromium fonts-liberation fonts-dejavu-core >/dev/null
fi
missing=()
command -v zbarimg >/dev/null || missing+=(zbar-tools)
command -v pdftoppm >/dev/null || missing+=(poppler-utils)
if [ ${#missing[@]} -gt 0 ]; then
    echo "Installing Debian's ${missing[*]}" >&2
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
HEMICYCLE=$program CHROMIUM=$(command -v chromium)
export HEMICYCLE CHROMIUM
report=$(mktemp)
trap 'rm -f "$report"' EXIT
total=0
for file in end2end/*.test.mjs; do
    echo "== $file"
    node --test --test-concurrency=1 --test-reporter=spec "$file" | tee "$report"
    passed=$(sed -n 's/^ℹ pass \([0-9]*\)$/\1/p' "$report")
    [ "${passed:-0}" -gt 0 ] || { echo "$file ran no test." >&2; exit 1; }
    total=$((total + passed))
done
echo "$total passed, 0 failed"
