#!/usr/bin/env bash
# Builds the browser's half, one module for phones, one for the screens and one for the desk, into SITE/pkg under names that carry the hash
# of their content.
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

# Installed where Node is there: it makes the modules a quarter smaller.
if command -v npm >/dev/null; then
    [ -x node_modules/.bin/wasm-opt ] || npm ci --omit=dev --silent --no-audit --no-fund || true
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# compile NAME FEATURE: the module of that name, into $work.
compile() {
    cargo build --locked --package app --lib --no-default-features --features "$2" \
        --target wasm32-unknown-unknown --profile browser
    cp "$target/wasm32-unknown-unknown/browser/app.wasm" "$work/$1.wasm"
}
compile phone hydrate
compile screens screens
compile desk desk

stamp=$site/stamp
built=$(cat "$work"/*.wasm | sha256sum)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$built" ]; then
    exit 0
fi

# join NAME: the module with the script that loads it, into SITE/pkg.
join() {
    local out=$work/$1 hash
    mkdir "$out"
    "$target/debug/glue" "$out.wasm" "$out"
    if [ -x node_modules/.bin/wasm-opt ]; then
        node_modules/.bin/wasm-opt -Oz --converge --strip-producers --enable-bulk-memory --enable-sign-ext \
            --enable-nontrapping-float-to-int --enable-mutable-globals --enable-reference-types --enable-multivalue \
            "$out/hemicycle_bg.wasm" -o "$out/small.wasm" && mv "$out/small.wasm" "$out/hemicycle_bg.wasm"
    fi
    hash=$(cat "$out/hemicycle.js" "$out/hemicycle_bg.wasm" | sha256sum | cut -c1-16)
    cp "$out/hemicycle.js" "$site/pkg/$1.$hash.js"
    cp "$out/hemicycle_bg.wasm" "$site/pkg/$1.${hash}_bg.wasm"
    if [ -d "$out/snippets" ]; then cp -r "$out/snippets" "$site/pkg/"; fi
}
rm -rf "$site"
mkdir -p "$site/pkg"
join phone
join screens
join desk
if command -v node >/dev/null; then
    node scripts/compress.mjs "$site"/pkg/{phone,screens,desk}.*
fi
echo "$built" >"$stamp"
