"""The scripts themselves are clean."""

import subprocess
import sys
from pathlib import Path

from conftest import ROOT

BIN = Path(sys.executable).parent


def clean(*command):
    result = subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_shell_scripts():
    clean("shellcheck", "workbook", "binder/start", "binder/jupyter/kernel.sh", ".ci/run")


def test_dockerfile():
    # DL3008 asks for pinned versions of Debian's packages: a stable Debian changes them for security alone
    clean("hadolint", "--ignore", "DL3008", "binder/Dockerfile")


def test_python_is_linted():
    clean("ruff", "check", "tools", "binder", "notebooks")


def test_python_is_formatted():
    clean("ruff", "format", "--check", "tools", "binder", "notebooks/nbgrader_config.py")


def test_java_has_no_known_mistakes():
    """Error Prone and NullAway, which the Maven build leaves out to be quick."""
    command = ["./mvnw", "-q", "-P", "errorprone", "compile"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
