"""The answers of a lesson, tried on the kernel: none, the stub, the solution, and the known wrong ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import shorten

from kernel import NotebookFailed, errors_of, execute
from lesson_notebooks import LEARNER, learner_notebook
from lesson_source import Lesson, code_of, is_exercise, shown
from lint_shape import Complaint, exercises
from nbformat.v4 import new_code_cell, new_notebook
from wrong_answers import WrongAnswer, headings, wrong_answers

WRONG_ANSWERS = 3


def nothing_wrong(report: str) -> str | None:
    return None


@dataclass
class Step:
    """A cell to run. `judge` says what is wrong with its result, if anything is."""

    path: Path
    line: int
    code: str
    judge: Callable[[str], str | None] = nothing_wrong
    notes: int = 0  # lines that it writes to standard error
    fails: bool = False


def complaints(lesson: Lesson) -> list[Complaint]:
    return [*of_stored_answers(lesson), *of_running(lesson)]


def of_stored_answers(lesson: Lesson) -> Iterator[Complaint]:
    answers, path = wrong_answers(lesson.wrong_path), lesson.wrong_path
    places = zip(lesson.cells, lesson.lines, strict=True)
    numbers = {number_of(cell): line for cell, line in places if is_exercise(cell)}
    complete = {answer.line for answer in answers}
    for line, heading in headings(path):
        if line not in complete:
            yield Complaint(
                path, line, f"'{heading}' must be followed by a ```java answer and '> verdict: words'; add them"
            )
    for answer in answers:
        if answer.exercise not in numbers:
            yield Complaint(path, answer.line, f"there is no exercise '{answer.exercise}'; correct the number")
    for (exercise, what), count in Counter((a.exercise, a.what) for a in answers).items():
        if count > 1:
            yield Complaint(path, 1, f"'{exercise} {what}' stands here {count} times; keep one, or tell them apart")
    for number, line in numbers.items():
        known = sum(answer.exercise == number for answer in answers)
        if known < WRONG_ANSWERS:
            what = f"exercise '{number}' must have at least {WRONG_ANSWERS} known wrong answers, but has {known}"
            yield Complaint(lesson.path, line, f"{what}; add some to {shown(path)}")


def number_of(cell) -> str:
    """Of an exercise or a test, in a source or in a notebook."""
    return cell.metadata.get("grade_id", cell.id).split("-", 1)[1]


def of_running(lesson: Lesson) -> list[Complaint]:
    with TemporaryDirectory() as folder:
        steps = list(steps_of(lesson, Path(folder)))
        notebook = new_notebook(cells=[new_code_cell(step.code) for step in steps])
        try:
            execute(notebook, LEARNER, lesson.path.name, allow_errors=True)
        except NotebookFailed as e:
            return [Complaint(lesson.path, 1, f"{e}; the cells below were not tried")]
    found = [(step, problem_of(step, cell)) for step, cell in zip(steps, notebook.cells, strict=True)]
    return [Complaint(step.path, step.line, what) for step, what in found if what]


def steps_of(lesson: Lesson, folder: Path) -> Iterator[Step]:
    """The learner's notebook from top to bottom, each test also before its answer; then the other answers."""
    cells = learner_notebook(lesson).cells
    lines = [lesson.lines[0], 1, *lesson.lines[1:]]  # the second cell loads the library
    tests = {cell.id.removeprefix("test-"): cell.source for cell in cells if cell.id.startswith("test-")}
    places = dict(zip((cell.id for cell in cells), lines, strict=True))
    answers = {number_of(cell): cell.source for cell in exercises(lesson)}
    for cell, line in zip(cells, lines, strict=True):
        if cell.id.startswith("ex-"):
            number = number_of(cell)
            yield Step(lesson.path, places[f"test-{number}"], tests[number], no_answer, notes=1)
            yield Step(lesson.path, line, cell.source)
        elif cell.id.startswith("test-"):
            yield Step(lesson.path, line, cell.source, stub(answers[number_of(cell)]), notes=1)
        elif cell.cell_type == "code":
            yield Step(lesson.path, line, cell.source, fails="raises-exception" in cell.metadata.get("tags", []))
    for number, answer in answers.items():
        yield Step(lesson.path, places[f"ex-{number}"], code_of(answer))
        yield Step(lesson.path, places[f"ex-{number}"], tests[number], solution)
    for n, answer in enumerate(a for a in wrong_answers(lesson.wrong_path) if a.exercise in answers):
        nothing_tried = f'System.setProperty("meanwhile.progress", "{folder.as_posix()}/{n}.json");\n'
        yield Step(lesson.wrong_path, answer.line, nothing_tried + answer.code)
        yield Step(lesson.wrong_path, answer.line, tests[answer.exercise], wrong(answer), notes=1)


def problem_of(step: Step, cell) -> str | None:
    failure = errors_of(cell)
    if failure and not step.fails:
        return f"the code fails: {heard(failure)}; repair it, or give it the tag 'raises-exception'"
    if step.fails and not failure:
        return "the cell is meant to fail, but does not; take the tag 'raises-exception' away"
    if step.fails:
        return None
    problem = step.judge(output_text(cell))
    if problem:
        return problem
    notes = "".join(o.text for o in cell.outputs if o.get("name") == "stderr").splitlines()
    if len(notes) != step.notes:
        return f"standard error must get {step.notes} lines, but got {len(notes)}: {heard(' '.join(notes))}"
    return None


def output_text(cell) -> str:
    texts = [
        o.get("text") or o.get("data", {}).get("text/plain", "") for o in cell.outputs if o.get("name") != "stderr"
    ]
    return "\n".join(texts)


def one_line(text: str) -> str:
    return " ".join(text.split())


def heard(report: str) -> str:
    """A report as a complaint quotes it: without pictures and hints."""
    return shorten(report, 160, placeholder=" …")


def no_answer(report: str) -> str | None:
    if "calls something that is not defined yet" in one_line(report):
        return None
    return f"the test before any answer must say 'not defined yet', but says: {heard(report)}; rename what it calls"


def stub(source: str) -> Callable[[str], str | None]:
    instruction = re.search(r'UnsupportedOperationException\(\s*"([^"]+)"', source)

    def judge(report: str) -> str | None:
        if not instruction:
            return 'the stub says nothing; let it throw new UnsupportedOperationException("Exercise …: what to do")'
        if ": to do (0 of " in report and instruction[1] in one_line(report) and "Hint 1" not in report:
            return None
        return f"the test of the stub must say '{instruction[1]}', but says: {heard(report)}; look at the stub"

    return judge


def solution(report: str) -> str | None:
    if ": passed (" in report:
        return None
    return f"the solution does not pass: {heard(report)}; repair it, or its test"


def wrong(answer: WrongAnswer) -> Callable[[str], str | None]:
    def judge(report: str) -> str | None:
        line = one_line(report)
        if ": passed (" in report:
            return f"'{answer.exercise} {answer.what}' passes; let the test catch it"
        if all(word in line for word in (": not yet (", f": {answer.verdict} ", one_line(answer.message), "Hint 1: ")):
            return None
        name, said = f"'{answer.exercise} {answer.what}'", f"'{answer.verdict}: {answer.message}'"
        return f"{name} must be caught with {said}, but the report is: {heard(report)}; correct one"

    return judge
