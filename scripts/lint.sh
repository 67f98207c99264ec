#!/usr/bin/env bash
# lint.sh BUILD_DIR: clang-format on every C++ file, clang-tidy on those changed since the main branch (or the last
# commit), qmllint on every QML file. Exits non-zero when one of them finds something.
set -euo pipefail
build=$(realpath "${1:?lint.sh BUILD_DIR}")
cd "$(dirname "$0")/.."

git ls-files '*.h' '*.cpp' | xargs clang-format --dry-run -Werror

base=$(git merge-base HEAD origin/main 2>/dev/null || true)
[[ -n "$base" && "$base" != "$(git rev-parse HEAD)" ]] || base=$(git rev-parse -q --verify HEAD~1 || git rev-parse HEAD)
mapfile -t changed < <(git diff --name-only --diff-filter=d "$base" -- '*.cpp')
if [[ ${#changed[@]} -gt 0 ]]; then
    # clang knows nothing of GCC's precompiled headers.
    database=$(mktemp -d)
    trap 'rm -rf "$database"' EXIT
    sed -E 's/-Winvalid-pch -include [^ ]*cmake_pch\.hxx//' "$build/compile_commands.json" >"$database/compile_commands.json"
    known=()
    for file in "${changed[@]}"; do
        grep -qF "\"file\": \"$PWD/$file\"" "$database/compile_commands.json" && known+=("$file")
    done
    [[ ${#known[@]} -eq 0 ]] || printf '%s\0' "${known[@]}" | xargs -0 -n 4 -P 2 clang-tidy -p "$database" --quiet
fi

if [[ "$(cmake --build "$build" --target help)" == *all_qmllint* ]]; then
    cmake --build "$build" --target all_qmllint
fi
