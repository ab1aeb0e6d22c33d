"""Ports for each learner's server and kernel, that nobody else takes before they are used.

Ports are usually asked of the system and used later. A starting server or kernel needs seconds until it listens, half
a minute when a whole class starts at once, and meanwhile the system gives the same port to others: of twenty kernels
that start at once, one or two then die. These here lie below the range that the system gives out (on Linux from 32768).
"""

from __future__ import annotations

import contextlib
import itertools
import socket

PURPOSES = ["server", "shell", "iopub", "stdin", "hb", "control"]
RANGE = range(20_000, 32_000)


class Ports:
    """Gives each learner a block of ports, and always the same one."""

    def __init__(self):
        self.blocks: dict[str, dict[str, int]] = {}
        self.next_ports = iter(RANGE)

    def of(self, learner: str) -> dict[str, int]:
        """Ports by purpose."""
        if learner not in self.blocks:
            free = filter(is_free, self.next_ports)
            ports = list(itertools.islice(free, len(PURPOSES)))
            if len(ports) < len(PURPOSES):
                raise RuntimeError(f"ports {RANGE.start} to {RANGE.stop - 1} are all in use; end other programs")
            self.blocks[learner] = dict(zip(PURPOSES, ports, strict=True))
        return self.blocks[learner]


def is_free(port: int) -> bool:
    with contextlib.closing(socket.socket()) as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            s.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
