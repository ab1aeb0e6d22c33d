"""The library in a JVM that somebody else started: with the agent, with --add-opens, without either."""

import os
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT

JAR = ROOT / "kernel-lib" / "target" / "kernel-lib-all.jar"
JAVA = Path(os.environ["JAVA_HOME"]) / "bin" / "java"
PROGRAM = """
import static dev.meanwhile.Workbook.*;
import static dev.meanwhile.service.Blog.*;
class Program {
    public static void main(String[] args) {
        System.out.println(simulate("one", () -> await(fetchUser()).name()).duration());
    }
}
"""


def run(tmp_path, *flags):
    program = tmp_path / "Program.java"
    program.write_text(PROGRAM)
    return subprocess.run([JAVA, *flags, "-cp", JAR, program], capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("flag", [f"-javaagent:{JAR}", "--add-opens=java.base/java.lang=ALL-UNNAMED"])
def test_either_flag_will_do_and_nothing_is_said(tmp_path, flag):
    done = run(tmp_path, flag)
    assert (done.stdout, done.stderr) == ("100\n", "")


def test_without_a_flag_it_attaches_and_says_so_in_one_line(tmp_path):
    done = run(tmp_path, "-XX:+EnableDynamicAgentLoading")
    assert done.stdout == "100\n"
    assert done.stderr == f"meanwhile: attaching to this JVM, because it was started without -javaagent:{JAR}\n"


def test_where_nobody_may_attach_the_error_shows_the_flag(tmp_path):
    done = run(tmp_path, "-XX:+DisableAttachMechanism")
    assert done.returncode != 0
    assert (
        "java.lang.IllegalStateException: package java.lang must be open to the simulation, but is closed, and this JVM"
        f" lets nobody attach; start it with -javaagent:{JAR}\n" in done.stderr
    )
    assert done.stderr.count("attaching to this JVM") == 1
