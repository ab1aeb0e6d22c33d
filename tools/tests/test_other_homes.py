"""Notebooks in kernels that know nothing of this library: the first cell connects them, or says what is missing.

IJava, which is in no package registry, is tested in kernel-lib on its published base.
"""

import json

import nbformat
import pytest
from bench_start import stock_spec
from conftest import ROOT
from test_kernel import Kernel

JAR = ROOT / "kernel-lib" / "target" / "kernel-lib-all.jar"


def setup_cell() -> str:
    notebook = nbformat.read(ROOT / "notebooks" / "00-start-here.ipynb", as_version=4)
    return next(cell.source for cell in notebook.cells if cell.id == "setup")


def stock_kernel(folder, options="") -> Kernel:
    """JJava as `pip install jjava` sets it up, without a word about this library."""
    spec = stock_spec()
    del spec["env"]["JJAVA_CLASSPATH"]
    spec["env"]["JJAVA_JVM_OPTS"] = options
    (folder / "java").mkdir()
    (folder / "java" / "kernel.json").write_text(json.dumps(spec))
    return Kernel(specs=folder)


@pytest.fixture
def kernel_with(tmp_path):
    kernels = []

    def start(options):
        kernels.append(stock_kernel(tmp_path, options))
        return kernels[-1]

    yield start
    for kernel in kernels:
        kernel.close()


def test_in_a_stock_kernel_the_first_cell_attaches_and_says_so_in_one_line(kernel_with):
    kernel = kernel_with("-XX:+EnableDynamicAgentLoading")
    (output,) = kernel.run(setup_cell())
    assert output["text"] == (f"meanwhile: attaching to this JVM, because it was started without -javaagent:{JAR}\n")
    assert kernel.run(setup_cell()) == [], "again does nothing"
    (output,) = kernel.run('simulate("one", () -> { Thread.sleep(40); return await(fetchUser()); })')
    assert "0–140 ms" in output["data"]["text/plain"]
    assert set(output["data"]) == {"text/plain", "text/html", "image/svg+xml"}


def test_where_nobody_may_attach_a_simulation_names_the_flag_and_the_rest_works(kernel_with):
    kernel = kernel_with("-XX:+DisableAttachMechanism")
    kernel.run(setup_cell())
    assert "fetchUser" in kernel.run('network().latency("fetchUser", 20).toString()')[0]["data"]["text/plain"]
    (output,) = kernel.run('simulate("one", () -> await(fetchUser()))')
    assert f"start it with -javaagent:{JAR}" in output["evalue"]


def test_with_the_flag_nothing_is_said(kernel_with):
    kernel = kernel_with(f"-javaagent:{JAR}")
    assert kernel.run(setup_cell()) == []


def test_in_our_kernel_the_first_cell_says_nothing():
    kernel = Kernel()
    try:
        assert kernel.run(setup_cell()) == []
    finally:
        kernel.close()


def test_the_launcher_keeps_to_this_machine_and_asks_for_a_token():
    """JupyterLab's defaults: the launcher must not turn them off."""
    launcher = (ROOT / "workbook").read_text()
    assert "ip=localhost" in launcher
    settings = [launcher, *(p.read_text() for p in (ROOT / "binder" / "jupyter").glob("*.json"))]
    for word in ("token", "password", "allow_origin", "disable_check_xsrf", "0.0.0.0"):
        assert not any(word in text for text in settings), f"'{word}' changes who may connect"
