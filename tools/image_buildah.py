"""Builds and runs the image where no engine runs: debootstrap makes the base, Buildah the rest, as root on a Linux."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from image_engines import DOCKERFILE, MEMORY, NAME, build_options, tell_step
from image_log import FOLDER, ROOT, Failed, run, say

STORE = FOLDER / "store"
BASE = FOLDER / "base"
TOOLS = {"debootstrap": "debootstrap", "buildah": "buildah", "ip": "iproute2"}
# whatever a command starts ends with it, also when it is interrupted
CONTAINED = ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc"]
NOT_IN_SLIM = ("doc", "info", "locale", "man")


class Buildah:
    """Works in folders of its own, which it throws away in the end."""

    afterwards = "the image is thrown away, since there is no engine to keep it"

    def __init__(self):
        no_engine = "no Docker or Podman engine answers; start one, or, to build without, "
        if missing := [package for tool, package in TOOLS.items() if not shutil.which(tool)]:
            raise Failed(f"{no_engine}install {', '.join(missing)} (Debian, Ubuntu: apt install {' '.join(missing)})")
        if os.getuid() != 0:
            raise Failed(f"{no_engine}run this as root")

    def build(self) -> None:
        self.close()
        self.make_base()
        command = command_of("bud", "--isolation", "chroot", "--format", "docker", "--pull-never")
        run("building the image with buildah", [*CONTAINED, *command, *build_options(), "."], tell_step)
        self.container = buildah("from", "--pull-never", NAME)

    def make_base(self) -> None:
        """What FROM names, out of Debian's packages, and without what the official image lacks too."""
        [name] = re.findall(r"^FROM (debian:\S+)", (ROOT / DOCKERFILE).read_text(), re.MULTILINE)
        suite = name.removeprefix("debian:").removesuffix("-slim")
        say(f"debootstrap {suite}")
        run("making the base with debootstrap", [*CONTAINED, "debootstrap", "--variant=minbase", suite, BASE])
        (BASE / "etc/apt/apt.conf.d/clean").write_text(
            'DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb"; };\n'
        )
        shutil.rmtree(BASE / "var/cache/apt/archives")
        excluded = "".join(f"path-exclude /usr/share/{folder}/*\n" for folder in NOT_IN_SLIM)
        (BASE / "etc/dpkg/dpkg.cfg.d/slim").write_text(excluded)
        for folder in NOT_IN_SLIM:
            shutil.rmtree(BASE / "usr/share" / folder)
        container = buildah("from", "scratch")
        buildah("add", "--quiet", container, BASE, "/")
        buildah("commit", "--rm", "--quiet", container, f"docker.io/library/{name}")

    def size(self) -> int:
        return int(run("measuring the image", ["du", "-sxb", buildah("mount", self.container)]).split()[0])

    def execute(self, command: list[str], on_line: Callable[[str], object], **options) -> None:
        """Runs a command in the image as its user, without network, in what Binder gives."""
        lines = "{{range .OCIv1.Config.Entrypoint}}{{println .}}{{end}}"
        entry_point = buildah("inspect", "--format", lines, self.container).splitlines()
        inside = command_of("run", "--isolation", "chroot", self.container, "--", *entry_point, *command)
        loopback = ["sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
        with memory_limit() as limited:
            alone = [*limited, "taskset", "-c", "0", *CONTAINED, "--net", *loopback]
            run("the trial", [*alone, *inside], on_line, **options)

    def close(self) -> None:
        for mounted in reversed(Path("/proc/self/mounts").read_text().splitlines()):
            place = mounted.split()[1].replace("\\040", " ")
            if place.startswith(f"{FOLDER}/"):
                subprocess.run(["umount", "--lazy", place], check=True)
        for folder in (STORE, BASE):
            if folder.exists():
                shutil.rmtree(folder)


def command_of(*arguments) -> list:
    return ["buildah", "--root", STORE, "--runroot", STORE / "run", *arguments]


def buildah(*arguments) -> str:
    return run(f"buildah {arguments[0]}", command_of(*arguments)).strip()


@contextmanager
def memory_limit() -> Iterator[list]:
    """The beginning of a command that is to be kept to MEMORY; empty where this machine does not let us."""
    v1, v2 = Path("/sys/fs/cgroup/memory"), Path("/sys/fs/cgroup")
    parent, limit = (v1, "memory.limit_in_bytes") if v1.exists() else (v2, "memory.max")
    group = parent / f"workbook-{os.getpid()}"
    try:
        group.mkdir()
        (group / limit).write_text(str(MEMORY))
    except OSError as e:
        say(f"memory is not limited, since this machine does not allow it ({e})")
        yield []
        return
    try:
        yield ["sh", "-c", f'echo $$ >{group}/cgroup.procs && exec "$@"', "sh"]
    finally:
        group.rmdir()
