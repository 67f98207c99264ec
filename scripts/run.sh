#!/usr/bin/env bash
# Sets up, builds, starts headquarters with the sample park on a loopback port, and opens the tablet app, enrolled as
# the demo officer. Without a display the app goes through a visit off-screen (wupan --tour). A second run takes seconds
# and keeps the data (in $WUPAN_DATA or ./run).
set -euo pipefail
cd "$(dirname "$0")/.."

data=${WUPAN_DATA:-run}
mkdir -p "$data"
log=$data/run.log

step() { # step TEXT COMMAND…: runs quietly; on failure shows the end of the log
    echo "$1"
    shift
    if ! "$@" >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        echo "run: that failed; the lines above are the end of $log." >&2
        exit 1
    fi
}

scripts/setup.sh
[[ -f build/release/build.ninja ]] || step "Configuring …" cmake --preset release
step "Building (a few minutes the first time) …" cmake --build --preset release
hq=(build/release/bin/wupan-hq --data "$data/hq")
[[ -f $data/hq/demo-password.txt ]] || step "Loading the sample park …" "${hq[@]}" load-demo

rm -f "$data/port"
"${hq[@]}" serve --listen 127.0.0.1:0 --port-file "$data/port" --quiet >"$data/hq.log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true' EXIT
for _ in $(seq 100); do
    [[ -f $data/port ]] && break
    if ! kill -0 "$server" 2>/dev/null; then
        cat "$data/hq.log" >&2
        exit 1
    fi
    sleep 0.1
done
url=http://127.0.0.1:$(<"$data/port")
echo "Headquarters listens on $url (log: $data/hq.log)"
echo "Its issue board: $url in a browser, signed in as 'center' (password in $data/hq/center-password.txt)"

app=(build/release/bin/wupan --data "$data/tablet" --server "$url" --login demo --password-file "$data/hq/demo-password.txt"
    --enrol-code "$("${hq[@]}" enrol --login demo)") # of use only until this tablet is enrolled
if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
    echo "Opening the tablet app, signed in as 'demo'."
    "${app[@]}"
else
    echo "There is no display, so the app goes through a visit off-screen. A picture of each page comes into $data/tour."
    XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$(realpath "$data")} QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software "${app[@]}" --tour "$data/tour"
fi
