"""The numbers of an offer: what it asks for every month, at once, and what it takes off. Fen."""

from __future__ import annotations

import math
from dataclasses import dataclass

from coach.rehearsal.scenario import Debt, Means, Offer

# Kinds that settle what is paid; the rest settle how and whether the caller rings again.
MONEY_KINDS = frozenset({"extension", "pay_part", "instalments", "settlement"})
# Kinds with which the call ends without being accepted, and how it then ends.
CLOSING_KINDS = {
    "callback": "callback_agreed",
    "move_channel": "callback_agreed",
    "remove_number": "agreed",
    "stop_contact": "agreed",
    "give_up": "reported",
}
SILENT_KINDS = frozenset({"persist"})
"""A step that is earned without the caller showing it."""

KINDS = MONEY_KINDS | set(CLOSING_KINDS) | SILENT_KINDS | {"proof", "mediation"}


@dataclass(frozen=True)
class Terms:
    """What is paid under an offer, in fen; days: the delay, periods: months."""

    month_fen: int = 0
    periods: int = 0
    down_fen: int = 0
    lump_fen: int = 0
    waived_fen: int = 0
    days: int = 0


def terms(offer: Offer, debt: Debt | None) -> Terms:
    """The terms of the offer for this debt. Instalments are rounded up to whole yuan."""
    if debt is None:
        return Terms(days=offer.days)
    waived = debt.penalty_fen * offer.waive_penalty_percent // 100
    month = 0
    if offer.periods:
        rest = max(0, debt.total_fen - waived - offer.down_fen)
        month = math.ceil(rest / offer.periods / 100) * 100
    lump = math.ceil(debt.total_fen * offer.lump_percent / 100 / 100) * 100
    return Terms(month, offer.periods, offer.down_fen, lump, waived, offer.days)


def fits(offer: Offer, debt: Debt | None, means: Means | None) -> bool:
    """Whether the learner can keep the offer; what asks for no money always fits."""
    if means is None:
        return True
    asked = terms(offer, debt)
    at_once = max(means.down_fen, means.affordable_month_fen)
    return (
        asked.month_fen <= means.affordable_month_fen
        and asked.down_fen <= at_once
        and asked.lump_fen <= at_once
    )


def move_of(offer: Offer) -> str:
    """The move with which the offer is said."""
    if offer.kind == "extension":
        return "offer_extension" if offer.down_fen else "offer_extend_only"
    if offer.kind == "instalments" and offer.waive_penalty_percent:
        return "offer_waiver_instalments"
    if offer.kind == "instalments" and offer.down_fen:
        return "offer_down_instalments"
    return f"offer_{offer.kind}"
