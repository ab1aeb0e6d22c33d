"""What only the whole course can break: titles, links, lists, files that nobody needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lesson_source import ROOT, Lesson
from lint_shape import Complaint, exercises

EXERCISES = 24
LINK = re.compile(r"(?<!\!)\[[^\]\n]*\]\(([^)\s]+)\)|\!\[[^\]]*\]\(([^)\s]+)\)")


def complaints(lessons: list[Lesson], root: Path = ROOT) -> list[Complaint]:
    pages = [*root.glob("*.md"), *root.glob("notebooks/*.md")]
    return [
        *of_titles(lessons),
        *of_exercises(lessons, root),
        *of_lists(lessons, root),
        *of_files(lessons, root),
        *(complaint for page in pages for complaint in of_links(page, page.parent)),
        # a notebook is opened where it lies, not where its source does
        *(complaint for lesson in lessons for complaint in of_links(lesson.path, root / "notebooks")),
    ]


def of_titles(lessons: list[Lesson]) -> Iterator[Complaint]:
    first: dict[str, str] = {}
    for lesson in lessons:
        for what, value in (("number", lesson.number), ("title", lesson.title)):
            other = first.setdefault(f"{what} {value}", lesson.path.name)
            if other != lesson.path.name:
                yield Complaint(lesson.path, 1, f"the {what} '{value}' is that of {other}; choose another one")


def of_exercises(lessons: list[Lesson], root: Path) -> Iterator[Complaint]:
    count = sum(len(exercises(lesson)) for lesson in lessons)
    if count < EXERCISES:
        page = root / "notebooks" / "README.md"
        yield Complaint(page, 1, f"exercises of all lessons must be at least {EXERCISES}, but are {count}; add some")


def of_lists(lessons: list[Lesson], root: Path) -> Iterator[Complaint]:
    for page, wanted in (
        (root / "README.md", "](notebooks/{0.path.stem}.ipynb)"),
        (root / "notebooks" / "README.md", "| {0.number} {0.title} |"),
    ):
        text = page.read_text(encoding="utf-8")
        for lesson in lessons:
            line = wanted.format(lesson)
            if line not in text:
                yield Complaint(page, 1, f"lesson {lesson.number} is not listed; add '{line}' to the table")


def of_files(lessons: list[Lesson], root: Path) -> Iterator[Complaint]:
    folder = root / "notebooks"
    stems = {lesson.path.stem for lesson in lessons}
    made = {folder / f"{stem}.ipynb" for stem in stems} | {folder / "solutions" / f"{stem}.ipynb" for stem in stems}
    sources = {folder / "README.md"} | {path for lesson in lessons for path in (lesson.path, lesson.wrong_path)}
    text = "".join(page.read_text(encoding="utf-8") for page in [root / "README.md", *folder.rglob("*.md")])
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path not in made | sources and path.name not in text:
            yield Complaint(path, 1, "no lesson uses this file and no page names it; take it away, or link to it")


def of_links(page: Path, base: Path) -> Iterator[Complaint]:
    for at, line in enumerate(page.read_text(encoding="utf-8").split("\n"), 1):
        for m in LINK.finditer(line):
            target, _, heading = (m[1] or m[2]).partition("#")
            if re.match(r"[a-z]+:", target):
                continue
            there = base / target if target else page
            if not there.exists():
                yield Complaint(page, at, f"the link to '{target}' leads nowhere; correct it")
            elif heading and there.suffix == ".md" and heading not in anchors(there):
                yield Complaint(page, at, f"'{there.name}' has no heading '#{heading}'; correct the link")


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
