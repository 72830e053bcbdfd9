"""The small mark that the learner sees after a turn, and the hint that he can ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.content import ContentError
from coach.library import library
from coach.rehearsal.moves import MoveBook
from coach.rehearsal.reading import LOSING
from coach.rehearsal.role_lines import DEBT_ITEMS, role_lines
from coach.rehearsal.scenario import Scenario
from coach.rehearsal.speech import fill, values
from coach.rehearsal.state import Chip, State
from coach.review.names import RED_LINE_ITEM
from coach.review.rubric import Rubric

_ORDER = ("verify", "record", "facts", "hardship", "plan", "respect", "close")
_EVIDENCE_ITEM = {
    "verify": "verify",
    "record": "record",
    "facts": "facts",
    "hardship": "hardship",
    "documents": "hardship",
    "plan": "plan",
    "counter": "plan",
    "written": "close",
    "refuse": "privacy",
    "official": "privacy",
    "boundary": "boundary",
    "own_debt": "respect",
    "polite": "respect",
    "callback": "close",
}
_OWN_WORDS = {"callback": "约好了时段", "counter": "没答应做不到的"}
"""Marks for what an item's own praise would not fit."""
_PLANS = frozenset({"negotiate_instalments", "offer_payment", "ask_extension"})


@dataclass(frozen=True)
class Hint:
    """Help that was asked for: the item it is about, and a line to say. It costs that item."""

    item: str
    text: str


def chip_of(
    text: str,
    acts: Sequence[str],
    earns: Sequence[str],
    crossed: Sequence[str],
    rubric: Rubric,
    kind: str = "debt",
) -> Chip | None:
    """The mark for a line with these acts: a red line, else something lost, else something earned."""
    items = _items_of(acts)
    if crossed:
        return Chip("✗", RED_LINE_ITEM[crossed[0]], rubric.red_lines[crossed[0]].chip)
    given_away = role_lines(kind).chips.get("privacy")
    if given_away and "leak_privacy" in acts:
        return Chip("✗", "privacy", given_away)
    for act, item in items:
        if act in LOSING:
            return Chip("△", item, rubric.items[item].chip_poor)
    won = {_EVIDENCE_ITEM[name]: name for name in reversed(earns) if name in _EVIDENCE_ITEM}
    if kind != "debt":
        won = {item: name for item, name in won.items() if item not in DEBT_ITEMS}
    if won:
        item = min(won, key=lambda name: name == "respect")  # being polite is told only if alone
        if won[item] in _OWN_WORDS:
            return Chip("✓", item, _OWN_WORDS[won[item]])
        if item == "hardship" and "cause" not in rubric.items[item].named(text):
            return Chip("△", item, rubric.items[item].chip_poor)
        return Chip("✓", item, rubric.items[item].chip_good)
    if (
        kind == "debt"
        and _PLANS & set(acts)
        and "plan" not in earns
        and "decline_offer" not in acts
    ):
        return Chip("△", "plan", rubric.items["plan"].chip_poor)
    return None


def _items_of(acts: Sequence[str]) -> list[tuple[str, str]]:
    """Each act with the first item of the rubric that it touches."""
    known = library().acts
    return [(act, known[act].rubric[0]) for act in acts if act in known and known[act].rubric]


def hint_of(state: State, scenario: Scenario, book: MoveBook, rubric: Rubric) -> Hint:
    """What to say next: what the collector's last move asks for, else the first thing missing."""
    done = {_EVIDENCE_ITEM[name] for name in state.earned if name in _EVIDENCE_ITEM}
    wanted = [book.moves[id].wants for id in reversed(state.last) if id in book.moves]
    debtor = scenario.kind == "debt"
    open_items = [
        item
        for item in wanted
        if item
        and (debtor or item not in DEBT_ITEMS)
        and (item not in done or item in ("privacy", "calm", "close"))
    ]
    goals = [goal.item for goal in scenario.brief.goals]
    ordered = [*goals, *(_ORDER if debtor else ("verify", "record"))]
    last = "close" if debtor else "boundary"
    item = next(iter([*open_items, *(name for name in ordered if name not in done)]), last)
    return Hint(item, model_line(item, scenario, rubric))


def model_line(item: str, scenario: Scenario, rubric: Rubric) -> str:
    """A good line for the item, with the scenario's own numbers in it."""
    own = scenario.debrief.model_lines.get(item) or role_lines(scenario.kind).items.get(item)
    known = values(scenario)
    if own:
        return fill(own, known)
    for line in rubric.items[item].lines:
        try:
            return fill(line, known)
        except ContentError:  # the scenario lacks one of the line's numbers: nothing is owed in it
            continue
    return rubric.items[item].advice
