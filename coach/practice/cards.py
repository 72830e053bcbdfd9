"""The bubbles of a rehearsal: the lines of the call, the marks, the brief and the list of calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from coach.bubble import Bubble, Button, notice
from coach.practice.session import Call, Moment, Session
from coach.practice.words import words
from coach.rehearsal.book import book
from coach.rehearsal.brief import as_text as brief_text
from coach.rehearsal.brief import brief_card
from coach.rehearsal.chips import Hint
from coach.rehearsal.progress import Run, unlocked_level
from coach.rehearsal.scenario import Scenario
from coach.rehearsal.state import Chip, State
from coach.review.rubric import rubric

START = "do_start_rehearsal"
LEVELS = (1, 2, 3, 4)


def info(name: str, /, buttons: Sequence[Button] = (), **values: object) -> Bubble:
    """A sentence of the coach."""
    return notice(words().line(name, **values), "info", buttons=tuple(buttons))


def button(name: str, payload: str, /, **values: object) -> Button:
    """A button that says something to the rehearsal: `mode.exam`, `call.pause`."""
    return Button(words().button(name, **values), f"{START}.{payload}")


# --- the call -------------------------------------------------------------------------------------


def in_call_buttons(call: Call, state: State) -> tuple[Button, ...]:
    """The commands that can be given now."""
    titles = {id: word.title for id, word in words().commands.items()}
    aided = call.mode == "practise"
    helps = [Button(titles["hint"], "do_hint")] if aided else []
    if aided and state.turn:
        helps.append(Button(titles["retry"], "do_retry_turn"))
    rest = ("again", "pause", "hang_up", "stop")
    return (*helps, *(Button(titles[id], f"{START}.call.{id}") for id in rest))


def lines(
    call: Call, state: State, said: Sequence[str], *, event: str = "line", again: bool = False
) -> list[Bubble]:
    """The collector's lines; the buttons stand under the last one while the call runs.

    event: ring marks the first line, end the last.
    """
    bubbles = []
    for number, text in enumerate(said):
        last = number == len(said) - 1
        first_ring = event == "ring" and number == 0
        kind = "ring" if first_ring else "end" if event == "end" and last else "line"
        buttons = in_call_buttons(call, state) if last and event != "end" else ()
        bubbles.append(Bubble(text, buttons, line_card(call, state, kind, again=again)))
    return bubbles


def line_card(
    call: Call, state: State, event: str, *, who: str = "collector", again: bool = False
) -> dict[str, Any]:
    """The data of card.line."""
    scenario = book().scenario(call.scenario)
    return {
        "type": "card.line",
        "v": 1,
        "event": event,
        "who": who,
        "scenario": scenario.id,
        "title": scenario.title,
        "stage": scenario.stage,
        "level": scenario.level,
        "intensity": state.intensity,
        "mode": call.mode,
        "phase": state.stage,
        "turn": state.turn,
        "again": again,
        "caller": dict(words().caller),
        "started": call.started,
        "ending": state.ending if event == "end" else "",
    }


def hung_up(call: Call, state: State) -> Bubble:
    """The end of a call in which nobody says a last word."""
    by_user = call.broken == "hang_up" or state.ending in ("hangup", "reported")
    text = words().line("hung_up" if by_user else "he_hung_up")
    return Bubble(text, (), line_card(call, state, "end"))


def chip_bubble(chip: Chip, turn: int) -> Bubble:
    """The small mark on the user's line."""
    return Bubble(
        f"{chip.mark} {chip.text}", (), _feedback("chip", turn, chip.item, chip.text, chip.mark)
    )


def hint_bubble(given: Hint, call: Call, state: State) -> Bubble:
    """A line to say, and what it costs."""
    cost = words().line("hint_cost", item=rubric().items[given.item].title)
    card = _feedback("hint", state.turn, given.item, cost) | {"say_now": given.text}
    text = f"{words().line('hint', line=given.text)}\n{cost}"
    return Bubble(text, in_call_buttons(call, state), card)


def difference_bubble(before: Moment, after: Moment, chip: Chip | None, turn: int) -> Bubble:
    """What the new wording of a line changed."""
    say = words()
    parts = []
    if before.pressure != after.pressure:
        parts.append(say.line("pressure", before=before.pressure, after=after.pressure))
    if before.trust != after.trust:
        parts.append(say.line("trust", before=before.trust, after=after.trust))
    if before.rung != after.rung:
        parts.append(say.line("rung", before=before.rung, after=after.rung))
    text = say.line(
        "changed",
        before=before.text,
        after=after.text,
        differences="，".join(parts) or say.line("same"),
    )
    if chip:
        text += f"\n{chip.mark} {chip.text}"
    card = _feedback("difference", turn, chip.item if chip else "", text, after.mark)
    return Bubble(text, (), card | {"before": asdict(before), "after": asdict(after)})


def _feedback(kind: str, turn: int, item: str, text: str, mark: str = "") -> dict[str, Any]:
    return {
        "type": "card.feedback",
        "v": 1,
        "kind": kind,
        "turn": turn,
        "mark": mark,
        "item": item,
        "title": rubric().items[item].title if item else "",
        "text": text,
    }


# --- before the call ------------------------------------------------------------------------------


def brief_bubble(session: Session) -> Bubble:
    """Who the user is, what he knows and what to practise, and the ways to begin."""
    scenario = book().scenario(session.scenario)
    data = brief_card(scenario.id, session.intensity, session.case)
    dial = session.intensity or scenario.level
    goals = [{**goal, "title": rubric().items[goal["item"]].title} for goal in data["goals"]]
    card = {
        "type": "card.notice",
        "v": 1,
        "kind": "brief",
        "id": scenario.id,
        **{name: data[name] for name in ("title", "stage", "level", "role", "know", "notice")},
        "intensity": dial,
        "own": session.case is not None,
        "goals": goals,
    }
    text = f"{brief_text(data, words().stages)}\n{words().line('ready')}"
    return Bubble(text, _brief_buttons(session, scenario, dial), card)


def _brief_buttons(session: Session, scenario: Scenario, dial: int) -> tuple[Button, ...]:
    shown = [
        button("practise", "mode.practise"),
        button("watch_good", "mode.watch_good"),
        button("watch_bad", "mode.watch_bad"),
        button("exam", "mode.exam"),
    ]
    if can_be_own(scenario):
        own = session.case is not None
        shown.append(button("given", "case.given") if own else button("own", "case.own"))
    if dial < max(LEVELS):
        shown.append(button("harder", f"dial.{dial + 1}"))
    if dial > min(LEVELS):
        shown.append(button("softer", f"dial.{dial - 1}"))
    shown.append(button("menu", "call.menu"))
    return tuple(shown)


def can_be_own(scenario: Scenario) -> bool:
    """Whether the user's own numbers can be played in it."""
    return scenario.kind == "debt" and scenario.debt is not None and scenario.means is not None


def menu_bubble(
    runs: Sequence[Run], *, level: int | None = None, unfinished: bool = False
) -> Bubble:
    """All calls by level; the recommended level's, or those of `level`, as buttons."""
    say, open_level = words(), unlocked_level(runs)
    shown = level or open_level
    head = [say.line("again_unfinished")] if unfinished else []
    head.append(say.line("menu_level" if level else "menu", level=shown))
    levels = [shown] if level else list(LEVELS)
    for number in levels:
        titles = "、".join(scenario.title for scenario in of_level(number))
        head.append(say.line("menu_line", level=number, name=say.levels[number], titles=titles))
    buttons = [button("resume", "call.resume")] if unfinished else []
    buttons += [scenario_button(scenario) for scenario in of_level(shown)]
    buttons += [
        button("level", f"level.{number}", level=number) for number in LEVELS if number != shown
    ]
    card = {
        "type": "card.notice",
        "v": 1,
        "kind": "menu",
        "id": None,
        "unlocked": open_level,
        "levels": [_level_card(number, runs) for number in levels],
    }
    return Bubble("\n".join(head), tuple(buttons), card)


def found_bubble(ids: Sequence[str]) -> Bubble:
    """The few calls that a wish may have meant."""
    found = [scenario_button(book().scenario(id)) for id in ids[:4]]
    return info("menu_found", [*found, button("menu", "call.menu")])


def of_level(level: int) -> list[Scenario]:
    """The scenarios of a level, the easy ones first."""
    return sorted(
        (scenario for scenario in book().scenarios.values() if scenario.level == level),
        key=lambda scenario: (scenario.harsh, scenario.mood.pressure, scenario.id),
    )


def scenario_button(scenario: Scenario) -> Button:
    """The button that shows the brief of the call."""
    return Button(scenario.title, f"{START}.scenario.{scenario.id}")


def _level_card(level: int, runs: Sequence[Run]) -> dict[str, Any]:
    return {
        "level": level,
        "title": f"第{level}关：{words().levels[level]}",
        "scenarios": [
            {
                "id": scenario.id,
                "title": scenario.title,
                "stage": scenario.stage,
                "level": level,
                "harsh": scenario.harsh,
                "best": max(
                    (run.process for run in runs if run.scenario == scenario.id), default=None
                ),
                "payload_id": f"{START}.scenario.{scenario.id}",
            }
            for scenario in of_level(level)
        ],
    }
