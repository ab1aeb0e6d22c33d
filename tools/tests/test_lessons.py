"""The lessons keep to what CONTRIBUTING.md promises learners: short cells, words before code, an end to think about."""

import re
import statistics

import pytest
from lesson_notebooks import ROOT, learner_notebook, lesson_sources
from lesson_source import is_exercise, is_test, read_lesson, stub_of

LESSONS = [read_lesson(path) for path in lesson_sources()]
each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.path.stem)
BLOG = (ROOT / "kernel-lib/src/main/java/dev/meanwhile/service/Blog.java").read_text(encoding="utf-8")


def texts(lesson):
    return [cell.source for cell in lesson.cells if cell.cell_type == "markdown"]


def code(lesson):
    return [cell for cell in lesson.cells if cell.cell_type == "code"]


def words(text):
    """How much there is to read before going on: without code, tables and folded answers."""
    text = re.sub(r"```.*?```|<details>.*?</details>", "", text, flags=re.DOTALL)
    return len(re.sub(r"^\|.*$", "", text, flags=re.MULTILINE).split())


def lines(cell):
    return stub_of(cell.source).split("\n")


def test_there_are_enough_exercises():
    assert sum(is_exercise(cell) for lesson in LESSONS for cell in lesson.cells) >= 24


@each_lesson
def test_a_lesson_is_neither_a_leaflet_nor_a_book(lesson):
    exercises = [cell for cell in lesson.cells if is_exercise(cell)]
    cells = len(learner_notebook(lesson).cells) - 2 * len(exercises)  # their answers and tests apart
    assert 15 <= cells <= 45
    assert 1 <= len(exercises) <= 4


@each_lesson
def test_code_cells_are_short(lesson):
    assert statistics.median(len(lines(cell)) for cell in code(lesson) if not is_test(cell)) <= 6
    for cell in code(lesson):
        assert len(lines(cell)) <= 25, cell.source
        assert max(map(len, lines(cell))) <= 120, cell.source


@each_lesson
def test_text_cells_are_short(lesson):
    assert 30 <= statistics.median(map(words, texts(lesson))) <= 60
    for text in texts(lesson):
        assert words(text) <= 90, text


@each_lesson
def test_words_come_before_code(lesson):
    for before, cell in zip(lesson.cells, lesson.cells[1:], strict=False):
        if cell.cell_type == "code" and not is_exercise(cell) and not is_test(cell):
            declares = before.cell_type == "code" and not before.source.rstrip().endswith(")")
            assert before.cell_type == "markdown" or declares or "simulate(" in cell.source, cell.source


@each_lesson
def test_a_lesson_begins_with_a_question_and_ends_with_questions(lesson):
    assert re.match(r"# .+\n\n\*\*[^*]+\?(\*\*| [^*]+\*\*)", texts(lesson)[0]), texts(lesson)[0]
    *_, points, questions = texts(lesson)
    assert points.startswith("## Key points")
    assert 3 <= points.count("\n- ") <= 6
    assert questions.startswith("## What changes if …")
    assert 2 <= questions.count("<details><summary>… ") == questions.count("</details>") <= 3


@each_lesson
def test_learners_predict(lesson):
    guesses = [guess for cell in code(lesson) for guess in re.findall(r"predict\((\d+),", cell.source)]
    assert guesses
    assert "0" not in guesses, "the source has the right prediction; learners get a 0 in its place"
    given = "".join(cell.source for cell in learner_notebook(lesson).cells)
    assert set(re.findall(r"predict\((\d+),", given)) == {"0"}


@each_lesson
def test_operations_in_the_text_exist(lesson):
    names = set(re.findall(r"\b(?:fetch|save)[A-Z]\w*", "\n".join(texts(lesson))))
    known = BLOG + "\n".join(cell.source for cell in code(lesson))
    assert {name for name in names if name not in known} == set()


@each_lesson
def test_hints_become_stronger_and_none_repeats_another(lesson):
    for hints in lesson.hints.values():
        assert all(len(hint) > 40 for hint in hints.hints)
        assert len(set(hints.hints)) == len(hints.hints)


@each_lesson
def test_wrong_answers_belong_to_exercises(lesson):
    numbers = {cell.metadata["grade_id"].removeprefix("ex-") for cell in lesson.cells if is_exercise(cell)}
    wrong = lesson.path.with_suffix(".wrong.md").read_text(encoding="utf-8")
    found = re.findall(r"^## (\S+) .+\n\n```java\n", wrong, flags=re.MULTILINE)
    assert set(found) == numbers
    assert len(found) == wrong.count("\n## ") == wrong.count("\n> ")


@each_lesson
def test_the_readme_lists_it(lesson):
    assert f"](notebooks/{lesson.path.stem}.ipynb)" in (ROOT / "README.md").read_text(encoding="utf-8")


@each_lesson
def test_nothing_is_left_over(lesson):
    for suffix in (".md", ".wrong.md"):
        source = lesson.path.with_suffix(suffix).read_text(encoding="utf-8")
        assert not re.search(r"TODO|FIXME|XXX|lorem", source, flags=re.IGNORECASE)
