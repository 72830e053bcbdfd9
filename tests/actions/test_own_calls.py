"""The scenarios' own 48 calls through the chat: what comes of them when the acts are recognised."""

from __future__ import annotations

from typing import Any

from bench.rehearsal_chat import misses, play
from coach.rehearsal.book import book
from coach.rehearsal.scenario import CALLS

KNOWN = {
    "fraud_cancel_account good",
    "m0_due_tomorrow poor",
    "m0_due_tomorrow disastrous",
    "m0_three_days good",
    "m0_three_days disastrous",
    "m1_twenty_days disastrous",
    "m2_agency_cold good",
    "m2_agency_cold disastrous",
    "m3_legal_dept poor",
    "mother_called disastrous",
    "night_call disastrous",
    "polite_negotiator disastrous",
    "settlement_offer good",
    "settlement_offer poor",
    "workplace_called disastrous",
    "wrong_number disastrous",
}
"""Calls that come to something else than their scenario expects; the list may only shrink."""


def test_the_written_calls_come_out_as_expected_but_for_those_known(talker: Any) -> None:
    missed = set()
    for scenario in book().scenarios.values():
        for name in CALLS:
            call = scenario.calls[name]
            played = talker.wait(play(talker.bot, scenario, name, call.seed))
            if misses(played, call.expect):
                missed.add(f"{scenario.id} {name}")
    assert missed == KNOWN
