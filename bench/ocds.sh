#!/bin/sh
# How fast OCDS releases are compiled: generated ones, and the shared ones beside ocdskit (PyPI) in
# the same run. bench/ocds.sh [COUNT], 250,000 releases of 1 KB if no count is given.
set -eu
cd "$(dirname "$0")/.."
count=${1:-250000}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/whitworth
: "${CARGO_TARGET_DIR:=$cache/target}"
export CARGO_TARGET_DIR
shared=${WHITWORTH_SHARED:-../shared}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cargo build --quiet --release -p estate --example ocds_compile
ours=$CARGO_TARGET_DIR/release/examples/ocds_compile

grep -m1 'model name' /proc/cpuinfo 2>/dev/null || true
echo "processors: $(nproc)"

"$ours" generate "$count" >"$scratch/generated.jsonl"
echo "== $count generated releases, $(stat -c %s "$scratch/generated.jsonl") bytes"
"$ours" run "$scratch/generated.jsonl"
echo "== the same, holding only 16 MiB of releases in memory"
"$ours" run "$scratch/generated.jsonl" 16777216

releases=$shared/data/estate/contracts-finder/contracts-finder-releases.jsonl.gz
if [ ! -f "$releases" ]; then
    echo "shared releases: absent; set WHITWORTH_SHARED to the folder of reference data"
    exit 0
fi
# One copy is compiled too quickly to be timed; each copy has ocids of its own.
for copy in 1 2 3 4 5 6 7 8 9 10; do
    gzip -dc "$releases" | sed "s/\"ocds-/\"ocds-$copy/"
done >"$scratch/shared.jsonl"
size=$(stat -c %s "$scratch/shared.jsonl")
echo "== the shared releases, ten times: $size bytes"
"$ours" run "$scratch/shared.jsonl" | tee "$scratch/ours.txt"

if ! [ -x "$cache/ocdskit/bin/ocdskit" ]; then
    { python3 -m venv "$cache/ocdskit" && "$cache/ocdskit/bin/pip" install --quiet ocdskit; } ||
        { echo "ocdskit: absent; python3 with venv and access to PyPI are needed"; exit 0; }
fi
# ocdskit reads its rules from a schema; given one, it needs no network.
schema=$shared/suites/ocds-merge/release-schema-1__1__4.json
begun=$(date +%s.%N)
"$cache/ocdskit/bin/ocdskit" compile --schema "$schema" <"$scratch/shared.jsonl" >"$scratch/theirs.jsonl" 2>"$scratch/warnings.txt"
ended=$(date +%s.%N)
awk -v begun="$begun" -v ended="$ended" -v size="$size" '
    { for (i = 1; i <= NF; i++) if ($i == "MB/s") ours = $(i - 1) }
    END {
        theirs = size / 1e6 / (ended - begun)
        printf "ocdskit compile: %.3f s: %.1f MB/s; ours is %.1f times as fast\n",
            ended - begun, theirs, ours / theirs
    }' "$scratch/ours.txt"
