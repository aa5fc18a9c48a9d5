"""How time and memory grow with the records."""

import os
import re

from options import ORGANISATIONS
from running import in_turns, once, shown
from table import Row

SMALL, LARGE = 100_000, 3_000_000


def three_millions(bench):
    """3,000,000 synthetic records against 100,000"""
    commands = {
        count: bench.resolve(bench.generated(count), f"scaling-{count}", *ORGANISATIONS) for count in (SMALL, LARGE)
    }
    contestants = [(str(count), lambda command=command: once(command)) for count, command in commands.items()]
    measured = in_turns(contestants, bench.runs)
    small, large = measured[str(SMALL)], measured[str(LARGE)]
    f1 = {}
    for count in commands:
        clusters = os.path.join(bench.at(f"scaling-{count}"), "clusters.csv")
        printed = bench.python("score_clusters.py", bench.generated(count), "unique_id", "entity", clusters)
        f1[count] = ", ".join(re.findall(r"F1 ([\d.]+)", printed))
    return [
        Row("3,000,000 synthetic records against 100,000, vocabulary growing", "70 times", "42 times",
            f"{large.seconds / small.seconds:.1f} times ({large.seconds:.1f} s, {small.seconds:.2f} s)", "",
            shown(commands[LARGE])),
        Row("the same, peak memory", "", "", f"{large.megabytes:.0f} MB, {small.megabytes:.0f} MB", "", "the same"),
        Row("the same, F1 pairwise and B-cubed", "", "", f"{f1[LARGE]}; {f1[SMALL]}", "", "score_clusters.py"),
    ]


MEASURES = [three_millions]
