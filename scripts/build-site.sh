#!/usr/bin/env bash
# Builds the browser's half into SITE/pkg under names that carry the hash of their content.
# usage: build-site.sh SITE, after `cargo build --package glue`
# Installs what it needs: the wasm target by rustup. Where that cannot be had it says so and leaves SITE without scripts:
# the server then runs without WebAssembly.
set -euo pipefail
cd "$(dirname "$0")/.."
site=$1
target=${CARGO_TARGET_DIR:-target}

without() {
    echo "The WebAssembly toolchain cannot be had ($1); the pages will work without it." >&2
    rm -rf "$site"
    exit 0
}

rustup target list --installed 2>/dev/null | grep -qx wasm32-unknown-unknown ||
    rustup target add wasm32-unknown-unknown || without "rustup cannot add the target wasm32-unknown-unknown"

cargo build --locked --package app --lib --no-default-features --features hydrate \
    --target wasm32-unknown-unknown --profile browser

wasm=$target/wasm32-unknown-unknown/browser/app.wasm
stamp=$site/stamp
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(sha256sum <"$wasm")" ]; then
    exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$target/debug/glue" "$wasm" "$work"

# wasm-opt, where Node is there to install it, makes the file a quarter smaller.
if command -v npm >/dev/null; then
    [ -x node_modules/.bin/wasm-opt ] || npm ci --silent --no-audit --no-fund || true
fi
if [ -x node_modules/.bin/wasm-opt ]; then
    node_modules/.bin/wasm-opt -Oz --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext \
        --enable-mutable-globals --enable-reference-types --enable-multivalue \
        "$work/hemicycle_bg.wasm" -o "$work/small.wasm" && mv "$work/small.wasm" "$work/hemicycle_bg.wasm"
fi

hash=$(cat "$work/hemicycle.js" "$work/hemicycle_bg.wasm" | sha256sum | cut -c1-16)
rm -rf "$site"
mkdir -p "$site/pkg"
cp "$work/hemicycle.js" "$site/pkg/hemicycle.$hash.js"
cp "$work/hemicycle_bg.wasm" "$site/pkg/hemicycle.${hash}_bg.wasm"
if [ -d "$work/snippets" ]; then cp -r "$work/snippets" "$site/pkg/"; fi
if command -v node >/dev/null; then
    node scripts/compress.mjs "$site"/pkg/hemicycle.*
fi
sha256sum <"$wasm" >"$stamp"
