"""The course check: `./workbook lint [LESSON...]`, where a LESSON is its number (03) or the beginning of its name."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import lint_answers
import lint_course
import lint_names
import lint_shape
from lesson_notebooks import chosen_sources
from lesson_source import Lesson, LessonError, read_lesson
from lint_shape import Complaint
from wrong_answers import wrong_answers

KERNELS = 2
HEAD = "lesson                        cells  exercises  hints  wrong answers caught  median code lines  words"
ROW = "{:<30}{:>5}{:>11}{:>7}{:>22}{:>19}{:>7}"


@dataclass
class Checked:
    """A lesson, if it could be read, and what is wrong with it."""

    path: Path
    lesson: Lesson | None
    complaints: list[str]
    caught: int = 0


def check(path: Path) -> Checked:
    try:
        lesson = read_lesson(path)
    except LessonError as e:
        return Checked(path, None, [str(e)])
    answers = lint_answers.complaints(lesson)
    escaped = {c.line for c in answers if c.path == lesson.wrong_path}
    caught = len(wrong_answers(lesson.wrong_path)) - len(escaped)
    found = [*lint_shape.complaints(lesson), *lint_names.complaints(lesson), *answers]
    return Checked(path, lesson, in_order(found), max(caught, 0))


def check_all(paths: list[Path]) -> Iterator[Checked]:
    """Two kernels at a time, the results in the order of the lessons."""
    with ThreadPoolExecutor(KERNELS) as pool:
        yield from pool.map(check, paths)


def in_order(complaints: list[Complaint]) -> list[str]:
    return [str(complaint) for complaint in sorted(complaints)]


def numbers(checked: Checked) -> tuple[float, ...]:
    lesson = checked.lesson
    return (
        lint_shape.cell_count(lesson),
        len(lint_shape.exercises(lesson)),
        sum(len(hints.hints) for hints in lesson.hints.values()),
        checked.caught,
        len(wrong_answers(lesson.wrong_path)),
        statistics.median(lint_shape.code_lengths(lesson)),
        sum(lint_shape.words(text) for text, _ in lint_shape.texts(lesson)),
    )


def row(name: str, counts: Iterable[float]) -> str:
    cells, exercises, hints, caught, wrong, lines, words = counts
    return ROW.format(name, cells, exercises, hints, f"{caught} of {wrong}", f"{lines:g}", f"{words:,}")


def main(names: list[str]) -> int:
    complaints, rows, lessons = [], [], []
    paths = chosen_sources(names)
    print(HEAD, flush=True)
    for checked in check_all(paths):
        complaints += checked.complaints
        if checked.lesson:
            lessons.append(checked.lesson)
            rows.append(numbers(checked))
            print(row(checked.path.stem, rows[-1]), flush=True)
        else:
            print(f"{checked.path.stem}: cannot be read", flush=True)
    if len(rows) > 1:
        *sums, lines, words = zip(*rows, strict=True)
        print(row(f"{len(rows)} lessons", [*map(sum, sums), statistics.median(lines), sum(words)]))
    if not names:
        complaints += in_order(lint_course.complaints(lessons))
    print(*(["", *complaints, ""] if complaints else []), sep="\n", end="")
    count = len(complaints)
    print({0: "nothing to complain about", 1: "1 complaint"}.get(count, f"{count} complaints"))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
