import asyncio

import pytest

from web.hub import MAX_STREAMS, RING_SIZE, Hub, HubFullError, TooManyStreamsError
from web.sse import follow


def talk(hub, sid="s", count=1):
    conversation = hub.open(sid)
    for number in range(count):
        conversation.publish("bot", {"text": str(number)})
    return conversation


def texts(events):
    return [event.data["text"] for event in events if event.kind == "bot"]


async def test_events_have_ids_of_one_boot_in_order():
    events = talk(Hub(), count=3).after(0)
    boots, numbers = zip(*(event.id.split("-") for event in events), strict=True)
    assert len(set(boots)) == 1
    assert numbers == ("1", "2", "3")
    assert [event.data["id"] for event in events] == [event.id for event in events]


async def test_a_client_that_saw_an_event_gets_what_followed():
    conversation = talk(Hub(), count=4)
    position = conversation.position(conversation.after(0)[1].id)
    assert texts(conversation.after(position)) == ["2", "3"]


async def test_a_client_that_saw_nothing_gets_all_that_is_kept():
    conversation = talk(Hub(), count=3)
    assert texts(conversation.after(conversation.position(""))) == ["0", "1", "2"]


@pytest.mark.parametrize(
    "last", ["other-1", "garbage", "-", "1", "{boot}-99", "{boot}-x", "{boot}-９"]
)
async def test_an_unknown_id_means_load_the_history(last):
    conversation = talk(Hub())
    boot = conversation.id_of(0).split("-")[0]
    assert conversation.position(last.format(boot=boot)) is None


async def test_the_ring_keeps_the_newest_and_who_missed_more_must_load_the_history():
    conversation = talk(Hub(), count=RING_SIZE + 10)
    assert len(conversation.after(0)) == RING_SIZE
    assert conversation.position(conversation.id_of(9)) is None
    assert conversation.position(conversation.id_of(10)) == 10


async def test_a_new_buffer_after_expiry_does_not_know_the_old_ids():
    hub = Hub()
    old = talk(hub).after(0)[0].id
    hub.forget("s")
    assert hub.open("s").position(old) is None


async def test_conversations_hear_only_themselves():
    hub = Hub()
    talk(hub, "a")
    assert hub.open("b").after(0) == []


async def test_a_fifth_stream_is_refused_and_a_closed_one_makes_room():
    conversation = Hub().open("s")
    held = [conversation.listening("stream") for _ in range(MAX_STREAMS)]
    for stream in held:
        stream.__enter__()
    with pytest.raises(TooManyStreamsError), conversation.listening("stream"):
        pass
    with conversation.listening("poll"):
        held[0].__exit__(None, None, None)
    with conversation.listening("stream"):
        assert conversation.busy


async def test_the_table_drops_who_was_away_longest_when_it_is_full():
    hub = Hub(max_conversations=3)
    for sid in "abc":
        hub.open(sid)
    hub.open("a")
    hub.open("d")
    assert "b" not in hub
    assert all(sid in hub for sid in "acd")


async def test_whoever_listens_is_never_dropped():
    hub = Hub(max_conversations=2)
    with hub.open("a").listening("stream"), hub.open("b").listening("stream"):
        with pytest.raises(HubFullError):
            hub.open("c")
        assert "a" in hub


async def test_idle_conversations_expire():
    now = [0.0]
    hub = Hub(idle_seconds=60, clock=lambda: now[0])
    for number in range(20):
        hub.open(str(number))
    now[0] = 61.0
    hub.open("new")
    assert len(hub) == 1


async def test_a_forgotten_conversation_is_silent_and_its_listeners_end():
    hub = Hub()
    conversation = talk(hub)
    listening = asyncio.create_task(anext_all(follow(conversation, "")))
    await asyncio.sleep(0)
    hub.forget("s")
    conversation.publish("bot", {"text": "zu spät"})
    frames = await asyncio.wait_for(listening, 1)
    assert "zu spät" not in "".join(frames)


async def anext_all(frames):
    return [frame async for frame in frames]


async def test_a_silent_stream_gives_a_sign_of_life():
    stream = follow(Hub().open("s"), "", heartbeat=0.01)
    assert [await stream.__anext__() for _ in range(3)] == [":\n\n"] * 3


async def test_old_typing_is_not_replayed_but_new_typing_is_told():
    conversation = Hub().open("s")
    conversation.publish("typing", {"on": True})
    conversation.publish("bot", {"text": "旧"})
    stream = follow(conversation, "")
    await stream.__anext__()
    assert "旧" in await stream.__anext__()
    conversation.publish("typing", {"on": True})
    assert "event: typing" in await stream.__anext__()


async def test_message_ids_are_remembered_with_their_answer_and_the_oldest_forgotten():
    conversation = Hub().open("s")
    for number in range(100):
        conversation.accept(str(number), {"mid": str(number)})
    assert conversation.answer_to("99") == {"mid": "99"}
    assert conversation.answer_to("0") is None
