import pytest

from web.payloads import PayloadError, Vocabulary, to_payload, to_payload_id

WORDS = Vocabulary.of(
    ["ask_home_visit", "say_explain_hardship", "restart", "back", "session_start", "EXTERNAL_x"],
    ["cause"],
)


@pytest.mark.parametrize(
    ("payload", "payload_id"),
    [
        ("/ask_home_visit", "ask_home_visit"),
        ('/say_explain_hardship{"cause": "job_lost"}', "say_explain_hardship.cause.job_lost"),
    ],
)
def test_payload_and_payload_id_are_two_ways_of_saying_the_same(payload, payload_id):
    assert to_payload_id(payload) == payload_id
    assert to_payload(payload_id, WORDS) == payload


def test_rasas_payload_may_be_written_without_blanks_or_with_empty_braces():
    assert to_payload_id('/say_x{"cause":"illness"}') == "say_x.cause.illness"
    assert to_payload_id("/ask_home_visit{}") == "ask_home_visit"


@pytest.mark.parametrize(
    "payload",
    [
        "ask_home_visit",
        "/",
        "/Ask",
        "/ask home",
        '/say_x{"cause": 5}',
        '/say_x{"cause": "失业"}',
        '/say_x{"a": "b", "c": "d"}',
        "/say_x{broken}",
        '/say_x["cause"]',
        "/say_x@0.5",
    ],
)
def test_a_payload_that_has_no_id_is_an_error(payload):
    with pytest.raises(PayloadError):
        to_payload_id(payload)


@pytest.mark.parametrize(
    "payload_id",
    [
        "ask_unknown",
        "say_explain_hardship.other.x",
        "say_explain_hardship.cause",
        "say_explain_hardship.cause.a.b",
        "say_explain_hardship.cause.",
        ".cause.x",
        "restart",
        "back",
        "session_start",
        "EXTERNAL_x",
        "external_x",
        "ask_home_visit\n",
        " ask_home_visit",
        "/ask_home_visit",
        "ask_home_visit" + "a" * 300,
        "",
    ],
)
def test_an_id_outside_the_domain_or_grammar_is_an_error(payload_id):
    with pytest.raises(PayloadError):
        to_payload(payload_id, WORDS)
