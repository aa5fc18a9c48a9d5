"""What one per cent of new records costs, and whether it leads where a rebuild would."""

import re
import shutil

from options import ORGANISATIONS
from running import in_turns, once, shown
from table import Row

RECORDS = 100_000


def new_records(bench):
    """1 % new records"""
    base, new = bench.generated(RECORDS, held_back=True)
    everything = bench.generated(RECORDS)
    bench.resolved(base, "before", *ORGANISATIONS)
    rebuild = bench.resolve(everything, "rebuilt", *ORGANISATIONS)
    # FILE holds the new records alone; the folder of the earlier run knows the others.
    update = bench.resolve(new, "updated", *ORGANISATIONS, "--update", bench.at("before"))

    def run_update():
        shutil.rmtree(bench.at("updated"), ignore_errors=True)
        return once(update)

    measured = in_turns([("rebuild", lambda: once(rebuild)), ("update", run_update)], bench.runs)
    folders = [bench.at(folder) for folder in ("before", "updated", "rebuilt")]
    told = bench.python("compare_runs.py", *folders).strip()
    untouched, changed = re.match(r"untouched (\d+) changed (\d+)", told).groups()
    agree = re.search(r"agree ([\d.]+) %", told)[1]
    cost = 100 * measured["update"].seconds / measured["rebuild"].seconds
    return [
        Row(f"1 % new records, cost against a full run ({RECORDS:,} records)", "5 %", "2 %",
            f"{cost:.1f} % ({measured['update'].seconds:.2f} s of {measured['rebuild'].seconds:.2f} s)",
            "", shown(update)),
        Row("ids of untouched clusters that change", "0", "0", f"{changed} of {untouched}", "", "compare_runs.py"),
        Row("incremental against full rebuild, pairs that agree", "99.5 %", "100 %", f"{agree} % ({told})", "",
            "compare_runs.py"),
    ]


MEASURES = [new_records]
