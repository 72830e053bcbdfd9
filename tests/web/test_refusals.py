"""Every door that refuses: the right status, a stable code, and words a user can read."""

import asyncio
import json
import re
import time

import pytest
from chat_client import Client
from fake_bot import ACTION_TOKEN, SECRET, serving

from web.session import SessionSigner

CHINESE = re.compile("[一-鿿]")


def refused(answer, code):
    """The answer is this refusal, in the contract's shape and in Chinese."""
    assert set(answer) == {"error"}
    assert answer["error"]["code"] == code
    assert CHINESE.search(answer["error"]["message"])
    return True


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/send"),
        ("GET", "/api/events"),
        ("GET", "/api/poll"),
        ("GET", "/api/history"),
        ("DELETE", "/api/session"),
    ],
)
@pytest.mark.parametrize(
    "token", ["", "1.abc.9.def", "Bearer", "x" * 4000], ids=["none", "forged", "empty", "long"]
)
async def test_without_a_good_token_every_route_answers_401(new_client, method, path, token):
    new_client.token = token
    status, body, _ = await new_client.call(method, path, json={"text": "喂", "mid": "1"})
    assert status == 401
    assert refused(body, "no_session")


async def test_a_tampered_token_is_refused(client):
    version, sid, expires, mac = client.token.split(".")
    swapped = "A" if mac[0] != "A" else "B"
    for token in (
        f"{version}.{sid}.{int(expires) + 1}.{mac}",
        f"{version}.{sid[:-1]}{'A' if sid[-1] != 'A' else 'B'}.{expires}.{mac}",
        f"{version}.{sid}.{expires}.{swapped}{mac[1:]}",
        f"2.{sid}.{expires}.{mac}",
    ):
        client.token = token
        status, body, _ = await client.call("GET", "/api/history")
        assert status == 401
        assert refused(body, "no_session")


async def test_an_expired_token_is_refused(client):
    old = SessionSigner(SECRET, lifetime=60, clock=lambda: time.time() - 61)
    client.token, _ = old.issue()
    status, body, _ = await client.call("GET", "/api/history")
    assert status == 401
    assert refused(body, "no_session")


@pytest.mark.parametrize(
    "text",
    [
        "/restart",
        "／restart",
        "  /ask_home_visit",
        "\u200b/back",
        "\ufeff／EXTERNAL_x",
        "/",
        "\n／",
    ],
)
async def test_text_that_looks_like_a_command_is_refused(client, text):
    status, body = await client.send(text)
    assert status == 422
    assert refused(body, "slash_text")
    assert "斜杠" in body["error"]["message"]
    assert client.bot.agent.handled == []


async def test_a_slash_inside_a_sentence_is_fine(client):
    status, _ = await client.send("24%/36%是什么意思")
    assert status == 202


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\x00\x07", None])
async def test_an_empty_message_is_refused(client, text):
    status, body = await client.send(text)
    assert status == 422
    assert refused(body, "empty")


@pytest.mark.parametrize("text", [5, ["你好"], {"a": 1}, True])
async def test_text_that_is_no_text_is_refused(client, text):
    status, body = await client.send(text)
    assert status == 422
    assert refused(body, "bad_text")


async def test_500_characters_are_accepted_and_501_are_not(client):
    assert (await client.send("债" * 500))[0] == 202
    status, body = await client.send("债" * 501)
    assert status == 422
    assert refused(body, "too_long")
    assert "500" in body["error"]["message"]


async def test_control_characters_and_broken_surrogates_are_dropped(client):
    raw = '{"mid": "m", "text": "你\\u0000好\\ud800啊"}'
    status, body, _ = await client.call(
        "POST",
        "/api/send",
        data=raw,
        headers={**client.headers, "Content-Type": "application/json"},
    )
    assert (status, body["text"]) == (202, "你好啊")


@pytest.mark.parametrize(
    "mid",
    ["", None, 7, "a b", "x" * 65, "中文"],
    ids=["empty", "none", "number", "space", "long", "chinese"],
)
async def test_a_message_needs_an_id_of_its_own(client, mid):
    status, body, _ = await client.call("POST", "/api/send", json={"text": "喂", "mid": mid})
    assert status == 422
    assert refused(body, "bad_mid")


@pytest.mark.parametrize(
    "payload_id",
    [
        "restart",
        "back",
        "session_start",
        "nlu_fallback",
        "EXTERNAL_reminder",
        "ask_unknown_thing",
        "say_explain_hardship.unknown.x",
        "say_explain_hardship.cause",
        'say_explain_hardship{"cause":"x"}',
        "/ask_home_visit",
        "ask_home_visit\n",
        "",
        5,
        ["ask_home_visit"],
    ],
)
async def test_a_button_that_the_bot_does_not_have_is_refused(client, payload_id):
    status, body = await client.send(title="按钮", payload_id=payload_id)
    assert status == 422
    assert refused(body, "bad_payload")
    assert client.bot.agent.handled == []


@pytest.mark.parametrize("size", [8_193, 70_000, 3_000_000])
async def test_a_body_over_8_kilobytes_is_refused_without_being_read(client, size):
    status, body = await client.send("债", padding="x" * size)
    assert status == 413
    assert refused(body, "too_large")


async def test_a_body_that_hides_its_size_is_refused_too(client):
    async def chunks():
        for _ in range(20):
            yield b"x" * 1_000

    status, body, _ = await client.call(
        "POST",
        "/api/send",
        data=chunks(),
        headers={**client.headers, "Content-Type": "application/json"},
    )
    assert status == 413
    assert refused(body, "too_large")


@pytest.mark.parametrize(
    "raw",
    ["", "{", "[]", "null", "[" * 4000, "\xff"],
    ids=["empty", "half", "list", "null", "deep", "bytes"],
)
async def test_a_body_that_is_no_json_object_is_refused(client, raw):
    status, body, _ = await client.call(
        "POST",
        "/api/send",
        data=raw.encode("latin-1"),
        headers={**client.headers, "Content-Type": "application/json"},
    )
    assert status == 400
    assert refused(body, "bad_json")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_another_content_type_is_refused(client, kind):
    status, body, _ = await client.call(
        "POST",
        "/api/send",
        data=json.dumps({"text": "喂", "mid": "1"}),
        headers={**client.headers, "Content-Type": kind},
    )
    assert status == 415
    assert refused(body, "bad_type")


async def test_ten_messages_in_a_second_are_too_fast_and_the_answer_says_when_to_retry(client):
    statuses = []
    for number in range(10):
        status, body, response = await client.call(
            "POST", "/api/send", json={"text": f"第{number}条", "mid": f"m{number}"}
        )
        statuses.append(status)
    assert statuses[:8] == [202] * 8
    assert statuses[-1] == 429
    assert refused(body, "too_fast")
    assert int(response.headers["Retry-After"]) >= 1


async def test_sending_the_same_message_again_never_counts_against_the_limit(client):
    for _ in range(12):
        assert (await client.send("同一条", mid="same"))[0] == 202


async def test_too_many_new_sessions_from_one_address_are_refused(new_client):
    answers = [await new_client.call("POST", "/api/session") for _ in range(70)]
    status, body, _ = answers[-1]
    assert status == 429
    assert refused(body, "too_many_sessions")


async def test_a_fifth_stream_of_one_conversation_is_refused_until_one_closes(client):
    url = f"{client.bot.url}/chat/api/events"
    streams = [await client.http.get(url, headers=client.headers) for _ in range(4)]
    assert [stream.status for stream in streams] == [200] * 4
    status, body, _ = await client.call("GET", "/api/events")
    assert status == 429
    assert refused(body, "too_many_streams")
    streams[0].close()
    await client.send("唤醒")  # writing to a closed stream is how its end is noticed
    await asyncio.sleep(0.1)
    async with client.http.get(url, headers=client.headers) as response:
        assert response.status == 200
    for stream in streams[1:]:
        stream.close()


async def test_a_bot_without_a_model_says_that_it_is_getting_ready(client):
    client.bot.agent.is_ready = lambda: False
    status, body = await client.send("在吗")
    assert status == 503
    assert refused(body, "not_ready")


async def test_an_unreadable_store_is_said_and_not_passed_off_as_an_empty_history(client):
    async def broken(sid):
        raise OSError("database is locked")

    client.bot.agent.tracker_store.retrieve_full_tracker = broken
    status, body, _ = await client.call("GET", "/api/history")
    assert status == 500
    assert refused(body, "server")


async def test_a_failed_erasure_is_said_and_the_session_goes_on(client):
    store = client.bot.agent.tracker_store
    client.bot.agent.tracker_store = object()
    status, body, _ = await client.call("DELETE", "/api/session")
    assert status == 500
    assert refused(body, "erase_failed")
    client.bot.agent.tracker_store = store
    assert (await client.send("还能说话吗"))[0] == 202


async def test_masking_that_fails_stores_nothing(client, monkeypatch):
    def broken(text):
        raise ValueError("cannot mask")

    monkeypatch.setattr("web.intake.mask", broken)
    status, body = await client.send("我的卡号")
    assert status == 500
    assert refused(body, "server")
    assert client.bot.agent.handled == []


@pytest.mark.parametrize("path", ["/nothing", "/api/nothing", "/static/x/../../channel.py"])
async def test_an_unknown_page_is_404(new_client, path):
    status, body, _ = await new_client.call("GET", path)
    assert status == 404
    assert refused(body, "not_found")


async def test_a_wrong_method_is_405(client):
    status, body, _ = await client.call("GET", "/api/send")
    assert status == 405
    assert refused(body, "bad_method")


async def call_action(client, **headers):
    return await client.call(
        "POST", "/actions/webhook", json={"next_action": "action_x"}, headers=headers
    )


async def test_the_action_endpoint_answers_rasa_itself(client):
    status, body, _ = await call_action(client, **{"X-Action-Token": ACTION_TOKEN})
    assert (status, body["responses"]) == (200, [{"text": "做好了"}])
    assert client.bot.runner.calls == [{"next_action": "action_x"}]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Action-Token": "wrong"},
        {"X-Action-Token": ""},
        {"X-Action-Token": ACTION_TOKEN, "X-Forwarded-For": "127.0.0.1"},
        {"X-Action-Token": ACTION_TOKEN, "Forwarded": "for=127.0.0.1"},
        {"X-Action-Token": ACTION_TOKEN, "X-Real-IP": "10.0.0.1"},
    ],
)
async def test_the_action_endpoint_is_closed_to_everyone_else(client, headers):
    status, body, _ = await call_action(client, **headers)
    assert status == 403
    assert refused(body, "action_forbidden")
    assert client.bot.runner.calls == []


async def test_without_an_action_token_the_action_endpoint_is_closed(http):
    async with serving(action_token="") as bot:
        status, _, _ = await call_action(Client(http, bot), **{"X-Action-Token": ""})
        assert status == 403


async def test_an_action_call_may_be_large(client):
    call = {"next_action": "action_x", "tracker": {"events": ["x" * 1000] * 1000}}
    status, _, _ = await client.call(
        "POST", "/actions/webhook", json=call, headers={"X-Action-Token": ACTION_TOKEN}
    )
    assert status == 200


async def test_a_runner_that_fails_is_an_error_for_rasa(client):
    async def broken(call):
        raise ValueError("oops")

    client.bot.runner.run = broken
    status, body, _ = await call_action(client, **{"X-Action-Token": ACTION_TOKEN})
    assert status == 500
    assert refused(body, "action_failed")
