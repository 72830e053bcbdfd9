"""Holds a scenario against the rest of the knowledge, so that no run can meet a hole in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from coach.content import ContentError
from coach.facts import Facts
from coach.rehearsal.moves import STAGES, Move, MoveBook, check_lines
from coach.rehearsal.offers import alternatives
from coach.rehearsal.scenario import CALLS, Call, Scenario
from coach.rehearsal.speech import fill, values, wordings
from coach.rehearsal.state import ENDINGS
from coach.rehearsal.terms import KINDS, MONEY_KINDS, SILENT_KINDS, move_of
from coach.review.names import ITEMS, RED_LINES, VIOLATIONS

SCENARIO_KINDS = frozenset({"debt", "fraud", "third_party", "wrong_number"})
SPOKEN = (2, 60)
"""Characters of a collector's line once filled in."""

SAID = (1, 60)
"""Characters of a learner's line in a transcript."""

_LENGTHS = {"title": 12, "role": 40, "know": 34, "goal": 20, "path": 28, "line": 48}


@dataclass(frozen=True)
class Known:
    """The ids that a scenario may name."""

    acts: Collection[str]
    causes: Collection[str]
    facts: Facts
    moves: MoveBook


def check_scenario(scenario: Scenario, file: str, known: Known) -> None:
    """Makes sure that the scenario can be played from start to end.

    Raises:
        ContentError: it cannot; the message begins with the file and the field.
    """
    if scenario.id != file.removesuffix(".yml"):
        raise ContentError(f"{file} id: {scenario.id} is not the file's name")
    _check_brief(scenario, file, known)
    _check_stages(scenario, file)
    _check_moves(scenario, file, known)
    _check_offers(scenario, file, known)
    _check_lines(scenario, file, known)
    _check_calls(scenario, file, known)
    _check_debrief(scenario, file, known)


def _one_of(where: str, ids: Iterable[str], known: Collection[str]) -> None:
    for id in ids:
        if id not in known:
            raise ContentError(f"{where}: unknown {id}")


def _within(where: str, number: int, low: int, high: int) -> None:
    if not low <= number <= high:
        raise ContentError(f"{where}: {number} is not from {low} to {high}")


def _short(where: str, text: str, kind: str) -> None:
    if len(text) > _LENGTHS[kind]:
        raise ContentError(f"{where}: {len(text)} characters, at most {_LENGTHS[kind]}: {text}")


def _check_brief(scenario: Scenario, file: str, known: Known) -> None:
    _short(f"{file} title", scenario.title, "title")
    _within(f"{file} level", scenario.level, 1, 4)
    _one_of(f"{file} kind", [scenario.kind], SCENARIO_KINDS)
    _short(f"{file} brief role", scenario.brief.role, "role")
    _within(f"{file} brief know", len(scenario.brief.know), 1, 5)
    _within(f"{file} brief goals", len(scenario.brief.goals), 1, 3)
    for text in scenario.brief.know:
        _short(f"{file} brief know", text, "know")
    for goal in scenario.brief.goals:
        _one_of(f"{file} brief goals", [goal.item], ITEMS)
        _short(f"{file} brief goals", goal.say, "goal")
    for name in ("pressure", "trust"):
        _within(f"{file} mood {name}", getattr(scenario.mood, name), 0, 10)
    _within(f"{file} end max_turns", scenario.end.max_turns, 4, 20)
    _within(f"{file} end escalate_pressure", scenario.end.escalate_pressure, 8, 10)
    if scenario.means:
        _one_of(f"{file} means cause", [scenario.means.cause], known.causes)
        _within(f"{file} means pay_day", scenario.means.pay_day, 1, 28)


def _check_stages(scenario: Scenario, file: str) -> None:
    graph = scenario.stages
    _one_of(f"{file} stages", graph, STAGES)
    for stage, targets in graph.items():
        _one_of(f"{file} stages {stage}", targets, graph)
    if scenario.start not in graph:
        raise ContentError(f"{file} start: {scenario.start} is no stage of it")
    reached = [scenario.start]
    for stage in reached:  # grows while it is walked
        reached += [target for target in graph[stage] if target not in reached]
    lost = sorted(set(graph) - set(reached))
    if lost:
        raise ContentError(f"{file} stages: {', '.join(lost)} cannot be reached")
    if "close" not in reached:
        raise ContentError(f"{file} stages: no way leads to close")


def _check_moves(scenario: Scenario, file: str, known: Known) -> None:
    moves = known.moves.moves
    _one_of(f"{file} moves", [*scenario.moves, scenario.fallback], moves)
    for id in scenario.moves:
        if moves[id].role not in ("push", "reply"):
            raise ContentError(f"{file} moves: {id} is a {moves[id].role}, not a push or a reply")
    for trap in scenario.traps:
        _one_of(f"{file} traps", [trap.move], moves)
        _one_of(f"{file} traps {trap.move}", [trap.stage], scenario.stages)
        if moves[trap.move].role != "trap":
            raise ContentError(f"{file} traps: {trap.move} is no trap")
    _one_of(f"{file} violations", scenario.violations, VIOLATIONS)
    made = {moves[id].violation for id in (*scenario.moves, *(t.move for t in scenario.traps))}
    undeclared = sorted(made - {""} - set(scenario.violations))
    if undeclared:
        raise ContentError(f"{file} violations: {', '.join(undeclared)} can occur too")


def _check_offers(scenario: Scenario, file: str, known: Known) -> None:
    _within(f"{file} offers", len(scenario.offers), 1, 4)
    before: list[str] = []
    for number, offer in enumerate(scenario.offers, 1):
        where = f"{file} offers {number}"
        if offer.rung != number:
            raise ContentError(f"{where}: rung {offer.rung} is out of order")
        _one_of(f"{where} kind", [offer.kind], KINDS)
        for need in offer.needs:
            _one_of(f"{where} needs", alternatives(need), known.moves.evidence)
        for need in before:
            # Who has earned this offer must have earned the one before it.
            if not any(alternatives(now) <= alternatives(need) for now in offer.needs):
                raise ContentError(f"{where} needs: {need} of the offer before it is missing")
        before = offer.needs
        if offer.kind in MONEY_KINDS and scenario.debt is None:
            raise ContentError(f"{where}: {offer.kind} without a debt")
    _one_of(f"{file} win endings", scenario.win.endings, ENDINGS)
    _within(f"{file} win rung", scenario.win.rung, 0, len(scenario.offers))


def _check_lines(scenario: Scenario, file: str, known: Known) -> None:
    if "open" not in scenario.lines:
        raise ContentError(f"{file} lines: open is missing")
    _one_of(f"{file} lines", scenario.lines, known.moves.moves)
    for id, lines in scenario.lines.items():
        check_lines(f"{file} lines {id}", lines)
    for move, line in all_lines(scenario, known.moves):
        _within(f"{file} lines {move.id}: {line}", len(line), *SPOKEN)


def all_lines(scenario: Scenario, book: MoveBook) -> list[tuple[Move, str]]:
    """Every line that the collector can say in the scenario, filled in, with its move.

    Raises:
        ContentError: a line has a placeholder without a value.
    """
    said: list[tuple[Move, str]] = []
    offers = {move_of(offer): offer for offer in scenario.offers if offer.kind not in SILENT_KINDS}
    for move in book.moves.values():
        listed = (move.core and move.role != "offer") or move.id in scenario.moves
        sprung = move.id in {trap.move for trap in scenario.traps} or move.id == scenario.fallback
        if not (listed or sprung or move.id in offers or move.id in scenario.lines):
            continue
        if not speakable(scenario, move):
            continue
        offer = offers.get(move.id) or (scenario.offers[-1] if _after_offer(move) else None)
        known = values(scenario, offer)
        for intensity in (1, 4):
            said += [(move, fill(line, known)) for line in wordings(scenario, move, intensity)]
    return said


def _after_offer(move: Move) -> bool:
    """Whether the move is made only once there is an offer, whose numbers it may then repeat."""
    return bool({"offered", "accepted"} & set(move.when.has)) or move.role == "offer"


def speakable(scenario: Scenario, move: Move) -> bool:
    """Whether the scenario has what the move speaks of: without a debt nobody names its sum."""
    if scenario.debt is not None or move.id in scenario.lines:
        return True
    debt_words = ("{product}", "{days}", "{total}", "{principal}", "{interest}", "{penalty}")
    return not any(word in line for line in (*move.lines, *move.hard) for word in debt_words)


def _check_calls(scenario: Scenario, file: str, known: Known) -> None:
    if set(scenario.calls) != set(CALLS):
        raise ContentError(f"{file} calls: must be {', '.join(CALLS)}")
    for name, call in scenario.calls.items():
        _check_call(call, f"{file} calls {name}", known, len(scenario.offers))


def _check_call(call: Call, where: str, known: Known, rungs: int) -> None:
    for number, turn in enumerate(call.turns, 1):
        _one_of(f"{where} turn {number} acts", turn.acts, known.acts)
        _within(f"{where} turn {number} say", len(turn.say), *SAID)
    expect = call.expect
    _one_of(f"{where} expect endings", expect.endings, ENDINGS)
    _one_of(f"{where} expect red_lines", expect.red_lines, RED_LINES)
    for rung in expect.rungs:
        _within(f"{where} expect rung", rung, 0, rungs)
    if len(expect.process) != 2:
        raise ContentError(f"{where} expect process: from and to are needed")
    _check_labels(expect.labels, where)


def _check_labels(labels: Mapping[str, int | str], where: str) -> None:
    _one_of(f"{where} expect labels", labels, ITEMS)
    for item, label in labels.items():
        if label != "na" and label not in range(4):
            raise ContentError(f"{where} expect labels {item}: {label!r} is no level")


def _check_debrief(scenario: Scenario, file: str, known: Known) -> None:
    debrief = scenario.debrief
    _one_of(f"{file} debrief facts", debrief.facts, known.facts.facts)
    _one_of(f"{file} debrief model_lines", debrief.model_lines, ITEMS)
    for step in debrief.best_path:
        _short(f"{file} debrief best_path", step, "path")
    for item, line in debrief.model_lines.items():
        _short(f"{file} debrief model_lines {item}", fill(line, values(scenario)), "line")
