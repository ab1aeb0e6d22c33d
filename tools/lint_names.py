"""Names in the text of a lesson must exist: in the library, in the lesson's code that runs, or elsewhere."""

from __future__ import annotations

import difflib
import os
import re
import subprocess
import zipfile
from functools import cache
from pathlib import Path

from lesson_source import ROOT, Lesson
from lint_shape import Complaint, code

LIBRARY = ROOT / "kernel-lib" / "target" / "kernel-lib-all.jar"
TAUGHT = re.compile(r"dev/meanwhile/((promise|timeline|service|check)/)?\w+(\$\w+)*\.class")
# of the JDK, of JavaScript, of tools; what the code of a lesson uses need not stand here
ELSEWHERE = {
    "AbortSignal",
    "CompletableFuture",
    "CompletionException",
    "ExecutionException",
    "FailedException",
    "Thread",
    "TimeUnit",
    "fetch",
    "pLimit",
    "supplyAsync",
}
KEYWORDS = {"await", "catch", "const", "for", "if", "new", "return", "switch", "synchronized", "try", "while"}
SPAN = re.compile(r"`((?:[^`\n]|\n(?!\n))+)`|<code>([^<\n]+)</code>")
FENCE = re.compile(r"^```(?:java|js)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
NOT_CODE = re.compile(r'"[^"\n]*"|//[^\n]*')
NAME = re.compile(r"[A-Za-z_]\w+")
# a type, a name with a capital inside, something that is called
TELLING = re.compile(r"[A-Z]\w*[a-z]\w*|[a-z]\w*[A-Z]\w*|[a-z]\w+(?=\()")
SIMILAR = 0.8


def complaints(lesson: Lesson) -> list[Complaint]:
    text = lesson.path.read_text(encoding="utf-8")
    running = {name for cell, _ in code(lesson) for name in NAME.findall(cell.source)}
    known = names_of_the_library() | running | ELSEWHERE | KEYWORDS
    found = {}
    for at, passage in passages(text):
        for m in NAME.finditer(NOT_CODE.sub(lambda m: " " * len(m[0]), passage)):
            if m[0] not in known and m[0] not in found and (problem := problem_of(m[0], passage[m.start() :])):
                found[m[0]] = Complaint(lesson.path, text.count("\n", 0, at + m.start()) + 1, problem)
    return list(found.values())


def passages(text: str) -> list[tuple[int, str]]:
    """What is written as code, and where it begins."""
    fenced = [(m.start(1), m[1]) for m in FENCE.finditer(text)]
    prose = FENCE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)
    prose = re.sub(r"^```.*$", lambda m: " " * len(m[0]), prose, flags=re.MULTILINE)
    return fenced + [(m.start(m.lastindex), m[m.lastindex]) for m in SPAN.finditer(prose)]


def problem_of(name: str, here: str) -> str | None:
    similar = difflib.get_close_matches(name, names_of_the_library(), 1, SIMILAR)
    if similar:
        return f"'{name}' does not exist; write '{similar[0]}', if that is meant"
    if TELLING.match(here) and TELLING.match(here).end() >= len(name):
        return f"'{name}' does not exist; correct it, or add it to {Path(__file__).name} if it exists elsewhere"
    return None


@cache
def names_of_the_library() -> frozenset[str]:
    """Public types and methods of the packages that learners use."""
    with zipfile.ZipFile(LIBRARY) as jar:
        classes = [name.removesuffix(".class") for name in jar.namelist() if TAUGHT.fullmatch(name)]
    javap = Path(os.environ["JAVA_HOME"]) / "bin" / "javap"
    listing = subprocess.run(
        [javap, "-public", "-cp", LIBRARY, *classes], capture_output=True, encoding="utf-8", check=True
    ).stdout
    methods = set(re.findall(r"\b([a-z]\w*)\(", listing))
    types = set(re.findall(r"^public .*?(?:class|interface|enum) dev\.meanwhile\.(?:\w+\.)*([\w$]+)", listing, re.M))
    return frozenset(methods | {part for name in types for part in name.split("$")})
