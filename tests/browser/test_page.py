"""The chat page in Chromium, against a bot with scripted answers."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from viewports import DESKTOP, PHONE, SMALL_PHONE

sys.path.append(str(Path(__file__).parents[1] / "web"))
from fake_bot import CARD, FakeBot, serving_in_thread


@pytest.fixture(scope="module")
def bot() -> Iterator[FakeBot]:
    with serving_in_thread() as running:
        running.agent.delay = 0.05
        yield running


@pytest.fixture
def page(open_page, bot) -> Page:
    page = open_page(f"{bot.url}/chat/")
    expect(page.get_by_role("heading", name="你好，我在。")).to_be_visible()
    return page


def write(page: Page, text: str) -> None:
    field = page.get_by_label("写给从容")
    field.fill(text)
    field.press("Enter")


FOCUSED = """() => {
    let at = document.activeElement;
    while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at.id || at.textContent.trim();
}"""


def in_view(page: Page, selector: str) -> bool:
    """Whether the element is inside the screen and not only in the document."""
    return page.locator(selector).last.evaluate(
        """node => {
            const box = node.getBoundingClientRect();
            const shown = node.getRootNode().elementFromPoint(box.x + box.width / 2, box.y + 8);
            return box.width > 0 && box.top >= 0 && box.bottom <= innerHeight
                && (node.contains(shown) || shown.contains(node));
        }"""
    )


def test_the_empty_page_greets_and_offers_six_beginnings(page):
    expect(page.get_by_text("接到催收电话，先深呼吸，慢慢说。")).to_be_visible()
    chips = page.get_by_role("group", name="可以这样开始").get_by_role("button")
    expect(chips).to_have_text(
        [
            "电话正打着，我怎么说",
            "怎么核实对方身份",
            "怎么说明困难",
            "怎么协商分期",
            "说要起诉我",
            "从头教我",
        ]
    )


def test_a_beginning_is_sent_as_text_and_answered_with_a_card_in_its_order(page):
    page.get_by_role("button", name="怎么核实对方身份").click()
    card = page.get_by_role("article")
    expect(card).to_be_visible()
    shown = card.inner_text()
    order = ["现在说", CARD["say_now"], "再逼就说", "千万别", "简单说", "下一步", "为什么"]
    places = [shown.index(words) for words in order]
    assert places == sorted(places)
    expect(page.get_by_text(CARD["why"][0]["text"])).to_be_hidden()
    card.get_by_text("为什么").click()
    expect(page.get_by_text(CARD["why"][0]["text"])).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, SMALL_PHONE, DESKTOP])
def test_the_sentence_to_say_is_large_and_on_screen_at_once(open_page, bot, viewport):
    page = open_page(f"{bot.url}/chat/", viewport=viewport)
    page.get_by_role("button", name="怎么核实对方身份").click()
    expect(page.get_by_role("article")).to_be_visible()
    assert in_view(page, ".say .words")
    assert in_view(page, "#text")
    size = page.locator(".say .words").evaluate(
        "node => parseFloat(getComputedStyle(node).fontSize)"
    )
    assert size >= 22
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wide


def test_the_large_letters_fill_the_screen_and_escape_brings_one_back(page):
    page.get_by_role("button", name="怎么核实对方身份").click()
    page.get_by_role("button", name="大字").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(CARD["say_now"])
    assert dialog.bounding_box() == {"x": 0, "y": 0, **PHONE}
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="大字")).to_be_focused()


def test_the_sentence_can_be_copied_even_where_the_clipboard_is_closed(page):
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.get_by_role("button", name="怎么核实对方身份").click()
    page.get_by_role("button", name="复制").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    page.get_by_label("写给从容").focus()
    page.keyboard.press("Control+V")
    expect(page.get_by_label("写给从容")).to_have_value(CARD["say_now"])


def test_a_quick_reply_shows_its_title_and_reaches_the_bot_as_its_payload(page):
    write(page, "怎么说明困难")
    page.get_by_role("button", name="失业了").click()
    expect(page.locator(".row.user .bubble").last).to_have_text("失业了")
    expect(page.get_by_text('收到按钮 /say_explain_hardship{"cause": "job_lost"}')).to_be_visible()
    expect(page.get_by_role("button", name="生病住院")).to_have_count(0)


def test_line_breaks_are_kept_and_html_is_only_text(page):
    field = page.get_by_label("写给从容")
    field.fill("第一行")
    field.press("Shift+Enter")
    field.press_sequentially("<img src=x onerror=alert(1)>")
    field.press("Enter")
    expected = "第一行\n<img src=x onerror=alert(1)>"
    expect(page.locator(".row.user .bubble")).to_have_text(expected)
    answer = page.locator(".row.bot .bubble")
    expect(answer).to_be_visible()
    assert answer.inner_text() == f"听到了：{expected}"
    assert page.locator("#log img").count() == 0


def test_enter_that_picks_a_word_in_an_input_method_does_not_send(page):
    page.get_by_label("写给从容").fill("ni hao")
    page.get_by_label("写给从容").dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    page.get_by_label("写给从容").dispatch_event("keydown", {"key": "Enter", "keyCode": 229})
    expect(page.locator(".row.user")).to_have_count(0)
    page.get_by_label("写给从容").press("Enter")
    expect(page.locator(".row.user")).to_have_count(1)


def test_a_masked_number_is_masked_on_screen_too_and_said_so(page):
    write(page, "我的手机是13812345678")
    expect(page.get_by_text("已帮你遮住：手机号，我不会保存。")).to_be_visible()
    expect(page.locator("#log")).not_to_contain_text("13812345678")


def test_reloading_keeps_the_conversation_and_its_quick_replies(page):
    write(page, "怎么说明困难")
    expect(page.get_by_role("button", name="失业了")).to_be_visible()
    before = page.locator("#log").inner_text()
    page.reload()
    expect(page.get_by_role("button", name="失业了")).to_be_visible()
    assert page.locator("#log").inner_text() == before


def test_while_the_bot_thinks_the_page_shows_it(page, bot):
    bot.agent.delay = 0.6
    write(page, "想一想")
    expect(page.locator("#typing")).to_be_visible()
    expect(page.get_by_text("听到了：想一想")).to_be_visible()
    expect(page.locator("#typing")).to_be_hidden()
    bot.agent.delay = 0.05


def test_a_failed_turn_shows_kind_words(page):
    write(page, "让它崩溃")
    expect(page.get_by_text("这句我没接住，不是你的错")).to_be_visible()


def test_a_card_of_an_unknown_type_shows_its_text(page):
    write(page, "来张未知卡")
    expect(page.get_by_text("这是文字版")).to_be_visible()


def test_a_refused_message_says_why_and_can_be_sent_again(page):
    write(page, "/restart")
    expect(page.get_by_text("消息请不要用斜杠「/」开头")).to_be_visible()
    expect(page.get_by_role("button", name="重发")).to_be_visible()


def test_without_a_network_the_message_waits_and_goes_out_later(page):
    write(page, "先聊一句")
    expect(page.get_by_text("听到了：先聊一句")).to_be_visible()
    page.context.set_offline(True)
    write(page, "断网时写的")
    expect(page.get_by_text("发送中")).to_be_visible()
    expect(page.get_by_text("连不上网络，正在重连。你写的话还在。")).to_be_visible()
    expect(page.get_by_role("button", name="重发")).to_be_visible()
    page.context.set_offline(False)
    page.get_by_role("button", name="重发").click()
    expect(page.get_by_text("听到了：断网时写的")).to_have_count(1)
    expect(page.locator("#link")).to_be_hidden()


def test_over_500_characters_the_page_says_how_many_too_many_and_does_not_send(page):
    write(page, "债" * 512)
    expect(page.get_by_text("多了 12 个字，请分两次发")).to_be_visible()
    expect(page.locator(".row.user")).to_have_count(0)


def test_erasing_asks_once_and_leaves_an_empty_page_also_after_reload(page):
    write(page, "请忘掉我说的")
    expect(page.get_by_text("听到了：请忘掉我说的")).to_be_visible()
    page.get_by_role("button", name="菜单").click()
    page.get_by_role("button", name="清空").click()
    expect(page.get_by_role("heading", name="清空这次对话？")).to_be_visible()
    # What the cards keep in this browser goes with it: ticks, the notes of a call.
    page.evaluate("localStorage.setItem('congrong.own.notes', '{}')")
    page.get_by_role("dialog").get_by_role("button", name="清空").click()
    expect(page.get_by_role("heading", name="你好，我在。")).to_be_visible()
    assert page.evaluate("localStorage.getItem('congrong.own.notes')") is None
    page.reload()
    expect(page.get_by_role("heading", name="你好，我在。")).to_be_visible()
    write(page, "重新开始")
    expect(page.get_by_text("听到了：重新开始")).to_be_visible()


def test_a_long_answer_history_opens_at_its_end_and_new_answers_can_be_found(page):
    for number in range(6):
        write(page, f"第{number}句，身份")
        expect(page.get_by_role("article")).to_have_count(number + 1)
    page.locator("#scroll").evaluate("node => { node.scrollTop = 0; }")
    page.locator("#scroll").dispatch_event("scroll")
    sent = page.evaluate(
        """async () => (await fetch('api/send', {method: 'POST', headers: {
            'Content-Type': 'application/json',
            'Authorization': 'Bearer ' + localStorage.getItem('congrong.token')},
            body: JSON.stringify({text: '别处来的话', mid: 'elsewhere'})})).status"""
    )
    assert sent == 202
    page.get_by_role("button", name="有新回答").click()
    expect(page.get_by_text("听到了：别处来的话")).to_be_in_viewport()


def test_everything_can_be_reached_by_keyboard(page):
    page.get_by_role("button", name="菜单").focus()
    page.keyboard.press("Enter")
    expect(page.locator("cr-menu").get_by_role("button", name="通话中")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("button", name="清空")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="菜单")).to_be_focused()
    seen = set()
    for _ in range(10):
        page.keyboard.press("Tab")
        seen.add(page.evaluate(FOCUSED))
    assert {"从头教我", "text"} <= seen


def test_what_can_be_tapped_is_at_least_44_pixels_high(page):
    write(page, "怎么说明困难")
    expect(page.get_by_role("button", name="失业了")).to_be_visible()
    write(page, "身份")
    expect(page.get_by_role("article")).to_be_visible()
    heights = page.evaluate(
        """() => {
            const found = [];
            const look = root => root.querySelectorAll('*').forEach(node => {
                if (node.matches('button, summary, textarea, .btn') && node.offsetHeight)
                    found.push([node.textContent.trim(), node.offsetHeight]);
                if (node.shadowRoot) look(node.shadowRoot);
            });
            look(document);
            return found;
        }"""
    )
    assert len(heights) >= 7
    assert [found for found in heights if found[1] < 44] == []
