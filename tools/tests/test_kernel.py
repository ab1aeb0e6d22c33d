"""The real kernel: pictures, imports, restart."""

import os
import time

import nbformat
import pytest
from conftest import ROOT, workbook
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager
from kernel import execute
from lesson_notebooks import SOLUTIONS, lesson_sources, solution_notebook
from lesson_source import read_lesson
from nbformat.v4 import new_code_cell, new_notebook


class Kernel:
    """A kernel that runs: the installed one, or the one that is in a folder of kernel specs."""

    def __init__(self, specs=None, **options):
        manager_of = {"kernel_spec_manager": KernelSpecManager(kernel_dirs=[str(specs)])} if specs else {}
        self.manager = KernelManager(kernel_name="java", **manager_of)
        self.manager.start_kernel(cwd=str(ROOT / "notebooks"), **options)
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    def run(self, code):
        """The content of each output message of a cell."""
        outputs = []

        def keep(message):
            if message["msg_type"] in ("execute_result", "display_data", "stream", "error"):
                outputs.append(message["content"])

        self.client.execute_interactive(code, timeout=60, output_hook=keep)
        return outputs

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel()


@pytest.fixture(scope="module")
def kernel():
    kernel = Kernel()
    yield kernel
    kernel.close()


def test_a_run_is_shown_as_a_picture_in_three_forms(kernel):
    (output,) = kernel.run('simulate("together", () -> await(all(fetchUser(), fetchPosts())).size())')
    assert "waits for" in output["data"]["text/plain"]
    assert "<svg" in output["data"]["text/html"]
    assert "<svg" in output["data"]["image/svg+xml"]
    assert "http" not in output["data"]["text/html"].replace("http://www.w3.org/", ""), "needs no network"


def test_a_timeline_is_shown_as_a_picture_too(kernel):
    (output,) = kernel.run('simulate("one", () -> await(fetchUser())).timeline()')
    assert set(output["data"]) == {"text/plain", "text/html", "image/svg+xml"}


def test_only_the_asked_for_form_is_displayed(kernel):
    outputs = kernel.run('display(simulate("one", () -> await(fetchUser())), "text/html");')
    assert set(outputs[0]["data"]) == {"text/plain", "text/html"}


def test_a_failed_run_is_a_picture_not_an_error(kernel):
    (output,) = kernel.run('simulate("fails", () -> { throw new IllegalStateException("boom"); })')
    assert "boom" in output["data"]["text/plain"]


def test_other_values_are_shown_as_ever(kernel):
    assert kernel.run("1 + 1")[0]["data"] == {"text/plain": "2"}
    assert kernel.run("await(fetchUser()).id()")[0]["data"] == {"text/plain": "1"}


def test_preview_features_are_on(kernel):
    assert kernel.run("try (var s = java.util.concurrent.StructuredTaskScope.open()) { s.join(); }") == []


def test_the_heap_leaves_room_for_others_on_the_machine(kernel):
    [shown] = kernel.run("Runtime.getRuntime().maxMemory()")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    assert int(shown["data"]["text/plain"]) <= memory / 2


def test_loading_the_library_again_does_no_harm(kernel):
    assert kernel.run("%classpath ../kernel-lib/target/kernel-lib-all.jar") == []
    (output,) = kernel.run('simulate("still", () -> await(fetchUser()))')
    assert "text/html" in output["data"]


@pytest.mark.parametrize(
    ("code", "words"),
    [("simulate", "virtual clock"), ("allSettled", "settled"), ("List.of", "unmodifiable list")],
)
def test_shift_tab_shows_documentation(kernel, code, words):
    reply = kernel.client.inspect(f"{code}()", len(code), reply=True, timeout=60)
    assert words in reply["content"]["data"]["text/plain"]


def test_no_collection_stops_everything_while_a_lesson_shows_the_wall_clock():
    """One of everything takes as long as a request."""
    path = next(path for path in lesson_sources() if path.name.startswith("06-"))
    notebook = solution_notebook(read_lesson(path))
    notebook.cells.append(
        new_code_cell(
            "java.lang.management.ManagementFactory.getGarbageCollectorMXBeans().stream()"
            '.filter(b -> b.getName().equals("MarkSweepCompact")).mapToLong(b -> b.getCollectionCount()).sum()'
        )
    )
    execute(notebook, SOLUTIONS, path.name)
    assert notebook.cells[-1].outputs[0]["data"]["text/plain"] == "0"


def test_a_kernel_stops_soon_after_it_was_asked_to():
    kernel = Kernel()
    kernel.client.stop_channels()
    start = time.monotonic()
    kernel.manager.shutdown_kernel()
    assert time.monotonic() - start < 3


def test_a_failing_cell_is_named(tmp_path):
    cells = [new_code_cell("int fine = 1;"), new_code_cell("// the bad one\nint[] none = {};\nnone[1]")]
    notebook = new_notebook(cells=cells, metadata={"kernelspec": {"name": "java", "display_name": "Java"}})
    nbformat.write(notebook, tmp_path / "bad.ipynb")
    result = workbook("run", "bad.ipynb", "--to", "out", cwd=tmp_path, launcher=ROOT / "workbook")
    assert result.returncode == 1
    expected = (
        "workbook: bad.ipynb: cell 2 ('// the bad one') failed:\njava.lang.ArrayIndexOutOfBoundsException: Index 1"
    )
    assert expected in result.stderr
    assert (tmp_path / "out" / "bad.ipynb").exists()
