"""Builds and runs the image with Docker or Podman."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from image_log import run, say

NAME = "meanwhile"
DOCKERFILE = "binder/Dockerfile"
MEMORY = 2 << 30  # what mybinder.org gives, with one processor
PROXIES = ("http_proxy", "https_proxy", "no_proxy")
STEP = re.compile(r"^(?:\[\S+\] )?STEP \d+/\d+: RUN (.*)|^#\d+ \[.*\d+/\d+\] RUN (.*)")


class Engine:
    """Docker, or Podman, which has the same commands."""

    def __init__(self, command: str):
        self.command = command
        self.afterwards = f"the image is kept: {command} run --rm -p 127.0.0.1:8888:8888 {NAME}"

    def works(self) -> bool:
        try:
            return subprocess.run([self.command, "info"], capture_output=True, timeout=30).returncode == 0
        except (OSError, subprocess.TimeoutExpired):
            return False

    def build(self) -> None:
        command = [self.command, "build", *build_options(), "."]
        environment = {**os.environ, "BUILDKIT_PROGRESS": "plain"}
        run(f"building the image with {self.command}", command, tell_step, env=environment)

    def size(self) -> int:
        return int(run("asking for the size", [self.command, "image", "inspect", "--format", "{{.Size}}", NAME]))

    def execute(self, command: list[str], on_line: Callable[[str], object], **options) -> None:
        """Runs a command in the image as its user, without network, in what Binder gives."""
        limits = ["--network", "none", "--memory", MEMORY, "--memory-swap", MEMORY, "--cpus", 1]
        run("the trial", [self.command, "run", "--rm", "-i", *limits, NAME, *command], on_line, **options)

    def close(self) -> None:
        """Leaves nothing behind but the image."""


def build_options() -> list[str]:
    """As Binder builds; and what this machine's network asks for, of which nothing stays in the image."""
    options = ["--file", DOCKERFILE, "--tag", NAME, "--build-arg", "NB_USER=jovyan", "--build-arg", "NB_UID=1000"]
    for name in [spelling for proxy in PROXIES for spelling in (proxy, proxy.upper()) if spelling in os.environ]:
        options += ["--build-arg", f"{name}={os.environ[name]}"]
    for secret, path in trusted().items():
        options += ["--secret", f"id={secret},src={path}"]
    return options


def trusted() -> dict[str, Path]:
    """The certificates that this machine trusts, if it was told to trust its own, as OpenSSL and as Java read them."""
    if "SSL_CERT_FILE" not in os.environ:
        return {}
    files = {"certificates": Path(os.environ["SSL_CERT_FILE"])}
    for keystore in (
        Path(os.environ.get("JAVA_HOME", "/"), "lib/security/cacerts"),
        Path("/etc/ssl/certs/java/cacerts"),
    ):
        if keystore.exists():
            return files | {"keystore": keystore.resolve()}
    return files


def tell_step(line: str) -> None:
    if found := STEP.match(line):
        say(re.sub(r"--mount=\S+\s+|mkdir .*?&& ", "", found[1] or found[2]).split("  ")[0])
