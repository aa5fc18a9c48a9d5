#!/bin/sh
# How long decisions, findings and alignment windows take once 30,000 contracts and 300,000 payment
# lines are read. bench/outlook.sh
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tools/prepare.sh"
prepare_build "$root"

cd "$root"
cargo build --quiet --release --locked -p demonstration --example generate
cargo build --quiet --release --locked -p estate --example outlook
examples=$CARGO_TARGET_DIR/release/examples
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

grep -m1 'model name' /proc/cpuinfo 2>/dev/null || true
echo "processors: $(nproc)"
"$examples/generate" estate "$scratch/in" 300000 30000
for run in 1 2 3; do
    # The findings themselves stand on the lines below.
    "$examples/outlook" 2026-09-30 "$scratch/in" >"$scratch/out"
    head -n1 "$scratch/out"
done
