"""Runs the README's program and puts its pictures into the README and docs/picture.svg; links the lessons to Binder.

Called by `./workbook lessons`; `./workbook test` fails when the README shows something else than the program prints.
"""

from __future__ import annotations

import os
import re
import subprocess
import textwrap
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
POM = ROOT / "pom.xml"
PICTURE = ROOT / "docs" / "picture.svg"
PROGRAM = re.compile(r"^```java\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = re.compile(r"(?<=the same picture is text:\n\n).*?(?=^\S)", re.MULTILINE | re.DOTALL)
BINDER = re.compile(r"https://mybinder\.org/v2/gh/[^/\s]+/[^/\s]+/HEAD(?=\?labpath=)")
LESSON = re.compile(r"^(\| \[.*\]\(notebooks/(.+\.ipynb)\) \|[^|\n]*\|)(?: \[in Binder\]\(\S*\) \|)?$", re.MULTILINE)


def linked(readme: str, repository: str) -> str:
    """The README with the links to Binder that it should have: each lesson, at the address that the POM names."""
    binder = f"https://mybinder.org/v2/gh/{repository.removeprefix('https://github.com/')}/HEAD"
    readme = BINDER.sub(binder, readme)
    return LESSON.sub(rf"\1 [in Binder]({binder}?labpath=notebooks%2F\2) |", readme)


def repository() -> str:
    return ElementTree.parse(POM).getroot().find("{*}scm/{*}url").text


def pictures(readme: str) -> tuple[str, str]:
    """The README as it should be, and the SVG document."""
    *declarations, picture = PROGRAM.search(readme)[1].rstrip("\n").split(";\n")
    program = ";\n".join(declarations)
    with TemporaryDirectory() as folder:
        svg = Path(folder) / "picture.svg"
        save = f'java.nio.file.Files.writeString(java.nio.file.Path.of("{svg}"), {picture}.svg().orElseThrow());'
        printed = jshell(f"{program};\nSystem.out.println({picture});\n{save}\n")
        text = printed[printed.index("one after the other and together") : printed.rindex(str(svg))].strip("\n")
        return SHOWN.sub(lambda _: textwrap.indent(text, "    ") + "\n\n", readme), svg.read_text(encoding="utf-8")


def jshell(statements: str) -> str:
    # the picture is as wide as it is without a terminal, whatever the one that this runs in is like
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    command = [ROOT / "workbook", "jshell"]
    options = {"env": environment, "capture_output": True, "encoding": "utf-8", "check": True}
    return subprocess.run(command, input=statements, **options).stdout


def write() -> None:
    readme, svg = pictures(linked(README.read_text(encoding="utf-8"), repository()))
    README.write_text(readme, encoding="utf-8")
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(svg, encoding="utf-8")
