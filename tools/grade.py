"""Grades a folder of submissions by nbgrader: `./workbook grade FOLDER [--to DIR] [--jobs N] [--seconds S]`.

FOLDER holds a folder for each student, with notebooks named as we named them, at any depth. Several are graded at
once, each in a process and a course folder of its own. A notebook that cannot be graded is reported; the rest go on.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

from tqdm import tqdm

ROOT = Path(__file__).resolve().parent.parent
SOLUTIONS = ROOT / "notebooks" / "solutions"
SECONDS = 600


@dataclass(frozen=True, order=True)
class Submission:
    student: str
    lesson: str
    notebook: Path


@dataclass
class Grade:
    submission: Submission
    points: dict[str, list[float]] = field(default_factory=dict)
    problem: str = ""

    @property
    def score(self) -> float | None:
        return sum(points for points, _ in self.points.values()) if self.points else None

    @property
    def most(self) -> float | None:
        return sum(most for _, most in self.points.values()) if self.points else None


def main() -> None:
    parser = argparse.ArgumentParser(prog="workbook grade")
    parser.add_argument("folder", metavar="FOLDER", help="FOLDER/STUDENT/**/NN-name.ipynb")
    parser.add_argument("--to", metavar="DIR", help="where scores.csv and feedback/ go (default: build/grades)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="how many at once")
    parser.add_argument("--seconds", type=int, default=30, metavar="S", help="for one cell; then it is interrupted")
    parser.add_argument("--from", dest="caller", default=".", help=argparse.SUPPRESS)
    options = parser.parse_args()
    folder = Path(options.caller) / options.folder
    to = Path(options.caller) / options.to if options.to else ROOT / "build" / "grades"
    for option, value in (("--jobs", options.jobs), ("--seconds", options.seconds)):
        if value < 1:
            sys.exit(f"workbook: {option} must be at least 1, but was {value}")
    os.environ["MEANWHILE_CELL_SECONDS"] = str(options.seconds)
    submissions, unknown = found_in(folder)
    for path in unknown:
        print(f"workbook: {path.relative_to(folder)} is no notebook of a lesson; left out", file=sys.stderr)
    if not submissions:
        sys.exit(f"workbook: no submissions in '{folder}'; it must hold STUDENT/NN-name.ipynb, one folder a student")
    grades = sorted(grade_all(submissions, to, options.jobs), key=lambda grade: grade.submission)
    write_csv(grades, to / "scores.csv")
    print("\n".join(table(grades)))
    failed = sum(not grade.points for grade in grades)
    print(
        f"{len(grades) - failed} of {len(grades)} graded; scores are in {to / 'scores.csv'}, feedback in {to}/feedback"
    )
    sys.exit(1 if failed else 0)


def found_in(folder: Path) -> tuple[list[Submission], list[Path]]:
    """The submissions, of several copies the newest one; and the notebooks that belong to no lesson."""
    lessons = {path.stem for path in SOLUTIONS.glob("*.ipynb")}
    newest: dict[tuple[str, str], Path] = {}
    unknown = []
    notebooks = [path for path in folder.glob("*/**/*.ipynb") if ".ipynb_checkpoints" not in path.parts]
    for path in sorted(notebooks, key=lambda path: path.stat().st_mtime):
        if path.stem in lessons:
            newest[path.relative_to(folder).parts[0], path.stem] = path
        else:
            unknown.append(path)
    return [Submission(*key, path) for key, path in sorted(newest.items())], sorted(unknown)


def grade_all(submissions: list[Submission], to: Path, jobs: int) -> Iterator[Grade]:
    work = to / "work"
    shutil.rmtree(work, ignore_errors=True)
    lessons = sorted({submission.lesson for submission in submissions})
    with ThreadPoolExecutor(jobs) as pool, tqdm(total=len(lessons) + len(submissions), unit="notebook") as bar:
        for _ in pool.map(lambda lesson: prepare(lesson, work), lessons):
            bar.update()
        for grade in as_completed([pool.submit(grade_one, submission, work, to) for submission in submissions]):
            bar.set_postfix_str(f"{grade.result().submission.student} {grade.result().submission.lesson[:2]}")
            bar.update()
            yield grade.result()


def prepare(lesson: str, work: Path) -> None:
    """A course folder with the assignment, to be copied for each submission."""
    course = work / "assignments" / lesson
    place(SOLUTIONS / f"{lesson}.ipynb", course / "source" / lesson)
    problem = ask("assignment", course, lesson).get("problem")
    if problem:
        sys.exit(f"workbook: nbgrader makes no assignment of {lesson}.ipynb: {problem}")


def grade_one(submission: Submission, work: Path, to: Path) -> Grade:
    lesson, student = submission.lesson, submission.student
    problem = unreadable(submission.notebook)
    if problem:
        return Grade(submission, problem=problem)
    course = work / "submissions" / student / lesson
    shutil.copytree(work / "assignments" / lesson, course)
    place(submission.notebook, course / "submitted" / student / lesson, f"{lesson}.ipynb")
    answer = ask("submission", course, lesson, student)
    feedback = course / "feedback" / student / lesson / f"{lesson}.html"
    if feedback.exists():
        place(feedback, to / "feedback" / student)
    return Grade(submission, answer.get("points", {}), answer.get("problem", ""))


def unreadable(path: Path) -> str:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as e:
        return f"is not JSON ({e}); ask for the file again"
    if not isinstance(content, dict) or not isinstance(content.get("cells"), list):
        return "is not a notebook: it has no cells; ask for the file again"
    return ""


def place(file: Path, folder: Path, name: str | None = None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, folder / (name or file.name))


def ask(step: str, course: Path, *names: str) -> dict:
    """What grade_one.py says; one that takes too long or breaks has a problem."""
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",  # nbgrader calls alembic
        "JUPYTER_PATH": str(ROOT / ".venv" / "share" / "jupyter"),
        "MEANWHILE_PROGRESS": str(course / "progress.json"),
    }
    command = [sys.executable, ROOT / "tools" / "grade_one.py", step, course, *names]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        said, log = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        process.terminate()  # ends its kernel as well
        process.communicate()
        return {"problem": f"takes longer than {SECONDS} s; run it by hand, and look for what does not end"}
    if process.returncode:
        return {"problem": (log.strip().splitlines() or [f"nbgrader ended with {process.returncode}"])[-1]}
    return json.loads(said.splitlines()[-1])


def table(grades: list[Grade]) -> list[str]:
    width = max(len(grade.submission.student) for grade in grades)
    lines = []
    for grade in grades:
        points = "not graded" if grade.score is None else f"{grade.score:g} of {grade.most:g}"
        exercises = " ".join(f"{name.removeprefix('test-')}:{got:g}" for name, (got, _) in grade.points.items())
        line = f"{grade.submission.student:<{width}}  {grade.submission.lesson:<30}  {points:>10}"
        lines.append(f"{line}  {grade.problem or exercises}".rstrip())
    return lines


def write_csv(grades: list[Grade], path: Path) -> None:
    """A line for each exercise: what a spreadsheet can sort and sum."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["student", "lesson", "exercise", "points", "of", "remark"])
        for grade in grades:
            student, lesson = grade.submission.student, grade.submission.lesson
            for name, (got, most) in grade.points.items():
                lines.writerow([student, lesson, name.removeprefix("test-"), f"{got:g}", f"{most:g}", ""])
            if not grade.points:
                lines.writerow([student, lesson, "", "", "", grade.problem])


if __name__ == "__main__":
    main()
