"""What a lesson looks like: lengths, how it begins and ends, what its predictions and hints are like."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lesson_notebooks import learner_notebook
from lesson_source import STUB, Lesson, is_exercise, is_test, shown, stub_of

CELLS, EXERCISES, POINTS, QUESTIONS = (15, 40), (2, 4), (3, 6), (2, 3)
# the first lesson is about the tools
FIRST, FIRST_EXERCISES = "00", (1, 4)
CODE_LINES, MEDIAN_LINES, WIDTH = 25, 6, 120
WORDS, MEDIAN_WORDS = 60, (30, 60)
HINT = 40
LEFT_OVER = re.compile(r"\b(TODO|FIXME|XXX|lorem)\b", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Complaint:
    path: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{shown(self.path)}:{self.line}: {self.what}"


def complaints(lesson: Lesson) -> list[Complaint]:
    rules = (of_the_whole, of_code, of_text, of_javascript, of_order, of_both_ends, of_predictions, of_hints)
    found = [Complaint(lesson.path, line, what) for rule in rules for line, what in rule(lesson)]
    for path in (lesson.path, lesson.wrong_path):
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        for at, line in enumerate(text.split("\n"), 1):
            for word in LEFT_OVER.findall(line):
                found.append(Complaint(path, at, f"'{word}' is left over; finish it or take it away"))
    return found


def code(lesson: Lesson) -> list[tuple]:
    return [(cell, line) for cell, line in zip(lesson.cells, lesson.lines, strict=True) if cell.cell_type == "code"]


def texts(lesson: Lesson) -> list[tuple[str, int]]:
    pairs = zip(lesson.cells, lesson.lines, strict=True)
    return [(cell.source, line) for cell, line in pairs if cell.cell_type == "markdown"]


def exercises(lesson: Lesson) -> list:
    return [cell for cell in lesson.cells if is_exercise(cell)]


def cell_count(lesson: Lesson) -> int:
    """The cells that a learner sees, with the one that loads the library."""
    return len(learner_notebook(lesson).cells)


def code_lengths(lesson: Lesson) -> list[int]:
    return [len(lines(cell)) for cell, _ in code(lesson) if not is_test(cell)]


def lines(cell) -> list[str]:
    return stub_of(cell.source).split("\n")


def words(text: str) -> int:
    """How much there is to read before going on: without code, tables and folded answers."""
    text = re.sub(r"```.*?```|<details>.*?</details>", "", text, flags=re.DOTALL)
    text = re.sub(r"^\|.*$", "", text, flags=re.MULTILINE)
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def bounds(limits: tuple[int, int]) -> str:
    return f"must be {limits[0]} to {limits[1]}"


def outside(number: float, limits: tuple[int, int]) -> bool:
    return not limits[0] <= number <= limits[1]


def of_the_whole(lesson: Lesson) -> Iterator[tuple[int, str]]:
    cells, count = cell_count(lesson), len(exercises(lesson))
    if outside(cells, CELLS):
        yield 1, f"cells {bounds(CELLS)}, but are {cells}; merge or cut some, or say more"
    limits = FIRST_EXERCISES if lesson.number == FIRST else EXERCISES
    if outside(count, limits):
        yield 1, f"exercises {bounds(limits)}, but are {count}; move one to another lesson, or add one"
    median = statistics.median(code_lengths(lesson) or [0])
    if median > MEDIAN_LINES:
        yield 1, f"the median code cell must have at most {MEDIAN_LINES} lines, but has {median:g}; split the long ones"
    median = statistics.median(words(text) for text, _ in texts(lesson))
    if outside(median, MEDIAN_WORDS):
        yield 1, f"the median text cell {bounds(MEDIAN_WORDS)} words long, but is {median:g}; split or join some"


def of_code(lesson: Lesson) -> Iterator[tuple[int, str]]:
    for cell, start in code(lesson):
        if len(lines(cell)) > CODE_LINES:
            yield start, f"a code cell must have at most {CODE_LINES} lines, but has {len(lines(cell))}; split it"
        for at, line in enumerate(cell.source.split("\n"), start):
            line = line.replace(STUB, "", 1)
            if len(line) > WIDTH:
                yield at, f"a line of code must have at most {WIDTH} characters, but has {len(line)}; wrap it"


def of_text(lesson: Lesson) -> Iterator[tuple[int, str]]:
    seen: dict[str, int] = {}
    for text, start in texts(lesson):
        if words(text) > WORDS:
            yield start, f"a text cell must have at most {WORDS} words, but has {words(text)}; cut or split it"
        for m in re.finditer(r"^#+ (.+)$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE):
            first = seen.setdefault(m[1], start)
            if first != start:
                yield start, f"the heading '{m[1]}' stands on line {first} already; choose another one"


def of_javascript(lesson: Lesson) -> Iterator[tuple[int, str]]:
    if not any("```js\n" in text for text, _ in texts(lesson)):
        yield 1, "a lesson must show the JavaScript beside the Java, but has none; add a ```js fence to a text"


def of_order(lesson: Lesson) -> Iterator[tuple[int, str]]:
    before = None
    for cell, line in zip(lesson.cells, lesson.lines, strict=True):
        told = before is not None and (before.cell_type == "markdown" or not before.source.rstrip().endswith(")"))
        shows = cell.cell_type == "code" and not is_exercise(cell) and not is_test(cell)
        if shows and not told and "simulate(" not in cell.source:
            yield line, "a code cell must come after words, but comes after a result; say what to look for"
        before = cell


def of_both_ends(lesson: Lesson) -> Iterator[tuple[int, str]]:
    (first, line), *_, (points, points_line), (questions, questions_line) = [texts(lesson)[0], *texts(lesson)]
    if not re.match(r"# .+\n\n\*\*[^*]+\?(\*\*| [^*]+\*\*)", first):
        yield line, "a lesson must begin with its title and a question in bold; ask what it answers"
    if not points.startswith("## Key points"):
        yield points_line, "the last text but one must be '## Key points'; add them"
    elif outside(points.count("\n- "), POINTS):
        yield points_line, f"key points {bounds(POINTS)}, but are {points.count(chr(10) + '- ')}; keep what matters"
    folded = questions.count("<details><summary>… ")
    if not questions.startswith("## What changes if …"):
        yield questions_line, "the last text must be '## What changes if …'; add the questions"
    elif outside(folded, QUESTIONS) or folded != questions.count("</details>"):
        yield questions_line, f"questions with a folded answer {bounds(QUESTIONS)}, but are {folded}; see lesson 00"


def of_predictions(lesson: Lesson) -> Iterator[tuple[int, str]]:
    guesses = [(guess, line) for cell, line in code(lesson) for guess in re.findall(r"\bpredict\((\d+),", cell.source)]
    if not guesses:
        yield 1, "a lesson must let learners predict, but has no predict(…); ask for a guess before a decisive run"
    for guess, line in guesses:
        if guess == "0":
            yield line, "a prediction must be right in the source, but was 0; learners get a 0 in its place"


def of_hints(lesson: Lesson) -> Iterator[tuple[int, str]]:
    for number, hints in lesson.hints.items():
        for hint in hints.hints:
            if len(hint) < HINT:
                yield hints.line, f"a hint of {number} must have at least {HINT} characters, but was '{hint}'; say more"
        if len(set(hints.hints)) < len(hints.hints):
            yield hints.line, f"hints {number} must become stronger, but one is repeated; write another one"
