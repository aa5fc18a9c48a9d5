#!/bin/sh
# How fast a region is audited, and how much memory that takes: generated spend and contracts of
# three sizes, read and reported. bench/audit.sh
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tools/prepare.sh"
need /usr/bin/time time
prepare_build "$root"

cd "$root"
cargo build --quiet --release --locked -p whitworth
cargo build --quiet --release --locked -p demonstration --example generate
whitworth=$CARGO_TARGET_DIR/release/whitworth
generate=$CARGO_TARGET_DIR/release/examples/generate
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

grep -m1 'model name' /proc/cpuinfo 2>/dev/null || true
echo "processors: $(nproc)"
printf '%12s %12s %10s %10s %12s\n' 'spend rows' contracts seconds 'peak MiB' 'input MiB'

# audit ROWS CONTRACTS: the median of three runs.
audit() {
    "$generate" estate "$scratch/in" "$1" "$2"
    size=$(du -sm "$scratch/in" | cut -f1)
    for run in 1 2 3; do
        rm -rf "$scratch/out"
        # Exit code 1: the input holds releases that must be rejected.
        /usr/bin/time -f '%e %M' -o "$scratch/time.$run" \
            "$whitworth" audit "$scratch/in" --out "$scratch/out" --as-at 2026-09-30 >/dev/null || [ $? = 1 ]
    done
    # GNU time writes a line of its own when the exit code is not 0; the figures are the last line.
    tail -qn1 "$scratch"/time.? | sort -n | sed -n 2p | {
        read -r seconds kilobytes
        printf '%12s %12s %10s %10s %12s\n' "$1" "$2" "$seconds" $((kilobytes / 1024)) "$size"
    }
    rm -rf "$scratch/in" "$scratch/out"
}

audit 100000 10000
audit 1000000 100000
audit 3000000 100000
