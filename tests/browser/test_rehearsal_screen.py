"""A rehearsed call on the screen: it rings, runs, pauses and ends, as the conversation says."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from samples import VOICE, in_sight, said, sample, show, small_targets, too_wide
from viewports import LOOKS, NARROW_PHONE, name_of

STATES = ["call_ring", "call_middle", "call_hint", "call_paused", "call_ended"]
CALL = "do_start_rehearsal.call."

RING = """
    window.tones = 0; window.shakes = []; window.ended = 0;
    const silent = { setValueAtTime() {}, linearRampToValueAtTime() {} };
    window.AudioContext = class {
        state = "running"; currentTime = 0;
        createOscillator() { return { frequency: {}, connect: next => next, start() { window.tones += 1; }, stop() {} }; }
        createGain() { return { gain: silent, connect: next => next }; }
        close() { window.ended += 1; return Promise.resolve(); }
    };
    navigator.vibrate = pattern => { window.shakes.push(pattern); return true; };
"""

EAR = """
    window.ears = [];
    window.SpeechRecognition = window.webkitSpeechRecognition = class {
        constructor() { window.ears.push(this); }
        start() {}
        abort() {}
    };
"""


@pytest.fixture
def page(open_page, gallery) -> Page:
    return open_page(gallery, viewport=NARROW_PHONE)


def answered(page: Page, bubbles: list[dict[str, Any]]) -> None:
    show(page, "rehearsal", bubbles[:1])
    page.get_by_role("button", name="接听").click()


def line(**changed: Any) -> dict[str, Any]:
    """One more line of the collector in the call of the samples."""
    bubble = copy.deepcopy(sample("call_middle")[-1])
    bubble["id"] = f"x-{sorted(changed.items())}"
    bubble["text"] = changed.pop("text", "那您说个数吧。")
    bubble["custom"] |= changed
    return bubble


def own(text: str) -> dict[str, Any]:
    return {"id": f"own-{text}", "from": "user", "text": text}


@pytest.mark.parametrize("look", LOOKS, ids=name_of)
def test_every_state_of_a_call_is_seen_and_breaks_no_rule_of_access(
    open_page, gallery, axe, keep, look
):
    viewport, dark = look
    page = open_page(gallery, viewport=viewport, dark=dark)
    for state in STATES:
        show(page, "rehearsal", sample(state))
        expect(page.get_by_role("main")).to_be_visible()
        assert not too_wide(page), state
        assert small_targets(page) == [], state
        for button in page.get_by_role("button").all():
            assert in_sight(button), f"{state}: {button.inner_text()}"
        axe(page)
        keep(page, f"{state}-{name_of(look)}")


def test_a_call_rings_until_it_is_answered_and_then_shows_the_first_line(page):
    bubbles = sample("call_ring")
    show(page, "rehearsal", bubbles)
    expect(page.get_by_role("heading", name="陌生号码")).to_be_visible()
    expect(page.get_by_text("这是练习，不是真的电话。")).to_be_visible()
    expect(page.get_by_text(bubbles[0]["text"])).to_have_count(0)
    page.get_by_role("button", name="接听").click()
    expect(page.locator(".now")).to_contain_text("张先生您好，")
    assert in_sight(page.get_by_label("你怎么说"))
    expect(page.get_by_label("电话走到哪儿").locator("[aria-current]")).to_have_text("开场")


def test_ringing_is_off_until_one_wants_it_and_is_remembered(page):
    show(page, "rehearsal", sample("call_ring"))
    ring = page.get_by_role("button", name="铃声和震动")
    expect(ring).to_have_attribute("aria-pressed", "false")
    ring.click()
    expect(ring).to_have_attribute("aria-pressed", "true")
    page.reload()
    show(page, "rehearsal", sample("call_ring"))
    expect(page.get_by_role("button", name="铃声和震动")).to_have_attribute("aria-pressed", "true")


def test_it_rings_and_shakes_only_while_it_is_wanted_and_until_it_is_answered(page):
    page.add_init_script(RING)
    page.clock.install()
    page.reload()
    show(page, "rehearsal", sample("call_ring"))
    page.clock.run_for(7_000)
    assert page.evaluate("[tones, shakes.filter(one => one)]") == [0, []]
    page.get_by_role("button", name="铃声和震动").click()
    page.clock.run_for(7_000)
    assert page.evaluate("tones") == 6
    assert page.evaluate("shakes.filter(one => one).length") == 3
    page.get_by_role("button", name="接听").click()
    page.clock.run_for(7_000)
    assert page.evaluate("tones") == 6
    assert page.evaluate("shakes.at(-1)") == 0
    assert page.evaluate("ended") == 1


def test_where_nothing_can_ring_the_call_can_still_be_answered(page):
    page.add_init_script("delete window.AudioContext; delete Navigator.prototype.vibrate;")
    page.reload()
    show(page, "rehearsal", sample("call_ring"))
    page.get_by_role("button", name="铃声和震动").click()
    page.get_by_role("button", name="接听").click()
    expect(page.locator(".now")).to_be_visible()


def test_a_call_can_be_declined(page):
    show(page, "rehearsal", sample("call_ring"))
    page.get_by_role("button", name="挂断").click()
    assert said(page, "cr-send") == [{"title": "挂断", "payload_id": CALL + "hang_up"}]


def test_a_reload_in_mid_call_shows_the_call_where_it_was(page):
    bubbles = sample("call_middle")
    show(page, "rehearsal", bubbles)
    before = page.get_by_role("log").inner_text()
    page.reload()
    show(page, "rehearsal", bubbles)
    assert page.get_by_role("log").inner_text() == before
    expect(page.locator(".mine")).to_have_count(4)
    expect(page.locator(".chip.good").first).to_have_text("✓先问清了对方是谁")
    expect(page.get_by_label("电话走到哪儿").locator("[aria-current]")).to_have_text("原因")
    assert in_sight(page.locator(".now"))


def test_what_one_says_goes_out_as_an_ordinary_message_and_stands_there_at_once(page):
    bubbles = sample("call_middle")
    show(page, "rehearsal", bubbles)
    field = page.get_by_label("你怎么说")
    field.fill("  我三个月前失业了。 ")
    field.press("Enter")
    assert said(page, "cr-say") == [{"text": "我三个月前失业了。"}]
    expect(field).to_have_value("")
    show(page, "rehearsal", [*bubbles, own("我三个月前失业了。")], typing=True)
    expect(page.locator(".mine").last).to_contain_text("我三个月前失业了。")
    expect(page.get_by_text("对方在说…")).to_be_visible()
    assert in_sight(page.locator(".mine").last)


def test_enter_that_picks_a_word_in_an_input_method_says_nothing(page):
    show(page, "rehearsal", sample("call_middle"))
    field = page.get_by_label("你怎么说")
    field.fill("shi ye")
    field.dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    field.dispatch_event("keydown", {"key": "Enter", "keyCode": 229})
    page.get_by_label("说出去").focus()
    assert said(page, "cr-say") == []
    expect(field).to_have_value("shi ye")


def test_a_command_is_no_line_of_the_call(page):
    bubbles = sample("call_middle")
    show(page, "rehearsal", bubbles)
    count = page.locator(".mine").count()
    show(page, "rehearsal", [*bubbles, own("提示")])
    assert page.locator(".mine").count() == count


def test_a_hint_is_shown_and_can_be_taken_into_ones_own_line(page):
    show(page, "rehearsal", sample("call_middle"))
    page.get_by_role("button", name="提示").click()
    assert said(page, "cr-send") == [{"title": "提示", "payload_id": "do_hint"}]
    show(page, "rehearsal", sample("call_hint"))
    expect(page.get_by_role("complementary", name="提示")).to_contain_text("这一项这次最多算两分。")
    page.get_by_role("button", name="用这句").click()
    expect(page.get_by_label("你怎么说")).to_have_value("我每月15号能还600元，想分期还，请您登记。")


def test_in_an_exam_there_are_no_hints(page):
    bubbles = sample("call_middle")
    for bubble in bubbles:
        if bubble.get("custom", {}).get("type") == "card.line":
            bubble["custom"]["mode"] = "exam"
    show(page, "rehearsal", bubbles)
    expect(page.get_by_role("button", name="暂停")).to_be_visible()
    expect(page.get_by_role("button", name="提示")).to_have_count(0)


def test_a_call_pauses_goes_on_and_can_be_stopped_at_once(page):
    show(page, "rehearsal", sample("call_middle"))
    page.get_by_role("button", name="暂停").click()
    page.get_by_role("button", name="停，不练了").click()
    show(page, "rehearsal", sample("call_paused"))
    expect(page.get_by_role("heading", name="暂停了，喘口气")).to_be_visible()
    expect(page.get_by_label("你怎么说")).to_have_count(0)
    page.get_by_role("button", name="继续").click()
    sent = [one["payload_id"] for one in said(page, "cr-send")]
    assert sent == [CALL + "pause", CALL + "stop", CALL + "resume"]
    again = line(text=sample("call_middle")[-1]["text"], again=True)
    show(page, "rehearsal", [*sample("call_paused"), own("继续"), again])
    expect(page.get_by_label("你怎么说")).to_be_visible()
    expect(page.get_by_text("之前都按时还的，")).to_have_count(1)


def test_a_retried_line_takes_back_what_came_after_it(page):
    bubbles = sample("call_middle")
    back = line(turn=2, again=True, text=bubbles[6]["text"], phase="identity")
    info = {"type": "card.notice", "v": 1, "kind": "info", "id": None}
    told = {"id": "i", "from": "bot", "text": "回到第3句。他刚才说的是：", "custom": info}
    show(page, "rehearsal", [*bubbles, own("重来这一句"), told, back])
    expect(page.get_by_text("他刚才说的是")).to_have_count(0)
    expect(page.locator(".mine")).to_have_count(2)
    expect(page.get_by_text("家里人的电话我不提供")).to_have_count(0)
    expect(page.get_by_label("电话走到哪儿").locator("[aria-current]")).to_have_text("身份")


def test_after_the_end_one_goes_to_the_report_and_a_retry_takes_the_call_up_again(page):
    ended = sample("call_ended")
    show(page, "rehearsal", ended)
    expect(page.get_by_text("报告出来了")).to_be_visible()
    expect(page.get_by_label("你怎么说")).to_have_count(0)
    page.get_by_role("button", name="看报告").click()
    assert said(page, "cr-close") == [{}]
    back = line(turn=1, again=True, phase="identity", event="line", text=ended[3]["text"])
    show(page, "rehearsal", [*ended, own("重来这一句"), back])
    expect(page.get_by_label("你怎么说")).to_be_visible()
    expect(page.locator(".mine")).to_have_count(1)


def test_a_call_that_one_hangs_up_says_so_and_puts_no_words_into_his_mouth(page):
    ended = line(event="end", ending="hangup", text="（你挂了电话）")
    show(page, "rehearsal", [*sample("call_middle"), own("挂断"), ended])
    expect(page.locator(".note")).to_have_text("（你挂了电话）")
    expect(page.get_by_text("这通电话结束了。")).to_be_visible()
    expect(page.get_by_label("你怎么说")).to_have_count(0)


def test_the_safe_word_ends_the_call_and_it_can_be_taken_up_again(page):
    info = {"type": "card.notice", "v": 1, "kind": "info", "id": None}
    offers = [
        {"title": "接着练", "payload_id": CALL + "resume"},
        {"title": "换一通", "payload_id": CALL + "menu"},
    ]
    stopped = [
        *sample("call_middle"),
        own("停"),
        {"id": "s1", "from": "bot", "text": "好，停了。", "custom": info | {"kind": "stopped"}},
        {"id": "s2", "from": "bot", "text": "要不要换一通？", "custom": info, "buttons": offers},
    ]
    show(page, "rehearsal", stopped)
    expect(page.get_by_text("好，停了。")).to_be_visible()
    expect(page.get_by_label("你怎么说")).to_have_count(0)
    expect(page.get_by_text("看报告")).to_have_count(0)
    page.get_by_role("contentinfo").get_by_role("button", name="回到对话").click()
    assert said(page, "cr-close") == [{}]
    again = line(text=sample("call_middle")[-1]["text"], again=True)
    show(page, "rehearsal", [*stopped, own("接着练"), again])
    expect(page.get_by_label("你怎么说")).to_be_visible()
    expect(page.locator(".mine")).to_have_count(4)


def test_words_of_danger_break_the_call(page):
    notice = {"type": "card.notice", "v": 1, "kind": "safety", "id": None}
    bubbles = [*sample("call_middle"), own("不想活了")]
    show(page, "rehearsal", bubbles)
    assert said(page, "cr-close") == []
    show(
        page,
        "rehearsal",
        [*bubbles, {"id": "s", "from": "bot", "text": "您先停一停。", "custom": notice}],
    )
    assert len(said(page, "cr-close")) >= 1


def test_the_voice_begins_only_with_a_tap_and_stops_with_the_next(open_page, gallery, page):
    page.add_init_script(VOICE)
    page.reload()
    bubbles = sample("call_middle")
    show(page, "rehearsal", bubbles)
    expect(page.get_by_role("button", name="念出来")).to_be_visible()
    assert [text for text in page.evaluate("spoken") if text] == []
    page.get_by_role("button", name="念出来").click()
    assert page.evaluate("spoken.at(-1)") == bubbles[-1]["text"]
    show(page, "rehearsal", [*bubbles, own("我失业了。"), line(turn=5)])
    assert page.evaluate("spoken.at(-1)") == "那您说个数吧。"
    page.get_by_role("button", name="别念了").click()
    assert page.evaluate("spoken.at(-1)") == ""
    show(
        page,
        "rehearsal",
        [*bubbles, own("我失业了。"), line(turn=5), own("六百。"), line(turn=6, text="不行。")],
    )
    assert page.evaluate("spoken.at(-1)") == ""


def test_all_that_he_says_is_read_out_in_order_and_the_wish_is_kept(page):
    page.add_init_script(VOICE)
    page.reload()
    bubbles = sample("call_ring")
    answered(page, bubbles)
    page.get_by_role("button", name="念出来").click()
    page.evaluate("spoken.length = 0")
    two = [line(turn=1, text="没问题。"), line(turn=1, text="钱够不够？", phase="purpose")]
    show(page, "rehearsal", [*bubbles, own("您是哪里的？"), *two])
    assert page.evaluate("spoken") == ["没问题。", "钱够不够？"]
    page.reload()
    page.get_by_text("样品").or_(page.locator("body")).first.click()
    again = copy.deepcopy(bubbles)
    again[0]["custom"]["started"] = "2026-11-26T12:00:00+08:00"
    show(page, "rehearsal", again)
    assert [text for text in page.evaluate("spoken") if text] == []
    page.get_by_role("button", name="接听").click()
    expect(page.get_by_role("button", name="别念了")).to_be_visible()
    assert page.evaluate("spoken.at(-1)") == bubbles[0]["text"]


def test_a_voice_that_comes_late_is_offered_and_one_of_another_tongue_is_not(page):
    page.add_init_script(
        VOICE.replace("zh-CN", "en-US").replace(
            "addEventListener() {}",
            "addEventListener(_, heard) { (window.late ??= []).push(heard); }",
        )
    )
    page.reload()
    show(page, "rehearsal", sample("call_middle"))
    expect(page.get_by_role("button", name="暂停")).to_be_visible()
    expect(page.get_by_role("button", name="念出来")).to_have_count(0)
    page.evaluate("speechSynthesis.getVoices()[0].lang = 'zh-CN'; late.forEach(heard => heard())")
    expect(page.get_by_role("button", name="念出来")).to_be_visible()


def test_without_a_chinese_voice_there_is_no_button_for_it(page):
    show(page, "rehearsal", sample("call_middle"))
    expect(page.get_by_role("button", name="暂停")).to_be_visible()
    expect(page.get_by_role("button", name="念出来")).to_have_count(0)


def test_speaking_asks_for_consent_once_and_writes_what_it_heard(page):
    page.add_init_script(EAR)
    page.reload()
    show(page, "rehearsal", sample("call_middle"))
    page.get_by_role("button", name="用说的").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("您说的话可能会传给浏览器的厂商")
    assert page.evaluate("ears.length") == 0
    page.get_by_role("button", name="知道了，开始说").click()
    expect(page.get_by_text("在听，说完会变成字。")).to_be_visible()
    page.evaluate("ears[0].onresult({results: [[{transcript: '我失业了'}]]})")
    expect(page.get_by_label("你怎么说")).to_have_value("我失业了")
    assert said(page, "cr-say") == []
    page.get_by_role("button", name="用说的").click()
    expect(dialog).to_be_hidden()
    page.evaluate("ears[1].onerror()")
    expect(page.get_by_text("没听清，请打字。")).to_be_visible()


def test_an_ear_that_hears_nothing_gives_up_after_five_seconds(page):
    page.add_init_script(EAR)
    page.clock.install()
    page.reload()
    show(page, "rehearsal", sample("call_middle"))
    page.get_by_role("button", name="用说的").click()
    page.get_by_role("button", name="知道了，开始说").click()
    page.clock.fast_forward(4_000)
    expect(page.get_by_text("在听，说完会变成字。")).to_be_visible()
    page.clock.fast_forward(1_500)
    expect(page.get_by_text("没听清，请打字。")).to_be_visible()


def test_the_call_can_be_led_with_the_keyboard_alone(page):
    bubbles = sample("call_ring")
    show(page, "rehearsal", bubbles)
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    field = page.get_by_label("你怎么说")
    expect(field).to_be_visible()
    for _ in range(12):
        if field.evaluate("node => node.getRootNode().activeElement === node"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type("Nin hao")
    page.keyboard.press("Enter")
    assert said(page, "cr-say") == [{"text": "Nin hao"}]
