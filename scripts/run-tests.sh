#!/usr/bin/env bash
# All Rust tests; with cargo-nextest where it is there. Installs what the exports are validated with: xmllint, jsonschema
# for Python, poppler and qpdf for PDF, LibreOffice for the workbook, and PostgreSQL, which the tests start and stop themselves.
set -euo pipefail
cd "$(dirname "$0")/.."
speaks() { "$1" -c "import jsonschema" 2>/dev/null; }
missing=()
command -v xmllint >/dev/null || missing+=(libxml2-utils)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
command -v soffice >/dev/null || missing+=(libreoffice-calc-nogui)
command -v qpdf >/dev/null || missing+=(qpdf)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
PYTHON=python3
speaks "$PYTHON" || PYTHON=/usr/bin/python3
speaks "$PYTHON" || missing+=(python3-jsonschema)
if [ ${#missing[@]} -gt 0 ]; then
    echo "Installing Debian's ${missing[*]}" >&2
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
export PYTHON
if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --locked --workspace
else
    cargo test --locked --workspace --all-targets
fi
