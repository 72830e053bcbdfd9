"""Every state of the chat in every look: seen, inside the screen, without axe findings, kept."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from viewports import LOOKS, NARROW_PHONE, PHONE, name_of

from coach.cards import render
from coach.library import library

sys.path.append(str(Path(__file__).parents[1] / "web"))
from fake_bot import FakeBot, serving_in_thread

Look = tuple[dict[str, int], bool]

LONG_WORD = "https" + "x" * 90
CRISIS = (
    "先停一下，您的安全最要紧：想有人陪着说说话，现在就可以打12356（全国统一心理援助热线；"
    "各地时间不同，打不通请再打）。有危险请打120和110，或让身边的人陪着您。您现在安全吗？"
)
NOTICES: dict[str, dict[str, Any]] = {
    "安全": {"text": CRISIS, "custom": {"kind": "safety", "id": "self_harm_explicit"}},
    "拒绝": {
        "text": "假材料我不能帮您做。\n真的就够用：工资流水、离职证明。\n为什么：〔法规〕伪造证明要负责任。",
        "buttons": [{"title": "怎么说明困难", "payload_id": "ask_home_visit"}],
        "custom": {"kind": "refusal", "id": "forge_documents"},
    },
    "猜测": {
        "text": "这句我没太明白。您说的是下面哪一个？都不是的话，换个说法再告诉我。",
        "buttons": [
            {"title": "要我今天全额还清", "payload_id": "ask_home_visit"},
            {"title": "说要起诉我", "payload_id": "ask_verify_caller"},
        ],
        "custom": {"kind": "offer", "id": None},
    },
    "没懂": {"text": "这个我帮不上。", "custom": {"kind": "fallback", "id": None}},
    "命令": {"text": "不客气，随时说。", "custom": {"kind": "command", "id": "thanks"}},
    "还这样": {
        "text": "现在说：「不报身份我不谈。」\n接着做：挂断，自己打95188",
        "custom": {
            "kind": "still",
            "id": "verify_caller",
            "title": "他还是不报",
            "say_now": "不报身份我不谈。",
            "do": "挂断，自己打95188",
        },
    },
    "通话中": {
        "text": "第2步\n现在说：「请先说您的机构、姓名和工号。」",
        "custom": {
            "kind": "live",
            "id": "step.identity",
            "say_now": "请先说您的机构、姓名和工号。",
            "push": "不报身份我不谈，我打官方电话核实。",
            "step": {"id": "identity", "number": 2, "of": 8, "title": "问身份"},
            "marks": ["索要验证码"],
        },
    },
    "导出": {
        "text": "您的资料都在这两个文件里。",
        "custom": {
            "kind": "export",
            "id": None,
            "files": [{"name": "从容-我的数据.txt", "mime": "text/plain", "text": "我的数据"}],
        },
    },
    "长词": {"text": f"看这个：{LONG_WORD}，别点。", "custom": None},
}


def bubble(notice: dict[str, Any]) -> dict[str, Any]:
    """What the bot would send: Rasa's button payloads, and the card's common fields."""
    shown = dict(notice)
    shown["buttons"] = [
        {"title": button["title"], "payload": f"/{button['payload_id']}"}
        for button in notice.get("buttons", [])
    ]
    if notice["custom"]:
        shown["custom"] = {"type": "card.notice", "v": 1, **notice["custom"]}
    return shown


@pytest.fixture(scope="module")
def bot() -> Iterator[FakeBot]:
    cards = library().cards
    real = render(cards["asked_for_code"], cards, library().facts)
    with serving_in_thread() as running:
        running.agent.scripted = {name: [bubble(notice)] for name, notice in NOTICES.items()}
        running.agent.scripted["验证码卡"] = [
            {
                "text": real.text,
                "buttons": [{"title": b.title, "payload": "/ask_home_visit"} for b in real.buttons],
                "custom": real.custom,
            }
        ]
        yield running


def write(page: Page, text: str) -> None:
    page.get_by_label("写给从容").fill(text)
    page.get_by_label("写给从容").press("Enter")


def fits(page: Page) -> None:
    """Nothing is wider than the screen, and the composer is on it."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # What hangs out below could be scrolled to by a focus or a search, and the header be lost.
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight + 1")
    main = page.locator("#scroll")
    assert main.evaluate("node => node.scrollWidth <= node.clientWidth")
    expect(page.get_by_label("写给从容")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="通话中", exact=True).first).to_be_in_viewport(ratio=1)


def seen(part: Locator) -> None:
    """It is on the screen, and nothing covers its middle."""
    expect(part).to_be_in_viewport()
    part.click(trial=True)


@pytest.mark.parametrize("look", LOOKS, ids=name_of)
def test_each_state_is_seen_fits_and_is_accessible(
    open_page: Callable[..., Page],
    bot: FakeBot,
    axe: Callable[[Page], None],
    keep: Callable[[Page, str], None],
    look: Look,
) -> None:
    viewport, dark = look
    page = open_page(f"{bot.url}/chat/", viewport=viewport, dark=dark, reduced_motion="reduce")
    name = name_of(look)

    def done(state: str, modal: bool = False) -> None:
        page.wait_for_timeout(60)  # until the answer has been scrolled to
        if not modal:
            fits(page)
        # What axe finds depends on colours and structure, hardly on the size: once a theme.
        if viewport == PHONE:
            axe(page)
        keep(page, f"{name}-{state}")

    seen(page.get_by_role("button", name="电话正打着，我怎么说"))
    done("01-empty")

    write(page, "验证码卡")
    card = page.get_by_role("article").last
    seen(card.get_by_text("现在说"))
    seen(card.get_by_role("button", name="大字"))
    done("02-answer")
    card.get_by_text("为什么").click()
    expect(card.get_by_text("出处：").first).to_be_visible()
    done("03-answer-why")

    card.get_by_role("button", name="大字").click()
    seen(page.get_by_role("dialog").locator(".words"))
    done("04-big", modal=True)
    page.keyboard.press("Escape")

    for number, (state, notice) in enumerate(NOTICES.items(), 5):
        write(page, state)
        words = (notice["custom"] or {}).get("say_now") or notice["text"][:6]
        seen(page.locator("#log .row.bot").last.get_by_text(words[:5]).first)
        done(f"{number:02d}-{(notice['custom'] or {'kind': 'long-word'})['kind']}")

    page.get_by_role("button", name="菜单").click()
    seen(page.get_by_role("button", name="本机不保留记录"))
    done("20-menu", modal=True)
    page.get_by_role("button", name="导出对话").click()
    seen(page.get_by_role("dialog").get_by_role("button", name="复制全部"))
    done("21-export", modal=True)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="菜单").click()
    page.get_by_role("button", name="清空").click()
    seen(page.get_by_role("button", name="先不清"))
    done("22-erase", modal=True)
    page.keyboard.press("Escape")

    page.get_by_label("写给从容").fill("我的卡号6222021234567890123")
    seen(page.get_by_text("银行卡号会先遮住再发"))
    done("23-masking")
    page.get_by_label("写给从容").fill("")

    page.context.set_offline(True)
    write(page, "断网时写的")
    seen(page.get_by_text("发送中"))
    seen(page.get_by_text("连不上网络"))
    done("24-offline")
    seen(page.get_by_role("button", name="重发"))
    done("25-failed")


def test_words_of_danger_are_large_and_every_help_line_is_one_tap_away(
    open_page: Callable[..., Page], bot: FakeBot
) -> None:
    page = open_page(f"{bot.url}/chat/")
    write(page, "安全")
    card = page.get_by_role("article").last
    assert (
        card.get_by_text(CRISIS[:8]).evaluate("n => parseFloat(getComputedStyle(n).fontSize)") >= 18
    )
    calls = card.get_by_role("link", name="拨打")
    expect(calls).to_have_text(["拨打 12356", "拨打 120", "拨打 110"])
    assert [one.get_attribute("href") for one in calls.all()] == ["tel:12356", "tel:120", "tel:110"]
    seen(calls.first)
    assert card.inner_text().replace("\n", "").startswith(CRISIS)


def test_why_something_is_refused_is_there_for_who_wants_it(
    open_page: Callable[..., Page], bot: FakeBot
) -> None:
    page = open_page(f"{bot.url}/chat/")
    write(page, "拒绝")
    card = page.get_by_role("article").last
    expect(card.get_by_text("真的就够用")).to_be_visible()
    expect(card.get_by_text("伪造证明要负责任")).to_be_hidden()
    card.get_by_text("为什么").click()
    expect(card.get_by_text("〔法规〕伪造证明要负责任。")).to_be_visible()


def test_ways_out_make_room_for_the_question_that_follows_them(
    open_page: Callable[..., Page], bot: FakeBot
) -> None:
    way_out = bubble({**NOTICES["没懂"], "buttons": [{"title": "想找真人", "payload_id": "a"}]})
    question = bubble({**NOTICES["命令"], "buttons": [{"title": "报了", "payload_id": "b"}]})
    bot.agent.scripted["数"] = [way_out, question]
    bot.agent.scripted["乱"] = [way_out]
    page = open_page(f"{bot.url}/chat/")
    write(page, "数")
    replies = page.get_by_role("group", name="可以这样回答").get_by_role("button")
    expect(replies).to_have_text(["报了"])
    write(page, "乱")
    expect(replies).to_have_text(["想找真人"])


def test_after_a_long_message_it_is_the_answer_that_is_seen(
    open_page: Callable[..., Page], bot: FakeBot
) -> None:
    page = open_page(f"{bot.url}/chat/", viewport=NARROW_PHONE)
    long = "我真的没有办法了。" * 40
    bot.agent.scripted[long] = bot.agent.scripted["验证码卡"]
    write(page, long)
    card = page.get_by_role("article").last
    expect(card.locator(".say")).to_be_in_viewport(ratio=1)
    expect(page.locator(".row.user").last).to_be_in_viewport()


def test_sums_and_dates_are_no_telephone_numbers(
    open_page: Callable[..., Page], bot: FakeBot
) -> None:
    bot.agent.scripted["数字"] = [{"text": "每月还12345元，110天，信息截至2026-11-23，先打95188。"}]
    page = open_page(f"{bot.url}/chat/")
    write(page, "数字")
    expect(page.locator("#log a")).to_have_text(["95188"])


def test_with_nothing_kept_the_device_knows_nothing_after_the_window_is_closed(
    open_page: Callable[..., Page], bot: FakeBot
) -> None:
    page = open_page(f"{bot.url}/chat/")
    write(page, "命令")
    expect(page.get_by_text("不客气，随时说。")).to_be_visible()
    page.get_by_role("button", name="菜单").click()
    page.get_by_role("button", name="本机不保留记录").click()
    expect(page.get_by_text("关掉这个页面，这台设备上就找不到这次对话了")).to_be_visible()
    assert page.evaluate("Object.values(localStorage).filter(one => /^1\\./.test(one))") == []
    page.reload()
    expect(page.get_by_text("不客气，随时说。")).to_be_visible()
    again = page.context.new_page()
    page.close()
    again.goto(f"{bot.url}/chat/")
    expect(again.get_by_role("heading", name="你好，我在。")).to_be_visible()


def test_the_export_holds_the_conversation_and_no_secret(
    open_page: Callable[..., Page], bot: FakeBot
) -> None:
    page = open_page(f"{bot.url}/chat/")
    write(page, "我的手机是13812345678")
    expect(page.get_by_text("听到了：我的手机是〔手机号〕")).to_be_visible()
    page.get_by_role("button", name="菜单").click()
    page.get_by_role("button", name="导出对话").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载文字").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert waiting.value.suggested_filename == "从容对话.txt"
    assert "我：我的手机是〔手机号〕" in text
    assert "从容：听到了：我的手机是〔手机号〕" in text
    assert "13812345678" not in text
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.get_by_role("dialog").get_by_role("button", name="复制全部").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_label("写给从容").focus()
    page.keyboard.press("Control+V")
    assert "我：我的手机是〔手机号〕" in page.get_by_label("写给从容").input_value()


@pytest.mark.parametrize(
    ("typed", "sent", "kinds"),
    [
        ("我的手机是13812345678", "我的手机是〔手机号〕", ["phone"]),
        ("身份证１１０１０５１９４９１２３１００２X", "身份证〔身份证号〕", ["id_card"]),
        ("卡号6222 0212 3456 7890 123", "卡号〔银行卡号〕", ["bank_card"]),
        ("验证码是482913，要给吗", "验证码是〔验证码〕，要给吗", ["code"]),
        ("验证码482913和13812345678", "验证码〔验证码〕和〔手机号〕", ["code", "phone"]),
        ("合同号6222021234567890123", "合同号6222021234567890123", []),
        ("密码错了3000元扣款", "密码错了3000元扣款", []),
        ("欠12000元，2026-11-26还，打95188", "欠12000元，2026-11-26还，打95188", []),
    ],
)
def test_what_nobody_should_send_never_leaves_the_device(
    open_page: Callable[..., Page], bot: FakeBot, typed: str, sent: str, kinds: list[str]
) -> None:
    page = open_page(f"{bot.url}/chat/")
    with page.expect_request("**/api/send") as waiting:
        write(page, typed)
    body = waiting.value.post_data_json
    assert (body["text"], body["masked"]) == (sent, kinds)


def test_in_a_hidden_window_a_new_bubble_changes_the_title(
    open_page: Callable[..., Page], bot: FakeBot
) -> None:
    page = open_page(f"{bot.url}/chat/")
    write(page, "命令")
    expect(page.get_by_text("不客气，随时说。")).to_be_visible()
    page.evaluate(
        "Object.defineProperty(document, 'hidden', {get: () => true, configurable: true})"
    )
    write(page, "没懂")
    expect(page.get_by_text("这个我帮不上。")).to_be_visible()
    assert page.title().startswith("有新消息")
    page.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))")
    assert page.title() == "从容：接到催收电话，慢慢说"


def test_after_a_lost_connection_what_was_missed_is_replayed_once(
    open_page: Callable[..., Page], bot: FakeBot
) -> None:
    page = open_page(f"{bot.url}/chat/")
    write(page, "命令")
    expect(page.get_by_text("不客气，随时说。")).to_be_visible()
    token = page.evaluate("localStorage.getItem('congrong.token')")
    page.context.set_offline(True)
    expect(page.get_by_text("连不上网络")).to_be_visible()
    answer = page.request.post(
        f"{bot.url}/chat/api/send",
        headers={"Authorization": f"Bearer {token}"},
        data={"mid": "elsewhere", "text": "提醒"},
    )
    assert answer.status == 202
    page.context.set_offline(False)
    expect(page.get_by_text("听到了：提醒")).to_have_count(1)
    expect(page.locator("#link")).to_be_hidden()


def test_where_streams_are_held_back_the_page_polls(
    open_page: Callable[..., Page], bot: FakeBot
) -> None:
    page = open_page("about:blank", viewport=PHONE)
    page.route("**/api/events*", lambda route: None)  # connected, and silent
    page.goto(f"{bot.url}/chat/")
    with page.expect_request("**/api/poll*", timeout=15_000):
        expect(page.get_by_role("heading", name="你好，我在。")).to_be_visible()
    write(page, "命令")
    expect(page.get_by_text("不客气，随时说。")).to_be_visible()
