"""The action endpoint: Rasa calls the custom actions of its own process here.

Rasa reaches custom actions by HTTP only. Serving them on the same port makes stock
`rasa run` the whole product; the endpoint is for this machine and for holders of the token.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import Callable
from typing import Any, Protocol

from sanic.request import Request
from sanic.response import HTTPResponse, json

from web import logs
from web.errors import refuse
from web.requests import read_json
from web.security import is_local_call

logger = logging.getLogger(__name__)

# The call holds the conversation's events, the domain and the slots.
MAX_CALL_BYTES = 32 * 1024 * 1024


class Runner(Protocol):
    """Runs one custom action: Rasa's action call in, {"events", "responses"} out."""

    async def run(self, call: dict[str, Any]) -> dict[str, Any]:
        """Never raises; what fails answers with a bubble."""


def default_runner() -> Runner:
    """The project's own runner. Imported late: it loads all that the bot knows."""
    from actions.runner import ActionRunner

    runner: Runner = ActionRunner()
    return runner


class ActionEndpoint:
    """POST actions/webhook, as `action_endpoint` in endpoints.yml addresses it."""

    def __init__(self, token: str, make_runner: Callable[[], Runner] = default_runner) -> None:
        self._token = token.encode()
        self._make_runner = make_runner
        self._runner: Runner | None = None

    @property
    def runner(self) -> Runner:
        """The runner, made at first use (the server does that while it starts)."""
        if self._runner is None:
            self._runner = self._make_runner()
        return self._runner

    async def handle(self, request: Request) -> HTTPResponse:
        """Checks the caller before a byte of the body is read, then runs the action."""
        given = request.headers.get("x-action-token", "").encode(errors="replace")
        known = bool(self._token) and hmac.compare_digest(given, self._token)
        if not known or not is_local_call(request):
            raise refuse("action_forbidden")
        call = await read_json(request, MAX_CALL_BYTES)
        latest = (call.get("tracker") or {}).get("latest_message") or {}
        try:
            with logs.hidden(str(latest.get("text") or "")):
                result = await self.runner.run(call)
        except Exception as error:
            # Rasa then goes on without the action and the turn answers with its own bubble.
            logger.error("action failed: %s", logs.trace_of(error))
            raise refuse("action_failed") from error
        return json(result)
