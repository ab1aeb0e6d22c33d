"""JupyterHub for a class on this machine: starts it, waits until it answers, and ends all that it started."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
CONFIG = ROOT / "binder" / "hub" / "jupyterhub_config.py"
SECONDS_TO_START = 60
SECONDS_TO_STOP = 30


class HubFailed(Exception):
    """The hub does not run; the message says why, or where that is written."""


class Hub:
    """A running hub, as a context; `settings` are the WORKBOOK_CLASS_… variables, `folder` is where it writes."""

    def __init__(self, folder: Path, **settings: str):
        self.folder = folder
        self.env = {**os.environ, "WORKBOOK_CLASS_DIR": str(folder), **settings}
        self.log = folder / "hub.log"
        self.url = f"http://{self.env.get('WORKBOOK_CLASS_IP', '127.0.0.1')}:{self.env['WORKBOOK_CLASS_PORT']}"

    def __enter__(self) -> Hub:
        self.folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "jupyterhub", "-f", str(CONFIG)]
        with self.log.open("wb") as log:
            # in a session of its own, since Ctrl-C is for us: we end the hub, and the hub its servers
            self.process = psutil.Popen(
                command, cwd=self.folder, env=self.env, stdout=log, stderr=log, start_new_session=True
            )
        try:
            self.wait_until_it_answers()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_) -> None:
        self.stop()

    def wait_until_it_answers(self) -> None:
        end = time.monotonic() + SECONDS_TO_START
        while not answers(f"{self.url}/hub/health"):
            if self.process.poll() is not None:
                raise HubFailed(self.last_words())
            if time.monotonic() > end:
                raise HubFailed(f"the hub does not answer after {SECONDS_TO_START} s; see {self.log}")
            time.sleep(0.2)

    def last_words(self) -> str:
        refusals = [line for line in self.log.read_text().splitlines() if line.startswith("workbook: ")]
        return refusals[-1].removeprefix("workbook: ") if refusals else f"the hub has ended; see the end of {self.log}"

    def processes(self) -> list[psutil.Process]:
        """The hub, its proxy, and all that learners run."""
        with contextlib.suppress(psutil.NoSuchProcess):
            return [self.process, *self.process.children(recursive=True)]
        return []

    def stop(self) -> None:
        started = self.processes()
        if self.process.poll() is None:
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired, psutil.TimeoutExpired):
                self.process.wait(timeout=SECONDS_TO_STOP)
        _, left = psutil.wait_procs(started, timeout=2)
        for process in left:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(left, timeout=5)


def answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=5).close()
        return True
    except OSError:
        return False
