"""What the processes of a class take: memory as proportional set size (shared pages shared out), and processor time."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

import psutil

MEGABYTE = 1_000_000


@dataclass
class Use:
    """Megabytes by kind of process (`server`, `kernel`), and seconds of processor time."""

    memory: dict[str, float] = field(default_factory=dict)
    cpu: float = 0

    def add(self, kind: str, megabytes: float, cpu: float) -> None:
        self.memory[kind] = self.memory.get(kind, 0) + megabytes
        self.cpu += cpu

    @property
    def total(self) -> float:
        return sum(self.memory.values())


HUB = ""


def measure(processes: Iterable[psutil.Process]) -> dict[str, Use]:
    """Use by learner; what belongs to no learner is the hub's."""
    uses: dict[str, Use] = {}
    for process in processes:
        # a process that ends meanwhile takes nothing any more
        with contextlib.suppress(psutil.NoSuchProcess), process.oneshot():
            memory, times = process.memory_full_info(), process.cpu_times()
            kind = "kernel" if process.name() == "java" else "server"
            uses.setdefault(process.environ().get("JUPYTERHUB_USER", HUB), Use()).add(
                kind, getattr(memory, "pss", memory.uss) / MEGABYTE, times.user + times.system
            )
    return uses


class Bystanders:
    """How busy the machine was with other programs than the class since this was made; 1 is all processors."""

    def __init__(self):
        self.busy, self.began = busy_seconds(), time.monotonic()

    def share(self, uses: Iterable[Use]) -> float:
        own = sum(use.cpu for use in uses) + sum(psutil.Process().cpu_times()[:2])
        available = (time.monotonic() - self.began) * psutil.cpu_count()
        return max(0.0, busy_seconds() - self.busy - own) / available


def busy_seconds() -> float:
    times = psutil.cpu_times()
    # what a virtual machine's host gives to others is not ours either
    return sum(getattr(times, kind, 0) for kind in ("user", "nice", "system", "irq", "softirq", "steal"))
