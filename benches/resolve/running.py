"""Runs programs one after the other in turns, and says how long each took and how much memory."""

import os
import shlex
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass

HERE = os.path.dirname(os.path.abspath(__file__))
# Everybody gets the same two processors.
TWO_PROCESSORS = ["taskset", "-c", "0,1"] if (os.cpu_count() or 1) > 2 else []


class Failed(Exception):
    """A program that ended badly, with the last thing it said."""


@dataclass
class Measured:
    """Medians over the runs."""

    seconds: float
    megabytes: float
    slowest: float
    command: str


def say(text):
    print(text, file=sys.stderr, flush=True)


def shown(command):
    """A command as a person would type it: programs and files by their last names."""
    return " ".join(shlex.quote(os.path.basename(part) if part.startswith("/") else part) for part in command)


def once(command):
    """Seconds and megabytes of the whole process. The measuring is GNU time's: a child of this
    process would be charged with this process's memory."""
    with tempfile.NamedTemporaryFile("r") as figures:
        timed = ["/usr/bin/time", "-q", "-f", "%e %M", "-o", figures.name, *TWO_PROCESSORS, *command]
        done = subprocess.run(timed, capture_output=True, text=True)
        if done.returncode:
            said = (done.stderr or done.stdout).strip().splitlines() or ["nothing said"]
            raise Failed(f"{shown(command)}: {said[0] if 'error' in said[0] else said[-1]}")
        seconds, kilobytes = figures.read().split()[-2:]
    return float(seconds), int(kilobytes) / 1024


def output(command):
    """What a program prints."""
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["nothing said"]
        raise Failed(f"{shown(command)}: {said[-1]}")
    return done.stdout


def in_turns(contestants, runs):
    """Each contestant once, then each again: what slows the machine slows all of them.

    A contestant is a name and a function that runs it once and returns seconds and megabytes."""
    figures = {name: [] for name, _ in contestants}
    for turn in range(runs):
        for name, run in contestants:
            seconds, megabytes = run()
            figures[name].append((seconds, megabytes))
            say(f"  run {turn + 1}: {name} {seconds:.2f} s, {megabytes:.0f} MB")
    return {
        name: Measured(
            statistics.median(seconds for seconds, _ in all_runs),
            statistics.median(megabytes for _, megabytes in all_runs),
            max(seconds for seconds, _ in all_runs),
            "",
        )
        for name, all_runs in figures.items()
    }
