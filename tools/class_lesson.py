"""What a simulated learner does in a notebook: the code of a solution, cell by cell, and what must come of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import nbformat

PASSED = ": passed ("


@dataclass(frozen=True)
class Cell:
    name: str
    source: str
    is_test: bool


@dataclass(frozen=True)
class Lesson:
    notebook: str
    cells: list[Cell]


def read_lesson(solution: Path) -> Lesson:
    notebook = nbformat.read(solution, as_version=4)
    cells = [
        Cell(
            name=f"cell {number} ('{cell.source.splitlines()[0]}')",
            source=cell.source,
            is_test=cell.metadata.get("nbgrader", {}).get("grade", False),
        )
        for number, cell in enumerate(notebook.cells, start=1)
        if cell.cell_type == "code" and "raises-exception" not in cell.metadata.get("tags", [])
    ]
    return Lesson(solution.name, cells)


def is_timeline(output: dict) -> bool:
    return "image/svg+xml" in output


def complaint(cell: Cell, outputs: list[dict]) -> str | None:
    """What is wrong with what the cell gave, if anything is."""
    said = "\n".join(output.get("text/plain", "") for output in outputs)
    if cell.is_test and PASSED not in said:
        return f"{cell.name} did not pass its check: {said.strip().splitlines()[0] if said.strip() else 'no output'}"
    return None
