"""Scores links as groups of queries: those linked to one entity are one group.

    score_links.py QUERIES.csv REFERENCE.csv matches.csv

Beside score_link.py, which counts queries. Here pairs of queries are counted, and records
(B-cubed): a supplier that is written fifty ways weighs fifty times as much in the first, and more
in pairs. A query without a known entity stands alone in the truth."""

import csv
import sys

from scoring import b_cubed, column, pairwise


def accepted_links(path):
    """For each query the reference record with the highest probability, if it was accepted."""
    best = {}
    with open(path, encoding="utf-8", newline="") as file:
        for match in csv.DictReader(file):
            probability = float(match["probability"])
            if probability > best.get(match["left"], (-1.0,))[0]:
                accepted = match["accepted"].lower() in ("1", "true", "yes")
                best[match["left"]] = (probability, match["right"] if accepted else None)
    return {query: right for query, (_, right) in best.items() if right}


def main():
    queries, reference, matches = sys.argv[1:4]
    entity = column(queries, "unique_id", "entity")
    entities = column(reference, "unique_id", "entity")
    links = accepted_links(matches)
    truth, found = [], []
    for query, known in entity.items():
        truth.append(known or f"unknown {query}")
        right = links.get(query)
        if right is None:
            found.append(f"alone {query}")
        elif known and known in entities[right].split("|"):
            found.append(known)
        else:
            # The first entity of the record stands for it, so that wrong links mix with right ones.
            found.append(entities[right].split("|")[0] or f"reference {right}")
    print(f"pairwise over queries: {pairwise(truth, found)}")
    print(f"b-cubed over queries: {b_cubed(truth, found)}")


main()
