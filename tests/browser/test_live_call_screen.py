"""Live-call mode: one screen, no typing, and nothing that needs the server."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from samples import VOICE, in_sight, said, sample, show, small_targets, too_wide
from viewports import LOOKS, NARROW_PHONE, SMALL_PHONE, name_of

LIVE = sample("live")
AT = "2026-11-26T10:42:00"


@pytest.fixture
def page(open_page, gallery) -> Page:
    page = open_page(gallery, viewport=NARROW_PHONE)
    page.clock.install(time=AT)
    page.reload()
    show(page, "live", LIVE)
    return page


def nothing_scrolls(page: Page) -> bool:
    return page.evaluate(
        """() => {
            const main = document.querySelector("cr-live").shadowRoot.querySelector("main");
            return main.scrollHeight <= main.clientHeight
                && document.documentElement.scrollHeight <= innerHeight;
        }"""
    )


@pytest.mark.parametrize("look", LOOKS, ids=name_of)
def test_every_state_is_seen_and_breaks_no_rule_of_access(open_page, gallery, axe, keep, look):
    viewport, dark = look
    page = open_page(gallery, viewport=viewport, dark=dark)
    show(page, "live", LIVE)
    states = [("step", "记下来"), ("key", "骂人"), ("panic", "我受不了"), ("ended", "我挂了")]
    for state, button in states:
        page.get_by_role("button", name=button, exact=True).click()
        expect(page.get_by_role("main")).to_be_visible()
        assert not too_wide(page), state
        assert small_targets(page) == [], state
        axe(page)
        keep(page, f"live-{state}-{name_of(look)}")


def test_the_whole_call_fits_one_screen_whatever_is_tapped(page):
    titles = [step["title"] for step in LIVE["steps"]] + [key["title"] for key in LIVE["keys"]]
    for title, one in zip(titles, [*LIVE["steps"], *LIVE["keys"]], strict=True):
        page.get_by_role("button", name=title, exact=True).click()
        expect(page.locator(".words")).to_have_text(one["say"])
        assert nothing_scrolls(page), title
        size = page.locator(".words").evaluate(
            "node => parseFloat(getComputedStyle(node).fontSize)"
        )
        assert size >= 22
        for button in page.get_by_role("button").all():
            assert in_sight(button), f"{title}: {button.inner_text()}"


def test_the_steps_lead_through_the_call(page):
    for number, step in enumerate(LIVE["steps"], 1):
        expect(page.locator("[aria-current=step]")).to_have_text(step["title"])
        shown = page.get_by_role("main").inner_text().replace("\n", "")
        for words in (f"第{number}步 {step['title']}", step["say"], step["push"], step["do"]):
            assert words in shown
        page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_role("heading", name=LIVE["ending"])).to_be_visible()


def test_a_key_answers_at_once_and_is_noted_and_one_comes_back_to_the_step(page):
    page.get_by_role("button", name="问清账").click()
    page.get_by_role("button", name="要验证码").click()
    key = next(one for one in LIVE["keys"] if one["id"] == "code")
    shown = page.get_by_role("main").inner_text().replace("\n", "")
    for words in (key["say"], key["push"], key["never"], key["next"]):
        assert words in shown
    page.get_by_role("button", name="说了，接着谈").click()
    expect(page.locator("[aria-current=step]")).to_have_text("问清账")


def test_it_works_with_the_connection_cut(page):
    page.context.set_offline(True)
    show(page, "live", LIVE, up=False)
    page.get_by_role("button", name="说坐牢").click()
    expect(page.locator(".words")).to_have_text("欠款请依法处理，我会留存录音。")
    page.get_by_role("button", name="我受不了").click()
    expect(page.get_by_text(LIVE["panic"]["say"])).to_be_visible()


def test_before_anything_was_loaded_there_is_a_sentence_to_say(page):
    show(page, "live", None)
    expect(page.locator(".words")).to_have_text("您慢点说，我记一下，核实后再回您。")
    page.get_by_role("button", name="我受不了").click()
    expect(page.get_by_role("alert")).to_contain_text("我现在不方便，先挂了。")
    expect(page.get_by_role("link", name="12356")).to_have_attribute("href", "tel:12356")


def test_the_panic_key_hides_everything_at_once(page):
    page.get_by_role("button", name="我受不了").click()
    shown = page.get_by_role("main").inner_text().replace("\n", "")
    for words in LIVE["panic"].values():
        assert words in shown or words == LIVE["panic"]["title"]
    assert "对方" not in shown
    expect(page.get_by_role("group")).to_have_count(0)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="缓过来了").click()
    expect(page.get_by_role("group", name="对方在")).to_be_visible()


def test_the_sentence_to_end_with_is_read_out_where_there_is_a_voice(page):
    page.get_by_role("button", name="我受不了").click()
    expect(page.get_by_role("button", name="替我念")).to_have_count(0)
    page.add_init_script(VOICE)
    page.reload()
    show(page, "live", LIVE)
    page.get_by_role("button", name="我受不了").click()
    page.get_by_role("button", name="替我念").click()
    assert page.evaluate("spoken.at(-1)") == LIVE["panic"]["say"]
    page.get_by_role("button", name="我挂了").click()
    assert page.evaluate("spoken.at(-1)") == ""


def test_the_timer_runs_and_the_note_row_takes_taps_only(page):
    expect(page.get_by_role("timer")).to_have_text("通话中 00:00")
    page.clock.run_for(65_000)
    expect(page.get_by_role("timer")).to_have_text("通话中 01:05")
    row = page.get_by_role("group", name="记一记")
    expect(row).to_contain_text("时间10:42")
    staff = row.get_by_role("button", name="工号")
    for words in ("工号？", "工号说了", "工号不说", "工号？"):
        assert staff.inner_text().replace("\n", "") == words
        staff.click()


def test_notes_survive_a_reload_and_are_offered_to_the_log_at_the_end(page):
    page.get_by_role("button", name="骂人").click()
    page.get_by_role("button", name="要验证码").click()
    for _ in range(2):
        page.get_by_role("group", name="记一记").get_by_role("button", name="工号").click()
    page.reload()
    show(page, "live", LIVE)
    page.get_by_role("button", name="挂断了").click()
    expect(page.locator(".ended li")).to_have_text(["骂人", "要验证码"])
    page.get_by_label("机构").fill("恒诚")
    page.get_by_label("姓名").fill("王强")
    page.get_by_role("button", name="存进通话记录").click()
    assert said(page, "cr-say") == [
        {
            "text": "记一下这通电话：2026年11月26日10:42打来，自称恒诚，姓名是王强，不肯说工号，骂人，要验证码"
        }
    ]
    assert said(page, "cr-close") == [{}]
    assert page.evaluate("Object.keys(localStorage)") == []


def test_notes_can_be_thrown_away(page):
    page.get_by_role("button", name="骂人").click()
    page.get_by_role("button", name="挂断了").click()
    page.get_by_role("button", name="不用记").click()
    assert said(page, "cr-say") == []
    assert said(page, "cr-close") == [{}]
    assert page.evaluate("Object.keys(localStorage)") == []


def test_without_a_connection_the_notes_stay_here_until_there_is_one(page):
    page.get_by_role("button", name="骂人").click()
    show(page, "live", LIVE, up=False)
    page.get_by_role("button", name="挂断了").click()
    expect(page.get_by_text("先留在这台手机上")).to_be_visible()
    expect(page.get_by_role("button", name="存进通话记录")).to_be_disabled()
    show(page, "live", LIVE, up=True)
    expect(page.get_by_role("button", name="存进通话记录")).to_be_enabled()


def test_escape_goes_back_to_the_chat_and_keeps_the_notes(page):
    page.get_by_role("button", name="骂人").press("Enter")
    page.keyboard.press("Escape")
    assert said(page, "cr-close") == [{}]
    assert page.evaluate("Object.keys(localStorage)") == ["congrong.own.notes"]


def test_on_the_smallest_phone_nothing_is_cut_off(open_page, gallery):
    page = open_page(gallery, viewport=SMALL_PHONE)
    show(page, "live", LIVE)
    assert not too_wide(page)
    page.get_by_role("button", name="要全额今天").click()
    assert in_sight(page.get_by_role("button", name="挂断了"))
    assert in_sight(page.get_by_role("button", name="我受不了"))
