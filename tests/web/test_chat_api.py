"""What people get from the chat API when all goes well."""

import asyncio

from fake_bot import CARD, CARD_TEXT, serving
from rasa.shared.core.events import BotUttered


async def test_a_new_session_has_a_token_and_an_end(new_client):
    status, body, response = await new_client.call("POST", "/api/session")
    assert status == 201
    assert set(body) == {"token", "expires"}
    assert body["token"].startswith("1.")
    assert body["expires"] > 1_700_000_000
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers


async def test_a_message_is_accepted_and_answered_in_the_stream(client):
    status, accepted = await client.send("他说今天要全额", mid="m1")
    assert (status, accepted) == (202, {"mid": "m1", "text": "他说今天要全额", "masked": []})
    events = await client.events()
    [bubble] = [data for kind, _, data in events if kind == "bot"]
    assert bubble["text"] == "听到了：他说今天要全额"
    assert bubble["from"] == "bot"
    assert bubble["id"] == next(event_id for kind, event_id, _ in events if kind == "bot")
    assert events[-1][0] == "done"
    assert events[-1][2] == {"mid": "m1"}


async def test_a_listener_sees_typing_the_bubble_and_done_in_this_order(client):
    listening = asyncio.create_task(client.events())
    await asyncio.sleep(0.1)
    await client.send("你好吗")
    seen = [(kind, data.get("on")) for kind, _, data in await listening]
    assert seen == [("typing", True), ("bot", None), ("typing", False), ("done", None)]


async def test_text_and_card_of_one_response_are_one_bubble(client):
    await client.send("怎么核实对方身份")
    [bubble] = await client.bubbles()
    assert bubble["text"] == CARD_TEXT
    assert bubble["custom"] == CARD


async def test_text_with_a_blank_line_stays_one_bubble_and_buttons_carry_payload_ids(client):
    await client.send("怎么说明困难")
    [bubble] = await client.bubbles()
    assert bubble["text"] == "能说说主要是什么原因吗？\n\n点一个就行，也可以自己写。"
    assert bubble["buttons"] == [
        {"title": "失业了", "payload_id": "say_explain_hardship.cause.job_lost"},
        {"title": "生病住院", "payload_id": "say_explain_hardship.cause.illness"},
        {"title": "上门怎么办", "payload_id": "ask_home_visit"},
    ]


async def test_a_pressed_button_reaches_rasa_as_its_payload_and_the_history_as_its_title(client):
    status, accepted = await client.send(
        title="失业了", payload_id="say_explain_hardship.cause.job_lost"
    )
    assert status == 202
    assert accepted["text"] == "失业了"
    [bubble] = await client.bubbles()
    assert bubble["text"] == '收到按钮 /say_explain_hardship{"cause": "job_lost"}'
    pressed, _ = await client.history()
    assert pressed["text"] == "失业了"


async def test_a_phone_number_is_masked_before_rasa_or_the_answer_see_it(client):
    status, accepted = await client.send("我的电话是13812345678，你记一下")
    assert status == 202
    assert accepted["masked"] == ["phone"]
    assert "13812345678" not in accepted["text"]
    await client.bubbles()
    [message] = client.bot.agent.handled
    assert "13812345678" not in message.text
    assert message.metadata["masked"] == ["phone"]
    assert "13812345678" not in str(await client.history())


async def test_the_title_of_a_button_is_masked_too(client):
    _, accepted = await client.send(title="打13812345678", payload_id="ask_home_visit")
    await client.bubbles()
    assert "13812345678" not in accepted["text"] + str(client.bot.agent.handled[0].metadata)


async def test_metadata_tells_rasa_the_message_id(client):
    await client.send("你好", mid="m-7")
    await client.bubbles()
    [message] = client.bot.agent.handled
    assert (message.message_id, message.metadata) == ("m-7", {"mid": "m-7", "masked": []})
    assert message.input_channel == "chat"


async def test_messages_sent_at_once_are_answered_one_after_another_in_order(client):
    await client.send("慢，第一条")
    await client.send("第二条")
    await client.send("第三条")
    listening = await client.events(until=3)
    said = [data["text"] for kind, _, data in listening if kind == "bot"]
    assert said == ["听到了：慢，第一条", "听到了：第二条", "听到了：第三条"]
    kinds = [kind for kind, _, _ in listening if kind in ("bot", "done")]
    assert kinds == ["bot", "done"] * 3


async def test_two_conversations_do_not_wait_for_each_other_nor_hear_each_other(client, new_client):
    other = await new_client.open()
    await client.send("慢一点说")
    await other.send("我先来")
    [bubble] = await other.bubbles()
    assert bubble["text"] == "听到了：我先来"
    assert [b["text"] for b in await client.bubbles()] == ["听到了：慢一点说"]


async def test_a_message_sent_again_is_answered_the_same_and_handled_once(client):
    first = await client.send("再说一遍", mid="same")
    again = await client.send("再说一遍", mid="same")
    assert first == again
    await client.bubbles()
    await asyncio.sleep(0.05)
    assert len(client.bot.agent.handled) == 1


async def test_a_turn_that_fails_still_says_something_kind(client):
    await client.send("让它崩溃", mid="x")
    events = await client.events()
    [bubble] = [data for kind, _, data in events if kind == "bot"]
    assert "这句我没接住，不是你的错" in bubble["text"]
    assert events[-1][2] == {"mid": "x"}


async def test_a_turn_without_a_bubble_still_says_something_kind(client):
    await client.send("沉默是金")
    [bubble] = await client.bubbles()
    assert "这句我没接住" in bubble["text"]


async def test_after_a_failed_turn_the_next_one_is_answered(client):
    await client.send("让它崩溃")
    await client.send("还在吗")
    assert (await client.bubbles(until=2))[-1]["text"] == "听到了：还在吗"


async def test_a_client_that_comes_back_receives_what_it_missed_and_nothing_twice(client):
    await client.send("第一句")
    events = await client.events()
    last = events[-1][1]
    await client.send("第二句")
    missed = await client.events(last=last)
    assert [data["text"] for kind, _, data in missed if kind == "bot"] == ["听到了：第二句"]


async def test_a_client_from_before_a_restart_is_told_to_load_the_history(client):
    assert (await client.events(last="0123456789ab-5"))[0][0] == "reset"


async def test_poll_answers_at_once_when_something_is_there(client):
    await client.send("轮询也行")
    await client.bubbles()
    status, body, _ = await client.call("GET", "/api/poll")
    assert status == 200
    assert "听到了：轮询也行" in [event["data"].get("text") for event in body["events"]]
    assert body["last"] == body["events"][-1]["id"]
    assert body["reset"] is False


async def test_poll_waits_for_what_comes(client):
    waiting = asyncio.create_task(client.call("GET", "/api/poll"))
    await asyncio.sleep(0.05)
    await client.send("来了")
    _, body, _ = await asyncio.wait_for(waiting, 2)
    assert body["events"]


async def test_the_history_shows_what_was_said_on_both_sides_oldest_first(client):
    await client.send("怎么核实对方身份", mid="u1")
    await client.bubbles()
    said, answered = await client.history()
    assert (said["id"], said["from"], said["text"]) == ("u1", "user", "怎么核实对方身份")
    assert (answered["from"], answered["text"], answered["custom"]) == ("bot", CARD_TEXT, CARD)
    assert answered["at"] >= said["at"]


async def test_the_history_waits_for_the_turn_on_its_way(client):
    await client.send("慢慢来")
    assert [event["text"] for event in await client.history()] == ["慢慢来", "听到了：慢慢来"]


async def test_the_history_says_where_to_take_up_the_stream(client):
    await client.send("之前")
    _, body, _ = await client.call("GET", "/api/history")
    await client.send("之后")
    events = await client.events(last=body["last"])
    assert [data["text"] for kind, _, data in events if kind == "bot"] == ["听到了：之后"]


async def test_a_turn_without_a_bubble_shows_the_kind_words_in_the_history_too(client):
    await client.send("沉默是金")
    await client.send("然后呢")
    await client.bubbles(until=2)
    said = [event["text"] for event in await client.history()]
    assert [text[:6] for text in said] == ["沉默是金", "这句我没接住", "然后呢", "听到了：然后"]


async def test_a_new_conversation_has_an_empty_history(client):
    assert await client.history() == []


async def test_the_history_holds_the_last_200_events(client):
    store = client.bot.agent.tracker_store
    sid = client.token.split(".")[1]
    tracker = await store.get_or_create_tracker(sid)
    tracker.update_with_events([BotUttered(f"第{n}句") for n in range(250)], None)
    await store.save(tracker)
    events = await client.history()
    assert len(events) == 200
    assert events[-1]["text"] == "第249句"


async def test_erasing_leaves_nothing_and_kills_the_token(client):
    await client.send("请忘掉这句")
    await client.bubbles()
    status, _, _ = await client.call("DELETE", "/api/session")
    assert status == 204
    sid = client.token.split(".")[1]
    assert await client.bot.agent.tracker_store.retrieve(sid) is None
    assert sid not in client.bot.channel.hub
    status, body, _ = await client.call("GET", "/api/history")
    assert status == 401
    assert "刷新" in body["error"]["message"]


async def test_erasing_waits_for_the_turn_on_its_way_and_drops_those_behind_it(client):
    await client.send("慢一点的话")
    await client.send("后面的话")
    status, _, _ = await client.call("DELETE", "/api/session")
    assert status == 204
    await asyncio.sleep(0.1)
    assert [message.text for message in client.bot.agent.handled] == ["慢一点的话"]
    assert await client.bot.agent.tracker_store.retrieve(client.token.split(".")[1]) is None


async def test_erasing_ends_the_open_streams(client):
    async with client.http.get(
        f"{client.bot.url}/chat/api/events", headers=client.headers
    ) as response:
        await client.call("DELETE", "/api/session")
        await asyncio.wait_for(response.content.read(), 2)


async def test_a_reminder_reaches_the_conversation_without_a_request(client):
    sid = client.token.split(".")[1]
    output = client.bot.channel.get_output_channel()
    await output.send_response(sid, {"text": "该吃饭了，先歇一歇。"})
    _, body, _ = await client.call("GET", "/api/poll")
    assert body["events"][0]["data"]["text"] == "该吃饭了，先歇一歇。"


async def test_a_reminder_does_not_bring_an_erased_conversation_back(client):
    sid = client.token.split(".")[1]
    output = client.bot.channel.get_output_channel()
    await client.call("DELETE", "/api/session")
    await output.send_response(sid, {"text": "该吃饭了"})
    assert sid not in client.bot.channel.hub


async def test_the_start_warms_up_and_says_where_the_page_is(capsys):
    async with serving() as bot:
        assert len(bot.agent.parsed) == 1
        assert f"从容已就绪：http://127.0.0.1:{bot.port}/chat/\n" in capsys.readouterr().out
