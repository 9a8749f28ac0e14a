#!/usr/bin/env bash
# All Rust tests; with cargo-nextest where it is there.
set -euo pipefail
cd "$(dirname "$0")/.."
if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --locked --workspace
else
    cargo test --locked --workspace --all-targets
fi
