#!/usr/bin/env bash
# Every dependency comes from crates.io, under a licence of the list in check_licences.py. The same check as `cargo deny check
# licenses sources` would make, from cargo's own metadata, so that nothing has to be installed for it.
set -euo pipefail
cd "$(dirname "$0")/.."
for workspace in Cargo.toml paper/Cargo.toml; do
    cargo metadata --locked --manifest-path "$workspace" --format-version 1 | python3 scripts/check_licences.py
done
