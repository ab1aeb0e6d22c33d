"""The interrupt button, on the real kernel: the cell ends at once, the processor is idle, the next cell works."""

import threading
import time

import psutil
import pytest
from test_kernel import Kernel

WITHOUT_END = {
    "loop": "while (true) {}",
    "recursion": "int f(int n) { return n == 0 ? 0 : f(n - 1) + f(n - 1); }\nf(60)",
    "task that loops": 'simulate("loop", () -> { while (true) {} })',
    "busy scenario": """\
simulate("rounds", () -> {
    for (int i = 0; ; i++) {
        sleep(i % 2);
        int n = 0;
        while (n < 1_000_000) n++;
    }
})""",
    "async function at the prompt": 'async("loop", () -> { while (true) {} })',
}


@pytest.fixture(scope="module")
def kernel():
    kernel = Kernel()
    kernel.run("1 + 1")
    yield kernel
    kernel.close()


def processor_share(process, seconds):
    before = sum(process.cpu_times()[:2])
    time.sleep(seconds)
    return (sum(process.cpu_times()[:2]) - before) / seconds


@pytest.mark.parametrize("code", WITHOUT_END.values(), ids=WITHOUT_END.keys())
def test_interrupt_stops_what_has_no_end(kernel, code):
    interrupted = []

    def interrupt():
        interrupted.append(time.monotonic())
        kernel.manager.interrupt_kernel()

    timer = threading.Timer(1.5, interrupt)
    timer.start()
    outputs = kernel.run(code)
    took = time.monotonic() - interrupted[0]
    assert "interrupted" in str(outputs).lower()
    assert took < 1
    assert processor_share(psutil.Process(kernel.manager.provisioner.process.pid), 1) < 0.3
    assert kernel.run("1 + 1")[0]["data"] == {"text/plain": "2"}


def test_a_recursion_that_overflows_shows_a_page_not_a_thousand_lines(kernel):
    (output,) = kernel.run("int deep(int n) { return deep(n + 1) + 1; }\ndeep(1)")
    traceback = "\n".join(output["traceback"])
    assert "StackOverflowError" in traceback
    assert traceback.count("\n") < 40
