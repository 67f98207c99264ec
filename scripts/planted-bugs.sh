#!/usr/bin/env bash
# planted-bugs.sh [BUILD_DIR]: puts each known bug back in turn and lets the simulator look for it; prints the seed that
# finds it, and "found n of n" at the end. Exits non-zero when one is not found.
set -euo pipefail
cd "$(dirname "$0")/.."
sim=${1:-build/dev}/bin/wupan-sim
most=${SEEDS:-4000}
mapfile -t bugs < <("$sim" --bugs)
found=0
for bug in "${bugs[@]}"; do
    story=$("$sim" --bug "$bug" --seeds "1..$most" || true)
    if seed=$(grep -oP '^seed \K[0-9]+(?=: a promise was broken)' <<<"$story"); then
        echo "$bug: seed $seed"
        found=$((found + 1))
    else
        echo "$bug: NOT FOUND in $most seeds"
    fi
done
echo "found $found of ${#bugs[@]}"
[[ $found -eq ${#bugs[@]} ]]
