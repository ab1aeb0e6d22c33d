"""Starts a learner's own JupyterLab, on the learner's own copy of the notebooks."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import sys
from pathlib import Path

import psutil
from jupyterhub.spawner import SimpleLocalProcessSpawner
from ports import Ports
from sandbox import ROOT, sandbox, sandbox_works

SERVER = Path(sys.executable).parent / "jupyterhub-singleuser"
PORTS = Ports()


class LearnerSpawner(SimpleLocalProcessSpawner):
    """All servers run in the account that started the hub, each in a home and, where it works, a sandbox of its own."""

    async def start(self):
        home = Path(self.home_dir)
        give_notebooks(home)
        self.notebook_dir = str(home)
        self.port = PORTS.of(self.user.name)["server"]
        # what learners run yields to the hub and the proxy, which all of them need
        self.cmd = [*(sandbox(home) if sandbox_works() else []), "nice", "-n", "5", str(SERVER)]
        address = await super().start()
        await self.wait_until_it_listens(*address)
        return address

    async def wait_until_it_listens(self, ip: str, port: int) -> None:
        """Notices a server that ends at once; JupyterHub would wait for its answer until `http_timeout`."""
        while not await listens(ip, port):
            if (status := await self.poll()) is not None:
                error = RuntimeError(f"the server of {self.user.name} ended with status {status}; see the hub's log")
                error.jupyterhub_message = str(error)
                raise error
            await asyncio.sleep(0.1)

    async def stop(self, now=False):
        """Ends what the learner ran, too: without a sandbox it would outlive the server and hold its ports."""
        started = processes_below(self.pid)
        await super().stop(now=now)
        for process in started:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()

    def get_args(self):
        kernel_ports = [
            f"--KernelManager.{purpose}_port={port}"
            for purpose, port in PORTS.of(self.user.name).items()
            if purpose != "server"
        ]
        root = ["--allow-root"] if os.geteuid() == 0 else []
        return [*super().get_args(), "--KernelManager.cache_ports=False", *kernel_ports, *root]


def processes_below(pid: int) -> list[psutil.Process]:
    with contextlib.suppress(psutil.NoSuchProcess):
        return psutil.Process(pid).children(recursive=True) if pid else []
    return []


async def listens(ip: str, port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection(ip, port)
    except OSError:
        return False
    writer.close()
    return True


def give_notebooks(home: Path) -> None:
    """Copies the notebooks that `home` does not have; what is there is the learner's, and stays."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    for notebook in (ROOT / "notebooks").glob("*.ipynb"):
        copy = home / notebook.name
        if not copy.exists():
            shutil.copyfile(notebook, copy)
