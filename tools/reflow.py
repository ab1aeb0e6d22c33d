"""Reflows the paragraphs of Markdown comments (///) that have a line over 120 columns, or one that broke too early.

Usage: reflow.py [FILE...]    (default: all Java files)
The formatter breaks long comment lines but never joins short ones; run this before it.
"""

from __future__ import annotations

import re
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 114  # the formatter breaks comment lines that come near its own 120 columns
COMMENT = re.compile(r"^(\s*)/// ?(.*)$")
# lists, tables, quotes, headings, tags, fences, indented code, empty lines
NOT_PROSE = re.compile(r"^(\s{2,}|[-*|>#@`]|\d+\.|$)")


def reflow(text: str) -> str:
    lines, out, at = text.split("\n"), [], 0
    while at < len(lines):
        indent, texts = prose_at(lines, at)
        end = at + max(1, len(texts))
        if needs_it(indent, texts) and not belongs_to_an_item(lines, at):
            out += wrapped(indent, texts)
        else:
            out += lines[at:end]
        at = end
    return "\n".join(out)


def prose_at(lines: list[str], at: int) -> tuple[str, list[str]]:
    """The indentation and the lines of the paragraph that begins here; no lines if none does."""
    texts: list[str] = []
    indent = ""
    for line in lines[at:]:
        comment = COMMENT.match(line)
        if not comment or NOT_PROSE.match(comment[2]) or (texts and comment[1] != indent):
            break
        indent = comment[1]
        texts.append(comment[2])
    return indent, texts


def belongs_to_an_item(lines: list[str], at: int) -> bool:
    before = COMMENT.match(lines[at - 1]) if at else None
    return bool(before and before[2].strip() and NOT_PROSE.match(before[2]))


def needs_it(indent: str, texts: list[str]) -> bool:
    room = WIDTH - len(indent) - len("/// ")
    too_long = any(len(text) > room for text in texts)
    too_short = any(
        len(text) < 0.6 * room and len(f"{text} {following.split()[0]}") <= room and text[-1] not in ".:"
        for text, following in zip(texts, texts[1:], strict=False)
    )
    return too_long or too_short or any(len(text) < 0.25 * room for text in texts[:-1])


def wrapped(indent: str, texts: list[str]) -> list[str]:
    room = WIDTH - len(indent) - len("/// ")
    lines = textwrap.wrap(" ".join(texts), room, break_long_words=False, break_on_hyphens=False)
    return [f"{indent}/// {line}" for line in lines]


if __name__ == "__main__":
    for path in [Path(name) for name in sys.argv[1:]] or sorted(ROOT.glob("*/src/**/*.java")):
        before = path.read_text(encoding="utf-8")
        after = reflow(before)
        if after != before:
            path.write_text(after, encoding="utf-8")
            print(path)
