#!/usr/bin/env bash
# check_model.sh <model> <folder> [<mistake>]: visits every state. Without a mistake there must be no error, and no
# statement that is never reached; with one, an error.
set -euo pipefail
model=$1 folder=$2 mistake=${3-}

mkdir -p "$folder"
cd "$folder"
spin ${mistake:+-D"$mistake"} -a "$model"
cc -O2 -w -DNFAIR=3 -DVECTORSZ=2048 -o pan pan.c
# -a -f: what must happen at last does, if nobody waits for ever. -b: a search cut short is an error.
./pan -a -f -b -m100000 | tee report

unreached=$(grep ', state [0-9]*, "' report | grep -v '"-end-"' || true)
if [[ -n $mistake ]]; then
    grep -q 'errors: [1-9]' report
else
    grep -q 'errors: 0$' report && [[ -z $unreached ]]
fi
