"""Regenerates notebooks/ from notebooks/lessons/.

lessons.py index [LESSON...]      writes the library's list of all exercises, which goes into its jar
lessons.py notebooks [LESSON...]  writes the notebooks, the solutions executed on the kernel, and the README's pictures
"""

from __future__ import annotations

import sys

import readme
from kernel import NotebookFailed, execute
from lesson_notebooks import (
    EXERCISES,
    LEARNER,
    SOLUTIONS,
    chosen_sources,
    exercises_json,
    learner_notebook,
    lesson_sources,
    recorded,
    solution_notebook,
    steady_text,
    write,
)
from lesson_source import LessonError, read_lesson


def main(step: str, *names: str) -> None:
    chosen = chosen_sources(list(names))
    if step == "index":
        lessons = [read_lesson(path) for path in lesson_sources()]
        text = exercises_json(lessons)
        EXERCISES.parent.mkdir(parents=True, exist_ok=True)
        if not EXERCISES.exists() or EXERCISES.read_text(encoding="utf-8") != text:
            EXERCISES.write_text(text, encoding="utf-8")
        return
    for lesson in map(read_lesson, chosen):
        file = f"{lesson.path.stem}.ipynb"
        print(f"{file}: ", end="", flush=True)
        write(learner_notebook(lesson), LEARNER / file)
        solution = solution_notebook(lesson)
        execute(solution, SOLUTIONS, f"solutions/{file}")
        # an output that varies is recorded once, not anew each time
        if recorded(SOLUTIONS / file) != steady_text(solution):
            write(solution, SOLUTIONS / file)
        print("written, with its solution")
    readme.write()


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (LessonError, NotebookFailed) as e:
        sys.exit(f"workbook: {e}")
