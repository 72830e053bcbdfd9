"""The whole product as a user meets it: the server of `make run`, and the page in Chromium."""

from __future__ import annotations

import os
import queue
import re
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from samples import in_sight
from viewports import NARROW_PHONE

from coach.cards import render
from coach.library import library
from coach.paths import ROOT

READY = re.compile(r"从容已就绪：(http://127\.0\.0\.1:\d+/chat/)")
ASKED = "他让我今天必须还清，怎么回"


class Server:
    """A running server and what it has printed."""

    def __init__(self, data: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.data = data
        self.lines: list[str] = []
        self._ready: queue.Queue[str] = queue.Queue()

    def start(self) -> None:
        began = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.browser.serve_on_time"],
            cwd=ROOT,
            env={**os.environ, "PORT": str(self.port), "DATA_DIR": str(self.data)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        threading.Thread(target=self._read, daemon=True).start()
        self.url = self._ready.get(timeout=300)
        self.seconds = time.monotonic() - began

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.lines.append(line)
            if ready := READY.search(line):
                self._ready.put(ready.group(1))

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=30)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("data"))
    running.start()
    yield running
    running.stop()


def write(page: Page, text: str) -> None:
    field = page.get_by_label("写给从容")
    field.fill(text)
    field.press("Enter")


def test_a_caller_who_wants_everything_today_is_answered_with_a_sentence_to_say(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(server.url)
    write(page, ASKED)
    card = library().cards["demanded_full_today"]
    said = page.get_by_text("现在说").last
    expect(said).to_be_visible()
    for part in (card.say_now, card.if_they_push, card.answer):
        expect(page.get_by_text(library().facts.fill(part)).first).to_be_visible()


def test_a_button_is_answered_and_a_reload_keeps_the_conversation(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(server.url)
    write(page, ASKED)
    cards = library().cards
    bubble = render(cards["demanded_full_today"], cards, library().facts)
    page.get_by_role("button", name=bubble.buttons[1].title).click()
    next_card = cards[bubble.buttons[1].payload_id.removeprefix("ask_")]
    expect(page.get_by_text(next_card.title, exact=True).last).to_be_visible()
    page.reload()
    expect(page.get_by_text(ASKED)).to_be_visible()
    expect(page.get_by_text(next_card.title, exact=True).last).to_be_visible()


def test_an_identity_number_is_masked_and_never_reaches_the_disk(
    open_page: Callable[..., Page], server: Server
) -> None:
    number = "11010519491231002X"
    page = open_page(server.url)
    write(page, f"他让我报身份证，我的是{number}，怎么办")
    expect(page.get_by_text("现在说").last).to_be_visible()
    assert number not in page.get_by_role("log").inner_text().split("现在说")[-1]
    stored = b"".join(file.read_bytes() for file in server.data.rglob("*") if file.is_file())
    assert number.encode() not in stored
    assert not [line for line in server.lines if number in line]


def test_a_flow_goes_through_on_the_page(open_page: Callable[..., Page], server: Server) -> None:
    page = open_page(server.url)
    write(page, "帮我算算每个月能还多少")
    asked = {
        "现在一共欠多少？": "一万二",
        "到手大概多少？": "五千二",
        "一个月大概要多少？": "三千六",
    }
    for question, answer in asked.items():
        expect(page.get_by_text(question).last).to_be_visible()
        write(page, answer)
    expect(page.get_by_text("我想每月还1080元").first).to_be_visible()


def tap(page: Page, name: str | re.Pattern[str]) -> None:
    """Presses the newest button of that name."""
    page.get_by_role("button", name=name, exact=True).last.click()


def choose(page: Page, name: str) -> None:
    """Takes an entry of the menu."""
    tap(page, "菜单")
    page.locator("cr-menu").get_by_role("button", name=name).click()


def newest(page: Page) -> Locator:
    """The newest card of the conversation."""
    return page.get_by_role("article").last


def make_plan(page: Page) -> None:
    write(page, "帮我算算每月能还多少，欠一万二，工资五千二")
    expect(page.get_by_text("一个月大概要多少").last).to_be_visible()
    write(page, "吃住要三千六")
    expect(page.get_by_text("我想每月还1080元").first).to_be_visible()


def ring(page: Page) -> None:
    """From the menu to the ringing telephone."""
    choose(page, "练一练")
    newest(page).get_by_role("button", name="明天到期的提醒").click()
    expect(newest(page).get_by_text("这次试着做到")).to_be_visible()
    tap(page, "开始练")
    expect(page.get_by_text("这是练习，不是真的电话。")).to_be_visible()


def speak(page: Page, text: str) -> None:
    field = page.get_by_label("你怎么说")
    field.fill(text)
    field.press("Enter")
    expect(page.locator(".line.mine p").last).to_have_text(text)


# --- a rehearsed call -----------------------------------------------------------------------------


def test_a_call_is_rehearsed_from_the_ring_to_the_report_and_a_line_is_said_again(
    open_page: Callable[..., Page], server: Server, keep: Callable[[Page, str], None]
) -> None:
    page = open_page(server.url)
    ring(page)
    keep(page, "real-01-ring")
    tap(page, "接听")
    expect(page.locator(".line.now")).to_contain_text("1086元")
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"00:0\d"))

    tap(page, "提示")
    hint = page.get_by_role("complementary", name="提示")
    expect(hint).to_contain_text("姓名工号")
    assert in_sight(hint)
    tap(page, "用这句")
    field = page.get_by_label("你怎么说")
    expect(field).to_have_value(re.compile("姓名工号"))
    field.press("Enter")
    expect(page.locator(".chip").first).to_contain_text("先问清了对方是谁")
    expect(page.locator("[aria-current=step]")).not_to_have_text("开场")

    tap(page, "暂停")
    expect(page.get_by_role("heading", name="暂停了，喘口气")).to_be_visible()
    tap(page, "继续")
    expect(page.locator(".line.now")).to_be_visible()
    speak(page, "我刚失业，这个月只能还五百，想分十二期")
    expect(page.locator(".chip").nth(1)).to_be_visible()
    keep(page, "real-02-call")
    tap(page, "挂断")
    expect(page.get_by_text("报告出来了")).to_be_visible()
    tap(page, "看报告")

    report = page.get_by_role("article", name="报告")
    verdict = report.locator(".verdict")
    expect(verdict).to_be_visible()
    assert in_sight(verdict)
    keep(page, "real-03-report")
    expect(report.locator(".two")).to_contain_text(re.compile(r"过程\s*\d+ / 100"))
    expect(report.locator(".two")).to_contain_text(re.compile(r"结果\s*\d / \d档"))
    items, curve = report.get_by_role("img").all()
    expect(report.locator(".bars > svg")).to_have_count(10)
    assert (items.get_attribute("aria-label") or "").count("，") == 9
    assert "压力和信任（0到10）：开头压力" in (curve.get_attribute("aria-label") or "")
    fix = report.locator("section", has_text="先改第1处")
    expect(fix).to_contain_text("你说的：")
    expect(fix.locator(".words")).to_be_visible()

    tap(page, "看进度")
    progress = page.get_by_role("article", name="练习进步")
    expect(progress.get_by_role("heading", name=re.compile("练过1次"))).to_be_visible()
    assert in_sight(progress.get_by_role("heading").first)
    bars = progress.get_by_role("img", name="过程分")
    expect(bars).to_have_attribute("aria-label", re.compile(r"日\d+分$"))
    expect(progress.get_by_role("button", name=re.compile("接着练"))).to_be_visible()

    fix.get_by_role("button", name=re.compile("重来")).click()
    expect(page.get_by_label("你怎么说")).to_be_visible()
    expect(page.locator(".line.now")).to_be_visible()


def test_a_call_that_is_stopped_is_over_at_once_and_has_its_report_only_if_wanted(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(server.url)
    ring(page)
    tap(page, "接听")
    speak(page, "请问您是哪里的，姓名工号？")
    expect(page.locator(".chip").first).to_be_visible()
    tap(page, "停，不练了")
    expect(page.get_by_role("contentinfo")).to_contain_text("这通电话结束了。")
    expect(page.get_by_label("你怎么说")).to_have_count(0)
    page.get_by_role("contentinfo").get_by_role("button", name="回到对话").click()
    tap(page, "看报告")
    expect(newest(page).locator(".verdict")).to_be_visible()


# --- a call that is going on ----------------------------------------------------------------------


def test_in_a_real_call_every_key_answers_with_the_line_cut_and_the_call_is_logged_afterwards(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(server.url, viewport=NARROW_PHONE)
    with page.expect_response("**/api/live"):
        page.reload()
    expect(page.get_by_role("heading", name="你好，我在。")).to_be_visible()
    page.wait_for_function("() => Boolean(customElements.get('cr-live'))")
    page.context.set_offline(True)
    tap(page, "电话正打着，我怎么说")
    keys = page.get_by_role("group", name="对方在").get_by_role("button")
    expect(keys).to_have_count(11)
    said = set()
    for key in keys.all()[:10]:
        key.click()
        words = page.locator("cr-live .words")
        assert in_sight(words)
        said.add(words.inner_text())
    assert len(said) == 10
    tap(page, "我受不了")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("link", name="12356")).to_be_visible()
    tap(page, "我挂了")
    expect(page.get_by_text("先留在这台手机上")).to_be_visible()
    expect(page.get_by_role("button", name="存进通话记录")).to_be_disabled()

    page.context.set_offline(False)
    page.get_by_label("机构").fill("恒诚")
    expect(page.get_by_role("button", name="存进通话记录")).to_be_enabled()
    tap(page, "存进通话记录")
    entry = newest(page)
    expect(entry.get_by_role("heading", name="记下了")).to_be_visible()
    expect(entry).to_contain_text("恒诚")
    expect(entry.locator(".found li").first).to_contain_text("出处：")


def test_who_types_that_the_telephone_is_ringing_is_one_tap_from_the_keys(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(server.url)
    write(page, "电话正打着呢")
    expect(newest(page).locator(".say .words")).to_be_visible()
    write(page, "他让我下个APP共享屏幕，转到安全账户")
    expect(newest(page).get_by_text("要当心")).to_be_visible()
    expect(newest(page)).to_contain_text("共享屏幕、装陌生软件、安全账户")
    tap(page, "换成点的，不用打字")
    expect(page.get_by_role("group", name="对方在")).to_be_visible()
    page.keyboard.press("Escape")
    write(page, "受不了了")
    expect(newest(page).get_by_role("link", name="12356")).to_be_visible()


def test_a_call_is_written_down_and_found_in_the_log_and_in_its_files(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(server.url)
    write(page, "记一下，昨晚十点半蚂蚁打来，说不还就告诉我单位")
    expect(newest(page).get_by_role("heading", name="记下了")).to_be_visible()
    choose(page, "通话记录")
    log = newest(page)
    expect(log.get_by_role("heading", name="通话记录（1条）")).to_be_visible()
    expect(log.locator(".mark").first).to_be_visible()
    log.locator("summary").first.click()
    expect(log.locator("dl")).to_contain_text("22:30")
    for name in ("通话记录.txt", "通话记录.csv"):
        with page.expect_download() as waiting:
            log.get_by_role("button", name=name).click()
        text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
        assert waiting.value.suggested_filename == name
        assert "蚂蚁" in text


# --- plan, reminder, letter -----------------------------------------------------------------------


def test_the_plan_is_a_card_with_its_calendar_and_the_reminder_comes_by_itself(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(server.url)
    make_plan(page)
    plan = newest(page)
    expect(plan.locator(".limits")).to_contain_text("1,080元")
    expect(plan.locator(".limits")).to_contain_text("1,440元")
    with page.expect_download() as waiting:
        plan.get_by_role("button", name="还款提醒.ics").click()
    assert Path(waiting.value.path()).read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")
    tap(page, "看几种还法")
    expect(newest(page).get_by_role("columnheader", name="每月")).to_be_visible()
    tap(page, "看要说的话")
    tap(page, "记到提醒")
    expect(page.get_by_text("到日子早上9点我在这里提醒您")).to_be_visible()

    with sqlite3.connect(server.data / "records.db") as records:
        first = "SELECT min(number) FROM records WHERE kind = 'reminder' AND delivered IS NULL"
        records.execute(f"UPDATE records SET due = 1 WHERE number = ({first})")
    expect(page.get_by_text("今天是您记下的日子")).to_be_visible()
    expect(page.locator("#log > :last-child")).to_contain_text("今天是您记下的日子")


def test_a_letter_is_paper_with_blanks_that_are_filled_in_on_the_screen_only(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(server.url)
    write(page, "写投诉给12378")
    tap(page, "先空着")
    letter = newest(page)
    expect(letter.locator(".paper")).to_contain_text("【请填：您的姓名】")
    letter.get_by_text("在这里填空").click()
    letter.get_by_label("您的姓名").first.fill("王芳")
    expect(letter.locator(".paper")).to_contain_text("投诉人：王芳")
    with page.expect_download() as waiting:
        letter.get_by_role("button", name=re.compile(r"\.txt")).click()
    assert "投诉人：王芳" in Path(waiting.value.path()).read_text(encoding="utf-8")
    stored = b"".join(file.read_bytes() for file in server.data.rglob("*") if file.is_file())
    assert "王芳".encode() not in stored


# --- the end --------------------------------------------------------------------------------------


def test_what_is_deleted_in_the_chat_is_gone_from_the_page_too(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(server.url)
    make_plan(page)
    write(page, "删除我的数据")
    expect(page.get_by_text("删了就找不回来")).to_be_visible()
    tap(page, "全部删掉")
    expect(page.get_by_text("都删掉了")).to_be_visible()
    expect(page.locator("#log .row")).to_have_count(1)
    expect(page.get_by_text("从容正在想")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("heading", name="你好，我在。")).to_be_visible()
    choose(page, "通话记录")
    expect(newest(page)).to_contain_text("还没有记")


def test_the_menus_erase_leaves_an_empty_page(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(server.url)
    make_plan(page)
    choose(page, "清空")
    page.get_by_role("dialog").get_by_role("button", name="清空", exact=True).click()
    expect(page.get_by_role("heading", name="你好，我在。")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="你好，我在。")).to_be_visible()
