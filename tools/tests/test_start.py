"""The kernel's start: with an archive that fits, with one that does not, and what it says when it cannot start."""

import os
import random
import shutil
import subprocess
import zipfile
from pathlib import Path

import bench_start
import pytest
from bench_start import OURS
from conftest import ROOT
from test_kernel import Kernel

JAR = str(ROOT / "kernel-lib" / "target" / "kernel-lib-all.jar")


def remove(archive: Path):
    archive.unlink()


def truncate(archive: Path):
    os.truncate(archive, archive.stat().st_size // 2)


def flip_bits(archive: Path):
    content = bytearray(archive.read_bytes())
    for position in random.Random(1).sample(range(100_000, len(content)), 2000):
        content[position] ^= 0xFF
    archive.write_bytes(content)


def change_a_jar(archive: Path):
    with zipfile.ZipFile(archive.with_name("jjava.jar"), "a") as jar:
        jar.writestr("changed", "")


DAMAGES = [remove, truncate, flip_bits, change_a_jar]


@pytest.fixture
def installed(tmp_path):
    """A copy of the installed kernel, to be damaged."""
    return Path(shutil.copytree(OURS, tmp_path / "specs" / "java"))


def script(folder: Path, changes: dict[str, str]) -> subprocess.CompletedProcess:
    """Runs the installed script with changes."""
    text = (folder / "kernel.sh").read_text()
    for replaced, by in changes.items():
        assert replaced in text
        text = text.replace(replaced, by)
    command = ["sh", "-c", text, str(folder / "kernel.sh"), "no-connection-file"]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def insists_on_the_archive(folder: Path) -> subprocess.CompletedProcess:
    return script(folder, {"-XX:AOTCache=": "-XX:AOTMode=on -XX:AOTCache=", "org.dflib.jjava.distro.JJava": "-version"})


def test_the_archive_fits():
    done = insists_on_the_archive(OURS)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("damage", DAMAGES)
def test_an_archive_that_does_not_fit_neither_stops_nor_soils_the_start(installed, tmp_path, damage):
    (archive,) = installed.glob("kernel-*.aot")
    damage(archive)
    assert insists_on_the_archive(installed).returncode != 0, "it was damaged in vain"
    with (tmp_path / "log").open("w") as log:
        kernel = Kernel(specs=installed.parent, stdout=log, stderr=log)
    try:
        (output,) = kernel.run('simulate("one", () -> await(fetchUser()).name())')
    finally:
        kernel.close()
    assert "text/html" in output["data"]
    assert (tmp_path / "log").read_text() == ""


@pytest.mark.parametrize(
    ("replaced", "by", "why"),
    [
        ("readonly JDK='", "readonly JDK='/nowhere", "there is no JDK at /nowhere"),
        ("readonly JAR='", "readonly JAR='/nowhere", "/nowhere" + JAR + " is missing or cannot be read"),
        ("/jjava.jar", "/jjava-9.jar", "/jjava-9.jar is missing or cannot be read"),
    ],
)
def test_it_says_in_one_sentence_why_it_cannot_start(replaced, by, why):
    done = script(OURS, {replaced: by})
    assert done.returncode == 1
    assert done.stderr.startswith("meanwhile: the kernel cannot start, because ")
    assert why in done.stderr
    assert done.stderr.endswith("; run ./workbook setup\n")
    assert done.stderr.count("\n") == 1


def test_another_jdk_is_refused_by_name(tmp_path):
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "java").symlink_to("/bin/true")
    (tmp_path / "release").write_text('JAVA_VERSION="21.0.4"\n')
    done = script(OURS, {f"readonly JDK='{os.environ['JAVA_HOME']}'": f"readonly JDK='{tmp_path}'"})
    assert done.stderr == (
        f"meanwhile: the kernel cannot start, because the JDK at {tmp_path} is not 25; run ./workbook setup\n"
    )


def test_it_is_one_process():
    kernel = Kernel()
    try:
        process = kernel.manager.provisioner.process
        assert Path(f"/proc/{process.pid}/comm").read_text() == "java\n"
        assert subprocess.run(["pgrep", "-P", str(process.pid)], check=False).returncode == 1
    finally:
        kernel.close()


def test_the_benchmark_measures_both():
    """Small: one start each; what a share of JJava's start ours is allowed to take leaves room for a busy machine."""
    stock, ours = (bench_start.measure(spec) for spec in (bench_start.stock_spec(), bench_start.our_spec()))
    assert 0 < ours.ready < ours.timeline
    assert ours.timeline < 0.8 * stock.timeline
    assert ours.restart < 0.8 * stock.restart
    assert ours.cpu < 0.6 * stock.cpu
    assert ours.memory < 0.9 * stock.memory
