import pytest

from web.hub import Hub
from web.output import HubOutput

CARD = {"type": "card.script", "v": 1, "id": "x"}


@pytest.fixture
def hub():
    return Hub()


def said(hub):
    """The bubbles as the client gets them, without id and time."""
    events = hub.open("s").after(0)
    return [{k: v for k, v in e.data.items() if k not in ("id", "at", "from")} for e in events]


async def test_text_and_card_are_one_bubble(hub):
    await HubOutput(hub).send_response("s", {"text": "文字", "custom": CARD, "timestamp": 1.0})
    assert said(hub) == [{"text": "文字", "custom": CARD}]


async def test_text_is_not_split_at_blank_lines(hub):
    await HubOutput(hub).send_response("s", {"text": "一\n\n二"})
    assert said(hub) == [{"text": "一\n\n二"}]


async def test_a_card_alone_is_a_bubble_with_empty_text(hub):
    await HubOutput(hub).send_response("s", {"text": None, "custom": CARD})
    assert said(hub) == [{"text": "", "custom": CARD}]


async def test_buttons_and_quick_replies_leave_with_payload_ids(hub):
    await HubOutput(hub).send_response(
        "s",
        {
            "text": "选一个",
            "buttons": [
                {"title": "上门", "payload": "/ask_home_visit"},
                {"title": "失业", "payload": '/say_x{"cause":"job_lost"}'},
                {"title": "已有编号", "payload_id": "say_x.cause.illness"},
                {"title": "照字面发", "payload": "我想分期"},
                {"title": "坏的", "payload": '/say_x{"a":1}'},
                {"payload": "/no_title"},
            ],
            "quick_replies": [{"title": "快", "payload": "/ask_fast"}],
        },
    )
    assert said(hub)[0]["buttons"] == [
        {"title": "上门", "payload_id": "ask_home_visit"},
        {"title": "失业", "payload_id": "say_x.cause.job_lost"},
        {"title": "已有编号", "payload_id": "say_x.cause.illness"},
        {"title": "照字面发"},
        {"title": "快", "payload_id": "ask_fast"},
    ]


@pytest.mark.parametrize(
    "response", [{}, {"text": ""}, {"text": "  "}, {"image": "http://x/y.png"}]
)
async def test_a_response_with_nothing_to_show_is_no_bubble(hub, response):
    output = HubOutput(hub)
    await output.send_response("s", response)
    assert said(hub) == []
    assert output.sent == 0


async def test_bubbles_are_counted(hub):
    output = HubOutput(hub)
    await output.send_text_message("s", "一")
    await output.send_custom_json("s", CARD)
    await output.send_text_with_buttons("s", "二", [{"title": "好", "payload": "/ask_x"}])
    assert output.sent == 3
    assert said(hub)[2] == {"text": "二", "buttons": [{"title": "好", "payload_id": "ask_x"}]}
