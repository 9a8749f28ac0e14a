#!/usr/bin/env bash
# Clippy for the browser's half.
set -euo pipefail
cd "$(dirname "$0")/.."
rustup target list --installed | grep -qx wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown
for half in hydrate screens desk; do
    cargo clippy --locked --package app --lib --no-default-features --features "$half" \
        --target wasm32-unknown-unknown -- --deny warnings
done
