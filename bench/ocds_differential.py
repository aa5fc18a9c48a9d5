"""Merges random releases with our merger and with ocdsmerge (PyPI), and counts differences.

    ocds_differential.py EXAMPLE SCHEMA [COUNT] [append|by-position]

EXAMPLE is the built example `ocds_differential`; SCHEMA is the release schema 1.1.4. Where ocdsmerge
differs on purpose it is not asked: it takes the ids 1 and "1", 0 and false for equal in places, and
passes over a plain value where an object was before, which we report as an error. It refuses to
version a null that an object follows, which we do not.
"""

import json
import random
import subprocess
import sys
import warnings

import ocdsmerge
from ocdsmerge.exceptions import OCDSMergeError

warnings.simplefilter("ignore")


def scalar(r):
    return r.choice(["a", "b", "", "é", 2, 3.5, -7, True, False, None, 10**20, "x\ny"])


def identifier(r):
    return r.choice(["1", "2", "x", "y", 3, 4, None])


def item(r, depth):
    value = {}
    for name in r.sample(["id", "name", "value", "items", "additionalIdentifiers", "list"], r.randint(0, 5)):
        if name == "id":
            value[name] = identifier(r)
        elif name == "value":
            value[name] = r.choice([{}, {"amount": scalar(r)}, {"currency": "GBP", "amount": scalar(r)}])
        elif name == "items":
            value[name] = [item(r, depth - 1) for _ in range(r.randint(0, 3))] if depth else []
        elif name == "additionalIdentifiers":
            value[name] = [item(r, 0) for _ in range(r.randint(0, 2))]
        elif name == "list":
            value[name] = r.choice([[], ["a"], ["a", "b"], [1, None], [["a"], []], [{"id": "1"}, "x"]])
        else:
            value[name] = scalar(r)
    return value


def release(r, number):
    value = {"ocid": "ocds-1", "id": str(number), "date": f"2000-01-{r.randint(1, 28):02}", "tag": ["tender"]}
    if r.random() < 0.1:
        del value[r.choice(["id", "tag"])]
    if r.random() < 0.7:
        value["parties"] = [item(r, 1) for _ in range(r.randint(0, 3))]
    if r.random() < 0.8:
        value["tender"] = {"items": [item(r, 2) for _ in range(r.randint(0, 4))], "title": scalar(r)}
        if r.random() < 0.4:
            value["tender"]["submissionMethod"] = r.choice([[], ["a"], ["b"], None])
        if r.random() < 0.4:
            value["tender"]["id"] = identifier(r)
    if r.random() < 0.5:
        value["extra"] = r.choice([{}, {"a": {}}, {"a": {"b": scalar(r)}}, {"c": None}])
    if r.random() < 0.3:
        value["other"] = r.choice([None, None, {"a": scalar(r)}, "text", [{"id": 3, "a": 2}]])
    items = list(value.items())
    r.shuffle(items)
    return dict(items)


def first_difference(ours, theirs, path=""):
    if isinstance(ours, dict) and isinstance(theirs, dict) and set(ours) == set(theirs):
        for name in ours:
            if plain(ours[name]) != plain(theirs[name]):
                return first_difference(ours[name], theirs[name], f"{path}/{name}")
    if isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for position, (left, right) in enumerate(zip(ours, theirs)):
            if plain(left) != plain(right):
                return first_difference(left, right, f"{path}/{position}")
    return f"at {path}: ours {plain(ours)}, theirs {plain(theirs)}"


def plain(value):
    """Tells true from 1 and 2 from 2.0, which Python does not."""
    return json.dumps(value, sort_keys=True)


def main():
    example, schema = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 20000
    matching = sys.argv[4] if len(sys.argv) > 4 else ""
    how = {"append": ocdsmerge.APPEND, "by-position": ocdsmerge.MERGE_BY_POSITION}
    overrides = {("tender", "items"): how[matching]} if matching else {}
    merger = ocdsmerge.Merger(schema, rule_overrides=overrides)
    r = random.Random(1)
    cases = [[release(r, n) for n in range(r.randint(1, 4))] for _ in range(count)]
    lines = "".join(json.dumps(case) + "\n" for case in cases)
    ours = subprocess.run([example, matching], input=lines, capture_output=True, text=True, check=True)
    answers = iter(ours.stdout.splitlines())
    same = errors = stricter = laxer = 0
    for case in cases:
        for method in (merger.create_compiled_release, merger.create_versioned_release):
            try:
                expected = method(json.loads(json.dumps(case)))
            except OCDSMergeError:
                expected = None
            found = json.loads(next(answers))
            if plain(found) == plain(expected):
                same += 1
                errors += found is None
            elif found is None:
                stricter += 1
            elif expected is None:
                laxer += 1
            else:
                print(first_difference(found, expected), "of", json.dumps(case))
                sys.exit(1)
    print(f"{same} the same, {errors} of them errors; {stricter} only we refuse, {laxer} only they")


main()
