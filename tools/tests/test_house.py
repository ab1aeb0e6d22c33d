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
    clean("shellcheck", "workbook", ".ci/run", "binder/jupyter/kernel.sh")


def test_python_is_linted():
    clean("ruff", "check", "tools")


def test_python_is_formatted():
    clean("ruff", "format", "--check", "tools")
