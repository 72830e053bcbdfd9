"""What holds in every state: keyboard alone, 320 pixels, twice the size, no motion, no axe findings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from samples import CARDS, in_sight, sample, show, too_wide
from viewports import NARROW_PHONE, PHONE, SMALL_PHONE

ZOOMED = {"width": 640, "height": 400}
"""What a desk of 1280x800 leaves at 200 %."""

CALLS = ["call_ring", "call_middle", "call_hint", "call_paused", "call_ended", "call_stopped"]
LIVE = ["live", "live_key", "live_panic", "live_ended", "live_cut"]
STATES = [*CARDS, *CALLS, *LIVE, "no_call", "ear"]

FOCUSABLE = """() => {
    let found = [];
    const look = root => root.querySelectorAll("*").forEach(node => {
        if (node.shadowRoot) look(node.shadowRoot);
        const can = node.matches("button, a[href], input, textarea, summary, [tabindex='0']");
        if (can && !node.disabled && node.checkVisibility()) found.push(node);
    });
    look(document);
    const asked = found.map(node => node.closest("dialog[open]")).find(Boolean);
    if (asked) found = found.filter(node => asked.contains(node));
    window.reachable = found;
    return found.length;
}"""
FOCUSED = """() => {
    let at = document.activeElement;
    while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return window.reachable.indexOf(at);
}"""
OUTLINED = """() => {
    let at = document.activeElement;
    while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return getComputedStyle(at).outlineStyle !== "none";
}"""


def stopped() -> list[dict[str, Any]]:
    info = {"type": "card.notice", "v": 1, "kind": "stopped", "id": None}
    return [
        *sample("call_middle"),
        {"id": "u", "from": "user", "text": "停"},
        {"id": "s", "from": "bot", "text": "好，停了。", "custom": info},
    ]


def bring(page: Page, state: str) -> None:
    """Shows the state, as if nothing had been there before."""
    show(page, "cards", [])
    if state in CARDS:
        show(page, "cards", sample(state))
        for folded in page.locator("summary").all():
            folded.click()
    elif state.startswith("live"):
        show(page, "live", sample("live"), up=state != "live_cut")
        if state == "live_key":
            page.get_by_role("button", name="骂人").click()
        if state == "live_panic":
            page.get_by_role("button", name="我受不了").click()
        if state in ("live_ended", "live_cut"):
            page.get_by_role("button", name="挂断了").click()
    elif state == "ear":
        show(page, "rehearsal", sample("call_middle"))
        page.get_by_role("button", name="用说的").click()
        expect(page.get_by_role("dialog")).to_be_visible()
    else:
        calls = {"no_call": list, "call_stopped": stopped}
        show(page, "rehearsal", calls.get(state, lambda: sample(state))())
    expect(page.get_by_role("main").first).to_be_visible()


@pytest.mark.parametrize("state", STATES)
def test_everything_can_be_reached_and_seen_with_the_keyboard(
    open_page: Callable[..., Page], gallery: str, state: str
) -> None:
    page = open_page(gallery, viewport=NARROW_PHONE)
    bring(page, state)
    page.evaluate("document.activeElement?.blur?.()")
    count = page.evaluate(FOCUSABLE)
    assert count or state == "notice.brief"
    reached: set[int] = set()
    for _ in range(count + 4):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at >= 0:
            reached.add(at)
            assert page.evaluate(OUTLINED)
    assert reached == set(range(count))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_state_breaks_a_rule_of_access(
    open_page: Callable[..., Page],
    gallery: str,
    axe: Callable[[Page], None],
    keep: Callable[[Page, str], None],
    dark: bool,
) -> None:
    page = open_page(gallery, viewport=PHONE, dark=dark)
    for state in STATES:
        bring(page, state)
        axe(page)
        if state in ("call_stopped", "no_call", "ear", "live_cut"):
            keep(page, f"state-{state}-{'dark' if dark else 'light'}")


@pytest.mark.parametrize("size", [SMALL_PHONE, ZOOMED], ids=["320px", "200%"])
def test_on_the_smallest_screen_and_at_twice_the_size_every_button_can_be_pressed(
    open_page: Callable[..., Page], gallery: str, size: dict[str, int]
) -> None:
    page = open_page(gallery, viewport=size)
    for state in STATES:
        bring(page, state)
        assert not too_wide(page), state
        within = page.get_by_role("dialog") if state == "ear" else page
        for button in within.get_by_role("button").all():
            if button.is_visible() and button.is_enabled():
                button.evaluate("node => node.scrollIntoView({block: 'center'})")
                assert in_sight(button), f"{state}: {button.inner_text()}"


def test_who_wants_no_motion_gets_none_in_a_call(
    open_page: Callable[..., Page], gallery: str
) -> None:
    page = open_page(gallery, reduced_motion="reduce")
    for state in (*CALLS, *LIVE):
        bring(page, state)
        assert page.evaluate("document.getAnimations({subtree: true}).length") == 0, state
