"""Builds the image that Binder and hubs use, and tries it: a learner's first minutes, in what Binder gives."""

from __future__ import annotations

import argparse
import json
import signal
import sys
import time

from image_buildah import Buildah
from image_engines import Engine
from image_log import FOLDER, LOG, ROOT, SERVER_LOG, Failed, say

TRIAL = ROOT / "tools" / "image_trial.py"
ENGINES = ("docker", "podman", "buildah")


def main() -> None:
    lessons = sorted(path.stem for path in (ROOT / "notebooks" / "solutions").glob("*.ipynb"))
    parser = argparse.ArgumentParser(prog="workbook image")
    parser.add_argument("--with", dest="engine", choices=ENGINES, help="default: the first that works here")
    parser.add_argument("--lesson", choices=lessons, default=lessons[0], help="default: %(default)s")
    options = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    LOG.unlink(missing_ok=True)
    engine = engine_of(options.engine)
    try:
        start = time.monotonic()
        engine.build()
        seconds = time.monotonic() - start
        print(table(engine.size(), seconds, try_out(engine, options.lesson)))
        say(engine.afterwards)
    finally:
        engine.close()


def engine_of(name: str | None):
    """The one that is named, or the first that works here."""
    if name == "buildah":
        return Buildah()
    if name:
        return Engine(name)
    return next((engine for engine in map(Engine, ENGINES[:2]) if engine.works()), None) or Buildah()


def try_out(engine, lesson: str) -> dict:
    result = {}

    def told(line: str) -> None:
        message = json.loads(line) if line.startswith("{") else {"step": line.rstrip()}
        if "failure" in message:
            raise Failed(f"the trial failed: {message['failure']} (the server's log is {SERVER_LOG})")
        say(message["step"]) if "step" in message else result.update(message["result"])

    with TRIAL.open() as program, SERVER_LOG.open("w") as log:
        engine.execute(["python3", "-", lesson], told, stdin=program, stderr=log)
    return result


def table(size: int, build: float, trial: dict) -> str:
    machine, memory = trial["machine"], trial["memory"]
    rows = {
        "image": f"{mb(size)}, built in {build:.0f} s",
        "its JVM sees": f"{machine['processors']} processor, {mb(machine['memory'])}; heap to {mb(machine['heap'])}",
        "server answers": f"after {trial['server ready']:.1f} s",
        "kernel ready": f"{trial['kernel ready']:.1f} s after it was asked for",
        "first timeline": f"{trial['first timeline']:.1f} s after it was asked for",
        "lesson done": f"{trial['lesson']:.1f} s; all {trial['cells']} code cells show what the solution shows",
        "memory (PSS)": f"server {mb(memory['server'])}, kernel {mb(memory['kernel'])}",
    }
    return "\n".join(f"{name:16}{value}" for name, value in rows.items())


def mb(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        main()
    except Failed as e:
        sys.exit(f"workbook: {e}")
    except KeyboardInterrupt:
        sys.exit("workbook: stopped")
