"""Counts merge traps that were merged.

    score_traps.py TRAPS.csv CLUSTERS.csv

Prints how many traps have two organisations in one cluster, how many clusters hold organisations
of different traps, and the recall over pairs of the true variants."""

import csv
import sys
from collections import defaultdict

from scoring import Score, column, pairwise


def main():
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        records = list(csv.DictReader(file))
    cluster = column(sys.argv[2], "id", "cluster")
    members = defaultdict(list)
    for record in records:
        members[cluster.get(record["id"], f"alone {record['id']}")].append(record)
    merged, strays = {}, 0
    for group in members.values():
        entities = defaultdict(set)
        for record in group:
            entities[record["trap"]].add(record["entity"])
        for record in group:
            if len(entities[record["trap"]]) > 1:
                merged[record["trap"]] = record["kind"]
        strays += len(entities) > 1
    variants = [record for record in records if record["kind"] == "variant"]
    found = [cluster.get(record["id"], f"alone {record['id']}") for record in variants]
    score: Score = pairwise([record["entity"] for record in variants], found)
    traps = {record["trap"] for record in records if record["kind"] != "variant"}
    print(f"merged {len(merged)} of {len(traps)} traps; {strays} clusters over different traps; "
          f"recall of true variants {score.recall:.4f}")
    for kind in sorted(set(merged.values())):
        print(f"  {kind}: {sum(k == kind for k in merged.values())}")
    for group in members.values():
        if len({record["entity"] for record in group}) > 1:
            print("  " + " | ".join(f"{r['name']} [{r['company_number']} {r['postcode']}]" for r in group))


main()
