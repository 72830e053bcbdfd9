"""The rehearsal as a talk: what each message does, before the call, in it, and while it is on hold.

While a call runs every message belongs to it: a command to the coach (words.py) or a line to the
collector. Before it, and while it is on hold, `wants` leaves to others what is not about it.
"""

from __future__ import annotations

from dataclasses import replace

from coach.bubble import Bubble
from coach.practice import before, calling, cards, closing, own
from coach.practice.before import recommended
from coach.practice.message import OTHER, Message, World
from coach.practice.session import Session, Taken
from coach.practice.speaking import asks_for_progress, speaks_to_collector
from coach.practice.wishes import Wish, opens_practice, read_wish
from coach.practice.words import command_in
from coach.rehearsal.book import book

__all__ = [
    "OTHER",
    "Message",
    "Taken",
    "World",
    "enter",
    "first_line",
    "hold",
    "recommended",
    "take",
    "wants",
]

START, RETRY, AFFIRM = "do_start_rehearsal", "do_retry_turn", "do_affirm"
_ENDING = ("stop", "give_up")
_NOT_BEFORE = ("hint", "retry", "again", "pause", "resume", "hang_up")
"""Commands that mean something only once it has rung."""


def wants(session: Session, message: Message) -> bool:
    """Whether the message belongs to the rehearsal."""
    if message.pressed:
        return message.pressed != OTHER
    if session.phase == "call":
        return not asks_for_progress(message.text)
    if session.phase == "paused":
        found = command_in(message.text, paused=True) is not None
        return found or message.intent in (AFFIRM, START)
    if _is_stop(session, message) or _early_command(session, message) or message.intent == START:
        return True
    if first_line(session, message) or opens_practice(message.text):
        return True
    told = session.phase == "own" and bool(before.answers(session, message))
    # 欠25000，每月能还700 answers what was asked, whatever command it looks like.
    if message.elsewhere and not (told and message.intent.startswith("do_")):
        return False
    if told:
        return True
    wish = before.wish_in(session, message.text)
    return bool(wish) or (session.phase == "ready" and message.intent == AFFIRM)


def hold(session: Session) -> Session:
    """The session with a running call put on hold: something else was asked for by a button."""
    return replace(session, phase="paused") if session.phase == "call" else session


def enter(session: Session, message: Message, world: World) -> Taken:
    """The beginning of the talk, or its taking up again."""
    session = hold(session)
    if message.pressed and message.pressed != OTHER:
        return take(session, message, world)
    wish = read_wish(message.text)
    if wish.again and session.scenario and not session.is_live:
        return _once_more(session, world)
    if message.intent == RETRY:
        return calling.retry(session, None)
    if session.is_live and not (wish.scenarios or wish.level or wish.case):
        return Taken(session, [cards.menu_bubble(world.runs, unfinished=True)])
    if wish.mode and session.scenario and not (wish.scenarios or wish.level or wish.case):
        # 「开始」 begins what was shown last, however much was asked in between.
        return before.choose(replace(session, phase="ready"), wish, message, world)
    session = replace(session, phase="choose", case=None, own={}, chosen=False)
    return before.choose(session, wish, message, world)


def take(session: Session, message: Message, world: World) -> Taken:
    """What a message does that `wants` has let through."""
    if message.pressed:
        return _press(session, *message.pressed, message, world)
    if session.phase == "call":
        found = command_in(message.text, paused=False)
        if found:
            return _command(session, found.id, found.turn, world)
        return calling.say(session, message.text, message.acts, message.quantities)
    if session.phase == "paused":
        return _on_hold(session, message, world)
    if _early_command(session, message):
        return Taken(session, [before.not_ringing(session)])
    if _is_stop(session, message):
        return Taken(replace(session, phase="over"), [cards.info("missed")])
    if first_line(session, message):
        return _answered(session, message, world)
    if session.phase == "own":
        told = before.answers(session, message)
        if told:
            return before.own_case(replace(session, own={**session.own, **told}), world)
    wish = before.wish_in(session, message.text)
    if session.phase == "ready" and not wish and message.intent == AFFIRM:
        wish = Wish(mode="practise")
    return before.choose(session, wish, message, world)


def remind(session: Session, world: World) -> list[Bubble]:
    """What is said after something else was answered in between."""
    if session.is_live:
        return [cards.info("still_paused", calling.hold_buttons())]
    if session.phase == "own":
        return [own.question(own.missing(session.own) or "debt_fen")]
    if session.phase == "ready":
        title = book().scenario(session.scenario).title
        return [cards.info("still_ready", before.brief_ways(), title=title)]
    following = book().scenario(recommended(world.runs))
    buttons = [cards.scenario_button(following), cards.button("menu", "call.menu")]
    return [cards.info("still_choosing", buttons, title=following.title)]


def _is_stop(session: Session, message: Message) -> bool:
    found = command_in(message.text, paused=False)
    if found is not None and found.id in _ENDING:
        return True
    # 停工了 answers why nothing can be paid.
    asked = session.phase == "own" and before.answers(session, message)
    return message.intent == "do_stop" and not asked


def _early_command(session: Session, message: Message) -> bool:
    """Whether a command of the call is given before it: 暂停 on the brief cancels nothing."""
    if session.phase not in ("ready", "own"):
        return False
    found = command_in(message.text, paused=False)
    return found is not None and found.id in _NOT_BEFORE and not read_wish(message.text).again


def first_line(session: Session, message: Message) -> bool:
    """Whether the message is said to the collector before he has rung."""
    waiting = session.phase in ("choose", "ready") and not message.pressed
    return waiting and speaks_to_collector(message.text, message.acts)


def _answered(session: Session, message: Message, world: World) -> Taken:
    """The phone rings and the message is the first line; without a chosen call nothing can ring."""
    if session.phase != "ready":
        return Taken(session, [before.not_ringing(session)])
    rung = before.begin(session, "practise", world)
    said = calling.say(rung.session, message.text, message.acts, message.quantities)
    return Taken(said.session, [*rung.bubbles, *said.bubbles])


# --- buttons and commands -------------------------------------------------------------------------


def _on_hold(session: Session, message: Message, world: World) -> Taken:
    found = command_in(message.text, paused=True)
    if found is None and message.intent == START:
        return enter(session, message, world)
    return _command(session, found.id if found else "resume", found.turn if found else None, world)


def _press(session: Session, name: str, value: str, message: Message, world: World) -> Taken:
    if name == "retry":
        return calling.retry(session, int(value) if value.isdecimal() else None)
    if name == "call":
        return _command(session, value, None, world)
    session = hold(session)
    if name == "scenario" and value in book().scenarios:
        chosen = replace(session, scenario=value, intensity=None, case=None, chosen=True)
        return before.ready(chosen)
    if name == "level" and value.isdecimal() and int(value) in cards.LEVELS:
        session = replace(session, phase="choose")
        return Taken(session, [cards.menu_bubble(world.runs, level=int(value))])
    if session.scenario and name == "mode":
        return before.in_mode(session, value, world)
    if session.scenario and name == "dial" and value.isdecimal():
        return before.choose(session, Wish(dial=int(value)), message, world)
    if session.scenario and name == "case":
        return before.choose(session, Wish(case=value), message, world)
    return before.menu(session, world)


def _command(session: Session, id: str, turn: int | None, world: World) -> Taken:
    if id == "retry":
        return calling.retry(session, None if turn is None else turn - 1)
    if id == "once_more" and session.call is not None and not session.is_live:
        return _once_more(session, world)
    if session.call is not None and id == "report" and not session.is_live:
        return closing.show_again(session, world.now.date())
    command = calling.COMMANDS.get(id)
    if command is None or session.call is None or not (session.is_live or id == "resume"):
        return before.menu(session, world)
    return command(session)


def _once_more(session: Session, world: World) -> Taken:
    """The last call from its beginning; where none was led, the one that was shown."""
    call = session.call
    if call is None:
        return before.ready(session)
    again = replace(session, scenario=call.scenario, intensity=call.intensity, case=call.case)
    return before.begin(again, call.mode, world)
