"""Runs what takes long: its output goes to a log, what it does is told on the way, a failure is one sentence."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "image"
LOG = FOLDER / "image.log"
SERVER_LOG = FOLDER / "server.log"
START = time.monotonic()


class Failed(Exception):
    """What failed, in one sentence that a person can act on."""


def say(what: str) -> None:
    minutes, seconds = divmod(int(time.monotonic() - START), 60)
    print(f"workbook: {minutes}:{seconds:02d} {what}", file=sys.stderr, flush=True)


def run(what: str, command: list, on_line: Callable[[str], object] = lambda line: None, **options) -> str:
    """Returns the last lines that the command printed; if it fails, shows them, and says where all of them are."""
    last = deque(maxlen=20)
    command = [str(part) for part in command]
    options = {"stdin": subprocess.DEVNULL, "stderr": subprocess.STDOUT, "cwd": ROOT} | options
    options |= {"stdout": subprocess.PIPE, "encoding": "utf-8", "errors": "replace"}
    with LOG.open("a", encoding="utf-8") as log, subprocess.Popen(command, **options) as process:
        log.write(f"$ {' '.join(command)}\n")
        try:
            for line in process.stdout:
                log.write(line)
                log.flush()
                last.append(line)
                on_line(line)
        except BaseException:
            end(process)
            raise
    if process.returncode:
        sys.stderr.writelines(last)
        raise Failed(f"{what} failed; the end of {LOG} is above")
    return "".join(last)


def end(process: subprocess.Popen) -> None:
    """Lets it clean up, as after Ctrl-C, but does not wait for ever."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
