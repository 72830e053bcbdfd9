"""Debian's Chromium for every test that looks at the page.

`chromium` is one browser for the whole run; `open_page` opens pages in it, each in a fresh
profile, and fails the test if the page logged an error or broke its Content-Security-Policy.
"""

from __future__ import annotations

import http.server
import json
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, sync_playwright
from viewports import ARTEFACTS, PHONE

sys.path.append(str(Path(__file__).parents[1] / "widget"))
from node import packages, run

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--lang=zh-CN",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """open_page(url, viewport=PHONE, dark=False) -> Page"""
    contexts: list[Any] = []
    complaints: list[str] = []

    def open_one(
        url: str, viewport: dict[str, int] = PHONE, dark: bool = False, **options: Any
    ) -> Page:
        context = chromium.new_context(
            viewport=viewport,
            locale="zh-CN",
            color_scheme="dark" if dark else "light",
            has_touch=viewport["width"] < 800,
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda line: (
                complaints.append(line.text)
                if line.type == "error" and "Failed to load resource" not in line.text
                else None
            ),
        )
        page.goto(url)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of widget/gallery: every card and screen with sample data, without a server."""
    packages()
    folder = tmp_path_factory.mktemp("gallery")
    run("node", "gallery/build.mjs", str(folder))
    with serving(folder) as address:
        yield address


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    class Files(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given, directory=str(folder))

        def log_message(self, *_: Any) -> None:
            """Says nothing: the test's output is for failures."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Files) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page | Frame], None]:
    """axe(page or frame): fails on any violation that axe-core finds, its best practices included."""
    source = (packages() / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def look(page: Page | Frame) -> None:
        if not page.evaluate("'axe' in window"):
            page.evaluate(source)
        found = page.evaluate(
            "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
        )
        shown = [
            {"rule": one["id"], "help": one["help"], "at": [n["html"][:160] for n in one["nodes"]]}
            for one in found
        ]
        assert shown == [], json.dumps(shown, ensure_ascii=False, indent=1)

    return look


@pytest.fixture(scope="session")
def keep() -> Callable[[Page, str], None]:
    """keep(page, name): a screenshot in artefacts/screens/, to be looked at."""
    folder = ARTEFACTS / "screens"
    folder.mkdir(parents=True, exist_ok=True)

    def take(page: Page, name: str) -> None:
        page.screenshot(path=folder / f"{name}.png")

    return take
