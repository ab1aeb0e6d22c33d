"""Makes the kernel's archive: runs what a first lesson uses on the kernel, and has the JVM keep what it loaded.

The JVM writes the archive when it ends by itself, from a process of its own that lays out the classes anew.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from jupyter_client.manager import KernelManager

CELLS = [
    """\
import dev.meanwhile.check.*;
import static dev.meanwhile.check.Expect.*;
import org.junit.jupiter.api.*;
import static org.junit.jupiter.api.Assertions.*;""",
    """\
var steps = simulate("one after the other", () -> {
    var user = await(fetchUser());
    return await(fetchPosts(user.id())).size();
})""",
    """\
var both = simulate("together", () -> await(all(fetchUser(), fetchPosts())).size());
compare(steps, both)""",
    "predict(150, both)",
    'simulate("fails", () -> { throw new IllegalStateException("as it should"); })',
    "int postsOf(int userId) { return await(fetchPosts(userId)).size(); }",
    """\
class PostsTest {
    @Test
    void asksForThePosts() {
        expect(() -> postsOf(1)).returns(3).calls("fetchPosts");
    }
}
check(PostsTest.class)""",
]
SECONDS_FOR_A_CELL = 60
SECONDS_TO_WRITE = 180


def train() -> None:
    manager = KernelManager(kernel_name="java")
    kernel = Path(manager.kernel_spec.resource_dir)
    for old in kernel.glob("kernel-*.aot*"):
        old.unlink()
    with TemporaryDirectory() as folder:
        run(manager, {**os.environ, "MEANWHILE_TRAINING": "1", "MEANWHILE_PROGRESS": f"{folder}/progress.json"})
    archives = list(kernel.glob("kernel-*.aot"))
    if not archives:
        sys.exit("the JVM wrote no archive; see above")
    archives[0].chmod(0o644)


def run(manager: KernelManager, environment: dict[str, str]) -> None:
    manager.start_kernel(env=environment)
    client = manager.blocking_client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=SECONDS_FOR_A_CELL)
        for cell in CELLS:
            reply = client.execute_interactive(cell, timeout=SECONDS_FOR_A_CELL, output_hook=lambda message: None)
            if reply["content"]["status"] != "ok":
                sys.exit(f"the training cell must run, but it failed: {reply['content']}\n{cell}")
        client.execute("System.exit(0)")
        manager.provisioner.process.wait(SECONDS_TO_WRITE)
    except (RuntimeError, TimeoutError, subprocess.TimeoutExpired) as e:
        sys.exit(f"the kernel must run the training cells and end, but did not: {e}")
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


if __name__ == "__main__":
    train()
