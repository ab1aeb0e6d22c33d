"""Runs *inside* of the image: starts the server as Binder does, runs a lesson through it, and tells what that took.

Each line that it prints is a JSON object: {"step": ...} on the way, at the end {"result": ...} or {"failure": ...}.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import uuid
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import nbformat
import websocket

PORT = 8888
SECONDS = 120  # for any one thing that is waited for
MACHINE = (
    '"" + Runtime.getRuntime().availableProcessors() + " " + Runtime.getRuntime().maxMemory() + " "'
    " + ((com.sun.management.OperatingSystemMXBean)"
    " java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize()"
)


class Failed(Exception):
    """Something is not as it should be; the message says what."""


def main(lesson: str) -> None:
    path = f"notebooks/solutions/{lesson}.ipynb"
    check_surroundings()
    notebook = nbformat.read(path, as_version=4)
    token = secrets.token_hex(16)
    say(step="starting the server as Binder does")
    with server(token) as process, closing(client(token)) as http:
        result = {"server ready": until_it_answers(http, process)}
        check_access(http, lesson)
        say(step="starting the kernel through it")
        start = time.monotonic()
        session = start_session(http, path)
        kernel = session["kernel"]["id"]
        with closing(connect(kernel, token)) as channels:
            request(channels, "kernel_info_request", {})
            result["kernel ready"] = time.monotonic() - start
            say(step=f"running {lesson}")
            result |= run_lesson(channels, notebook, start)
            result["machine"] = machine(channels)
            result["memory"] = {"server": pss(process.pid), "kernel": pss(kernel_of(process.pid))}
        http.delete(f"/api/sessions/{session['id']}").raise_for_status()
    say(result=result)


def say(**line) -> None:
    print(json.dumps(line), flush=True)


# ---- what is around it ----------------------------------------------------------------------------------------------


def check_surroundings() -> None:
    if os.getuid() != 1000:
        raise Failed(f"the user must be 1000, but was {os.getuid()}")
    interfaces = [name for _, name in socket.if_nameindex()]
    if interfaces != ["lo"]:
        raise Failed(f"the trial must be without network, but there was {', '.join(interfaces)}")
    if os.access("/opt/meanwhile/workbook", os.W_OK):
        raise Failed("learners must not be able to change /opt/meanwhile, but can")
    if not shutil.which("jupyterhub-singleuser"):
        raise Failed("jupyterhub-singleuser, by which hubs start a learner's server, must be on PATH, but is not")


def check_access(http: httpx.Client, lesson: str) -> None:
    """The token is asked for, and the page that links lead to is there."""
    with closing(client()) as stranger:
        if stranger.get("/api/contents").status_code != 403:
            raise Failed("the server must refuse who has no token, but does not")
    for page in (f"/lab/tree/notebooks/{lesson}.ipynb", f"/api/contents/notebooks/{lesson}.ipynb"):
        if (status := http.get(page).status_code) != 200:
            raise Failed(f"page {page} must be there, but answers {status}")


# ---- the server, over HTTP ------------------------------------------------------------------------------------------


@contextmanager
def server(token: str):
    """`jupyter lab` with the arguments that Binder gives; only the address is that of this machine alone."""
    command = ["jupyter", "lab", "--ip", "127.0.0.1", "--port", str(PORT), "--no-browser"]
    process = subprocess.Popen(command, env={**os.environ, "JUPYTER_TOKEN": token}, stdout=sys.stderr)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()


def client(token: str | None = None) -> httpx.Client:
    headers = {"Authorization": f"token {token}"} if token else {}
    return httpx.Client(base_url=f"http://127.0.0.1:{PORT}", headers=headers, timeout=SECONDS, trust_env=False)


def until_it_answers(http: httpx.Client, process: subprocess.Popen) -> float:
    start = time.monotonic()
    while time.monotonic() - start < SECONDS:
        if process.poll() is not None:
            raise Failed(f"the server ended by itself (exit status {process.returncode})")
        try:
            if http.get("/api/status").status_code == 200:
                return time.monotonic() - start
        except httpx.ConnectError:
            pass
        time.sleep(0.02)
    raise Failed(f"the server did not answer within {SECONDS} s")


def start_session(http: httpx.Client, path: str) -> dict:
    body = {"path": path, "name": Path(path).name, "type": "notebook", "kernel": {"name": "java"}}
    answer = http.post("/api/sessions", json=body)
    if answer.status_code != 201:
        raise Failed(f"the kernel could not be started: {answer.text}")
    return answer.json()


# ---- the kernel, over a WebSocket -----------------------------------------------------------------------------------


def connect(kernel: str, token: str) -> websocket.WebSocket:
    url = f"ws://127.0.0.1:{PORT}/api/kernels/{kernel}/channels"
    return websocket.create_connection(url, header=[f"Authorization: token {token}"], timeout=SECONDS)


def request(channels: websocket.WebSocket, kind: str, content: dict, on_output=lambda output: None) -> None:
    """Sends a request, and returns when it was answered and the kernel is idle again."""
    header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": "trial", "username": "", "version": "5.3"}
    channels.send(
        json.dumps({"channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": content})
    )
    answered = idle = False
    while not (answered and idle):
        try:
            message = nbformat.from_dict(json.loads(channels.recv()))
        except websocket.WebSocketTimeoutException:
            raise Failed(f"the kernel did not answer within {SECONDS} s to a {kind}") from None
        if message.parent_header.get("msg_id") != header["msg_id"]:
            continue
        answered |= message.channel == "shell"
        idle |= message.header.msg_type == "status" and message.content.execution_state == "idle"
        if message.header.msg_type in ("stream", "execute_result", "display_data", "error"):
            on_output(nbformat.v4.output_from_msg(message))


def execute(channels: websocket.WebSocket, source: str, on_output=lambda output: None) -> list:
    outputs = []

    def collect(output):
        on_output(output)
        outputs.append(output)

    request(channels, "execute_request", {"code": source, "silent": False, "stop_on_error": False}, collect)
    return outputs


def run_lesson(channels: websocket.WebSocket, notebook, start: float) -> dict:
    """Runs each cell, and sees to it that it shows what it shows in the committed solution."""
    times = []

    def picture(output):
        if "text/html" in output.get("data", {}):
            times.append(time.monotonic() - start)

    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for number, cell in enumerate(cells, 1):
        outputs = execute(channels, cell.source, picture)
        show = kinds if "varies" in cell.metadata.get("tags", []) else texts
        if show(outputs) != show(cell.outputs):
            expected, shown = show(cell.outputs), show(outputs)
            raise Failed(f"code cell {number} must show\n{expected}\nbut showed\n{shown}\n{cell.source}")
    if not times:
        raise Failed("the lesson showed no picture")
    return {"first timeline": times[0], "lesson": time.monotonic() - start, "cells": len(cells)}


def texts(outputs: list) -> list[str]:
    return [o.get("text") or o.get("data", {}).get("text/plain") or "\n".join(o.get("traceback", [])) for o in outputs]


def kinds(outputs: list) -> list[str]:
    """What a cell shows whose output is not the same each time."""
    return [output.output_type for output in outputs]


def machine(channels: websocket.WebSocket) -> dict:
    """What the kernel's JVM takes its machine for."""
    [output] = execute(channels, MACHINE)
    processors, heap, memory = output.data["text/plain"].split()
    if int(heap) > int(memory) / 2:
        raise Failed(f"the kernel's heap must be at most half of {memory} bytes of memory, but may grow to {heap}")
    return {"processors": int(processors), "heap": int(heap), "memory": int(memory)}


# ---- memory ---------------------------------------------------------------------------------------------------------


def pss(pid: int) -> int:
    """The process's share of the memory, in bytes: what it shares with others counts in part."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def kernel_of(server: int) -> int:
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    return next(int(pid) for pid in children if Path(f"/proc/{pid}/comm").read_text() == "java\n")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (Failed, httpx.HTTPError, websocket.WebSocketException, OSError) as e:
        say(failure=str(e) if isinstance(e, Failed) else f"{type(e).__name__}: {e}")
        sys.exit(1)
