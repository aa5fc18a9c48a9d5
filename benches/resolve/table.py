"""One row a bar, as Markdown."""

from dataclasses import dataclass


@dataclass
class Row:
    measure: str
    floor: str
    aim: str
    ours: str
    peer: str = ""
    command: str = ""


TITLES = ["measure", "floor", "aim", "Whitworth", "Splink", "command"]


def markdown(rows):
    lines = [TITLES, ["---"] * len(TITLES)]
    lines += [[r.measure, r.floor, r.aim, r.ours, r.peer, f"`{r.command}`" if r.command else ""] for r in rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
