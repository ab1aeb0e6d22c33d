"""nbgrader on our notebooks: what learners are given, what they get for it, and a folder in which much is broken."""

import csv
import os
import shutil
import subprocess
from collections import defaultdict

import nbformat
import pytest
from conftest import ROOT, workbook
from lesson_notebooks import LEARNER, SOLUTIONS, lesson_sources
from lesson_source import read_lesson
from nbformat.v4 import new_code_cell
from wrong_answers import wrong_answers

NBGRADER = ROOT / ".venv-grading" / "bin" / "nbgrader"
LESSONS = {path.stem: read_lesson(path) for path in lesson_sources()}
FIRST, SECOND = list(LESSONS)[:2]

pytestmark = pytest.mark.skipif(
    not NBGRADER.exists(), reason="nbgrader is not installed: ./workbook test does that, with Python 3.11 or newer"
)


def solution(lesson):
    return nbformat.read(SOLUTIONS / f"{lesson}.ipynb", as_version=4)


def wrong(lesson):
    """The solution, but for the first exercise."""
    answer = wrong_answers(LESSONS[lesson].wrong_path)[0]
    notebook = solution(lesson)
    next(cell for cell in notebook.cells if cell.id == f"ex-{answer.exercise}").source = answer.code
    return notebook


def with_cell(code):
    notebook = solution(FIRST)
    notebook.cells.insert(3, new_code_cell(code))
    return notebook


def without(*ids):
    notebook = solution(FIRST)
    notebook.cells = [cell for cell in notebook.cells if cell.id not in ids]
    return notebook


@pytest.fixture(scope="module")
def lessons(request):
    return list(LESSONS) if request.config.getoption("--all-lessons") else [FIRST, SECOND]


@pytest.fixture(scope="module")
def graded(tmp_path_factory, lessons):
    """A class in which some have handed in strange things. What the command said, and where its results are."""
    folder, to = tmp_path_factory.mktemp("class"), tmp_path_factory.mktemp("grades")

    def hand_in(student, lesson, notebook):
        (folder / student / "handed in").mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, folder / student / "handed in" / f"{lesson}.ipynb")

    for lesson in lessons:
        hand_in("right", lesson, solution(lesson))
        hand_in("stub", lesson, nbformat.read(LEARNER / f"{lesson}.ipynb", as_version=4))
        hand_in("wrong", lesson, wrong(lesson))
    hand_in("endless", FIRST, with_cell("while (true) {}"))
    hand_in("ended", FIRST, with_cell("Runtime.getRuntime().halt(1);"))
    hand_in("cut", FIRST, without("setup", "test-00-1"))
    hand_in("torn", FIRST, solution(FIRST))
    torn = folder / "torn" / "handed in" / f"{FIRST}.ipynb"
    torn.write_text(torn.read_text(encoding="utf-8")[:500], encoding="utf-8")
    shutil.copy(torn, folder / "torn" / "mine.ipynb")
    return workbook("grade", folder, "--to", to, "--seconds", "10", timeout=900), to


@pytest.fixture(scope="module")
def scores(graded):
    """Points and remark of each exercise: scores[student, lesson][exercise]."""
    scores = defaultdict(dict)
    with (graded[1] / "scores.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            scores[line["student"], line["lesson"]][line["exercise"]] = (line["points"], line["of"], line["remark"])
    return scores


def worth(lesson):
    """Points of each exercise, as the lesson says."""
    tests = [cell.metadata for cell in LESSONS[lesson].cells if "points" in cell.metadata]
    return {test["grade_id"].removeprefix("test-"): str(test["points"]) for test in tests}


def test_solutions_get_all_points(scores, lessons):
    for lesson in lessons:
        assert scores["right", lesson] == {number: (of, of, "") for number, of in worth(lesson).items()}


def test_stubs_get_none(scores, lessons):
    for lesson in lessons:
        assert scores["stub", lesson] == {number: ("0", of, "") for number, of in worth(lesson).items()}


def test_a_wrong_answer_costs_its_own_points_and_no_others(scores, lessons):
    for lesson in lessons:
        number = wrong_answers(LESSONS[lesson].wrong_path)[0].exercise
        expected = {n: ("0" if n == number else of, of, "") for n, of in worth(lesson).items()}
        assert scores["wrong", lesson] == expected


def test_a_cell_that_does_not_end_is_interrupted_and_the_others_count(scores):
    assert scores["endless", FIRST] == {"00-1": ("1", "1", "")}


def test_cells_that_were_deleted_are_put_back(scores):
    assert scores["cut", FIRST] == {"00-1": ("1", "1", "")}


def test_what_cannot_be_graded_is_named_and_does_not_stop_the_rest(graded, scores):
    result, _ = graded
    ended = "the notebook ended its kernel; look for System.exit, halt, or what takes all memory"
    assert scores["ended", FIRST] == {"": ("", "", ended)}
    ((_, _, remark),) = scores["torn", FIRST].values()
    assert remark.startswith("is not JSON (") and remark.endswith("); ask for the file again")
    assert "workbook: torn/mine.ipynb is no notebook of a lesson; left out" in result.stderr
    assert result.returncode == 1
    assert f"{len(scores) - 2} of {len(scores)} graded; scores are in " in result.stdout


def test_each_learner_gets_feedback(graded, lessons):
    _, to = graded
    for student in ("right", "stub", "wrong"):
        for lesson in lessons:
            page = (to / "feedback" / student / f"{lesson}.html").read_text(encoding="utf-8")
            assert "Score:" in page
            assert (": passed (" in page) is (student == "right" or len(worth(lesson)) > 1 and student == "wrong")


def test_the_assignment_is_the_notebook_that_learners_have(graded, lessons):
    _, to = graded
    for lesson in lessons:
        release = to / "work" / "assignments" / lesson / "release" / lesson / f"{lesson}.ipynb"
        given = nbformat.read(LEARNER / f"{lesson}.ipynb", as_version=4)
        made = nbformat.read(release, as_version=4)
        assert [(c.id, c.cell_type, c.source) for c in made.cells] == [
            (c.id, c.cell_type, c.source) for c in given.cells
        ]
        assert not any(cell.get("outputs") for cell in made.cells)
        editable = {cell.id: cell.metadata.get("editable", True) for cell in made.cells if "nbgrader" in cell.metadata}
        assert editable == {id: id.startswith("ex-") for id in editable}


@pytest.mark.parametrize(
    ("notebook", "option", "verdict"),
    [
        (SOLUTIONS, [], "Success! Your notebook passes all the tests."),
        (LEARNER, [], "VALIDATION FAILED ON 1 CELL(S)!"),
        (SOLUTIONS, ["--invert"], "NOTEBOOK PASSED ON 1 CELL(S)!"),
        (LEARNER, ["--invert"], "Success! The notebook does not pass any tests."),
    ],
)
def test_nbgrader_validates(notebook, option, verdict):
    environment = os.environ | {"JUPYTER_PATH": str(ROOT / ".venv" / "share" / "jupyter")}
    command = [NBGRADER, "validate", *option, notebook / f"{FIRST}.ipynb"]
    result = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=120)
    assert verdict in result.stdout, result.stdout + result.stderr


def test_an_empty_folder_is_no_class(tmp_path):
    result = workbook("grade", tmp_path)
    assert result.returncode == 1
    assert result.stderr.rstrip().endswith(
        f"workbook: no submissions in '{tmp_path}'; it must hold STUDENT/NN-name.ipynb, one folder a student"
    )
