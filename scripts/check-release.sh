#!/usr/bin/env bash
# A release needs nothing but a data directory: the program is static, serves its scripts and sets PDF from itself alone, with an
# empty environment; and it runs as nobody where there is no other file at all, as in the image.
# usage: check-release.sh PROGRAM
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
cleanup() {
    [ -z "${server:-}" ] || kill "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT
fail() {
    echo "The release is not whole: $1" >&2
    exit 1
}
ldd "$1" 2>&1 | grep -qE "statically linked|not a dynamic executable" || fail "it is not static"
chmod 755 "$work"
mkdir -m 755 "$work/root"
mkdir -m 700 "$work/root/data"
cp "$1" "$work/root/hemicycle"
program=$work/root/hemicycle
here() { (cd "$work" && env -i "$program" "$@"); }

settings=$(here config)
grep -q '^data = ' <<<"$settings" || fail "it prints no settings"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
# Where nothing but it is, and what every container has of devices: as root, by chroot; otherwise where it stands.
if [ "$(id -u)" = 0 ]; then
    mkdir "$work/root/dev"
    mknod --mode=666 "$work/root/dev/random" c 1 8
    mknod --mode=666 "$work/root/dev/urandom" c 1 9
    chown 65532:65532 "$work/root/data"
    chroot --userspec=65532:65532 "$work/root" /hemicycle serve --data /data --listen "127.0.0.1:$port" &
else
    here serve --data "$work/root/data" --listen "127.0.0.1:$port" &
fi
server=$!
for _ in $(seq 50); do
    page=$(curl --silent --fail "http://127.0.0.1:$port/enter") && break
    sleep 0.2
done
for kind in js wasm; do
    script=$(grep -oE "/pkg/phone\.[0-9a-f]+(_bg)?\.$kind" <<<"$page" | head -1)
    [ -n "$script" ] || fail "the page names no $kind"
    coding=$(curl --silent --fail --head --header 'accept-encoding: br' "http://127.0.0.1:$port$script")
    grep -qi '^content-encoding: br' <<<"$coding" || fail "$script is not served compressed"
done
kill "$server"
wait "$server" || fail "it does not stop well"
server=

mkdir -m 700 "$work/congress"
python3 -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.stdin.read())' "$work/congress/congress.db" \
    <tests/golden/0.1.0/congress.sql
install -m 600 tests/golden/0.1.0/congress.key "$work/congress/"
here export --data congress --out out --format minutes.pdf >/dev/null
head -c 5 "$work/out/minutes.en.pdf" | grep -q '%PDF-' || fail "it sets no PDF"
echo "The release is whole: $(du -h "$1" | cut -f1) in one file."
