"""Grades one submission by nbgrader, in a course folder of its own, and prints what came of it as JSON.

grade_one.py assignment COURSE LESSON          makes the assignment from source/
grade_one.py submission COURSE LESSON STUDENT  grades submitted/STUDENT/LESSON/, writes feedback/

A process for each submission: whatever a notebook does to its kernel, nbgrader or Python, others do not notice.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from traitlets.config import PyFileConfigLoader

# the last line of a traceback
RAISED = re.compile(r"\s*[\w.]+(Error|Exception|Died)\b")
SETTINGS = Path(__file__).resolve().parent.parent / "notebooks"


def course(root: str) -> NbGraderAPI:
    config = PyFileConfigLoader("nbgrader_config.py", path=str(SETTINGS)).load_config()
    config.CourseDirectory.root = root
    return NbGraderAPI(coursedir=CourseDirectory(config=config), config=config)


def assignment(api: NbGraderAPI, lesson: str) -> dict:
    return problem_of(api.generate_assignment(lesson))


def submission(api: NbGraderAPI, lesson: str, student: str) -> dict:
    failed = problem_of(api.autograde(lesson, student))
    if failed:
        return failed
    with api.gradebook as gradebook:
        grades = gradebook.find_submission_notebook(lesson, lesson, student).grades
        points = {grade.name: [grade.auto_score or 0, grade.max_score] for grade in grades}
    return {"points": points} | problem_of(api.generate_feedback(lesson, student))


def problem_of(result: dict) -> dict:
    if result["success"]:
        return {}
    if "DeadKernelError" in result["log"]:
        return {"problem": "the notebook ended its kernel; look for System.exit, halt, or what takes all memory"}
    raised = [line.strip() for line in result["log"].splitlines() if RAISED.match(line)]
    return {"problem": raised[-1] if raised else "nbgrader gives no reason; see what 'nbgrader autograde' says"}


if __name__ == "__main__":
    step, root, *names = sys.argv[1:]
    print(json.dumps({"assignment": assignment, "submission": submission}[step](course(root), *names)))
