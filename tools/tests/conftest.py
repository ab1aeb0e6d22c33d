import os
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOOLS))
ROOT = TOOLS.parent


@pytest.fixture(scope="session", autouse=True)
def progress_of_its_own(tmp_path_factory):
    """Exercises that the tests solve are not the learner's progress."""
    os.environ["MEANWHILE_PROGRESS"] = str(tmp_path_factory.mktemp("progress") / "progress.json")


def workbook(*args, cwd=ROOT, stdin="", timeout=300, launcher=None, **env):
    """Runs ./workbook; a variable that is None is taken out of the environment."""
    variables = {k: v for k, v in {**os.environ, **env}.items() if v is not None}
    command = [str(launcher or Path(cwd) / "workbook"), *map(str, args)]
    return subprocess.run(
        command, cwd=cwd, input=stdin, env=variables, timeout=timeout, capture_output=True, text=True, encoding="utf-8"
    )


def pytest_addoption(parser):
    parser.addoption("--all-lessons", action="store_true", help="nbgrader grades all lessons, not only the first two")
