#!/usr/bin/env bash
# Looks up every dependency of both workspaces among the known vulnerabilities (RustSec). Exit 1 for a vulnerability. Where this
# cannot be known, for want of cargo-audit or of its database, it says so and exits with 2: never a silent pass.
set -uo pipefail
cd "$(dirname "$0")/.."
if ! cargo audit --version >/dev/null 2>&1; then
    echo "The audit did not run: cargo-audit is missing. Install it with: cargo install --locked cargo-audit" >&2
    exit 2
fi
database=$(mktemp -d)
trap 'rm -rf "$database"' EXIT
fetched=(--db "$database/advisories")
worst=0
for lock in Cargo.lock paper/Cargo.lock; do
    echo "$lock"
    report=$(cargo audit --file "$lock" "${fetched[@]}" --json 2>"$database/said")
    if ! python3 -c 'import json, sys; json.loads(sys.argv[1])["vulnerabilities"]' "$report" 2>/dev/null; then
        tail -n 5 "$database/said" >&2
        echo "The audit did not run: the database of advisories cannot be fetched; try again with network." >&2
        exit 2
    fi
    python3 - "$report" <<'PYTHON' || worst=1
import json, sys
report = json.loads(sys.argv[1])
found = report["vulnerabilities"]["list"]
for one in found:
    advisory, package = one["advisory"], one["package"]
    print(f"  {advisory['id']}: {package['name']} {package['version']}: {advisory['title']}")
for kind, warnings in report.get("warnings", {}).items():
    for one in warnings:
        print(f"  {kind}: {one['package']['name']} {one['package']['version']}")
print(f"  {len(found)} vulnerabilities in {report['lockfile']['dependency-count']} dependencies")
sys.exit(1 if found else 0)
PYTHON
    fetched=(--db "$database/advisories" --no-fetch)
done
exit $worst
