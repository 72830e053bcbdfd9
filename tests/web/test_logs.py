import io
import json
import logging

import pytest
import structlog

from web import logs
from web.erase import CannotEraseError, erase_conversation

SENTENCE = "他说不还清就去我单位闹"


@pytest.fixture
def stream():
    """What a handler of Rasa's logger writes at debug level, with hygiene installed."""
    rasa = logging.getLogger("rasa")
    handler = logging.StreamHandler(io.StringIO())
    level = rasa.level
    rasa.addHandler(handler)
    rasa.setLevel(logging.DEBUG)
    processors = list(structlog.get_config()["processors"])
    logs.install()
    yield handler.stream
    rasa.removeHandler(handler)
    rasa.setLevel(level)
    structlog.get_config()["processors"][:] = processors


def test_a_plain_debug_line_does_not_show_the_sentence_that_is_being_handled(stream):
    with logs.hidden(SENTENCE):
        logging.getLogger("rasa.core.processor").debug("Parsed %s now", SENTENCE)
    assert stream.getvalue() == f"Parsed {logs.HIDDEN} now\n"


def test_a_traceback_does_not_show_it_either(stream):
    with logs.hidden(SENTENCE):
        try:
            raise ValueError(f"cannot handle {SENTENCE}")
        except ValueError:
            logging.getLogger("rasa.core").exception("failed on %s", SENTENCE)
    assert "ValueError" in stream.getvalue()
    assert SENTENCE not in stream.getvalue()


def test_lines_that_print_slots_and_events_are_dropped(stream):
    logging.getLogger("rasa.core.actions.forms").debug("events: SlotSet(name, 张三)")
    assert stream.getvalue() == ""


def test_other_lines_stay_as_they_are(stream):
    logging.getLogger("rasa.core.agent").debug("loaded %d models", 2)
    assert stream.getvalue() == "loaded 2 models\n"


def test_structured_lines_of_rasa_keep_their_event_and_lose_their_values(stream):
    structlog_line = structlog.wrap_logger(
        logging.getLogger("rasa.core.processor"),
        processors=[logs.hide_values, structlog.processors.JSONRenderer()],
        # Not the one that is configured: where Rasa has been quieted, that drops debug lines.
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    structlog_line.debug("processor.message.parse", parse_data_text=SENTENCE, action_name="a")
    assert json.loads(stream.getvalue()) == {
        "event": "processor.message.parse",
        "parse_data_text": logs.HIDDEN,
        "action_name": "a",
    }


def test_installing_twice_is_installing_once(stream):
    logs.install()
    assert structlog.get_config()["processors"].count(logs.hide_values) == 1


def test_the_trace_of_an_error_leaves_its_message_out():
    try:
        raise ValueError(SENTENCE)
    except ValueError as error:
        trace = logs.trace_of(error)
    assert trace.startswith("ValueError")
    assert "test_logs.py" in trace


async def test_a_failed_turn_logs_no_word_of_the_user(client, caplog):
    caplog.set_level(logging.DEBUG)
    await client.send(f"{SENTENCE}，崩溃")
    await client.bubbles()
    assert "turn failed" in caplog.text
    assert SENTENCE not in caplog.text
    assert client.token not in caplog.text


async def test_a_store_that_cannot_erase_says_so():
    with pytest.raises(CannotEraseError):
        await erase_conversation(object(), "s")
