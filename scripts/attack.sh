#!/usr/bin/env bash
# Attacks a running demo as each of its people: a web scanner (wapiti) fills in every form and tries its payloads, and a fuzzer
# (schemathesis) asks `/api/v1` for what its description allows and forbids. Fails on a finding of medium severity or above, on
# an answer that is not as described, and on any answer of 500 or above, which the server's own log tells of.
# Takes the program, a folder to work in, and how many seconds each kind of attack may take.
set -euo pipefail
program=$(realpath "$1") work=$2 seconds=${3:-6}
source=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$work"
work=$(realpath "$work")
scanner=$work/scanner/bin/wapiti fuzzer=$work/fuzzer/bin/schemathesis
# Each in a place of its own: they ask for different versions of the same libraries.
install() {
    [ ! -x "$3" ] || return 0
    echo "Installing $2 into $work/$1" >&2
    if ! { python3 -m venv "$work/$1" && "$work/$1/bin/pip" install --quiet "$2"; }; then
        echo "The attack did not run: $2 cannot be installed from the package index; try again with network." >&2
        exit 2
    fi
}
install scanner wapiti3==3.2.3 "$scanner"
install fuzzer schemathesis==4.32.5 "$fuzzer"

# What looks for payloads in answers, for headers and for cookies. Not csrf, which looks for tokens in forms: here the browser's
# word about where a form comes from decides, and a test sends one from elsewhere. Not what asks other hosts.
modules=backup,cookieflags,crlf,csp,exec,file,htaccess,http_headers,ldap,log4shell,methods,permanentxss,redirect,shellshock,sql,timesql,upload,xss

server=
stop() { [ -z "$server" ] || { kill "$server" && wait "$server" || true; } 2>/dev/null; server=; }
trap stop EXIT

# Starts a demo with an open round; its links are in $folder/links.
start() {
    folder=$work/$1
    rm -rf "$folder"
    mkdir -p "$folder"
    HEMICYCLE_LOG_FORMAT=json RUST_LOG=warn "$program" demo --data "$folder/data" --listen 127.0.0.1:0 \
        >"$folder/links" 2>"$folder/log" &
    server=$!
    for _ in $(seq 100); do grep -q '^delegate SE-' "$folder/links" && break; sleep 0.2; done
    url=$(sed -n 's|^chair *\(http://[^/]*\)/.*|\1|p' "$folder/links")
    curl --silent --fail --output /dev/null --cookie "$(enter chair)" --data 'commitment=c2&preset=simple_majority&seconds=' "$url/chair/open"
}

# Enters by somebody's link; prints the session's cookie.
enter() {
    local link
    link=$(sed -n "s|^$1 *\(http://[^ ]*\).*|\1|p" "$folder/links")
    curl --silent --request POST --output /dev/null --dump-header - "$link" | sed -n 's/^set-cookie: \(hemicycle=[^;]*\).*/\1/ip' | tr -d '\r'
}

failed=0
for person in nobody 'delegate MY-DAP-3' 'delegate MY-DAP-1' chair secretariat hall; do
    name=${person##* }
    start "$name"
    cookie=()
    [ "$name" = nobody ] || cookie=(--cookie-value "$(enter "$person")")
    case $name in
    chair | hall) from="/$name /account" ;;
    secretariat) from="/desk /desk/staff /desk/settings /desk/texts /desk/import /desk/cards /desk/paper /desk/check-in /account" ;;
    nobody) from=/enter ;;
    *) from="/ /delegation /ballots" ;;
    esac
    starts=()
    for path in $from /record /resolution; do starts+=(--start "$url$path"); done
    # Only while somebody is logged in is there something to attack: leaving, and changing one's own password, are left out.
    "$scanner" --url "$url/" "${starts[@]}" --scope domain "${cookie[@]}" \
        --exclude "$url/leave" --exclude "$url/account/*" --exclude "$url/pkg/*" --module "$modules" --level 1 --depth 6 \
        --max-links-per-page 40 --max-scan-time $((2 * seconds)) --max-attack-time "$seconds" --tasks 8 --flush-session --no-bugreport \
        --store-session "$folder/session" --store-config "$work/config" --format json --output "$folder/report.json" \
        >"$folder/wapiti.log" 2>&1 || { echo "$name: wapiti failed, see $folder/wapiti.log" >&2; failed=1; }
    "$source/attack_findings.py" "$name" "$folder/report.json" "$folder/log" || failed=1
    stop
done

start api
chair=$(enter chair)
curl --silent --fail --output /dev/null --cookie "$chair" --data 'round=1' "$url/chair/close"
curl --silent --fail --output /dev/null --cookie "$chair" --data 'round=1' "$url/chair/publish"
if ! "$fuzzer" run "$url/api/v1/openapi.json" --url "$url" --checks all --mode all --max-examples 300 --seed 20190830 \
    --continue-on-failure >"$folder/schemathesis.log" 2>&1; then
    echo "/api/v1: schemathesis found something, or did not run:" >&2
    tail -n 60 "$folder/schemathesis.log" >&2
    failed=1
fi
echo "/api/v1: $(grep -E 'generated|operations' "$folder/schemathesis.log" | tr -s ' ' | paste -sd ';')"
"$source/attack_findings.py" api - "$folder/log" || failed=1
stop
exit $failed
