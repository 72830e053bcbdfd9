"""The rehearsal as a talk: what each message does, before the call, in it, and while it is on hold.

While a call runs every message belongs to it: a command to the coach (words.py) or a line to the
collector. Before it, and while it is on hold, `wants` leaves to others what is not about it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from coach.bubble import Bubble
from coach.practice import calling, cards, closing, own, watching
from coach.practice.session import Mode, Session, Taken
from coach.practice.wishes import Wish, read_wish
from coach.practice.words import command_in, words
from coach.quantities import Quantity
from coach.rehearsal.book import book
from coach.rehearsal.engine import DIAL
from coach.rehearsal.progress import Run, unlocked_level
from coach.rehearsal.state import Act

START, RETRY, AFFIRM = "do_start_rehearsal", "do_retry_turn", "do_affirm"
OTHER = ("other", "")
"""What is pressed where a button has nothing to do with the rehearsal."""


@dataclass(frozen=True)
class Message:
    """A message. pressed: name and value of a button of the rehearsal, or OTHER; elsewhere: whether
    it is a question or a command of its own; cause: the reason that a button named.
    """

    text: str = ""
    acts: Sequence[Act] = ()
    quantities: Sequence[Quantity] = ()
    intent: str = ""
    pressed: tuple[str, str] | None = None
    elsewhere: bool = False
    cause: str | None = None


@dataclass(frozen=True)
class World:
    """What is around the talk. known: the user's own numbers, as far as told."""

    now: dt.datetime
    conversation: str
    runs: Sequence[Run] = ()
    known: Mapping[str, Any] = field(default_factory=dict)


def wants(session: Session, message: Message) -> bool:
    """Whether the message belongs to the rehearsal."""
    if message.pressed:
        return message.pressed != OTHER
    if session.phase == "call":
        return True
    if session.phase == "paused":
        found = command_in(message.text, paused=True) is not None
        return found or message.intent in (AFFIRM, START)
    if _is_stop(message) or message.intent == START:
        return True
    if message.elsewhere:
        return False
    if session.phase == "own" and _answers(session, message):
        return True
    wish = read_wish(message.text)
    return bool(wish) or (session.phase == "ready" and message.intent == AFFIRM)


def hold(session: Session) -> Session:
    """The session with a running call put on hold: something else was asked for by a button."""
    return replace(session, phase="paused") if session.phase == "call" else session


def enter(session: Session, message: Message, world: World) -> Taken:
    """The beginning of the talk, or its taking up again."""
    session = hold(session)
    if message.pressed and message.pressed != OTHER:
        return take(session, message, world)
    if message.intent == RETRY:
        return calling.retry(session, None)
    wish = read_wish(message.text)
    if session.is_live and not (wish.scenarios or wish.level or wish.case):
        return Taken(session, [cards.menu_bubble(world.runs, unfinished=True)])
    return _choose(replace(session, phase="choose", case=None), wish, world)


def take(session: Session, message: Message, world: World) -> Taken:
    """What a message does that `wants` has let through."""
    if message.pressed:
        return _press(session, *message.pressed, world)
    if session.phase == "call":
        found = command_in(message.text, paused=False)
        if found:
            return _command(session, found.id, found.turn, world)
        return calling.say(session, message.text, message.acts, message.quantities)
    if session.phase == "paused":
        found = command_in(message.text, paused=True)
        if found is None and message.intent == START:
            return enter(session, message, world)
        return _command(
            session, found.id if found else "resume", found.turn if found else None, world
        )
    if _is_stop(message):
        return Taken(replace(session, phase="over"), [cards.info("missed")])
    if session.phase == "own":
        told = _answers(session, message)
        if told:
            return _own(replace(session, own={**session.own, **told}), world)
    wish = read_wish(message.text)
    if session.phase == "ready" and not wish and message.intent == AFFIRM:
        wish = Wish(mode="practise")
    return _choose(session, wish, world)


def remind(session: Session, world: World) -> list[Bubble]:
    """What is said after something else was answered in between."""
    if session.is_live:
        return [cards.info("still_paused", calling.hold_buttons())]
    if session.phase == "own":
        return [own.question(own.missing(session.own) or own.ASKED[0])]
    if session.phase == "ready":
        return [cards.brief_bubble(session)]
    return [cards.menu_bubble(world.runs)]


def _is_stop(message: Message) -> bool:
    found = command_in(message.text, paused=False)
    return message.intent == "do_stop" or (found is not None and found.id in ("stop", "give_up"))


# --- buttons and commands -------------------------------------------------------------------------


def _press(session: Session, name: str, value: str, world: World) -> Taken:
    if name == "retry":
        return calling.retry(session, int(value) if value.isdecimal() else None)
    if name == "call":
        return _command(session, value, None, world)
    session = hold(session)
    if name == "scenario" and value in book().scenarios:
        return _ready(replace(session, scenario=value, intensity=None, case=None))
    if name == "level" and value.isdecimal() and int(value) in cards.LEVELS:
        session = replace(session, phase="choose")
        return Taken(session, [cards.menu_bubble(world.runs, level=int(value))])
    if session.scenario and name == "mode":
        return _mode(session, value, world)
    if session.scenario and name == "dial" and value.isdecimal():
        return _choose(session, Wish(dial=int(value)), world)
    if session.scenario and name == "case":
        return _choose(session, Wish(case=value), world)
    return _menu(session, world)


def _command(session: Session, id: str, turn: int | None, world: World) -> Taken:
    if id == "retry":
        return calling.retry(session, None if turn is None else turn - 1)
    if id == "once_more" and session.call is not None and not session.is_live:
        call = session.call
        again = replace(session, scenario=call.scenario, intensity=call.intensity, case=call.case)
        return _begin(again, call.mode, world)
    if session.call is not None and id == "report" and not session.is_live:
        return closing.show_again(session, world.now.date())
    command = calling.COMMANDS.get(id)
    if command is None or session.call is None or not (session.is_live or id == "resume"):
        return _menu(session, world)
    return command(session)


def _menu(session: Session, world: World) -> Taken:
    unfinished = session.is_live
    session = hold(session) if unfinished else replace(session, phase="choose")
    return Taken(session, [cards.menu_bubble(world.runs, unfinished=unfinished)])


# --- before the call ------------------------------------------------------------------------------


def _choose(session: Session, wish: Wish, world: World) -> Taken:
    chosen = session.scenario and session.phase in ("ready", "own")
    if len(wish.scenarios) > 1:
        return Taken(replace(session, phase="choose"), [cards.found_bubble(wish.scenarios)])
    if wish.scenarios:
        session = replace(session, scenario=wish.scenarios[0], intensity=None, case=None)
        return _ready(session, wish)
    if wish.level:
        session = replace(session, phase="choose")
        return Taken(session, [cards.menu_bubble(world.runs, level=wish.level)])
    if wish.menu:
        return _menu(session, world)
    if not chosen:
        if wish.any or wish.dial or wish.case or wish.mode:
            return _choose_for(session, wish, world)
        return _menu(session, world)
    if wish.case:
        return _case(session, wish.case, world)
    if wish.dial:
        return _dial(session, wish.dial)
    if wish.mode:
        return _mode(session, wish.mode, world)
    return _ready(session)


def _choose_for(session: Session, wish: Wish, world: World) -> Taken:
    """The recommended call for somebody who says only how he wants it."""
    scenario = recommended(world.runs)
    session = replace(session, phase="ready", scenario=scenario, intensity=None, case=None)
    if wish.case == "own":
        return _case(session, wish.case, world)
    return _ready(session, wish)


def recommended(runs: Sequence[Run]) -> str:
    """The first call of the recommended level that has not been led cleanly yet."""
    clean = {run.scenario for run in runs if run.clean}
    listed = cards.of_level(unlocked_level(runs))
    return next((one.id for one in listed if one.id not in clean), listed[0].id)


def _ready(session: Session, wish: Wish | None = None) -> Taken:
    """The brief of the chosen call, at the dial that was wished for."""
    session = replace(session, phase="ready")
    if wish and wish.dial:
        session = _turned(session, wish.dial)[0]
    return Taken(session, [cards.brief_bubble(session)])


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


def _mode(session: Session, mode: str, world: World) -> Taken:
    if mode in ("watch_good", "watch_bad"):
        return watching.watch(session, mode, world.now.date())
    return _begin(session, mode, world)


def _begin(session: Session, mode: str, world: World) -> Taken:
    chosen: Mode = "exam" if mode == "exam" else "practise"
    return calling.begin(session, chosen, world.conversation, world.now.isoformat("T", "seconds"))


# --- the user's own case --------------------------------------------------------------------------


def _case(session: Session, case: str, world: World) -> Taken:
    if not cards.can_be_own(book().scenario(session.scenario)):
        session = replace(session, phase="ready", case=None)
        return Taken(session, [cards.info("own_not_here"), cards.brief_bubble(session)])
    if case != "own":
        session = replace(session, phase="ready", case=None, own={})
        return Taken(session, [cards.info("own_given"), cards.brief_bubble(session)])
    known = {name: world.known[name] for name in own.ASKED if world.known.get(name) is not None}
    return _own(replace(session, phase="own", own=known), world)


def _own(session: Session, world: World) -> Taken:
    """Asks for what is missing; with everything known the brief has the user's numbers."""
    asked = own.missing(session.own)
    if asked:
        return Taken(session, [own.question(asked)])
    case = own.case_of(session.own)
    said = [cards.info("own_set")]
    if case.affordable_month_fen <= own.LEAST_FEN:
        said.append(cards.info("own_nothing_left"))
    session = replace(session, phase="ready", case=case, own={})
    return Taken(session, [*said, cards.brief_bubble(session)])


def _answers(session: Session, message: Message) -> dict[str, Any]:
    asked = own.missing(session.own)
    if asked is None:
        return {}
    return own.answers(asked, message.text, message.quantities, message.cause)
