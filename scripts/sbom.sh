#!/usr/bin/env bash
# sbom.sh PROGRAM: writes the bill of materials of a built program as CycloneDX 1.5 (JSON) to stdout: the Debian packages whose
# libraries it is linked to, by what the loader finds, and those whose headers are compiled into it. The same packages give the
# same bytes. What a program loads later (Qt's plugins and QML modules) comes with the packages of scripts/packages.txt.
set -euo pipefail
program=${1:?sbom.sh PROGRAM}
root=$(cd "$(dirname "$0")/.." && pwd)

fail() {
    echo "sbom: $1" >&2
    exit 1
}
[[ -x "$program" && -f "$program" ]] || fail "$program is no program. Build it first, for instance build/release/bin/wupan-hq."
command -v dpkg-query >/dev/null || fail "this is no Debian: there are no packages to name."
name=$(basename "$program")
version=$(sed -nE 's/^project\(.*VERSION ([0-9.]+).*/\1/p' "$root/CMakeLists.txt")
[[ -n "$version" ]] || fail "CMakeLists.txt names no version."

# Nothing of these is left at run time for the loader to find.
headers=(libboost1.81-dev)
[[ "$name" == wupan-hq ]] && headers+=(libkainjow-mustache-dev)

escaped() { # for a string of JSON; control characters have no place in any of ours
    local text=${1//\\/\\\\}
    printf '%s' "${text//\"/\\\"}"
}

encoded() { # for a part of a package URL
    local text=${1//%/%25}
    text=${text//+/%2B}
    printf '%s' "${text//:/%3A}"
}

linked() {
    local found
    found=$(ldd "$program") || fail "$program cannot be read by ldd."
    [[ "$found" != *"not found"* ]] || fail "a library of $program is missing: $(grep 'not found' <<<"$found" | head -n 1)"
    sed -nE 's/^.* => (\/[^ ]+) .*/\1/p' <<<"$found" | sort -u
}

# The short names in a copyright file that machines can read, each once; nothing where it is prose.
licenses_of() {
    local file="/usr/share/doc/$1/copyright"
    [[ -r "$file" ]] && head -n 5 "$file" | grep -qiE '^Format: *https?://.*copyright-format/1\.0' || return 0
    sed -nE 's/^License:[[:space:]]*([^[:space:]].*[^[:space:]]|[^[:space:]])[[:space:]]*$/\1/p' "$file" | LC_ALL=C sort -u
}

component() { # PACKAGE HOW
    local version architecture plain license licenses="" purl
    IFS=$'\t' read -r plain version architecture < <(dpkg-query -W -f='${Package}\t${Version}\t${Architecture}\n' "$1") ||
        fail "the package $1 is not installed."
    purl="pkg:deb/debian/$(encoded "$plain")@$(encoded "$version")?arch=$architecture&distro=debian-12"
    refs+=("$purl")
    printf '    {\n      "type": "library",\n      "bom-ref": "%s",\n      "name": "%s",\n      "version": "%s",\n' \
        "$(escaped "$purl")" "$(escaped "$plain")" "$(escaped "$version")"
    while IFS= read -r license; do
        licenses+="${licenses:+, }{ \"license\": { \"name\": \"$(escaped "$license")\" } }"
    done < <(licenses_of "$plain")
    [[ -z "$licenses" ]] || printf '      "licenses": [%s],\n' "$licenses"
    printf '      "purl": "%s",\n' "$(escaped "$purl")"
    printf '      "properties": [{ "name": "wupan:linkage", "value": "%s" }]\n    }' "$2"
}

libraries=$(linked)
mapfile -t libraries <<<"$libraries"

# Who a file belongs to, as "package:architecture". dpkg knows some by the path before /lib became a link to /usr/lib, and asking
# it once is faster than asking for each.
declare -A owner
while IFS= read -r line; do
    owner[${line#*: }]=${line%%: *}
done < <({ printf '%s\n' "${libraries[@]}" && realpath "${libraries[@]}" && printf '/usr%s\n' "${libraries[@]}"; } |
    xargs dpkg-query -S 2>/dev/null || true)
packages=()
for library in "${libraries[@]}"; do
    package=${owner[$library]:-${owner[$(realpath "$library")]:-${owner[/usr$library]:-}}}
    [[ -n "$package" ]] || fail "$library belongs to no package, so nobody knows what it is. Install it from Debian instead."
    packages+=("$package")
done
mapfile -t packages < <(printf '%s\n' "${packages[@]}" | LC_ALL=C sort -u)

refs=()
printf '{\n  "bomFormat": "CycloneDX",\n  "specVersion": "1.5",\n  "version": 1,\n  "metadata": {\n'
printf '    "component": { "type": "application", "bom-ref": "%s", "name": "%s", "version": "%s" }\n  },\n' \
    "$name" "$(escaped "$name")" "$version"
printf '  "components": [\n'
separator=""
for package in "${packages[@]}"; do
    printf '%s' "$separator"
    component "$package" shared
    separator=$',\n'
done
for package in "${headers[@]}"; do
    printf '%s' "$separator"
    component "$package" headers
done
printf '\n  ],\n  "dependencies": [\n    { "ref": "%s", "dependsOn": [' "$name"
separator=""
for ref in "${refs[@]}"; do
    printf '%s"%s"' "$separator" "$(escaped "$ref")"
    separator=", "
done
printf '] }\n  ]\n}\n'
