"""The image, as far as that can be seen without building it; `./workbook image` builds it and tries it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import image_engines
import image_trial
import nbformat
import pytest
from conftest import ROOT, workbook
from image_log import LOG, SERVER_LOG

DOCKERFILE = (ROOT / "binder" / "Dockerfile").read_text()
FINAL_STAGE = DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]
RESULT = {
    "server ready": 1.25,
    "kernel ready": 2.0,
    "first timeline": 3.0,
    "lesson": 4.0,
    "cells": 11,
    "machine": {"processors": 1, "heap": 500_000_000, "memory": 2_000_000_000},
    "memory": {"server": 90_000_000, "kernel": 190_000_000},
}


def test_binder_takes_the_dockerfile_as_it_is():
    repo2docker = Path(sys.executable).parent / "repo2docker"
    result = subprocess.run([repo2docker, "--no-build", "--debug", "."], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert DOCKERFILE in result.stdout + result.stderr


def test_the_image_runs_as_the_learner():
    assert re.findall(r"^USER (.*)", DOCKERFILE, re.MULTILINE) == ["$NB_UID"]
    assert set(re.findall(r"^ARG (\w+)", FINAL_STAGE, re.MULTILINE)) == {"NB_USER", "NB_UID"}


def test_what_is_handed_in_for_the_build_is_not_in_the_final_stage():
    assert "type=secret" in DOCKERFILE
    assert "type=secret" not in FINAL_STAGE


def test_hubs_and_image_have_the_same_jupyterhub():
    pins = {
        pin
        for path in (ROOT / "binder").glob("requirements*.txt")
        for pin in re.findall(r"^jupyterhub==\S+", path.read_text(), re.MULTILINE)
    }
    assert len(pins) == 1


# ---- the entry point ------------------------------------------------------------------------------------------------


def start(home, *command):
    environment = {**os.environ, "HOME": str(home)}
    return subprocess.run([ROOT / "binder" / "start", *command], env=environment, capture_output=True, text=True)


def test_a_home_without_notebooks_gets_them(tmp_path):
    result = start(tmp_path, "sh", "-c", 'echo "$@"; exit 3', "sh", "two words", "*")
    assert (result.stdout, result.stderr, result.returncode) == ("two words *\n", "", 3)
    assert (tmp_path / "notebooks" / "00-start-here.ipynb").exists()


def test_a_learners_notebooks_are_left_alone(tmp_path):
    (tmp_path / "notebooks").mkdir()
    assert start(tmp_path, "true").returncode == 0
    assert list((tmp_path / "notebooks").iterdir()) == []


def test_a_home_that_cannot_be_written_to_is_named(tmp_path):
    result = start(tmp_path / "nowhere", "echo", "goes on")
    assert result.stdout == "goes on\n"
    assert f"start: the notebooks could not be copied to {tmp_path}/nowhere; user" in result.stderr


# ---- building and trying, with a stand-in for Docker ----------------------------------------------------------------


@pytest.fixture
def docker(tmp_path):
    """A `docker` that writes down how it was called, and does what the file of the command's name says."""
    (tmp_path / "docker").write_text(f'#!/bin/sh\necho "$@" >>{tmp_path}/calls\n. {tmp_path}/$1.sh\n')
    (tmp_path / "docker").chmod(0o755)
    (tmp_path / "info.sh").write_text("exit 0\n")
    (tmp_path / "build.sh").write_text('echo "#9 [build 5/9] RUN --mount=type=secret,id=x,target=y ./workbook setup"\n')
    (tmp_path / "image.sh").write_text("echo 700000000\n")
    (tmp_path / "run.sh").write_text(f"cat >/dev/null; echo '{json.dumps({'result': RESULT})}'\n")
    return tmp_path


def image(docker, **env):
    return workbook("image", PATH=f"{docker}:{os.environ['PATH']}", **env)


def test_a_table_tells_what_was_measured(docker):
    result = image(docker)
    assert result.returncode == 0, result.stderr
    assert re.search(r"^image +700 MB, built in \d+ s$", result.stdout, re.MULTILINE)
    assert re.search(r"^first timeline +3.0 s after it was asked for$", result.stdout, re.MULTILINE)
    assert re.search(r"^memory \(PSS\) +server 90 MB, kernel 190 MB$", result.stdout, re.MULTILINE)
    assert re.search(r"^workbook: 0:\d\d ./workbook setup$", result.stderr, re.MULTILINE)


def test_it_is_tried_in_what_binder_gives(docker):
    image(docker)
    [run] = [call for call in (docker / "calls").read_text().splitlines() if call.startswith("run")]
    assert "--network none --memory 2147483648 --memory-swap 2147483648 --cpus 1 meanwhile" in run


def test_what_the_network_asks_for_is_handed_in(docker):
    image(docker, https_proxy="http://proxy.invalid:3128", SSL_CERT_FILE="/own.pem")
    [build] = [call for call in (docker / "calls").read_text().splitlines() if call.startswith("build")]
    assert "--build-arg https_proxy=http://proxy.invalid:3128" in build
    assert "--secret id=certificates,src=/own.pem" in build


@pytest.mark.parametrize(
    ("step", "does", "sentence"),
    [
        ("build", "echo no space left; exit 1", f"building the image with docker failed; the end of {LOG} is above"),
        ("run", "exit 137", f"the trial failed; the end of {LOG} is above"),
        ("run", """echo '{"failure": "no token"}'""", f"the trial failed: no token (the server's log is {SERVER_LOG})"),
    ],
)
def test_a_failure_is_one_sentence(docker, step, does, sentence):
    (docker / f"{step}.sh").write_text(f"{does}\n")
    result = image(docker)
    assert result.returncode == 1
    assert f"workbook: {sentence}\n" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_engine_that_does_not_answer_is_not_used(docker):
    (docker / "info.sh").write_text("exit 1\n")
    assert not image_engines.Engine(str(docker / "docker")).works()
    assert not image_engines.Engine(str(docker / "no-such-engine")).works()


# ---- what the trial sees --------------------------------------------------------------------------------------------


class Channels:
    """A kernel that answers each cell with the next of these texts."""

    def __init__(self, *texts):
        self.texts, self.messages = list(texts), []

    def send(self, request):
        header = json.loads(request)["header"]
        data = {"text/html": "", "text/plain": self.texts.pop(0)}
        self.tell("iopub", "status", header, {"execution_state": "busy"})
        self.tell("iopub", "execute_result", {"msg_id": "another"}, {"data": {"text/plain": "not for us"}})
        self.tell("iopub", "execute_result", header, {"data": data, "metadata": {}, "execution_count": 1})
        self.tell("shell", "execute_reply", header, {})
        self.tell("iopub", "status", header, {"execution_state": "idle"})

    def tell(self, channel, kind, parent, content):
        message = {"channel": channel, "header": {"msg_type": kind}, "parent_header": parent, "content": content}
        self.messages.append(json.dumps(message))

    def recv(self):
        return self.messages.pop(0)


def lesson(*texts, tags=()):
    outputs = [[nbformat.v4.new_output("execute_result", data={"text/plain": text})] for text in texts]
    cells = [nbformat.v4.new_code_cell("cell", outputs=output, metadata={"tags": tags}) for output in outputs]
    return nbformat.v4.new_notebook(cells=cells)


def test_a_lesson_that_shows_what_it_should():
    result = image_trial.run_lesson(Channels("100 ms", "250 ms"), lesson("100 ms", "250 ms"), start=0)
    assert result["cells"] == 2
    assert 0 < result["first timeline"] <= result["lesson"]


def test_a_lesson_that_shows_something_else():
    with pytest.raises(image_trial.Failed, match=r"(?s)code cell 2 must show\n\['250 ms'\]\nbut showed\n\['150 ms'\]"):
        image_trial.run_lesson(Channels("100 ms", "150 ms"), lesson("100 ms", "250 ms"), start=0)


def test_a_lesson_whose_times_vary():
    assert image_trial.run_lesson(Channels("153 ms"), lesson("151 ms", tags=["varies"]), start=0)["cells"] == 1
