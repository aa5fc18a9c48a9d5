"""How well one grouping of records agrees with the truth: over pairs, and B-cubed over records."""

import csv
from collections import Counter
from dataclasses import dataclass


@dataclass
class Score:
    precision: float
    recall: float

    @property
    def f1(self):
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self):
        return f"precision {self.precision:.4f} recall {self.recall:.4f} F1 {self.f1:.4f}"


def column(path, key, value):
    """One column of a CSV or Parquet file, by another; both as text."""
    if str(path).endswith(".parquet"):
        import pyarrow.parquet

        table = pyarrow.parquet.read_table(path, columns=[key, value])
        return {str(k): "" if v is None else str(v) for k, v in zip(table[key].to_pylist(), table[value].to_pylist())}
    with open(path, encoding="utf-8", newline="") as file:
        return {row[key]: row[value] for row in csv.DictReader(file)}


def sizes(truth, found):
    """The sizes of the true groups, of the found ones, and of what they share."""
    return Counter(truth), Counter(found), Counter(zip(truth, found))


def pairs(count):
    return count * (count - 1) // 2


def pairwise(truth, found):
    """Of the pairs put together, those that belong so; of those that belong so, those found."""
    true, ours, shared = sizes(truth, found)
    right = sum(map(pairs, shared.values()))
    put, belong = sum(map(pairs, ours.values())), sum(map(pairs, true.values()))
    return Score(right / put if put else 1.0, right / belong if belong else 1.0)


def b_cubed(truth, found):
    """For each record, how much of its group belongs there and how much of its own is there;
    averaged over records, so that one large group does not drown the others."""
    true, ours, shared = sizes(truth, found)
    records = len(truth) or 1
    precision = sum(n * n / ours[group] for (_, group), n in shared.items()) / records
    recall = sum(n * n / true[entity] for (entity, _), n in shared.items()) / records
    return Score(precision, recall)


def aligned(truth, found):
    """The two groupings record by record; a record that was not grouped stands alone."""
    return list(truth.values()), [found.get(key) or f"alone {key}" for key in truth]
