"""Executes notebooks on the workbook's kernel."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

SECONDS_PER_CELL = 120


class NotebookFailed(Exception):
    """A cell failed; the message names the notebook, the cell, and what happened."""


def execute(
    notebook, folder: Path, name: str, allow_errors: bool = False, on_cell: Callable[[], object] = lambda: None
) -> None:
    """Executes `notebook` in place, in `folder`, with a progress file of its own: nothing was tried before."""
    folder.mkdir(parents=True, exist_ok=True)
    current = [0]

    def started(cell, cell_index):
        current[0] = cell_index

    client = NotebookClient(
        notebook,
        kernel_name="java",
        timeout=SECONDS_PER_CELL,
        allow_errors=allow_errors,
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(folder)}},
        on_cell_start=started,
        on_cell_complete=lambda cell, cell_index: on_cell(),
    )
    try:
        with TemporaryDirectory() as progress:
            client.execute(env={**os.environ, "MEANWHILE_PROGRESS": str(Path(progress) / "progress.json")})
    except CellExecutionError:
        what = errors_of(notebook.cells[current[0]])
        raise NotebookFailed(f"{place(notebook, name, current[0])} failed:\n{what}") from None
    except CellTimeoutError:
        raise NotebookFailed(f"{place(notebook, name, current[0])} took more than {SECONDS_PER_CELL} s") from None
    except DeadKernelError:
        raise NotebookFailed(f"{place(notebook, name, current[0])} ended the kernel") from None
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)


def errors_of(cell) -> str:
    """What the cell's error outputs say, without their colours."""
    lines = [line for output in cell.outputs for line in output.get("traceback", [])]
    return re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(lines)).rstrip()


def place(notebook, name: str, index: int) -> str:
    first = notebook.cells[index].source.split("\n")[0]
    return f"{name}: cell {index + 1} ('{first}')"
