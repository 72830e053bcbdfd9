"""What the tests of cards and screens share: sample data, and how to ask what is on the screen."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page

from coach.paths import ROOT

SAMPLES = ROOT / "widget" / "gallery" / "samples"

VOICE = """
    window.spoken = [];
    const voice = { lang: "zh-CN", name: "test", localService: true, default: true };
    Object.defineProperty(window, "speechSynthesis", { value: {
        getVoices: () => [voice], addEventListener() {}, removeEventListener() {},
        cancel() { window.spoken.push(""); },
        speak(words) { window.spoken.push(words.text); },
    }});
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
"""A browser with one Chinese voice; `spoken` holds what was read out, "" for each silence."""

CARDS = [
    "report_good",
    "report_poor",
    "report_red",
    "plan",
    "calllog",
    "letter",
    "checklist",
    "feedback",
    "notice.progress",
    "notice.menu",
    "notice.brief",
    "notice.live",
]


def sample(name: str) -> Any:
    """The sample as data that a test may change."""
    return json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))


def show(page: Page, kind: str, data: Any, **more: bool) -> None:
    """Shows cards or a screen with the test's own data."""
    page.evaluate("([kind, data, more]) => show(kind, data, more)", [kind, data, more])


def said(page: Page, name: str) -> list[dict[str, str]]:
    """What the parts have asked the app for, by the event's name."""
    return page.evaluate(
        "name => said.filter(one => one.name === name).map(one => one.detail)", name
    )


def in_sight(shown: Locator) -> bool:
    """Whether all of it is on the screen and nothing lies over its middle."""
    return shown.evaluate(
        """node => {
            const box = node.getBoundingClientRect();
            let top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            while (top?.shadowRoot) {
                const inner = top.shadowRoot.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                if (!inner || inner === top) break;
                top = inner;
            }
            const within = box.width > 0 && box.height > 0 && box.top >= 0 && box.left >= 0
                && box.bottom <= innerHeight + 0.5 && box.right <= innerWidth + 0.5;
            return within && (node.contains(top) || top.contains(node));
        }"""
    )


def too_wide(page: Page) -> bool:
    """Whether one would have to scroll sideways."""
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def small_targets(page: Page) -> list[str]:
    """Buttons, links and fields that are under 44 px in a direction; links in text are exempt."""
    return page.evaluate(
        """() => {
            const found = [];
            const look = root => root.querySelectorAll("*").forEach(node => {
                if (node.shadowRoot) look(node.shadowRoot);
                if (!node.matches("button, summary, input, textarea, select")) return;
                const target = node.matches("[type=checkbox]") ? node.closest("label") : node;
                const box = target.getBoundingClientRect();
                if (box.width && (box.height < 43.5 || box.width < 43.5))
                    found.push(`${node.localName} ${node.textContent.trim()} ${box.width}x${box.height}`);
            });
            look(document);
            return found;
        }"""
    )
