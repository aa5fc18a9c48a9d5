"""Makes from the reference data what a resolver may see, apart from what the scorers know."""

import csv
import hashlib
import os
from collections import defaultdict


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, titles, lines):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(titles)
        writer.writerows(lines)
    return path


def without(source, target, hidden):
    """A CSV file without some of its columns."""
    records = rows(source)
    titles = [title for title in records[0] if title not in hidden]
    return write(target, titles, ([record[title] for title in titles] for record in records))


def labels(queries, reference, target):
    """What a person would have said of these queries: `left,right,1` for each record of the
    reference that holds the query's entity, `left,,0` where nothing is known to match."""
    holders = defaultdict(list)
    for record in reference:
        for entity in filter(None, record["entity"].split("|")):
            holders[entity].append(record["unique_id"])
    lines = []
    for query in queries:
        matching = holders.get(query["entity"], []) if query["entity"] else []
        lines += [(query["unique_id"], right, 1) for right in matching]
        if not query["entity"]:
            lines.append((query["unique_id"], "", 0))
    return write(target, ["left", "right", "match"], lines)


def half(query):
    """0 or 1. All writings of one entity fall in one half, so that nothing learned of an entity in
    one half is asked for in the other; queries without one fall by their names."""
    of = query["entity"] or f"name {query['name'].upper()}"
    return hashlib.sha256(of.encode()).digest()[0] % 2


def halves(queries_path, reference_path, folder):
    """For each half the queries as a resolver sees them, with the truth, and the labels."""
    queries, reference = rows(queries_path), rows(reference_path)
    made = []
    for which in (0, 1):
        chosen = [query for query in queries if half(query) == which]
        name = lambda what: os.path.join(folder, f"{what}-{which}.csv")
        made.append({
            "queries": write(name("queries"), ["unique_id", "name"], ((q["unique_id"], q["name"]) for q in chosen)),
            "truth": write(name("truth"), ["unique_id", "name", "entity"], (q.values() for q in chosen)),
            "labels": labels(chosen, reference, name("labels")),
        })
    return made


def with_known(traps, known, target):
    """The invented merge traps and the known ones in one file."""
    records = rows(traps) + rows(known)
    return write(target, list(records[0]), (record.values() for record in records))
