"""Measures the start until the first timeline, beside that of JJava as `pip install jjava` sets it up."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import psutil
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

ROOT = Path(__file__).resolve().parent.parent
OURS = ROOT / ".venv/share/jupyter/kernels/java"
CELL = 'simulate("together", () -> await(all(fetchUser(), fetchPosts())).size())'
SECONDS = 120


class Start(NamedTuple):
    ready: float
    """Seconds until the kernel answers."""
    timeline: float
    """Seconds until the first timeline is there."""
    cpu: float
    """Seconds of processor time until then, of all processes."""
    memory: float
    """Megabytes then, of all processes; what is shared with others counts in part (PSS)."""
    restart: float
    """Seconds from asking for a restart until the new kernel answers."""


def stock_spec() -> dict:
    """What the package jjava installs, told where the library is."""
    return {
        "display_name": "Java (jjava)",
        "language": "java",
        "interrupt_mode": "message",
        "argv": ["java", "-jar", f"{OURS}/jjava-launcher.jar", f"{OURS}/jjava.jar", "{connection_file}"],
        "env": {
            "PATH": f"{os.environ['JAVA_HOME']}/bin:{os.environ['PATH']}",
            "JJAVA_CLASSPATH": str(ROOT / "kernel-lib/target/kernel-lib-all.jar"),
        },
    }


def our_spec() -> dict:
    spec = json.loads((OURS / "kernel.json").read_text())
    return spec | {"argv": [part.replace("{resource_dir}", str(OURS)) for part in spec["argv"]]}


def measure(spec: dict) -> Start:
    with TemporaryDirectory() as folder:
        (Path(folder) / "java").mkdir()
        (Path(folder) / "java" / "kernel.json").write_text(json.dumps(spec))
        specs = KernelSpecManager(kernel_dirs=[folder], ensure_native_kernel=False)
        manager = KernelManager(kernel_name="java", kernel_spec_manager=specs)
        with (Path(folder) / "log").open("w") as log:
            begin = time.monotonic()
            manager.start_kernel(stdout=log, stderr=log)
            try:
                return first_timeline(manager, begin)
            finally:
                manager.shutdown_kernel(now=True)


def first_timeline(manager: KernelManager, begin: float) -> Start:
    client = manager.blocking_client()
    client.start_channels()
    shown = []

    def look(message):
        if "text/html" in message["content"].get("data", {}):
            shown.append(time.monotonic() - begin)

    try:
        ready = answered(client) - begin
        client.execute_interactive(CELL, timeout=SECONDS, output_hook=look)
        if not shown:
            sys.exit("workbook: the kernel must show a timeline in its first cell, but did not")
        cpu, memory = taken(psutil.Process(manager.provisioner.process.pid))
        begin = time.monotonic()
        manager.restart_kernel()
        return Start(ready, shown[0], cpu, memory, answered(client) - begin)
    finally:
        client.stop_channels()


def answered(client) -> float:
    """The time at which the kernel answers the question that it is asked now."""
    question = client.kernel_info()
    while client.get_shell_msg(timeout=SECONDS)["parent_header"]["msg_id"] != question:
        pass
    return time.monotonic()


def taken(main: psutil.Process) -> tuple[float, float]:
    """Processor time and memory of a process and its children."""
    processes = [main, *main.children(recursive=True)]
    cpu = sum(process.cpu_times().user + process.cpu_times().system for process in processes)
    return cpu, sum(process.memory_full_info().pss for process in processes) / 1e6


def medians(starts: list[Start]) -> list[float]:
    return [median(values) for values in zip(*starts, strict=True)]


def main(rounds: int) -> None:
    stock, ours = [], []
    for _ in range(rounds):
        stock.append(measure(stock_spec()))
        ours.append(measure(our_spec()))
    print(f"median of {rounds} starts each, in turns      JJava  Meanwhile  ratio")
    labels = ("ready, s", "first timeline, s", "processor time until then, s", "memory then (PSS), MB", "restart, s")
    for label, theirs, mine in zip(labels, medians(stock), medians(ours), strict=True):
        print(f"{label:<38} {theirs:8.2f} {mine:10.2f} {mine / theirs:6.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
