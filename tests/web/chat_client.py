"""A conversation over HTTP, for the tests."""

from __future__ import annotations

import asyncio
import json
import uuid
from typing import Any

import aiohttp
from fake_bot import FakeBot


class Client:
    """A conversation as the page has one: a token, sending, listening."""

    def __init__(self, http: aiohttp.ClientSession, bot: FakeBot) -> None:
        self.http = http
        self.bot = bot
        self.token = ""

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def call(
        self, method: str, path: str, **options: Any
    ) -> tuple[int, Any, aiohttp.ClientResponse]:
        """Status, JSON (or text), response."""
        options.setdefault("headers", self.headers)
        async with self.http.request(method, f"{self.bot.url}/chat{path}", **options) as response:
            body = await response.text()
            is_json = response.content_type == "application/json"
            return response.status, json.loads(body) if is_json else body, response

    async def open(self) -> Client:
        status, body, _ = await self.call("POST", "/api/session")
        assert status == 201
        self.token = body["token"]
        return self

    async def send(self, text: Any = None, mid: str = "", **more: Any) -> tuple[int, Any]:
        body = {"mid": mid or uuid.uuid4().hex, **more}
        if text is not None:
            body["text"] = text
        status, answer, _ = await self.call("POST", "/api/send", json=body)
        return status, answer

    async def history(self) -> list[dict[str, Any]]:
        status, body, _ = await self.call("GET", "/api/history")
        assert status == 200
        return body["events"]

    async def events(self, until: int = 1, last: str = "") -> list[tuple[str, str, Any]]:
        """(event, id, data) read from the stream until so many turns are done."""
        seen: list[tuple[str, str, Any]] = []

        async def read() -> None:
            url = f"{self.bot.url}/chat/api/events"
            params = {"last": last} if last else {}
            async with self.http.get(url, headers=self.headers, params=params) as response:
                assert response.status == 200, await response.text()
                fields: dict[str, str] = {}
                async for raw in response.content:
                    line = raw.decode().rstrip("\n")
                    if line.startswith(":"):
                        continue
                    if line:
                        name, _, value = line.partition(": ")
                        fields[name] = value
                        continue
                    if fields:
                        event = fields["event"], fields.get("id", ""), json.loads(fields["data"])
                        seen.append(event)
                        fields = {}
                    done = sum(kind in ("done", "reset") for kind, _, _ in seen)
                    if done >= until:
                        return

        await asyncio.wait_for(read(), 5)
        return seen

    async def bubbles(self, until: int = 1) -> list[dict[str, Any]]:
        return [data for kind, _, data in await self.events(until) if kind == "bot"]
