"""Makes the two notebooks of a lesson: the learner's and the solution."""

from __future__ import annotations

import hashlib
import json
import sys
from copy import deepcopy
from pathlib import Path

import nbformat
from lesson_source import ROOT, Lesson, code_of, is_exercise, is_test, solution_of, stub_of
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

SOURCES = ROOT / "notebooks" / "lessons"
LEARNER = ROOT / "notebooks"
SOLUTIONS = ROOT / "notebooks" / "solutions"
EXERCISES = ROOT / "kernel-lib/src/main/resources/dev/meanwhile/check/exercises.json"
IMPORTS = ROOT / "kernel-lib/src/main/resources/dev/meanwhile/kernel/imports.jsh"

# tag of a cell that shows the wall clock, or anything else that is not virtual
VARIES = "varies"

METADATA = {
    "kernelspec": {"display_name": "Java (Meanwhile)", "language": "java", "name": "java"},
    "language_info": {
        "codemirror_mode": "java",
        "file_extension": ".jshell",
        "mimetype": "text/x-java-source",
        "name": "Java",
        "pygments_lexer": "java",
    },
}

SETUP = """\
// Run this first: it loads the library.
%classpath {root}/kernel-lib/target/kernel-lib-all.jar
{imports}
import dev.meanwhile.check.*;
import static dev.meanwhile.check.Expect.*;
import org.junit.jupiter.api.*;
import static org.junit.jupiter.api.Assertions.*;
dev.meanwhile.kernel.Notebook.connect();"""


def sources() -> list[Path]:
    return sorted(SOURCES.glob("[0-9][0-9]-*.md"), key=lambda p: p.name) if SOURCES.is_dir() else []


def lesson_sources() -> list[Path]:
    return [path for path in sources() if not path.name.endswith(".wrong.md")]


def chosen_sources(names: list[str]) -> list[Path]:
    """The lessons whose names begin like that (03); all, if none is named."""
    paths = lesson_sources()
    for name in names:
        if not any(path.name.startswith(name) for path in paths):
            known = ", ".join(path.name[:2] for path in paths)
            sys.exit(f"workbook: LESSON must be the beginning of a lesson's name ({known}), but was '{name}'")
    return [path for path in paths if not names or path.name.startswith(tuple(names))]


def learner_notebook(lesson: Lesson):
    return notebook(lesson, stub_of, root="..")


def solution_notebook(lesson: Lesson):
    return notebook(lesson, solution_of, root="../..")


def notebook(lesson: Lesson, text_of, root: str):
    setup = SETUP.format(root=root, imports=IMPORTS.read_text(encoding="utf-8").strip())
    cells, ids = [], CellIds()
    for position, cell in enumerate(lesson.cells):
        if position == 1:
            cells.append(new_code_cell(setup, id="setup", metadata=nbgrader("setup")))
        if cell.cell_type == "markdown":
            cells.append(new_markdown_cell(cell.source, id=ids.of(cell)))
        else:
            cells.append(new_code_cell(text_of(cell.source), id=ids.of(cell), metadata=metadata_of(cell)))
    return new_notebook(cells=cells, metadata=METADATA)


def metadata_of(cell) -> dict:
    metadata = {"tags": cell.metadata["tags"]} if "tags" in cell.metadata else {}
    if is_exercise(cell):
        metadata |= nbgrader(cell.metadata["grade_id"], solution=True, locked=False)
    elif is_test(cell):
        metadata |= nbgrader(cell.metadata["grade_id"], grade=True, points=cell.metadata["points"])
    return metadata


def nbgrader(grade_id: str, **values) -> dict:
    defaults = {"grade": False, "locked": True, "schema_version": 3, "solution": False, "task": False}
    return {"nbgrader": dict(sorted((defaults | {"grade_id": grade_id} | values).items()))}


class CellIds:
    """Ids that stay the same as long as the cell's text does, whatever happens around it."""

    def __init__(self):
        self.taken = set()

    def of(self, cell) -> str:
        text = cell.metadata.get("grade_id") or hashlib.sha256(cell.source.encode()).hexdigest()[:8]
        id, n = text, 1
        while id in self.taken:
            n += 1
            id = f"{text}-{n}"
        self.taken.add(id)
        return id


def write(notebook, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_text(notebook), encoding="utf-8")


def as_text(notebook) -> str:
    nbformat.validate(notebook)
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def varying(notebook) -> list:
    """Code cells whose output differs from run to run, as their tag says."""
    return [cell for cell in notebook.cells if VARIES in cell.metadata.get("tags", [])]


def steady_text(notebook) -> str:
    """What is the same each time: the whole notebook, but for the outputs that vary."""
    steady = deepcopy(notebook)
    for cell in varying(steady):
        cell.outputs = []
    return as_text(steady)


def recorded(path: Path) -> str:
    """The steady text of the notebook that was written before."""
    return steady_text(nbformat.read(path, as_version=4)) if path.exists() else "no file"


def exercises_json(lessons: list[Lesson]) -> str:
    """What `check` knows about each exercise: its title, hints and worked solution."""
    exercises = []
    for lesson in lessons:
        for cell in filter(is_exercise, lesson.cells):
            number = cell.metadata["grade_id"].removeprefix("ex-")
            exercises.append(
                {
                    "id": number,
                    "lesson": f"{lesson.number} {lesson.title}",
                    "title": lesson.hints[number].title,
                    "hints": lesson.hints[number].hints,
                    "solution": code_of(cell.source),
                }
            )
    return json.dumps(exercises, ensure_ascii=False, indent=2) + "\n"
