"""Compares an updated run with the run before it and with a rebuild of everything.

    compare_runs.py BEFORE UPDATED REBUILT     the folders of three runs

Prints how many untouched clusters changed their id (an untouched cluster has the same records
before and after), how many that grew did, and the share of pairs, of those in either, that
the update and the rebuild agree on."""

import os
import sys
from collections import Counter, defaultdict

from scoring import column, pairs


def groups(clusters):
    members = defaultdict(set)
    for record, cluster in clusters.items():
        members[cluster].add(record)
    return members


def main():
    # Lasting ids before and after; a rebuild mints its own.
    before, updated, rebuilt = (
        column(os.path.join(folder, "organisations.csv"), "id", "organisation") for folder in sys.argv[1:4]
    )
    if set(updated) != set(rebuilt):
        sys.exit(f"the update holds {len(updated)} records and the rebuild {len(rebuilt)}: they differ")
    after = groups(updated)
    untouched = changed = grown = grown_changed = split = joined = 0
    for cluster, members in groups(before).items():
        now = {updated[record] for record in members}
        if len(now) > 1:
            split += 1
            continue
        (new_id,) = now
        if after[new_id] == members:
            untouched += 1
            changed += new_id != cluster
        elif len(after[new_id] & set(before)) == len(members):
            grown += 1
            grown_changed += new_id != cluster
        else:
            joined += 1
    keys = list(rebuilt)
    ours, theirs = Counter(updated.values()), Counter(rebuilt.values())
    both = Counter((updated[key], rebuilt[key]) for key in keys)
    shared = sum(map(pairs, both.values()))
    either = sum(map(pairs, ours.values())) + sum(map(pairs, theirs.values())) - shared
    print(f"untouched {untouched} changed {changed}; grown {grown} changed {grown_changed}; "
          f"split {split} joined {joined}; "
          f"agree {100 * shared / either if either else 100:.3f} % of {either} pairs")


main()
