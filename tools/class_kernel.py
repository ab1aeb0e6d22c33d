"""A kernel behind a server's WebSocket, as a browser talks to it."""

from __future__ import annotations

import json
import uuid

import aiohttp


class Refused(Exception):
    """What was asked for was not done; the message is the reason."""


class RemoteKernel:
    """Sends one request at a time and collects what comes of it."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse):
        self.socket = socket
        self.session = uuid.uuid4().hex

    async def wait_until_ready(self) -> None:
        await self.request("kernel_info_request", {})

    async def execute(self, source: str) -> list[dict]:
        """Runs a cell; returns its outputs, each by kind of content."""
        content = {"code": source, "silent": False, "store_history": True, "allow_stdin": False, "stop_on_error": True}
        reply, outputs = await self.request("execute_request", content)
        if reply["status"] != "ok":
            raise Refused(f"{reply.get('ename', reply['status'])}: {reply.get('evalue', 'no reason given')}")
        return outputs

    async def request(self, kind: str, content: dict) -> tuple[dict, list[dict]]:
        """Done when the reply is there and the kernel is idle again, in whichever order the two come."""
        message = uuid.uuid4().hex
        header = {
            "msg_id": message,
            "msg_type": kind,
            "session": self.session,
            "username": "",
            "version": "5.3",
            "date": "",
        }
        await self.socket.send_json(
            {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": content}
        )
        reply, idle, outputs = None, False, []
        while reply is None or not idle:
            answer = await self.next_message()
            if answer["parent_header"].get("msg_id") != message:
                continue
            match answer["header"]["msg_type"]:
                case "status":
                    idle = answer["content"]["execution_state"] == "idle"
                case "execute_result" | "display_data":
                    outputs.append(answer["content"]["data"])
                case answered if answered.endswith("_reply"):
                    reply = answer["content"]
        return reply, outputs

    async def next_message(self) -> dict:
        message = await self.socket.receive()
        if message.type is not aiohttp.WSMsgType.TEXT:
            reason = self.socket.exception() or message.type.name
            raise Refused(f"the connection to the kernel ended: {reason!r}")
        return json.loads(message.data)
