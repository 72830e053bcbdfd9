"""Before the call: which one it is, how hard it is, and whose numbers are played."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from coach.bubble import Bubble, Button
from coach.practice import calling, cards, own, watching
from coach.practice.message import Message, World
from coach.practice.session import Mode, Session, Taken
from coach.practice.wishes import Wish, opens_practice, read_wish
from coach.practice.words import plain, words
from coach.rehearsal.book import book
from coach.rehearsal.engine import DIAL
from coach.rehearsal.progress import Run, unlocked_level

_NAMES_ANOTHER = re.compile(
    r"换|改|还是|想|要|来|试|选|(?:的|那个|那种|那通|这个|那关|催收员|电话|吧)$"
)
_SHORT = 6  # characters: so short a message on the brief is the name of another call


def wish_in(session: Session, text: str) -> Wish:
    """The wish in a message; with a brief shown, a word in passing chooses no other call."""
    wish = read_wish(text)
    said = plain(text)
    names = _NAMES_ANOTHER.search(said) or len(said) <= _SHORT or opens_practice(text)
    waiting = session.phase in ("ready", "own")
    if waiting and wish.scenarios and not wish.case and (wish.dial or not names):
        return replace(wish, scenarios=[])
    return wish


def choose(session: Session, wish: Wish, message: Message, world: World) -> Taken:
    """Does what is wished for."""
    shown = session.scenario and session.phase in ("ready", "own")
    if wish.case == "own" and len(wish.scenarios) > 1:
        wish = replace(wish, scenarios=[])
    if len(wish.scenarios) > 1:
        return Taken(replace(session, phase="choose"), [cards.found_bubble(wish.scenarios)])
    if wish.scenarios:
        id = wish.scenarios[0]
        session = replace(session, scenario=id, intensity=None, case=None, chosen=True)
        return _case(session, wish.case, message, world) if wish.case else ready(session, wish)
    if wish.level:
        session = replace(session, phase="choose")
        return Taken(session, [cards.menu_bubble(world.runs, level=wish.level)])
    if wish.menu:
        return menu(session, world)
    if not shown:
        if wish.any or wish.dial or wish.case or wish.mode:
            return _choose_for(session, wish, message, world)
        return menu(session, world)
    if wish.case:
        return _case(session, wish.case, message, world)
    if wish.dial:
        return _dial(session, wish.dial)
    if wish.mode:
        return in_mode(session, wish.mode, world)
    return ready(session)


def menu(session: Session, world: World) -> Taken:
    """All calls."""
    unfinished = session.is_live
    session = calling.on_hold(session) if unfinished else replace(session, phase="choose")
    return Taken(session, [cards.menu_bubble(world.runs, unfinished=unfinished)])


def not_ringing(session: Session) -> Bubble:
    """What is said to a line or a command that comes before the phone has rung."""
    if session.phase == "choose":
        return cards.info("pick_first", [cards.button("menu", "call.menu")])
    return cards.info("not_ringing", brief_ways())


def brief_ways() -> tuple[Button, ...]:
    """The two ways on from a brief."""
    return cards.button("practise", "mode.practise"), cards.button("menu", "call.menu")


def recommended(runs: Sequence[Run]) -> str:
    """The first call of the recommended level that has not been led cleanly yet."""
    clean = {run.scenario for run in runs if run.clean}
    listed = cards.of_level(unlocked_level(runs))
    return next((one.id for one in listed if one.id not in clean), listed[0].id)


def ready(session: Session, wish: Wish | None = None) -> Taken:
    """The brief of the chosen call, at the dial that was wished for."""
    session = replace(session, phase="ready")
    if wish and wish.dial:
        session = _turned(session, wish.dial)[0]
    return Taken(session, [cards.brief_bubble(session)])


def in_mode(session: Session, mode: str, world: World) -> Taken:
    """The call is watched, or begins."""
    if mode in ("watch_good", "watch_bad"):
        return watching.watch(session, mode, world.now.date())
    if session.phase == "own" and own.enough(session.own):
        session = replace(session, case=own.case_of(session.own), own={})
    elif session.phase == "own":
        # Who has begun to tell his numbers is not given somebody else's behind his back.
        asked = own.missing(session.own)
        return Taken(session, [own.question(asked)] if asked else [])
    return begin(session, mode, world)


def begin(session: Session, mode: str, world: World) -> Taken:
    """The phone rings."""
    chosen: Mode = "exam" if mode == "exam" else "practise"
    return calling.begin(session, chosen, world.conversation, world.now.isoformat("T", "seconds"))


def _choose_for(session: Session, wish: Wish, message: Message, world: World) -> Taken:
    """The recommended call for somebody who says only how he wants it."""
    scenario = recommended(world.runs)
    session = replace(session, phase="ready", scenario=scenario, intensity=None, case=None)
    if wish.case == "own":
        return _case(session, wish.case, message, world)
    return ready(session, wish)


def _dial(session: Session, dial: int | str) -> Taken:
    session, moved = _turned(session, dial)
    titles = words().dials
    number = session.intensity or book().scenario(session.scenario).level
    said = cards.info("dial" if moved else "dial_end", dial=titles[number])
    return Taken(replace(session, phase="ready"), [said, cards.brief_bubble(session)])


def _turned(session: Session, dial: int | str) -> tuple[Session, bool]:
    now = session.intensity or book().scenario(session.scenario).level
    wanted = {"up": now + 1, "down": now - 1}.get(str(dial), dial)
    if wanted not in DIAL:
        return session, False
    return replace(session, intensity=int(wanted)), True


# --- the user's own case --------------------------------------------------------------------------


def _case(session: Session, case: str, message: Message, world: World) -> Taken:
    if not cards.can_be_own(book().scenario(session.scenario)):
        session = replace(session, phase="ready", case=None)
        return Taken(session, [cards.info("own_not_here"), cards.brief_bubble(session)])
    if case != "own":
        session = replace(session, phase="ready", case=None, own={})
        return Taken(session, [cards.info("own_given"), cards.brief_bubble(session)])
    known = {name: world.known[name] for name in own.KNOWN if world.known.get(name) is not None}
    told = {} if message.pressed else own.told_in(message.text, message.quantities)
    return own_case(replace(session, phase="own", own={**known, **told}), world)


def own_case(session: Session, world: World) -> Taken:
    """Asks for what is missing; with everything known the brief has the user's numbers.

    Where the user has named no call, his overdue time decides which one it is.
    """
    asked = own.missing(session.own)
    if asked:
        return Taken(session, [own.question(asked)])
    case = own.case_of(session.own)
    said = [cards.info("own_set")]
    if case.affordable_month_fen <= own.LEAST_FEN:
        said.append(cards.info("own_nothing_left"))
    scenario = session.scenario
    if not session.chosen and case.days is not None:
        scenario = own.fitting(case.days)
    session = replace(session, phase="ready", scenario=scenario, case=case, own={})
    return Taken(session, [*said, cards.brief_bubble(session)])


def answers(session: Session, message: Message) -> dict[str, Any]:
    """What the message tells of the user's case, where it is asked for."""
    asked = own.missing(session.own)
    if asked is None:
        return {}
    return own.answers(asked, message.text, message.quantities, message.cause)
