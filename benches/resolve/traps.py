"""Merge traps: the generated ones, and the ones known from published registers."""

import os

import prepare
from options import TRAPS
from running import HERE, output, shown
from table import Row

KNOWN = os.path.join(HERE, "..", "..", "crates", "resolve", "tests", "traps", "known.csv")


def merge_traps(bench):
    """merge traps"""
    generated = bench.at("generated-traps.csv")
    with open(generated, "w", encoding="utf-8") as file:
        file.write(output([bench.generate, "traps"]))
    both = prepare.with_known(generated, KNOWN, bench.at("traps.csv"))
    seen = prepare.without(both, bench.at("traps-seen.csv"), {"trap", "kind", "entity"})
    out, command = bench.resolved(seen, "traps", *TRAPS)
    told = bench.python("score_traps.py", both, os.path.join(out, "clusters.csv")).splitlines()
    wrong = "; ".join(line.strip() for line in told[1:] if "|" not in line)
    return [Row("merge traps, generated and known", "none merged", "none merged",
                told[0] + (f" ({wrong})" if wrong else ""), "", shown(command))]


MEASURES = [merge_traps]
