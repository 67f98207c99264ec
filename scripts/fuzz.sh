#!/usr/bin/env bash
# Feeds a part of Wupan with endless invented input. Arguments: a target of tests/fuzz, and for how many seconds.
# What crashes it, or takes it longer than 10 s or 1 GB, is kept in build/fuzz/findings.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${1:?the name of a target, such as fuzz_expression}
seconds=${2:-60}
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz --target "$target"

corpus="build/fuzz/corpus/$target"
findings="build/fuzz/findings"
mkdir -p "$corpus" "$findings"
options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -print_final_stats=1)
options+=(-artifact_prefix="$findings/$target-")
if [ -f "tests/fuzz/$target.dict" ]; then
    options+=(-dict="tests/fuzz/$target.dict")
fi
exec "build/fuzz/bin/$target" "${options[@]}" "$corpus" "tests/fuzz/corpus/$target"
