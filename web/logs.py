"""Log hygiene: what people write and are told does not reach the logs.

Rasa 3.6 logs conversations in two ways. Through structlog it logs whole messages, entities,
slots, events and tracker states under known keys; there the values are replaced. Through
plain logging a few debug lines and tracebacks quote the text; there the text that is being
handled is cut out wherever it appears.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import structlog

HIDDEN = "（不记录）"

# The keys under which Rasa logs parts of a conversation (see rasa.utils.log_utils._anonymizer),
# and its few others that quote one.
_PRIVATE_KEYS = frozenset(
    {
        "text",
        "response_text",
        "user_text",
        "slot_values",
        "parse_data_text",
        "parse_data_entities",
        "prediction_events",
        "tracker_latest_message",
        "prefilled_slots",
        "message",
        "response",
        "slot_candidates",
        "rasa_event",
        "rasa_events",
        "tracker_states",
        "current_states",
        "old_states",
        "successes",
        "current_entity",
        "next_entity",
        "states",
        "entity",
        "token_text",
        "user_message",
        "json_message",
        "arg",
    }
)

# Plain debug lines of these loggers print slot values and events, which hold the user's words
# in other forms than he typed them: they are dropped below WARNING.
_TALKATIVE = ("rasa.core.actions.forms", "rasa.core.actions.loops", "rasa.engine.runner.dask")

_being_handled: ContextVar[tuple[str, ...]] = ContextVar("texts_being_handled", default=())


@contextmanager
def hidden(*texts: str) -> Iterator[None]:
    """While inside, log lines of this task do not show these texts."""
    # Very short texts (「好」) are no secret and would cut up every other line.
    kept = tuple(text for text in texts if len(text) > 2)
    token = _being_handled.set(_being_handled.get() + kept)
    try:
        yield
    finally:
        _being_handled.reset(token)


class ConversationFilter(logging.Filter):
    """Cuts the texts that are being handled out of a log record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """False drops the record."""
        if record.levelno < logging.WARNING and record.name.startswith(_TALKATIVE):
            return False
        texts = _being_handled.get()
        if texts:
            record.msg, record.args = _without(record.getMessage(), texts), ()
            if record.exc_info and record.exc_info[0] is not None:
                printed = "".join(traceback.format_exception(*record.exc_info))
                record.exc_text = _without(printed.rstrip(), texts)
        return True


def _without(line: str, texts: tuple[str, ...]) -> str:
    for text in texts:
        # JSON renderers write Chinese as \uXXXX.
        for form in (text, text.encode("unicode_escape").decode("ascii")):
            line = line.replace(form, HIDDEN)
    return line


def hide_values(
    logger: Any, method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """structlog processor: replaces the values that hold parts of a conversation."""
    for key in _PRIVATE_KEYS.intersection(event):
        event[key] = HIDDEN
    return event


def install() -> None:
    """Puts both in place. Call when logging has been configured; calling twice is harmless."""
    processors = structlog.get_config()["processors"]
    if hide_values not in processors:
        # In place, because loggers that were used already hold on to this very list.
        processors.insert(0, hide_values)
    for name in (None, "rasa", "sanic.root", "sanic.error"):
        for handler in logging.getLogger(name).handlers:
            if not any(isinstance(f, ConversationFilter) for f in handler.filters):
                handler.addFilter(ConversationFilter())


def trace_of(error: BaseException) -> str:
    """Where an error arose, without its message, which may quote the user."""
    frames = traceback.format_list(traceback.extract_tb(error.__traceback__))
    return f"{type(error).__name__}\n{''.join(frames)}".rstrip()
