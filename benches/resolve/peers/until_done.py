"""Runs a peer's script where it lies, and keeps what it found.

    until_done.py SCRIPT OUT ARGUMENT...

The scripts score themselves after they are done, which is no part of resolving: time is taken from
the start of this process to the script's own last reading of the clock before that (`t3`, after
clustering; `t2`, after linking), and memory up to the first scoring. Nothing is written within
that time, where Whitworth writes its results. OUT gets `measures.json` and either a file
`clusters-THRESHOLD.csv` for each of several thresholds or one `matches.csv`."""

import csv
import json
import os
import runpy
import sys
import time

begun = time.time()
with open("/proc/self/stat") as stat, open("/proc/uptime") as uptime:
    started = int(stat.read().rsplit(")", 1)[1].split()[19]) / os.sysconf("SC_CLK_TCK")
    begun -= float(uptime.read().split()[0]) - started

THRESHOLDS = (0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99, 0.995, 0.999)


def main():
    script, out, *arguments = sys.argv[1:]
    os.makedirs(out, exist_ok=True)
    sys.path.insert(0, os.path.dirname(os.path.abspath(script)))
    shared = os.path.join(os.environ["WHITWORTH_SHARED"], "peers")
    sys.path.append(shared)
    peak = noting_the_peak()
    sys.argv = [script, *arguments]
    done = runpy.run_path(script, run_name="__main__")
    import common

    measures = {"seconds": done.get("t3", done["t2"]) - begun, "megabytes": peak.get("megabytes", common.rss())}
    with open(os.path.join(out, "measures.json"), "w") as file:
        json.dump(measures, file)
    if "t3" in done:
        write_clusters(done["l"], done["p"], out)
    else:
        write_links(done["con"], done["p"], out)


def noting_the_peak():
    """Notes the memory when the script begins to score itself."""
    import common

    peak, score = {}, common.cluster_eval

    def first_noting(*arguments):
        peak.setdefault("megabytes", common.rss())
        return score(*arguments)

    common.cluster_eval = first_noting
    return peak


def write_clusters(linker, predictions, out):
    for threshold in THRESHOLDS:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, threshold)
        frame = clusters.as_pandas_dataframe()[["unique_id", "cluster_id"]]
        frame.columns = ["id", "cluster"]
        frame.to_csv(os.path.join(out, f"clusters-{threshold}.csv"), index=False)


def write_links(con, predictions, out):
    query = f"select unique_id_l, unique_id_r, match_weight from {predictions.physical_name}"
    with open(os.path.join(out, "matches.csv"), "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["left", "right", "probability", "accepted"])
        for left, right, weight in con.sql(query).fetchall():
            # The scorer tries thresholds a thousandth apart: the weight is spread over 0 to 1, in
            # its order, where the probability itself would be 0.000 or 1.000 nearly everywhere.
            writer.writerow([left, right, 1 / (1 + 2 ** (-weight / 6)), weight > 0])


main()
