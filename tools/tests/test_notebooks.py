"""The committed notebooks: made from the sources; solutions run, pass, and give the outputs that they show."""

import warnings

import nbformat
import pytest
from kernel import execute
from lesson_notebooks import (
    EXERCISES,
    LEARNER,
    SOLUTIONS,
    as_text,
    exercises_json,
    learner_notebook,
    lesson_sources,
    recorded,
    solution_notebook,
    steady_text,
    varying,
    write,
)
from lesson_source import read_lesson
from nbformat.v4 import new_code_cell, new_notebook, new_output

LESSONS = [read_lesson(path) for path in lesson_sources()]
each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.path.stem)
OUT_OF_DATE = "differs from its source; run ./workbook lessons and commit the result"


def committed(folder, lesson):
    path = folder / f"{lesson.path.stem}.ipynb"
    return path.read_text(encoding="utf-8") if path.exists() else "no file"


def output_text(cell):
    texts = [
        o.get("text") or o.get("data", {}).get("text/plain") or "\n".join(o.get("traceback", [])) for o in cell.outputs
    ]
    return "\n".join(texts)


def first_line(cell):
    return f"'{cell.source.splitlines()[0]}'"


def test_there_are_lessons():
    assert LESSONS


def test_no_notebook_is_left_over():
    names = {f"{lesson.path.stem}.ipynb" for lesson in LESSONS}
    assert {path.name for path in LEARNER.glob("*.ipynb")} == names
    assert {path.name for path in SOLUTIONS.glob("*.ipynb")} == names


def test_the_list_of_exercises_is_that_of_the_sources():
    assert EXERCISES.read_text(encoding="utf-8") == exercises_json(LESSONS), f"{EXERCISES.name} {OUT_OF_DATE}"


@each_lesson
def test_the_learner_notebook_is_that_of_the_source(lesson):
    assert committed(LEARNER, lesson) == as_text(learner_notebook(lesson)), OUT_OF_DATE


@each_lesson
def test_the_solution_runs_and_gives_the_committed_outputs(lesson):
    notebook = solution_notebook(lesson)
    execute(notebook, SOLUTIONS, f"solutions/{lesson.path.stem}.ipynb")
    assert recorded(SOLUTIONS / f"{lesson.path.stem}.ipynb") == steady_text(notebook), OUT_OF_DATE
    for cell in varying(notebook):
        warnings.warn(f"{lesson.path.name}: the output of {first_line(cell)} varies and was not compared", stacklevel=1)
        assert cell.outputs, f"{first_line(cell)} has the tag 'varies', but no output; take the tag away"
    for cell in (cell for cell in notebook.cells if cell.cell_type == "code"):
        assert not any(o.get("name") == "stderr" for o in cell.outputs), f"writes to standard error: {cell.source}"
        if "points" in cell.metadata.get("nbgrader", {}):
            assert ": passed (" in output_text(cell), output_text(cell)


def with_output(text, tags):
    cell = new_code_cell("real(...)", id="real", metadata={"tags": tags}, outputs=[new_output("stream", text=text)])
    return new_notebook(cells=[cell])


@pytest.mark.parametrize(("tags", "equal"), [(["varies"], True), ([], False)])
def test_outputs_are_compared_unless_they_vary(tmp_path, tags, equal):
    write(with_output("151 ms", tags), tmp_path / "lesson.ipynb")
    assert (recorded(tmp_path / "lesson.ipynb") == steady_text(with_output("153 ms", tags))) is equal


@pytest.mark.parametrize("path", sorted(LEARNER.glob("*.ipynb")), ids=lambda path: path.stem)
def test_learner_notebooks_have_no_outputs(path):
    for cell in nbformat.read(path, as_version=4).cells:
        assert not cell.get("outputs")
