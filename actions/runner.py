"""Runs the custom actions inside the process that asks: the server's own endpoint, tests, the tools.

A failing action must not leave a frightened person without an answer: whatever goes wrong becomes
one bubble that says so.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Any

from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from coach.bubble import notice
from coach.library import library

logger = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def _executor() -> ActionExecutor:
    executor = ActionExecutor()
    executor.register_package("actions")
    return executor


class ActionRunner:
    """Executes action calls in the form of Rasa's action server."""

    def __init__(self) -> None:
        """Finds the actions now, so that no turn waits for it."""
        _executor()
        library()

    async def run(self, call: dict[str, Any]) -> dict[str, Any]:
        """The action's events and responses; never raises.

        Args:
            call: `next_action`, `tracker` and `domain`, as Rasa sends them.
        """
        try:
            result = await _executor().run(call)
        except ActionExecutionRejection as rejection:
            return {
                "events": [{"event": "action_execution_rejected", "name": rejection.action_name}],
                "responses": [],
            }
        except Exception:
            # The call holds what the user wrote: only the action's name may be logged.
            logger.exception("action %s failed", call.get("next_action"))
            result = None
        if result is None:
            failed = notice(library().line("failed"), "fallback")
            return {"events": [], "responses": [{"text": failed.text, "custom": failed.custom}]}
        return dict(result)


class InProcessActions(EndpointConfig):
    """An action endpoint that needs no server: for tests and tools, with the real actions."""

    def __init__(self) -> None:
        """Makes the endpoint; its address is never asked for."""
        super().__init__("http://in-process")
        self._runner = ActionRunner()

    async def request(self, method: str = "post", **kwargs: Any) -> Any:
        """Runs the action of the call's body."""
        return await self._runner.run(kwargs["json"])
