"""Links and clusters of real organisations against what is known of them."""

import os
import re
import sys

import prepare
from options import LINKED
from running import HERE, once, output, shown
from table import Row

QUERIES, REFERENCE = "nhs-supplier-links-train.csv", "nhs-supplier-reference.csv"


def nhs_untrained(bench):
    """NHS supplier link F1, no labels used"""
    truth, reference = bench.data(QUERIES), bench.data(REFERENCE)
    queries = prepare.without(truth, bench.at("nhs-queries.csv"), {"entity"})
    out, command = bench.resolved(queries, "nhs", *LINKED, "--against", seen_reference(bench))
    scored = score(bench, truth, reference, out)
    rows = [Row("NHS supplier link F1, no labels used (train file)", "0.76 on the kept-apart half", "0.80",
                scored.told(), splink_links(bench), shown(command))]
    groups = bench.python("score_links.py", truth, reference, matches(out))
    return rows + [Row(f"NHS links, {how}", "", "", figures, "", "score_links.py")
                   for how, figures in re.findall(r"^(.*): (precision .*)$", groups, re.MULTILINE)]


def nhs_trained(bench):
    """NHS supplier link F1, trained"""
    reference, seen = bench.data(REFERENCE), seen_reference(bench)
    halves = prepare.halves(bench.data(QUERIES), reference, bench.scratch)
    figures, at_threshold = [], []
    for learn, ask in ((halves[0], halves[1]), (halves[1], halves[0])):
        model = bench.at("nhs-model.json")
        against = [*LINKED, "--against", seen]
        learned, _ = bench.resolved(learn["queries"], "nhs-learn", *against, "--labels", learn["labels"],
                                    "--save-model", model)
        asked, command = bench.resolved(ask["queries"], "nhs-ask", *against, "--model", model)
        threshold = score(bench, learn["truth"], reference, learned).threshold
        scored = score(bench, ask["truth"], reference, asked, threshold)
        figures.append(scored.accepted)
        at_threshold.append(scored.at_threshold)
    told = (f"{mean(figures):.4f} accepted ({figures[0]:.4f}, {figures[1]:.4f}); "
            f"{mean(at_threshold):.4f} at the threshold best on the half learned from")
    return [Row("NHS supplier link F1, trained on half the entities, asked of the other half, both ways",
                "0.83", "0.87", told, "", shown(command))]


def hidden_numbers(bench):
    """UK award suppliers, identifier columns removed"""
    source = bench.data("uk-award-suppliers.csv")
    hidden = {"identifier_scheme", "identifier_id"}
    suppliers = prepare.without(source, bench.at("uk-award-suppliers.csv"), hidden)
    rows = []
    for what, options in (
        # The extract's own postcode column is blank: the postcode stands at the end of the street.
        ("", ["--postcode", "address_streetAddress"]),
        (", names alone", []),
    ):
        out, command = bench.resolved(suppliers, "hidden", "--id", "row", "--name", "name", *options)
        printed = output([sys.executable, bench.data("score_hidden_number.py"), source, matches(out)])
        ours = printed.strip().splitlines()[-1]
        floor, aim = ("", "") if what else ("0.75", "0.84")
        rows.append(Row(f"UK award suppliers{what}, recall at precision 0.97", floor, aim, ours, "", shown(command)))
    return rows


MEASURES = [nhs_untrained, nhs_trained, hidden_numbers]


def matches(out):
    return os.path.join(out, "matches.csv")


def seen_reference(bench):
    return prepare.without(bench.data(REFERENCE), bench.at("nhs-reference.csv"), {"entity"})


class LinkScore:
    """What score_link.py prints."""

    def __init__(self, printed):
        f1 = dict(re.findall(r"^(accepted|best|threshold).* F1 ([\d.]+)$", printed, re.MULTILINE))
        self.accepted, self.best = float(f1["accepted"]), float(f1["best"])
        self.at_threshold = float(f1.get("threshold", 0))
        self.threshold = re.search(r"^best threshold ([\d.]+)", printed, re.MULTILINE)[1]

    def told(self):
        return f"{self.accepted:.4f} accepted; {self.best:.4f} at the best threshold"


def score(bench, truth, reference, out, *threshold):
    return LinkScore(output([sys.executable, bench.data("score_link.py"), truth, reference, matches(out), *threshold]))


def mean(figures):
    return sum(figures) / len(figures)


def splink_links(bench):
    """Splink's best: the peer's settings and ours, each at its best threshold on this file."""
    if not bench.with_splink:
        return ""
    told = []
    for name, script in (
        ("peer's settings", os.path.join(bench.shared, "peers", "splink_link.py")),
        ("our settings", os.path.join(HERE, "peers", "splink_link_normalised.py")),
    ):
        out = bench.at("splink-link")
        once([sys.executable, os.path.join(HERE, "peers", "until_done.py"), script, out,
              bench.data(QUERIES), bench.data(REFERENCE)])
        told.append(f"{score(bench, bench.data(QUERIES), bench.data(REFERENCE), out).best:.4f} {name}")
    return ", ".join(told)
