"""nbgrader's settings for a course with these notebooks; `source/` holds the notebooks of `solutions/`.

A course folder of your own links to this file (README.md says how); `./workbook grade` uses it as well.
"""

import os
from pathlib import Path

import nbformat
from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.preprocessors import ClearSolutions, NbGraderPreprocessor, OverwriteCells

LEARNER = Path(__file__).resolve().parent


def learner_notebook(resources):
    return nbformat.read(LEARNER / f"{resources['nbgrader']['notebook']}.ipynb", as_version=4)


class TakeStubs(NbGraderPreprocessor):
    """Each stub says what is to do, and predictions are left to learners: nbgrader's one stub for all does neither."""

    def preprocess(self, notebook, resources):
        given = {cell.id: cell.source for cell in learner_notebook(resources).cells}
        for cell in notebook.cells:
            cell.source = given[cell.id]
        return notebook, resources


class RestoreCells(NbGraderPreprocessor):
    """Puts back what a learner has deleted: the cell that loads the library in front, the others behind the rest."""

    def preprocess(self, notebook, resources):
        present = {cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells}
        for cell in learner_notebook(resources).cells:
            grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
            if grade_id and grade_id not in present:
                notebook.cells.insert(0 if grade_id == "setup" else len(notebook.cells), cell)
        return notebook, resources


def replaced(converter, name, old, *new):
    usual = converter.class_traits()[name].default()
    at = usual.index(old)
    return [*usual[:at], *new, *usual[at + 1 :]]


c = get_config()  # noqa: F821  # nbgrader defines it
c.GenerateAssignment.preprocessors = replaced(GenerateAssignment, "preprocessors", ClearSolutions, TakeStubs)
c.Autograde.sanitize_preprocessors = replaced(
    Autograde, "sanitize_preprocessors", OverwriteCells, RestoreCells, OverwriteCells
)
c.Execute.timeout = int(os.environ.get("MEANWHILE_CELL_SECONDS", 30))
c.Execute.interrupt_on_timeout = True
