"""Time, memory and F1 beside Splink, in turns."""

import glob
import json
import os
import re
import sys

from options import ORGANISATIONS, PERSONS
from running import HERE, in_turns, once, shown
from table import Row


def historical(bench):
    """historical_50k, end to end"""
    data = bench.data("historical_figures_with_errors_50k.parquet")
    sides = race(bench, data, PERSONS, "cluster", "splink_historical_50k.py")
    return [
        *rows_of_race("historical_50k", sides, bench),
        Row("historical_50k pairwise F1", "as good (0.828)", "+0.02", sides["ours"].f1["pairwise"],
            sides["peer"].f1["pairwise"] if "peer" in sides else "", "score_clusters.py"),
        b_cubed_row("historical_50k", sides),
    ]


def organisations(bench):
    """100,000 synthetic organisations"""
    data = bench.data("synthetic-organisations-100k.parquet")
    sides = race(bench, data, ORGANISATIONS, "entity", "splink_synthetic.py")
    return [
        *rows_of_race("100,000 synthetic organisations", sides, bench),
        Row("100,000 synthetic organisations pairwise F1", "no lower (0.863)", "", sides["ours"].f1["pairwise"],
            sides["peer"].f1["pairwise"] if "peer" in sides else "", "score_clusters.py"),
        b_cubed_row("100,000 synthetic organisations", sides),
    ]


MEASURES = [historical, organisations]


class Side:
    """One resolver's medians, and its F1 pairwise and B-cubed."""

    def __init__(self, measured, command, f1):
        self.measured, self.command, self.f1 = measured, command, f1


def race(bench, data, options, truth, script):
    ours = bench.resolve(data, "race-ours", *options, "--memory", bench.memory)
    peer_out = bench.at("race-peer")
    peer_script = os.path.join(bench.shared, "peers", script)
    peer = [sys.executable, os.path.join(HERE, "peers", "until_done.py"), peer_script, peer_out, data]

    def run_peer():
        once(peer)
        with open(os.path.join(peer_out, "measures.json")) as file:
            measures = json.load(file)
        return measures["seconds"], measures["megabytes"]

    contestants = [("ours", lambda: once(ours))]
    if bench.with_splink:
        contestants.append(("peer", run_peer))
    measured = in_turns(contestants, bench.runs)
    clusters = os.path.join(bench.at("race-ours"), "clusters.csv")
    sides = {"ours": Side(measured["ours"], ours, f1_of(bench, data, truth, clusters))}
    if bench.with_splink:
        # The threshold is chosen with the truth in hand, which is kind to Splink.
        all_f1 = [f1_of(bench, data, truth, path) for path in glob.glob(os.path.join(peer_out, "clusters-*.csv"))]
        best = {how: max(f1[how] for f1 in all_f1) for how in ("pairwise", "b-cubed")}
        sides["peer"] = Side(measured["peer"], peer, best)
    return sides


def f1_of(bench, data, truth, clusters):
    printed = bench.python("score_clusters.py", data, "unique_id", truth, clusters)
    return dict(re.findall(r"^(pairwise|b-cubed): .* F1 ([\d.]+)$", printed, re.MULTILINE))


def rows_of_race(what, sides, bench):
    ours, peer = sides["ours"].measured, sides["peer"].measured if "peer" in sides else None
    times = f"{ours.seconds:.2f} s"
    memory = f"{ours.megabytes:.0f} MB (cap {bench.memory})"
    if peer:
        times += f", {peer.seconds / ours.seconds:.1f} times faster"
        memory += f", {ours.megabytes / peer.megabytes:.2f} of Splink's"
    return [
        Row(f"time, {what}, end to end", "5 times faster", "15 times", times,
            f"{peer.seconds:.2f} s" if peer else "", shown(sides["ours"].command)),
        Row(f"peak memory, {what}", "half", "a quarter, under the cap", memory,
            f"{peer.megabytes:.0f} MB" if peer else "", "the same"),
    ]


def b_cubed_row(what, sides):
    return Row(f"{what} B-cubed F1", "", "", sides["ours"].f1["b-cubed"],
               sides["peer"].f1["b-cubed"] if "peer" in sides else "", "score_clusters.py")
