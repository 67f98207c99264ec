#!/usr/bin/env bash
# Installs, builds and runs every test; ends with ctest's own summary.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh
cmake --preset dev
cmake --build --preset dev
ctest --preset dev
