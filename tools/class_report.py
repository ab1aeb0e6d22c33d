"""What a simulated class took, as a table for people."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

import psutil
from class_learner import STAGES, TO_FIRST_TIMELINE, StageFailed
from class_memory import HUB, Use


@dataclass(frozen=True)
class Result:
    """Seconds by learner and stage, use by learner, the share of the processors that others had, every failure."""

    learners: int
    seconds: dict[str, dict[str, float]]
    uses: dict[str, Use]
    bystanders: float
    failures: list[StageFailed]


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that is not exceeded by `share` of the values."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def report(result: Result) -> str:
    lines = [machine(result), "", row("seconds", "done", "median", "95 %", "max"), *times(result)]
    if memory := list(memories(result)):
        lines += ["", row("MB (PSS), after the lesson", "", "median", "95 %", "max"), *memory]
    if result.failures:
        lines += ["", f"{len(result.failures)} failed:", *(f"  {failure}" for failure in result.failures)]
    worked = result.learners - len({failure.learner for failure in result.failures})
    return "\n".join([*lines, "", f"{worked} of {result.learners} learners went through the lesson and left"])


def machine(result: Result) -> str:
    total = psutil.virtual_memory().total / 1e9
    others = f"other programs had {result.bystanders:.0%} of the processors meanwhile"
    learners = f"{result.learners} learner{'s' if result.learners > 1 else ''}"
    return f"{learners} on {psutil.cpu_count()} processors and {total:.0f} GB of memory; {others}"


def times(result: Result):
    first = [
        sum(seconds[stage] for stage in TO_FIRST_TIMELINE)
        for seconds in result.seconds.values()
        if set(TO_FIRST_TIMELINE) <= seconds.keys()
    ]
    yield figures("time to first timeline", first)
    for stage in STAGES:
        yield figures(f"  {stage}", [seconds[stage] for seconds in result.seconds.values() if stage in seconds])


def memories(result: Result):
    learners = [use for name, use in result.uses.items() if name != HUB]
    if learners:
        yield figures("a learner", [use.total for use in learners], digits=0)
        for kind in ("server", "kernel"):
            yield figures(f"  {kind}", [use.memory[kind] for use in learners if kind in use.memory], digits=0)
        yield figures("processor seconds of a learner", [use.cpu for use in learners])
    if HUB in result.uses:
        hub = result.uses[HUB]
        yield f"hub and proxy: {hub.total:.0f} MB, {hub.cpu:.1f} processor seconds"


def figures(name: str, values: Sequence[float], digits: int = 1) -> str:
    if not values:
        return row(name, "0", "-", "-", "-")
    numbers = (statistics.median(values), percentile(values, 0.95), max(values))
    return row(name, str(len(values)), *(f"{number:.{digits}f}" for number in numbers))


def row(name: str, *cells: str) -> str:
    return f"{name:<32}" + "".join(f"{cell:>8}" for cell in cells)
