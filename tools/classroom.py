"""A class on this machine: JupyterHub for people, or for a number of simulated learners that measure it."""

from __future__ import annotations

import argparse
import asyncio
import os
import secrets
import shutil
import signal
import socket
import sys
import tempfile
from pathlib import Path

import psutil
from class_hub import ROOT, Hub, HubFailed
from class_learner import STAGES, Learner, StageFailed
from class_lesson import Lesson, read_lesson
from class_memory import Bystanders, measure
from class_report import Result, report
from port import complaint
from tqdm import tqdm

sys.path.insert(0, str(ROOT / "binder" / "hub"))
from sandbox import sandbox_works  # noqa: E402  # needs the path

LESSON = ROOT / "notebooks" / "solutions" / "00-start-here.ipynb"
MOST_LEARNERS = 200
MEGABYTES_PER_LEARNER = 350
SECONDS_PER_STAGE = 300
NOT_APART = (
    "learners are not kept apart here: what one of them runs can read and change what you can; for more than a try-out"
    " install bubblewrap (command bwrap), and allow it to make user namespaces"
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="workbook class")
    parser.add_argument("--ip", default="127.0.0.1", help="address to listen at (default: only this machine)")
    parser.add_argument("--port", default="8000")
    parser.add_argument("--learners", type=int, metavar="N", help="simulate N learners, measure, and end")
    parser.add_argument("--within", type=float, default=0, metavar="S", help="they come within S seconds (default: 0)")
    parser.add_argument("--keep", action="store_true", help="keep the simulated learners' files and the log")
    options = parser.parse_args()
    # whatever ends us, the hub and all that it started are ended
    for name in ("SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.default_int_handler)
    try:
        sys.exit(serve(options) if options.learners is None else simulate(options))
    except HubFailed as e:
        sys.exit(f"workbook: {e}")
    except KeyboardInterrupt:
        sys.exit("workbook: interrupted; everything that was started is ended")


def serve(options) -> int:
    if message := complaint(options.ip, options.port):
        sys.exit(f"workbook: {message}")
    folder = Path(os.environ.get("WORKBOOK_CLASS_DIR") or ROOT / "class").resolve()
    with Hub(folder, WORKBOOK_CLASS_IP=options.ip, WORKBOOK_CLASS_PORT=options.port) as hub:
        if not sandbox_works():
            print(f"workbook: {NOT_APART}", file=sys.stderr)
        host = socket.gethostname() if options.ip == "0.0.0.0" else options.ip
        print(
            f"the class is at http://{host}:{options.port}; learners choose a name and give the password of the class"
        )
        print(f"their files are in {folder / 'learners'}, the log is {hub.log}; Ctrl-C ends the class", flush=True)
        try:
            hub.process.wait()
        except KeyboardInterrupt:
            print("\nthe class is over; the learners' files are kept")
            return 0
        raise HubFailed(hub.last_words())


def simulate(options) -> int:
    refuse_too_many(options.learners)
    folder = Path(tempfile.mkdtemp(prefix="class-", dir=ROOT / "build"))
    password = secrets.token_urlsafe()
    try:
        settings = {"WORKBOOK_CLASS_PASSWORD": password, "WORKBOOK_CLASS_PORT": str(free_port())}
        with Hub(folder, WORKBOOK_CLASS_IP="127.0.0.1", **settings) as hub:
            result = asyncio.run(hold_class(hub, options.learners, options.within, password, read_lesson(LESSON)))
        print(report(result))
        return 1 if result.failures else 0
    finally:
        if options.keep:
            print(f"the learners' files and hub.log are in {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)


def refuse_too_many(learners: int) -> None:
    if not 1 <= learners <= MOST_LEARNERS:
        sys.exit(f"workbook: --learners must be from 1 to {MOST_LEARNERS}, but was {learners}")
    needed, free = learners * MEGABYTES_PER_LEARNER / 1000, psutil.virtual_memory().available / 1e9
    if needed > free:
        sys.exit(
            f"workbook: --learners must fit into the memory that is free, but {learners} need about {needed:.1f} GB"
            f" of {free:.1f} GB; take fewer, or end other programs"
        )


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


async def hold_class(hub: Hub, count: int, within: float, password: str, lesson: Lesson) -> Result:
    """All learners attend; when the last one is through, the class is measured, and they leave."""
    with tqdm(total=count * len(STAGES), unit="stage", desc=f"{count} learners") as bar:
        learners = [Learner(f"learner-{i + 1:02}", hub.url, SECONDS_PER_STAGE, bar.update) for i in range(count)]

        async def attend(learner: Learner, delay: float) -> None:
            await asyncio.sleep(delay)
            await learner.attend(lesson, password)

        bystanders = Bystanders()
        delays = (within * i / count for i in range(count))
        try:
            failures = await all_of(map(attend, learners, delays))
            uses = measure(hub.processes())
            others = bystanders.share(uses.values())
            absent = {failure.learner for failure in failures}
            failures += await all_of(learner.leave() for learner in learners if learner.name not in absent)
        finally:
            await asyncio.gather(*(learner.close() for learner in learners))
    return Result(count, {learner.name: learner.seconds for learner in learners}, uses, others, failures)


async def all_of(works) -> list[StageFailed]:
    """Waits for all of them, whatever happens to one; returns the failures. Any other exception is raised."""
    results = await asyncio.gather(*works, return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException) and not isinstance(result, StageFailed):
            raise result
    return [result for result in results if result is not None]


if __name__ == "__main__":
    main()
