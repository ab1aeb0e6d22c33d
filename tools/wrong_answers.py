"""Reads NN-name.wrong.md: what people answer wrongly, and what `check` has to say about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ANSWER = re.compile(r"^## (\S+) ([^\n]+)\n+```java\n(.*?)^```\n+> ([^:\n]+): ([^\n]+)$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class WrongAnswer:
    exercise: str
    what: str
    code: str
    verdict: str
    message: str
    line: int


def wrong_answers(path: Path) -> list[WrongAnswer]:
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [WrongAnswer(*m.groups(), line=text.count("\n", 0, m.start()) + 1) for m in ANSWER.finditer(text)]


def headings(path: Path) -> list[tuple[int, str]]:
    """Where an answer begins, complete or not."""
    lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    return [(at, line.removeprefix("## ")) for at, line in enumerate(lines, 1) if line.startswith("## ")]
