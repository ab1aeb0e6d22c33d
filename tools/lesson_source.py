"""Reads a lesson source (Jupytext Markdown; CONTRIBUTING.md says how it looks) and refuses one that breaks a rule."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import jupytext

BEGIN, END, STUB = "// BEGIN SOLUTION", "// END SOLUTION", "// STUB: "
# the right prediction, which learners have to make themselves
GUESS = re.compile(r"\bpredict\(\d+,")
ROOT = Path(__file__).resolve().parent.parent
OPTIONS = {"tags", "grade_id", "points"}
HINTS = re.compile(r"^```hints (\S+)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
# jupytext would make code cells of these too
READ_ONLY_FENCE = re.compile(r"^```(?!java\b)(\w+)$", re.MULTILINE)


class LessonError(Exception):
    """A source breaks a rule; the message names the file, the line and what is wrong."""

    def __init__(self, path: Path, line: int, what: str):
        super().__init__(f"{shown(path)}:{line}: {what}")


def shown(path: Path) -> str:
    """The path as people at the project's folder write it."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name


@dataclass
class Hints:
    title: str
    hints: list[str]
    line: int


@dataclass
class Lesson:
    path: Path
    title: str
    cells: list
    lines: list[int]  # where each cell begins
    hints: dict[str, Hints] = field(default_factory=dict)

    @property
    def number(self) -> str:
        return self.path.name[:2]

    @property
    def wrong_path(self) -> Path:
        return self.path.with_suffix(".wrong.md")


def read_lesson(path: Path) -> Lesson:
    text = path.read_text(encoding="utf-8")
    title = re.match(r"# (.+)\n", text)
    if not title:
        raise LessonError(path, 1, f"the first line must be '# Title', but was '{text.partition(chr(10))[0]}'")
    hints = {m[1]: read_hints(path, m[1], m[2], text.count("\n", 0, m.start()) + 1) for m in HINTS.finditer(text)}
    cells = jupytext.reads(READ_ONLY_FENCE.sub(r"```\1 .noeval", HINTS.sub("", text)), fmt="md").cells
    for cell in cells:
        cell.metadata.pop("lines_to_next_cell", None)
        if cell.cell_type == "markdown":
            cell.source = re.sub(r"^(```\w+) \.noeval$", r"\1", cell.source, flags=re.MULTILINE)
    cells = [cell for cell in cells if cell.source]
    lesson = Lesson(path, title[1].strip(), cells, lines_of(text, cells), hints)
    check_rules(lesson)
    return lesson


def lines_of(text: str, cells: list) -> list[int]:
    """The number of the line on which each cell begins; Jupytext does not tell."""
    lines = [line.removesuffix(" .noeval") for line in text.split("\n")]
    found, here = [], 0
    for cell in cells:
        first, *others = cell.source.split("\n")
        here = lines.index(first, here)
        found.append(here + 1)
        here += 1 + len(others)
    return found


def read_hints(path: Path, number: str, body: str, start: int) -> Hints:
    title, *lines = body.rstrip("\n").split("\n")
    hints: list[str] = []
    for at, line in enumerate(lines, start + 2):
        if line.startswith("- "):
            hints.append(line[2:].strip())
        elif line.startswith("  ") and hints:
            hints[-1] += " " + line.strip()
        else:
            raise LessonError(path, at, f"a line of hints {number} must begin with '- ' or '  ', but was '{line}'")
    if len(hints) < 2:
        raise LessonError(path, start, f"hints {number} must be at least two, but there are {len(hints)}")
    return Hints(title.strip(), hints, start)


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
    for cell, line in zip(lesson.cells, lesson.lines, strict=True):
        problem = problem_of(cell, seen)
        if problem:
            raise LessonError(lesson.path, line, f"the cell {problem}")
    exercises = {
        cell.metadata["grade_id"]: line
        for cell, line in zip(lesson.cells, lesson.lines, strict=True)
        if is_exercise(cell)
    }
    for exercise, line in exercises.items():
        number = exercise.removeprefix("ex-")
        if f"test-{number}" not in seen:
            raise LessonError(lesson.path, line, f"exercise '{exercise}' has no test cell 'test-{number}'")
        if number not in lesson.hints:
            raise LessonError(lesson.path, line, f"exercise '{exercise}' has no hints '{number}'")
    for number, hints in lesson.hints.items():
        if f"ex-{number}" not in exercises:
            raise LessonError(lesson.path, hints.line, f"hints '{number}' belong to no exercise 'ex-{number}'")


def problem_of(cell, seen: set[str]) -> str | None:
    if cell.cell_type != "code":
        return None
    for option in sorted(set(cell.metadata) - OPTIONS):
        return f"has the option '{option}', but only tags, grade_id and points are known"
    grade_id = cell.metadata.get("grade_id", "")
    if grade_id in seen:
        return f"has the grade_id '{grade_id}', which an earlier cell has already"
    if grade_id:
        seen.add(grade_id)
    if is_exercise(cell):
        return problem_of_regions(cell.source) or (
            None if grade_id.startswith("ex-") else 'has a solution region, so it must have a grade_id="ex-..."'
        )
    if is_test(cell):
        return None if grade_id.startswith("test-") else 'has points, so it must have a grade_id="test-..."'
    return "has a grade_id, but neither a solution region nor points" if grade_id else None


def problem_of_regions(source: str) -> str | None:
    state = "outside"
    for line in [line.strip() for line in source.split("\n")] + [""]:
        if line == BEGIN and state != "inside":
            state = "inside"
        elif line == END and state == "inside":
            state = "ended"
        elif line.startswith(STUB) and state in ("ended", "stubbed"):
            state = "stubbed"
        elif line in (BEGIN, END) or line.startswith(STUB):
            return f"has a '{line}' at the wrong place: BEGIN, END and STUB lines must follow each other"
        elif state == "ended":
            return f"has a solution region without a '{STUB}' line right behind it"
        elif state == "stubbed":
            state = "outside"
    return f"has a '{BEGIN}' without '{END}'" if state == "inside" else None
