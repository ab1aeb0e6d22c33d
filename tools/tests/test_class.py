"""A class on this machine: the hub itself, with simulated learners, in sandboxes where the machine has them."""

import asyncio
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from types import SimpleNamespace

import psutil
import pytest
from class_hub import Hub
from class_learner import STAGES, Learner, StageFailed
from class_lesson import read_lesson
from class_memory import HUB
from classroom import LESSON, SECONDS_PER_STAGE, hold_class, refuse_too_many, sandbox_works
from conftest import ROOT, workbook

PASSWORD = "for-the-test-only"
NOTEBOOK = "00-start-here.ipynb"
COMMANDS_OF_THE_KERNEL = ["sh", "cat", "cksum", "grep", "tr"]
needs_sandbox = pytest.mark.skipif(not sandbox_works(), reason="bubblewrap does not work here")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class")
    with Hub(folder, WORKBOOK_CLASS_PASSWORD=PASSWORD, WORKBOOK_CLASS_PORT=str(free_port())) as hub:
        yield hub
        started = hub.processes()
    assert not [process for process in started if process.is_running()]


def as_learner(hub, name, work):
    """Logs `name` in, starts the server, does `work` with the learner, stops the server."""

    async def visit():
        learner = Learner(name, hub.url, SECONDS_PER_STAGE)
        try:
            await learner.log_in(PASSWORD)
            await learner.start_server()
            await learner.open_notebook(NOTEBOOK)
            result = await work(learner)
            await learner.leave()
            return result
        finally:
            await learner.close()

    return asyncio.run(visit())


def value_of(code):
    """What `code` gives in the kernel of a learner."""

    async def run(learner):
        kernel = await learner.start_kernel(NOTEBOOK)
        return (await kernel.execute(code))[-1]["text/plain"]

    return run


def test_two_learners_go_through_a_lesson_and_are_measured(hub):
    result = asyncio.run(hold_class(hub, 2, 0, PASSWORD, read_lesson(LESSON)))
    assert result.failures == []
    assert {name: list(seconds) for name, seconds in result.seconds.items()} == {
        "learner-01": STAGES,
        "learner-02": STAGES,
    }
    assert result.uses.keys() == {HUB, "learner-01", "learner-02"}
    assert {"server", "kernel"} <= result.uses["learner-01"].memory.keys()
    assert 50 < result.uses["learner-01"].memory["kernel"] < 1000


def test_a_wrong_password_is_a_failure_with_learner_stage_and_reason(hub):
    result = asyncio.run(hold_class(hub, 1, 0, "not the password", read_lesson(LESSON)))
    assert [str(failure) for failure in result.failures] == ["learner-01: log in: the name or the password was refused"]


@pytest.mark.parametrize("name", ["../teacher", "ada l", "ada/../grace", "a" * 33])
def test_a_name_that_is_none_for_a_folder_is_refused(hub, name):
    async def log_in():
        learner = Learner(name, hub.url, SECONDS_PER_STAGE)
        try:
            await learner.attend(read_lesson(LESSON), PASSWORD)
        finally:
            await learner.close()

    with pytest.raises(StageFailed, match="log in: the name or the password was refused"):
        asyncio.run(log_in())


def test_what_a_learner_saved_is_there_the_next_time(hub):
    async def save(learner):
        contents = learner.home / "api/contents" / NOTEBOOK
        model = await learner.call("GET", contents, learner.home / "")
        model["content"]["cells"][0]["source"] = "mine"
        body = {"type": "notebook", "format": "json", "content": model["content"]}
        await learner.call("PUT", contents, learner.home / "", json=body)

    async def read(learner):
        model = await learner.call("GET", learner.home / "api/contents" / NOTEBOOK, learner.home / "")
        return model["content"]["cells"][0]["source"]

    as_learner(hub, "grace", save)
    assert as_learner(hub, "grace", read) == "mine"


def test_a_second_kernel_takes_the_place_of_the_first_and_its_heap_is_small(hub):
    """On the same ports: they must be free again at once."""

    async def two_kernels(learner):
        await learner.start_kernel(NOTEBOOK)
        second = await learner.start_kernel("01-the-comfort-of-sequence.ipynb")
        kernels = await learner.call("GET", learner.home / "api/kernels", learner.home / "")
        heap = await second.execute("Runtime.getRuntime().maxMemory() / 1_000_000")
        return len(kernels), int(heap[0]["text/plain"])

    kernels, megabytes = as_learner(hub, "ada", two_kernels)
    assert kernels == 1
    assert 200 < megabytes < 300


@needs_sandbox
def test_learners_see_neither_each_other_nor_the_hub(hub):
    (hub.folder / "learners" / "other").mkdir(parents=True)
    seen = f"""
        import java.nio.file.*;
        List.of(Files.exists(Path.of("{hub.folder}/learners/other")), Files.exists(Path.of("{hub.log}")),
            Files.exists(Path.of("/proc/{hub.process.pid}/environ")), Files.isWritable(Path.of("{ROOT}/notebooks")),
            Files.isWritable(Path.of("{hub.folder}/learners/ada")))"""
    assert as_learner(hub, "ada", value_of(seen)) == "[false, false, false, false, true]"


def test_without_a_sandbox_a_stop_ends_the_kernel_too(tmp_path):
    """Or else it would hold the ports that the learner's next one needs."""
    for name in ["nice", *COMMANDS_OF_THE_KERNEL]:
        (tmp_path / name).symlink_to(shutil.which(name))
    settings = {"WORKBOOK_CLASS_PASSWORD": PASSWORD, "WORKBOOK_CLASS_PORT": str(free_port()), "PATH": str(tmp_path)}
    with Hub(tmp_path / "class", **settings) as hub:

        async def kernels(learner):
            await learner.start_kernel(NOTEBOOK)
            return [process for process in hub.processes() if process.name() == "java"]

        started = as_learner(hub, "ada", kernels)
        ended, left = psutil.wait_procs(started, timeout=10)
    assert (len(ended), left) == (1, [])


def test_without_a_password_nothing_starts():
    result = workbook("class", WORKBOOK_CLASS_PASSWORD=None)
    assert result.stderr.endswith(
        "workbook: the password of the class is not set; choose one of at least 8 characters"
        " and set WORKBOOK_CLASS_PASSWORD to it\n"
    )
    assert result.returncode == 1


@pytest.mark.parametrize("count", [0, 201])
def test_the_number_of_learners_is_bounded(count):
    with pytest.raises(SystemExit, match=f"^workbook: --learners must be from 1 to 200, but was {count}$"):
        refuse_too_many(count)


def test_no_more_learners_than_memory(monkeypatch):
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=8e9))
    refuse_too_many(20)
    with pytest.raises(SystemExit, match="30 need about 10.5 GB of 8.0 GB; take fewer, or end other programs"):
        refuse_too_many(30)


def test_an_interrupted_class_leaves_nothing_behind():
    before = set((ROOT / "build").glob("class-*"))
    command = [sys.executable, ROOT / "tools" / "classroom.py", "--learners", "1"]
    simulation = psutil.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    started = wait_for_a_server(simulation)
    simulation.send_signal(signal.SIGINT)
    _, err = simulation.communicate(timeout=60)
    assert err.endswith("workbook: interrupted; everything that was started is ended\n")
    assert not [process for process in started if process.is_running()]
    assert set((ROOT / "build").glob("class-*")) == before


def wait_for_a_server(simulation):
    """All processes that the simulation has started, as soon as a learner's server is among them."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        started = simulation.children(recursive=True)
        if any(re.search("jupyterhub-singleuser", " ".join(command_of(process))) for process in started):
            return started
        time.sleep(0.1)
    raise AssertionError("no server was started within 60 s")


def command_of(process):
    try:
        return process.cmdline()
    except psutil.NoSuchProcess:
        return []
