"""What a letter may use: the talk so far, the plan that was made, and the calls of the log."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from actions.finances import known_to, plan_of
from actions.keeping import logged_calls
from actions.turn import Turn
from coach import clock
from coach.calls.reading import read_call
from coach.finances import Role
from coach.finances.words import lenders_in
from coach.letters import Letter, LetterBook, Material, calls_for, in_writing, terms, with_dates
from coach.letters.material import Call
from coach.plan_card import Made
from coach.planner.debt_plan import DebtPlan
from coach.quantities import extract

FORM = "letter_form"
_OTHER = "other_platform"


def material(turn: Turn, letter: Letter, book: LetterBook, story: str | None = None) -> Material:
    """All that is known for the letter; blocks on the store.

    story: what the user has told, by default what was just asked for.
    """
    told = in_writing((turn.slot("letter_told") if story is None else story) or "")
    today = clock.today()
    found = extract(told, today)
    lender = _lender(turn, book)
    happened = letter.complaint or letter.blank_told in ("story", "who")
    known = Material(
        today=today,
        told=with_dates(told, found, today if happened else None),
        lender=lender,
        lender_said=lender_said(turn, told) if lender == _OTHER else "",
        agency=_agency(told, lender_said(turn, told)) if letter.complaint else "",
        cause=turn.slot("cause"),
        since=turn.slot("since"),
        income_fen=turn.slot("income_fen"),
        # Nobody lives on nothing: needs that were not asked for stay a blank.
        essentials_fen=turn.slot("essentials_fen") or None,
        calls=calls_in(turn, letter, book),
        **_owed(turn, book.lenders[lender].name if lender else ""),
    )
    # What the user has just said of the terms goes before everything else.
    return replace(known, **terms(told, found))


def _lender(turn: Turn, book: LetterBook) -> str | None:
    """Whom the letter is to: named with the request for it, or the only one named so far.

    Of several lenders none is guessed: what goes to the wrong one tells it of another's debt.
    """
    asked = [name for name in turn.named("lender", since=FORM) if name in book.lenders]
    if asked:
        return asked[-1]
    if lender_said(turn):
        return _OTHER
    said = turn.typed + (turn.slot("letter_told") or "")
    called = [id for id, one in book.lenders.items() if one.words and re.search(one.words, said)]
    if called:
        return called[0]
    ever = [name for name in turn.named("lender") if name in book.lenders]
    return ever[0] if len(ever) == 1 else None


def lender_said(turn: Turn, told: str = "") -> str:
    """The lender in the user's words (招联金融): the last one since the letter was asked for."""
    said = told
    latest = ""
    for event in turn.tracker.events:
        if event.get("event") == "user":
            latest = str(event.get("text") or "")
            said += f"，{latest}"
        elif event.get("event") == "active_loop" and event.get("name") == FORM:
            said = f"{told}，{latest}"
    named = [one for one in lenders_in(said) if len(one) > 1]
    return named[-1] if named else ""


def _agency(told: str, lender: str) -> str:
    """Who called, where the story says so and it is not the lender itself."""
    name = str(read_call(told, clock.now()).get("organisation") or "")
    return "" if not name or name in lender or (lender and lender in name) else name


def calls_in(turn: Turn, letter: Letter, book: LetterBook) -> tuple[Call, ...]:
    """The calls of the log that the letter takes; blocks on the store."""
    return calls_for(letter, logged_calls(turn.conversation), book)


def nothing_to_offer(turn: Turn) -> bool:
    """Whether a plan was made and leaves no sum to offer."""
    return turn.slot("plan_step") is not None and not plan_of(turn, known_to(turn)).first.ladder


def _owed(turn: Turn, lender: str) -> dict[str, Any]:
    """The debt to the lender and what to ask of it: the first rung, for nobody begins at the top.

    Of several debts that of the lender; nothing where it is not among them, since a sum over all
    debts would be wrong in a letter to one lender.
    """
    known = known_to(turn)
    debts = known.of(Role.DEBT)
    if turn.slot("plan_step") is None:
        several = len(debts) > 1
        own = [one.high for one in debts if several and lender and _same(one.name, lender)]
        debt = own[0] if len(own) == 1 else None if several else turn.slot("debt_fen")
        return {"debt_fen": debt}
    made = plan_of(turn, known)
    one = _meant(made, lender)
    if one is None:
        return {}
    owed = {"debt_fen": one.owed_fen, "pay_day": made.known.pay_day}
    if one.ladder:
        first = one.ladder[0]
        owed |= {"monthly_fen": first.monthly_fen, "periods": first.periods}
    return owed


def _meant(made: Made, lender: str) -> DebtPlan | None:
    debts = made.plan.debts
    own = [one for one in debts if lender and _same(one.debt.name, lender)]
    if len(own) == 1:
        return own[0]
    return debts[0] if len(debts) == 1 else None


def _same(name: str, lender: str) -> bool:
    return bool(name) and (name in lender or lender in name)
