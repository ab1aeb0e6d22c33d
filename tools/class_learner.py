"""A simulated learner: does over HTTP and WebSocket what a browser does, and notes how long each step took."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
from class_kernel import Refused, RemoteKernel
from class_lesson import Lesson, complaint, is_timeline
from yarl import URL

T = TypeVar("T")

STAGES = ["log in", "start server", "open notebook", "start kernel", "first timeline", "rest of lesson", "stop"]
TO_FIRST_TIMELINE = STAGES[:5]
# the largest message of a lesson is some 100 kB; the default limit of aiohttp is 4 MB
NO_LIMIT = 0


class StageFailed(Exception):
    """A step of a learner's way did not come to its end."""

    def __init__(self, learner: str, stage: str, reason: str):
        super().__init__(f"{learner}: {stage}: {reason}")
        self.learner, self.stage, self.reason = learner, stage, reason


class Learner:
    """Goes through the stages in their order; `seconds` holds what each took, `on_stage` is called after each."""

    def __init__(self, name: str, hub: str, seconds_per_stage: float, on_stage: Callable[[], object] = lambda: None):
        self.name = name
        self.hub = URL(hub)
        self.home = self.hub / "user" / name
        self.seconds_per_stage = seconds_per_stage
        self.on_stage = on_stage
        self.seconds: dict[str, float] = {}
        # unsafe: cookies of an address without a name
        cookies = aiohttp.CookieJar(unsafe=True)
        self.http = aiohttp.ClientSession(cookie_jar=cookies, timeout=aiohttp.ClientTimeout(total=None))
        self.socket = None

    async def close(self) -> None:
        if self.socket is not None:
            await self.socket.close()
        await self.http.close()

    async def stage(self, name: str, work: Awaitable[T]) -> T:
        """Times a stage and bounds it; whatever goes wrong in it is its failure."""
        started = time.monotonic()
        try:
            result = await asyncio.wait_for(work, self.seconds_per_stage)
        except asyncio.TimeoutError:
            raise StageFailed(self.name, name, f"took more than {self.seconds_per_stage:.0f} s") from None
        except Refused as e:
            raise StageFailed(self.name, name, str(e)) from None
        except aiohttp.ClientError as e:
            raise StageFailed(self.name, name, f"{type(e).__name__}: {e}") from None
        self.seconds[name] = time.monotonic() - started
        self.on_stage()
        return result

    async def attend(self, lesson: Lesson, password: str) -> None:
        """All but the stop: the class is measured while everybody is there."""
        await self.stage("log in", self.log_in(password))
        await self.stage("start server", self.start_server())
        await self.stage("open notebook", self.open_notebook(lesson.notebook))
        kernel = await self.stage("start kernel", self.start_kernel(lesson.notebook))
        cells = iter(lesson.cells)
        await self.stage("first timeline", self.run_cells(kernel, cells, until=is_timeline))
        await self.stage("rest of lesson", self.run_cells(kernel, cells))

    async def leave(self) -> None:
        await self.stage("stop", self.stop_server())

    async def log_in(self, password: str) -> None:
        page = self.hub / "hub/login"
        async with self.http.get(page) as response:
            expect(response, 200)
        form = {"username": self.name, "password": password, "_xsrf": self.xsrf(self.hub / "hub/")}
        async with self.http.post(page, data=form, allow_redirects=False) as response:
            if response.status == 403:
                raise Refused("the name or the password was refused")
            expect(response, 302)

    async def start_server(self) -> None:
        """Asks for the server, then listens to the events that the page with the progress bar listens to."""
        async with self.http.get(self.hub / "hub/spawn", allow_redirects=False) as response:
            expect(response, 302)
        url = self.hub / "hub/api/users" / self.name / "server/progress"
        async with self.http.get(url.with_query(_xsrf=self.xsrf(self.hub / "hub/"))) as events:
            expect(events, 200)
            async for line in events.content:
                event = json.loads(line[5:]) if line.startswith(b"data:") else {}
                if event.get("failed"):
                    raise Refused(event.get("message", "the hub gives no reason"))
                if event.get("ready"):
                    return
        raise Refused("the hub ended its report before the server was ready")

    async def open_notebook(self, notebook: str) -> None:
        async with self.http.get(self.home / "lab/tree" / notebook) as response:
            expect(response, 200)
        await self.call("GET", self.home / "api/contents" / notebook, self.home / "")

    async def start_kernel(self, notebook: str) -> RemoteKernel:
        model = {"name": notebook, "path": notebook, "type": "notebook", "kernel": {"name": "java"}}
        session = await self.call("POST", self.home / "api/sessions", self.home / "", json=model)
        channels = self.home / "api/kernels" / session["kernel"]["id"] / "channels"
        self.socket = await self.http.ws_connect(channels, max_msg_size=NO_LIMIT)
        kernel = RemoteKernel(self.socket)
        await kernel.wait_until_ready()
        return kernel

    async def run_cells(self, kernel: RemoteKernel, cells, until: Callable[[dict], bool] | None = None) -> None:
        for cell in cells:
            outputs = await kernel.execute(cell.source)
            if what := complaint(cell, outputs):
                raise Refused(what)
            if until and any(map(until, outputs)):
                return
        if until:
            raise Refused("no cell of the lesson showed a timeline")

    async def stop_server(self) -> None:
        await self.call("DELETE", self.hub / "hub/api/users" / self.name / "server", self.hub / "hub/")
        while await self.has_server():
            await asyncio.sleep(0.2)

    async def has_server(self) -> bool:
        return bool((await self.call("GET", self.hub / "hub/api/users" / self.name, self.hub / "hub/"))["server"])

    async def call(self, method: str, url: URL, cookies_of: URL, **options):
        headers = {"X-XSRFToken": self.xsrf(cookies_of)}
        async with self.http.request(method, url, headers=headers, **options) as response:
            expect(response, 200, 201, 202, 204)
            return await response.json() if response.content_type == "application/json" else None

    def xsrf(self, url: URL) -> str:
        cookie = self.http.cookie_jar.filter_cookies(url).get("_xsrf")
        if cookie is None:
            raise Refused(f"{url} gave no _xsrf cookie")
        return cookie.value


def expect(response: aiohttp.ClientResponse, *statuses: int) -> None:
    if response.status not in statuses:
        raise Refused(f"{response.method} {response.url.path} was answered with {response.status} {response.reason}")
