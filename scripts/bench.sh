#!/usr/bin/env bash
# Measures Wupan and, in the same run, the least that each job can cost. Arguments: names of benchmarks.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh
cmake --preset bench >/dev/null
cmake --build --preset bench >/dev/null
exec build/bench/bin/wupan-bench "$@"
