"""Keeps learners apart, and away from the teacher's files, with bubblewrap (Linux)."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent.parent
# where people, programs that run, and other disks keep what is theirs
PRIVATE = ["/home", "/root", "/tmp", "/var/tmp", "/run", "/mnt", "/media", "/srv"]


def sandbox(home: Path) -> list[str]:
    """How a command begins that sees `home` and, read-only, what it needs to run; nobody else's files or processes."""
    bwrap = ["bwrap", "--unshare-user", "--unshare-pid", "--unshare-ipc", "--die-with-parent", "--new-session"]
    bwrap += ["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"]
    for folder in dict.fromkeys([*PRIVATE, str(Path.home())]):
        if Path(folder).is_dir() and not Path(folder).is_symlink():
            bwrap += ["--tmpfs", folder]
    for folder in needed():
        bwrap += ["--ro-bind", str(folder), str(folder)]
    # the other learners' homes last: they may lie inside of a folder that is needed
    return [*bwrap, "--tmpfs", str(home.parent), "--bind", str(home), str(home), "--chdir", str(home), "--"]


def needed() -> list[Path]:
    """The project, Python and the JDK, wherever they are installed."""
    folders = [ROOT, Path(sys.base_prefix), Path(os.environ.get("JAVA_HOME") or sys.base_prefix)]
    return list(dict.fromkeys(path for folder in folders for path in (folder, folder.resolve())))


@functools.cache
def sandbox_works() -> bool:
    """Tried, not guessed: some systems have the command and forbid what it does."""
    if not shutil.which("bwrap"):
        return False
    with TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir()
        command = [*sandbox(home), sys.executable, "-c", "import jupyterhub"]
        return subprocess.run(command, capture_output=True, timeout=30).returncode == 0
