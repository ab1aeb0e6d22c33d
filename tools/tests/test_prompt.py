"""`./workbook jshell` at a real terminal, and the JDK's own jshell with the flags that the documentation names."""

import os
import re
import time

import pexpect
import pytest
from conftest import ROOT

JSHELL = f"{os.environ['JAVA_HOME']}/bin/jshell"
JAR = "kernel-lib/target/kernel-lib-all.jar"
PLAIN = [f"--class-path={JAR}", f"-R-javaagent:{JAR}"]
RUN = 'simulate("both", () -> await(all(fetchUser(), fetchPosts())).size())'
ESCAPES = re.compile(r"\x1b[\[(][0-9;?]*[A-Za-z=>]|\x1b[=>]|\r")


class Prompt:
    def __init__(self, command=str(ROOT / "workbook"), arguments=("jshell",), columns=80, **environment):
        variables = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR")}
        variables |= {"TERM": "xterm", **environment}
        options = {"cwd": ROOT, "env": variables, "dimensions": (50, columns), "encoding": "utf-8", "timeout": 60}
        self.begin = time.monotonic()
        self.terminal = pexpect.spawn(str(command), list(arguments), **options)
        self.greeting = self.until("jshell> ")

    def until(self, text: str) -> str:
        self.terminal.expect_exact(text)
        return self.terminal.before + text

    def run(self, line: str, until: str) -> str:
        self.terminal.send(line + "\r")
        return self.until(until)

    def close(self):
        self.terminal.close(force=True)


@pytest.fixture(scope="module")
def prompt():
    prompt = Prompt()
    yield prompt
    prompt.close()


def plain(text: str) -> str:
    return ESCAPES.sub("", text)


def test_the_greeting_is_two_lines_and_says_how_to_begin(prompt):
    lines = [line for line in plain(prompt.greeting).splitlines() if line.strip()]
    assert len(lines) == 3, lines
    assert lines[0].startswith("JShell with Meanwhile")
    assert lines[1].startswith("Try await(fetchUser()), then timeline().")
    assert max(map(len, lines)) <= 80


def test_a_picture_fits_the_terminal_and_has_colours(prompt):
    picture = prompt.run(RUN, "total: 150 virtual ms").split("virtual ms", 1)[1]
    assert "\x1b[36m━" in picture
    lines = plain(picture).splitlines()
    assert 70 < max(map(len, lines)) <= 80


def test_after_a_change_of_size_too(prompt):
    prompt.terminal.setwinsize(50, 130)
    picture = prompt.run(RUN, "total: 150 virtual ms").split("virtual ms", 1)[1]
    assert 115 < max(map(len, plain(picture).splitlines())) <= 130
    prompt.terminal.setwinsize(50, 80)


def test_tab_completes_and_explains(prompt):
    prompt.terminal.send("diagn")
    time.sleep(1)  # JShell takes what comes in one burst for pasted text
    prompt.terminal.send("\t")
    prompt.until("diagnose(")
    documentation = ""
    for _ in range(4):
        prompt.terminal.send("\t")
        documentation += plain(prompt.until("jshell> "))
        if "tab to see" in documentation and "waits" in documentation:
            break
    assert "Workbook.diagnose(String name, Body" in documentation
    assert "waits" in documentation, "what the method's comment says"
    prompt.terminal.send("\x15")


def test_no_colours_where_they_are_not_wanted():
    prompt = Prompt(NO_COLOR="1", COLUMNS="70")
    try:
        picture = prompt.run(RUN, "total: 150 virtual ms").split("virtual ms", 1)[1]
    finally:
        prompt.close()
    assert not re.search(r"\x1b\[\d+m", picture)
    assert max(map(len, plain(picture).splitlines())) <= 70


def test_the_jdks_own_jshell_works_with_one_flag():
    prompt = Prompt(JSHELL, PLAIN, columns=200)
    try:
        prompt.run("import static dev.meanwhile.Workbook.*; import static dev.meanwhile.service.Blog.*;", "jshell> ")
        picture = plain(prompt.run(f"System.out.println({RUN})", "total: 150 virtual ms"))
    finally:
        prompt.close()
    assert "waits for all of fetchUser, fetchPosts 0–150 ms" in picture
    assert "attaching" not in picture


def test_it_starts_nearly_as_quickly_as_the_jdks():
    """The best of three each, in turns; a busy machine makes both slow."""
    ours, theirs = (min(times) for times in zip(*((seconds(), seconds(JSHELL, [])) for _ in range(3)), strict=True))
    assert ours - theirs < 2


def seconds(*command) -> float:
    """Until the first answer."""
    prompt = Prompt(*command)
    try:
        prompt.run("40 + 2", "42")
        return time.monotonic() - prompt.begin
    finally:
        prompt.close()
