"""Scores clusters against a column that holds the truth.

    score_clusters.py TRUTH ID_COLUMN TRUTH_COLUMN CLUSTERS.csv

TRUTH is CSV or Parquet; CLUSTERS.csv holds `id,cluster`. Prints pairwise and B-cubed figures."""

import sys

from scoring import aligned, b_cubed, column, pairwise


def main():
    truth_path, id_column, truth_column, clusters = sys.argv[1:5]
    truth = column(truth_path, id_column, truth_column)
    found = column(clusters, "id", "cluster")
    strangers = sum(key not in truth for key in found)
    if strangers:
        sys.exit(f"{strangers} ids of {clusters} are not in {truth_path}")
    missing = sum(key not in found for key in truth)
    grouping = aligned(truth, found)
    print(f"{len(truth)} records, {missing} of them in no cluster")
    print(f"pairwise: {pairwise(*grouping)}")
    print(f"b-cubed: {b_cubed(*grouping)}")


main()
