"""Measures Whitworth's resolve against the bars, and Splink beside it. Called by ./run."""

import argparse
import os
import platform
import sys
from dataclasses import dataclass

import accuracy
import scaling
import speed
import traps
import update
from running import HERE, Failed, once, output, say
from table import Row, markdown

BARS = {"speed": speed, "accuracy": accuracy, "traps": traps, "update": update, "scaling": scaling}


@dataclass
class Bench:
    """What every bar needs to know."""

    whitworth: str
    generate: str
    scratch: str
    runs: int
    with_splink: bool
    memory: str
    shared: str = os.environ["WHITWORTH_SHARED"]

    def data(self, name):
        return os.path.join(self.shared, "data", "resolve", name)

    def at(self, name):
        return os.path.join(self.scratch, name)

    def resolve(self, file, out, *options):
        """The command that resolves a file into a folder of the scratch folder."""
        return [self.whitworth, "resolve", file, *options, "--out", self.at(out)]

    def resolved(self, file, out, *options):
        """Resolves once; where the results are, and the command."""
        command = self.resolve(file, out, *options)
        once(command)
        return self.at(out), command

    def python(self, script, *arguments):
        """What one of our scripts prints, or one of the shared folder's if the path is whole."""
        return output([sys.executable, os.path.join(HERE, script), *arguments])

    def generated(self, count, held_back=False):
        """A Parquet file of invented organisations, and what was held back of it."""
        stem = self.at(f"organisations-{count}{'-base' if held_back else ''}")
        files = [f"{stem}.parquet", f"{stem}-new.parquet"][: 2 if held_back else 1]
        if not os.path.exists(files[0]):
            output([self.generate, "organisations", str(count), *files])
        return files if held_back else files[0]


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--whitworth", required=True)
    options.add_argument("--generate", required=True)
    options.add_argument("--scratch", required=True)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--only", default=",".join(BARS))
    options.add_argument("--without-splink", action="store_true")
    options.add_argument("--memory", default="256MiB", help="the cap for the runs timed beside Splink: a quarter of what it takes")
    given = options.parse_args()
    unknown = set(given.only.split(",")) - set(BARS)
    if unknown:
        options.error(f"--only {', '.join(sorted(unknown))}: the bars are {', '.join(BARS)}")
    bench = Bench(given.whitworth, given.generate, given.scratch, given.runs, not given.without_splink, given.memory)
    rows, failed = [], False
    for name in given.only.split(","):
        say(f"== {name}")
        for measure in BARS[name].MEASURES:
            try:
                rows += measure(bench)
            except Failed as failure:
                failed = True
                say(f"  {failure}")
                rows.append(Row(measure.__doc__.splitlines()[0], "", "", f"failed: {failure}"))
    load = ", ".join(f"{figure:.1f}" for figure in os.getloadavg())
    print(f"{platform.machine()}, {os.cpu_count()} processors, load {load} at the end; medians of {given.runs}.\n")
    print(markdown(rows))
    sys.exit(1 if failed else 0)


main()
