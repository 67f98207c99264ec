#!/usr/bin/env bash
# Measures Wupan and, in the same run, the least that each job can cost. Arguments: names of benchmarks.
# With --instructions first: how many instructions a round takes, the same on every machine; of jobs that have no floor, one by one.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh
cmake --preset bench >/dev/null
cmake --build --preset bench >/dev/null
if [ "${1:-}" != --instructions ]; then
    exec build/bench/bin/wupan-bench "$@"
fi

counts=$(mktemp -d)
trap 'rm -r "$counts"' EXIT
valgrind --tool=callgrind --log-file="$counts/log" --callgrind-out-file="$counts/part" build/bench/bin/wupan-bench "${@:2}" |
    awk -F'|' '/^\| [^-]/ && $2 !~ /^ job +$/ { sub(/ +$/, "", $2); printf "job %d:%s\n", ++job, $2 }' # times mean nothing there
ls -v "$counts"/part.* | xargs awk '
    /^desc: Trigger: Client Request:/ { rounds = $5 }
    /^totals:/ && rounds { printf "job %d: %.3f million instructions a round\n", ++job, $2 / rounds / 1e6; rounds = 0 }'
