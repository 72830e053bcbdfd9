"""The call itself: it begins, lines are said, and the commands that hold, turn back and end it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from coach.bubble import Bubble, Button
from coach.practice import cards
from coach.practice.session import Call, Mode, Session, Taken, moment_of, seed_of
from coach.practice.words import words
from coach.quantities import Quantity
from coach.rehearsal import engine
from coach.rehearsal.book import book
from coach.rehearsal.state import Act, State, Utterance
from coach.review.signs import OWN_ACTS, signs


def begin(session: Session, mode: Mode, conversation: str, now: str) -> Taken:
    """The phone rings."""
    call = Call(
        scenario=session.scenario,
        mode=mode,
        seed=seed_of(conversation, session.begun),
        started=now,
        intensity=session.intensity,
        case=session.case,
    )
    state = call.state()
    said = [cards.info("calling_exam" if mode == "exam" else "calling")]
    if book().scenario(call.scenario).kind == "fraud":
        said.append(cards.info("fraud"))
    said += cards.lines(call, state, state.opening, event="ring")
    return Taken(replace(session, phase="call", call=call, begun=session.begun + 1), said)


def say(session: Session, text: str, acts: Sequence[Act], quantities: Sequence[Quantity]) -> Taken:
    """A line to the collector, and his answer."""
    call = _call(session)
    before = call.state()
    utterance = Utterance(text, _borne_out(text, acts, before), list(quantities))
    state, lines, chip = engine.step(before, utterance)
    after = replace(call, said=[*call.said, utterance], redo=None)
    bubbles = []
    if call.redo:
        moment = moment_of(state.exchanges[-1])
        bubbles.append(cards.difference_bubble(call.redo, moment, chip, state.turn))
    elif chip and call.mode == "practise":
        bubbles.append(cards.chip_bubble(chip, state.turn))
    if not state.ending:
        bubbles += cards.lines(after, state, lines)
        return Taken(replace(session, call=after), bubbles)
    bubbles += cards.lines(after, state, lines, event="end") or [cards.hung_up(after, state)]
    return Taken(replace(session, phase="over", call=after), bubbles)


def _borne_out(text: str, acts: Sequence[Act], state: State) -> list[Act]:
    """The acts that the words bear out, and those that only the words show, as in a review."""
    shown = signs().acts_of(text, [act.id for act in acts], "".join(state.last_lines)) - OWN_ACTS
    known = [act for act in acts if act.id in shown]
    return known + [Act(id) for id in sorted(shown - {act.id for act in acts})]


def retry(session: Session, turn: int | None) -> Taken:
    """Back to the state after `turn` lines, before the last one where none is named."""
    call = session.call
    if call is None:
        return Taken(replace(session, phase="choose"), [cards.info("retry_no_call")])
    if call.mode == "exam" and session.is_live:
        return Taken(session, [cards.info("exam_no_retry", hold_or_call_buttons(session))])
    state = call.state()
    kept = max(0, state.turn - 1) if turn is None else min(turn, state.turn)
    taken_back = state.exchanges[kept] if kept < state.turn else None
    call = replace(
        call,
        mode="practise",
        said=call.said[:kept],
        retried=call.retried or taken_back is not None,
        redo=moment_of(taken_back) if taken_back else None,
        broken="",
        filed=False,
    )
    state = call.state()
    name = "retry" if taken_back else "retry_nothing" if not state.turn else "resumed"
    head = cards.info(name, number=kept + 1)
    return Taken(
        replace(session, phase="call", call=call),
        [head, *cards.lines(call, state, state.last_lines, again=True)],
    )


def hint(session: Session) -> Taken:
    """A line to say; in an exam there is none."""
    call = _call(session)
    if call.mode == "exam":
        return Taken(session, [cards.info("exam_no_hint", hold_or_call_buttons(session))])
    state, given = engine.hint(call.state())
    call = replace(call, hints=list(state.hints))
    session = replace(session, phase="call", call=call)
    return Taken(session, [cards.hint_bubble(given, call, state)])


def again(session: Session) -> Taken:
    """What the collector has said last."""
    call = _call(session)
    state = call.state()
    lines = cards.lines(call, state, state.last_lines, again=True)
    return Taken(session, [cards.info("again"), *lines])


def pause(session: Session) -> Taken:
    """The call on hold."""
    return Taken(replace(session, phase="paused"), [_paused("paused")])


def resume(session: Session) -> Taken:
    """The call taken up again; one that was stopped too."""
    call = replace(_call(session), broken="", filed=False)
    state = call.state()
    if state.ending:
        return Taken(replace(session, phase="choose"), [cards.info("nothing_said")])
    lines = cards.lines(call, state, state.last_lines, again=True)
    return Taken(replace(session, phase="call", call=call), [cards.info("resumed"), *lines])


def on_hold(session: Session) -> Session:
    """The session with its running call put on hold."""
    return replace(session, phase="paused")


def hang_up(session: Session) -> Taken:
    """The user ends the call without a word."""
    call = replace(_call(session), broken="hang_up")
    return Taken(replace(session, phase="over", call=call), [cards.hung_up(call, call.state())])


def stop(session: Session) -> Taken:
    """The safe word."""
    call = replace(_call(session), broken="stop")
    return Taken(replace(session, phase="over", call=call), [_marked("stopped", "stopped")])


def give_up(session: Session) -> Taken:
    """The line was too hard: a better one is shown, and the call ends."""
    call = _call(session)
    _, given = engine.hint(call.state())
    said = [_marked("gave_up", "stopped"), cards.info("gave_up_line", line=given.text)]
    return Taken(replace(session, phase="over", call=replace(call, broken="stop")), said)


COMMANDS: Mapping[str, Callable[[Session], Taken]] = {
    "hint": hint,
    "again": again,
    "pause": pause,
    "resume": resume,
    "hang_up": hang_up,
    "stop": stop,
    "give_up": give_up,
}


def hold_buttons() -> tuple[Button, ...]:
    """What can be done with a call on hold."""
    titles = words().commands
    return tuple(
        Button(titles[id].title, f"{cards.START}.call.{id}") for id in ("resume", "hang_up", "stop")
    )


def hold_or_call_buttons(session: Session) -> tuple[Button, ...]:
    """The commands for where the call stands."""
    if session.phase == "paused":
        return hold_buttons()
    call = _call(session)
    return cards.in_call_buttons(call, call.state())


def _paused(name: str) -> Bubble:
    return _marked(name, "paused", hold_buttons())


def _marked(name: str, kind: str, buttons: tuple[Button, ...] = ()) -> Bubble:
    """A sentence that tells the page what became of the call: paused or stopped."""
    made = cards.info(name, buttons)
    assert made.custom is not None
    made.custom["kind"] = kind
    return made


def _call(session: Session) -> Call:
    assert session.call is not None, "commands are only given in a call"
    return session.call
