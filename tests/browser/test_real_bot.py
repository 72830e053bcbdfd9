"""The whole product as a user meets it: `python -m tools.serve`, and the page in Chromium."""

from __future__ import annotations

import os
import queue
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

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
            [sys.executable, "-m", "tools.serve"],
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
