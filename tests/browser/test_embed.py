"""The page on another site: one script tag, a button, a frame of the bot's own origin."""

from __future__ import annotations

import functools
import http.server
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect
from viewports import LOOKS, PHONE, name_of

from coach.paths import ROOT

sys.path.append(str(Path(__file__).parents[1] / "web"))
from fake_bot import FakeBot, free_port, serving_in_thread

EXAMPLE = ROOT / "widget" / "example"
BUTTON = "接到催收电话？"


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves the example with the bot's real address, under the strictest policy that fits it."""

    bot_url = ""

    def do_GET(self) -> None:
        page = self.path == "/"
        body = (EXAMPLE / ("index.html" if page else "example.css")).read_bytes()
        body = body.replace(b"http://127.0.0.1:5005", self.bot_url.encode())
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8" if page else "text/css")
        self.send_header(
            "Content-Security-Policy",
            f"default-src 'self'; script-src {self.bot_url}; frame-src {self.bot_url}",
        )
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


HOST_PORT = free_port()


@pytest.fixture(scope="module")
def bot() -> Iterator[FakeBot]:
    with serving_in_thread(embed_hosts=[f"http://localhost:{HOST_PORT}"]) as running:
        yield running


@pytest.fixture(scope="module")
def hosts(bot: FakeBot) -> Iterator[None]:
    Host.bot_url = bot.url
    server = http.server.ThreadingHTTPServer(("127.0.0.1", HOST_PORT), functools.partial(Host))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield
    server.shutdown()
    server.server_close()


@pytest.fixture
def allowed(hosts: None) -> str:
    return f"http://localhost:{HOST_PORT}/"


@pytest.fixture
def stranger(hosts: None) -> str:
    """The same page, at an address that the bot was not told of."""
    return f"http://127.0.0.1:{HOST_PORT}/"


@pytest.mark.parametrize("look", LOOKS, ids=name_of)
def test_the_example_opens_the_chat_over_the_page(
    open_page: Callable[..., Page],
    allowed: str,
    keep: Callable[[Page, str], None],
    axe: Callable[[Page | Frame], None],
    look: tuple[dict[str, int], bool],
) -> None:
    viewport, dark = look
    page = open_page(allowed, viewport=viewport, dark=dark)
    expect(page.get_by_role("button", name=BUTTON)).to_be_in_viewport(ratio=1)
    keep(page, f"{name_of(look)}-30-host")
    page.get_by_role("button", name=BUTTON).click()
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="你好，我在。")).to_be_visible()
    box = page.locator("iframe").bounding_box()
    assert box is not None
    if viewport["width"] < 600:
        assert box == {"x": 0, "y": 0, **viewport}
    else:
        assert box["x"] + box["width"] <= viewport["width"] - 16
        assert box["y"] >= 16
    for name in ("菜单", "关闭对话", "发送"):
        frame.get_by_role("button", name=name).click(trial=True)
    keep(page, f"{name_of(look)}-31-embedded")
    axe(page)
    axe(page.frames[1])


def test_the_chat_opens_and_closes_with_the_keyboard_alone(
    open_page: Callable[..., Page], allowed: str
) -> None:
    page = open_page(allowed)
    button = page.get_by_role("button", name=BUTTON)
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="你好，我在。")).to_be_visible()
    frame.get_by_label("写给从容").focus()
    page.keyboard.type("在吗")
    page.keyboard.press("Enter")
    expect(frame.get_by_text("听到了：在吗")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("iframe")).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(frame.get_by_text("听到了：在吗")).to_be_visible()


def test_escape_closes_what_is_on_top_first(open_page: Callable[..., Page], allowed: str) -> None:
    page = open_page(allowed)
    page.get_by_role("button", name=BUTTON).click()
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="菜单").click()
    page.keyboard.press("Escape")
    expect(frame.get_by_role("button", name="清空")).to_be_hidden()
    frame.get_by_role("button", name="菜单").click()
    frame.get_by_role("button", name="导出对话").click()
    page.keyboard.press("Escape")
    expect(frame.get_by_role("heading", name="导出对话")).to_be_hidden()
    expect(page.locator("iframe")).to_be_visible()


def test_the_host_page_can_read_neither_the_conversation_nor_the_token(
    open_page: Callable[..., Page], allowed: str
) -> None:
    page = open_page(allowed)
    page.get_by_role("button", name=BUTTON).click()
    expect(page.frame_locator("iframe").get_by_label("写给从容")).to_be_visible()
    tried = page.evaluate(
        """() => {
            const frame = document.querySelector('iframe').contentWindow;
            return [() => frame.document.body, () => frame.localStorage, () => frame.name]
                .map(read => { try { read(); return 'read'; } catch (error) { return error.name; } });
        }"""
    )
    assert tried == ["SecurityError"] * 3
    assert page.evaluate("Object.keys(localStorage)") == []


def test_a_site_that_is_not_on_the_list_gets_no_chat(
    chromium: object, hosts: None, stranger: str
) -> None:
    context = chromium.new_context(viewport=PHONE)  # type: ignore[attr-defined]
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda line: refused.append(line.text))
    page.goto(stranger)
    page.get_by_role("button", name=BUTTON).click()
    page.wait_for_timeout(500)
    assert any("frame-ancestors" in line for line in refused)
    assert page.frame_locator("iframe").get_by_label("写给从容").count() == 0
    context.close()


def test_a_forged_close_message_of_the_host_page_is_ignored(
    open_page: Callable[..., Page], allowed: str
) -> None:
    page = open_page(allowed)
    page.get_by_role("button", name=BUTTON).click()
    expect(page.locator("iframe")).to_be_visible()
    page.evaluate("window.postMessage({type: 'congrong:close'}, '*')")
    page.wait_for_timeout(200)
    expect(page.locator("iframe")).to_be_visible()
