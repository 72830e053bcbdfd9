"""The web channel of 从容: mounts the page, the API and the action endpoint in Rasa's server.

credentials.yml:

    web.channel.ChatChannel:
      secret: ${CHAT_SECRET}        # all keys are optional, see web/settings.py
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, redirect

from coach.privacy import mask
from coach.records import records
from web import failures, logs, speed
from web.actions_endpoint import ActionEndpoint, Runner, default_runner
from web.api import ChatApi
from web.assets import Assets
from web.erase import erase_conversation
from web.errors import refuse
from web.hearing import lend
from web.hub import Hub
from web.output import HubOutput
from web.security import security_headers
from web.session import RevokedSessions
from web.settings import Settings
from web.turns import Turns
from web.upkeep import Upkeep

logger = logging.getLogger(__name__)

PREFIX = "/chat"
WARM_UP = "刚接到催收电话，让我今天还清5000元，我怎么回"

# Requests other than send and the action call, which set their own limits, have no body.
_MAX_OTHER_BYTES = 64 * 1024
_STOP_SECONDS = 5.0


class ChatChannel(InputChannel):
    """Serves the chat under /chat. One per process: the hub lives in it."""

    def __init__(
        self,
        settings: Settings,
        make_runner: Callable[[], Runner] = default_runner,
        assets: Assets | None = None,
    ) -> None:
        self._settings = settings
        self._assets = assets or Assets()
        self._revoked = RevokedSessions()
        self._actions = ActionEndpoint(settings.action_token, make_runner)
        self.hub = Hub()

    @classmethod
    def name(cls) -> str:
        """The channel's name in trackers and responses."""
        return "chat"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> ChatChannel:
        """Raises SettingsError, which ends the start with one line, if the secret is missing."""
        return cls(Settings.read(credentials))

    def url_prefix(self) -> str:
        """Absolute, so that Rasa does not put the chat under /webhooks/."""
        return PREFIX

    def get_output_channel(self) -> OutputChannel:
        """For messages that no request asked for: reminders and external triggers."""
        return HubOutput(self.hub, self._revoked.__contains__)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """All routes, and what has to happen when the server starts and stops."""
        turns = Turns(self.hub, on_new_message, self._revoked.__contains__, self._erase)
        api = ChatApi(self._settings, self.hub, turns, self._revoked)
        blueprint = Blueprint("chat")
        self._add_pages(blueprint)
        _route(blueprint, "POST", "/api/session", api.new_session)
        _route(blueprint, "DELETE", "/api/session", api.erase)
        _route(blueprint, "POST", "/api/send", api.send, reads_body=True)
        _route(blueprint, "GET", "/api/live", api.live)
        _route(blueprint, "GET", "/api/events", api.events)
        _route(blueprint, "GET", "/api/poll", api.poll)
        _route(blueprint, "GET", "/api/history", api.history)
        _route(blueprint, "POST", "/actions/webhook", self._actions.handle, reads_body=True)
        self._add_listeners(blueprint, turns)
        return blueprint

    def _add_pages(self, blueprint: Blueprint) -> None:
        assets = self._assets

        @blueprint.get("/", name="page")
        async def page(request: Request) -> HTTPResponse:
            if not request.path.endswith("/"):
                # The page's own addresses are relative to its folder.
                return redirect(f"{PREFIX}/", status=308)
            return _found(assets.response(request, "index.html"))

        @blueprint.get("/embed.js", name="embed")
        async def embed(request: Request) -> HTTPResponse:
            response = _found(assets.response(request, "embed.js"))
            # The one file that other sites may load.
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            return response

        @blueprint.get("/static/<version:str>/<name:str>", name="static")
        async def static(request: Request, version: str, name: str) -> HTTPResponse:
            return _found(assets.response(request, name, version))

    def _add_listeners(self, blueprint: Blueprint, turns: Turns) -> None:
        headers = security_headers(self._settings.embed_hosts, self._assets.style_hashes)

        async def secure(request: Request, response: Any) -> None:
            for name, value in headers.items():
                response.headers.setdefault(name, value)

        @blueprint.listener("before_server_start")
        async def prepare(app: Sanic, loop: Any) -> None:
            app.config.REQUEST_MAX_SIZE = _MAX_OTHER_BYTES
            # On the app, not the blueprint: errors and Rasa's own routes need the headers too.
            app.response_middleware.append(secure)
            failures.install(app, PREFIX)
            logs.install()
            speed.install()

        @blueprint.listener("before_server_start")
        async def open_records(app: Sanic, loop: Any) -> None:
            self._upkeep = Upkeep(
                lambda: getattr(app.ctx, "agent", None), self.hub, self._settings.retention_days
            )
            await asyncio.to_thread(records)

        @blueprint.listener("after_server_start")
        async def announce(app: Sanic, loop: Any) -> None:
            if await self._warm_up(app):
                self._upkeep.start()
                print(f"从容已就绪：http://127.0.0.1:{app.state.port}{PREFIX}/", flush=True)

        @blueprint.listener("before_server_stop")
        async def leave(app: Sanic, loop: Any) -> None:
            await self._upkeep.stop()
            await turns.finish(_STOP_SECONDS)
            # Open streams would keep Sanic from stopping for 15 seconds.
            self.hub.close()

    async def _erase(self, sid: str) -> None:
        await erase_conversation(self._upkeep.agent.tracker_store, sid)

    async def _warm_up(self, app: Sanic) -> bool:
        """Does once what the first message would wait for (jieba loads its dictionary late)."""
        agent = getattr(app.ctx, "agent", None)
        if agent is None or not agent.is_ready():
            print(
                "没有可用的模型，从容还不能回答。请先运行 make train。", file=sys.stderr, flush=True
            )
            return False
        if not self._settings.action_token:
            print("没有设置 ACTION_TOKEN，动作接口已关闭。", file=sys.stderr, flush=True)
        try:
            await agent.parse_message(mask(WARM_UP)[0])
            lend(agent.processor.parse_message)
            self._actions.runner  # noqa: B018  made now, not in the first turn
        except Exception:
            logger.exception("warming up failed")
            return False
        return True


def _route(
    blueprint: Blueprint,
    method: str,
    path: str,
    handler: Callable[[Request], Awaitable[HTTPResponse | None]],
    reads_body: bool = False,
) -> None:
    """Adds a route; one that reads its body itself can limit it before it has arrived."""

    # Sanic writes attributes onto handlers, which bound methods do not allow.
    async def handle(request: Request) -> HTTPResponse | None:
        return await handler(request)

    blueprint.add_route(handle, path, [method], stream=reads_body, name=handler.__name__)


def _found(response: HTTPResponse | None) -> HTTPResponse:
    if response is None:
        raise refuse("not_found")
    return response
