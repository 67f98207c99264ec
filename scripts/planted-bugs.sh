#!/usr/bin/env bash
# planted-bugs.sh [BUILD_DIR [COUNT]]: puts known bugs back, one in turn, and lets the simulator look for each; prints the
# seed that finds it, and "found n of n" at the end. Without COUNT all of them, otherwise that many: others each day. Exits
# non-zero when one is not found.
set -euo pipefail
cd "$(dirname "$0")/.."
sim=${1:-build/dev}/bin/wupan-sim
most_seeds=6000
mapfile -t bugs < <("$sim" --bugs)
count=${2:-${#bugs[@]}}
first=$((10#$(date +%j) * count % ${#bugs[@]}))
found=0
for ((i = 0; i < count; i++)); do
    bug=${bugs[$(((first + i) % ${#bugs[@]}))]}
    story=$("$sim" --bug "$bug" --seeds "1..$most_seeds" || true)
    if seed=$(grep -oP '^seed \K[0-9]+(?=: a promise was broken)' <<<"$story"); then
        echo "$bug: seed $seed"
        found=$((found + 1))
    else
        echo "$bug: NOT FOUND in $most_seeds seeds"
    fi
done
echo "found $found of $count"
[[ $found -eq $count ]]
