"""Reads a lesson source (Jupytext Markdown; CONTRIBUTING.md says how it looks) and refuses one that breaks a rule."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import jupytext

BEGIN, END, STUB = "// BEGIN SOLUTION", "// END SOLUTION", "// STUB: "
# the right prediction, which learners have to make themselves
GUESS = re.compile(r"\bpredict\(\d+,")
OPTIONS = {"tags", "grade_id", "points"}
HINTS = re.compile(r"^```hints (\S+)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
# jupytext would make code cells of these too
READ_ONLY_FENCE = re.compile(r"^```(?!java\b)(\w+)$", re.MULTILINE)


class LessonError(Exception):
    """A source breaks a rule; the message names the file, the cell and what is wrong."""


@dataclass
class Hints:
    title: str
    hints: list[str]


@dataclass
class Lesson:
    path: Path
    title: str
    cells: list
    hints: dict[str, Hints] = field(default_factory=dict)

    @property
    def number(self) -> str:
        return self.path.name[:2]


def read_lesson(path: Path) -> Lesson:
    text = path.read_text(encoding="utf-8")
    title = re.match(r"# (.+)\n", text)
    if not title:
        raise LessonError(f"{path.name}: the first line must be '# Title', but was '{text.splitlines()[0]}'")
    hints = {number: read_hints(path, number, body) for number, body in HINTS.findall(text)}
    text = READ_ONLY_FENCE.sub(r"```\1 .noeval", HINTS.sub("", text))
    cells = jupytext.reads(text, fmt="md").cells
    for cell in cells:
        cell.metadata.pop("lines_to_next_cell", None)
        if cell.cell_type == "markdown":
            cell.source = re.sub(r"^(```\w+) \.noeval$", r"\1", cell.source, flags=re.MULTILINE)
    cells = [cell for cell in cells if cell.source]
    lesson = Lesson(path, title[1].strip(), cells, hints)
    check_rules(lesson)
    return lesson


def read_hints(path: Path, number: str, body: str) -> Hints:
    title, *lines = body.rstrip("\n").split("\n")
    hints: list[str] = []
    for line in lines:
        if line.startswith("- "):
            hints.append(line[2:].strip())
        elif line.startswith("  ") and hints:
            hints[-1] += " " + line.strip()
        else:
            raise LessonError(f"{path.name}: a line of hints {number} must begin with '- ' or '  ', but was '{line}'")
    if len(hints) < 2:
        raise LessonError(f"{path.name}: hints {number} must be at least two, but there are {len(hints)}")
    return Hints(title.strip(), hints)


def is_exercise(cell) -> bool:
    return cell.cell_type == "code" and BEGIN in cell.source


def is_test(cell) -> bool:
    return "points" in cell.metadata


def solution_of(source: str) -> str:
    """The cell with its solution, marked as one."""
    return "\n".join(line for line in source.split("\n") if not line.lstrip().startswith(STUB))


def code_of(source: str) -> str:
    """The cell with its solution, as code and nothing else."""
    return "\n".join(line for line in solution_of(source).split("\n") if line.strip() not in (BEGIN, END))


def stub_of(source: str) -> str:
    """The cell as a learner gets it."""
    lines, in_region = [], False
    for line in source.split("\n"):
        bare = line.lstrip()
        if bare == BEGIN:
            in_region = True
        elif bare == END:
            in_region = False
        elif bare.startswith(STUB):
            lines.append(line[: len(line) - len(bare)] + bare[len(STUB) :])
        elif not in_region:
            lines.append(line)
    return GUESS.sub("predict(0,", "\n".join(lines))


def check_rules(lesson: Lesson) -> None:
    seen: set[str] = set()
    for position, cell in enumerate(lesson.cells, start=1):
        try:
            check_cell(cell, seen)
        except LessonError as e:
            first = cell.source.split("\n")[0]
            raise LessonError(f"{lesson.path.name}: cell {position} ('{first}') {e}") from None
    exercises = {cell.metadata["grade_id"] for cell in lesson.cells if is_exercise(cell)}
    for exercise in sorted(exercises):
        number = exercise.removeprefix("ex-")
        for wanted, where in ((number, lesson.hints), (f"test-{number}", seen)):
            if wanted not in where:
                what = "test cell" if where is seen else "hints"
                raise LessonError(f"{lesson.path.name}: exercise '{exercise}' has no {what} '{wanted}'")
    for number in lesson.hints:
        if f"ex-{number}" not in exercises:
            raise LessonError(f"{lesson.path.name}: hints '{number}' belong to no exercise 'ex-{number}'")


def check_cell(cell, seen: set[str]) -> None:
    if cell.cell_type != "code":
        return
    unknown = sorted(set(cell.metadata) - OPTIONS)
    if unknown:
        raise LessonError(f"has the option '{unknown[0]}', but only tags, grade_id and points are known")
    grade_id = cell.metadata.get("grade_id")
    if is_exercise(cell):
        check_regions(cell.source)
        if not grade_id or not grade_id.startswith("ex-"):
            raise LessonError('has a solution region, so it must have a grade_id="ex-..."')
    elif is_test(cell):
        if not grade_id or not grade_id.startswith("test-"):
            raise LessonError('has points, so it must have a grade_id="test-..."')
    elif grade_id:
        raise LessonError("has a grade_id, but neither a solution region nor points")
    if grade_id in seen:
        raise LessonError(f"has the grade_id '{grade_id}', which an earlier cell has already")
    if grade_id:
        seen.add(grade_id)


def check_regions(source: str) -> None:
    state = "outside"
    for line in [line.strip() for line in source.split("\n")] + [""]:
        if line == BEGIN and state != "inside":
            state = "inside"
        elif line == END and state == "inside":
            state = "ended"
        elif line.startswith(STUB) and state in ("ended", "stubbed"):
            state = "stubbed"
        elif line in (BEGIN, END) or line.startswith(STUB):
            raise LessonError(f"has a '{line}' at the wrong place: BEGIN, END and STUB lines must follow each other")
        elif state == "ended":
            raise LessonError(f"has a solution region without a '{STUB}' line right behind it")
        elif state == "stubbed":
            state = "outside"
    if state == "inside":
        raise LessonError(f"has a '{BEGIN}' without '{END}'")
