"""The launcher says in one sentence what is missing, and costs next to nothing when nothing is."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from conftest import ROOT, workbook

NEEDED = "cat chmod cksum cp dirname find grep id ls mkdir printf rm sed sh sort tail touch uname"
CLOSED = "http://127.0.0.1:9"


@pytest.fixture
def clone():
    """A fresh clone: the project's files, and nothing that was set up."""
    folder = Path(tempfile.mkdtemp(prefix="workbook-"))
    folder.chmod(0o755)
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    for name in subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def bare_path(tmp_path):
    """A PATH with the usual commands, but neither Java nor Python."""
    for name in NEEDED.split():
        (tmp_path / name).symlink_to(shutil.which(name))
    return tmp_path


def script(folder, name, text):
    (folder / name).write_text(f"#!/bin/sh\n{text}\n")
    (folder / name).chmod(0o755)


def refuses(result, sentence):
    """It ended with this sentence, after nothing but the steps that it did before."""
    lines = result.stderr.splitlines()
    assert lines and sentence in lines[-1], result.stderr
    assert all(line.startswith("workbook: ") for line in lines), result.stderr
    assert result.stdout == ""
    assert result.returncode == 1


def test_no_jdk_25(clone, bare_path):
    result = workbook("setup", cwd=clone, PATH=str(bare_path), JAVA_HOME=None, WORKBOOK_JDKS="")
    refuses(result, "JDK 25 not found (looked at JAVA_HOME, PATH and the usual folders); install one")


def test_another_jdk_is_not_enough(clone, bare_path, tmp_path):
    home = tmp_path / "jdk-17"
    (home / "bin").mkdir(parents=True)
    script(home / "bin", "jshell", "exit 0")
    (home / "release").write_text('JAVA_VERSION="17.0.15"\n')
    result = workbook("setup", cwd=clone, PATH=str(bare_path), JAVA_HOME=str(home), WORKBOOK_JDKS="")
    refuses(result, "JDK 25 not found")


def test_no_python(clone, bare_path):
    refuses(workbook("setup", cwd=clone, PATH=str(bare_path), PYTHON=None), "Python 3.10 or newer not found on PATH")


def test_python_that_is_too_old(clone, bare_path):
    script(bare_path, "python3", "exit 1")
    refuses(workbook("setup", cwd=clone, PATH=str(bare_path), PYTHON=None), "Python 3.10 or newer not found on PATH")


def test_no_venv_module(clone, bare_path):
    script(bare_path, "python3", f'case "$*" in *venv*) exit 1 ;; esac; exec {sys.executable} "$@"')
    result = workbook("setup", cwd=clone, PATH=str(bare_path), PYTHON=None)
    refuses(result, "python3 has no venv module; install it (on Debian and Ubuntu: apt install python3-venv)")


def test_no_unzip(clone, bare_path, tmp_path):
    result = workbook("jshell", cwd=clone, PATH=str(bare_path), MAVEN_USER_HOME=str(tmp_path / "new"))
    refuses(result, "unzip not found on PATH; install it (on Debian and Ubuntu: apt install unzip)")


def test_no_network_for_python(clone):
    result = workbook("setup", cwd=clone, HTTP_PROXY=CLOSED, HTTPS_PROXY=CLOSED, PIP_NO_CACHE_DIR="1")
    refuses(result, "failed because the network could not be reached; connect (or set the proxy) and run this again")


def test_no_network_for_maven(clone, tmp_path):
    result = workbook("jshell", cwd=clone, MAVEN_USER_HOME=str(tmp_path), MVNW_REPOURL=CLOSED)
    refuses(result, "building the library with Maven failed because the network could not be reached")


def test_read_only_folder(clone):
    as_nobody = []
    if os.getuid() == 0:
        as_nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    else:
        clone.chmod(0o555)
    result = subprocess.run([*as_nobody, clone / "workbook", "setup"], capture_output=True, text=True, cwd="/")
    clone.chmod(0o755)
    refuses(result, f"folder {clone} is read-only, but the set-up writes to it; copy the project to a folder")


def test_no_engine_for_the_image(bare_path):
    result = workbook("image", PATH=str(bare_path), PYTHON=sys.executable)
    refuses(result, "no Docker or Podman engine answers; start one, or, to build without, install debootstrap, buildah")


def test_port_in_use():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        s.listen()
        port = s.getsockname()[1]
        result = workbook("--no-browser", "--port", port, "--ip", "127.0.0.1")
    refuses(result, f"port {port} is in use by another program; end it, or choose another port with --port")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["dance"], "there is no command 'dance'; ./workbook --help lists them"),
        (["setup", "dance"], "part must be python or library, but was 'dance'"),
        (["--port"], "option --port must be followed by a value"),
        (["--port", "http"], "port must be a number from 1 to 65535, but was 'http'"),
        (["--no-browser", "--colour"], "option must be --no-browser, --port or --ip, but was '--colour'"),
        (["--ip", "no.such.host.invalid"], "address must be an IP address or the name of this machine"),
        (["jshell", "no-such-file.jsh"], "file 'no-such-file.jsh' must be readable"),
        (["run", "no-such.ipynb"], "no-such.ipynb' does not exist"),
    ],
)
def test_wrong_arguments(arguments, sentence):
    refuses(workbook(*arguments), sentence)


def test_help_lists_the_commands():
    result = workbook("--help")
    assert result.returncode == 0
    for command in ("setup", "jshell", "run", "lessons", "test"):
        assert f"./workbook {command}" in result.stdout


def test_setting_up_again_costs_next_to_nothing():
    workbook("setup")
    start = time.monotonic()
    result = workbook("setup")
    assert result.returncode == 0, result.stderr
    assert result.stderr == "workbook: ready; ./workbook opens JupyterLab\n"
    assert time.monotonic() - start < 2
