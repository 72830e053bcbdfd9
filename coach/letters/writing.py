"""A letter filled with what is known: nothing is invented, what is not known stays a blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.facts import DEBT_REMAINS, GENERAL_INFORMATION
from coach.hardship import since_clause
from coach.letters.book import NO_FIELD, Lender, Letter, LetterBook, Topic
from coach.letters.choosing import people_in, topics_in, wishes_in
from coach.letters.material import Call, Material, date_in_words
from coach.library import Library
from coach.planner.money import yuan
from coach.privacy import MASKS

_PLACE = re.compile(r"\{([a-z_]+)\}")
_SAYS = re.compile(r"^(?:他们?|她们?|对方)?(?:说|讲)(?:了|过|是)?[:：，,]?")
_TOLD_OF = re.compile(r"骂|威胁|恐吓|吓唬|辱骂|侮辱")
_BLANKS = re.compile(r"【请填：([^】]*)】")
_MASK_NAMES = {mask: mask.strip("〔〕") for mask in MASKS.values()}
# These never go into a letter at all, so their place is only marked.
_KEPT_OUT = frozenset({MASKS["id_card"], MASKS["bank_card"], MASKS["code"]})


@dataclass(frozen=True)
class Reason:
    """A fact that the letter leans on, as it is shown."""

    tag: str
    text: str
    source: str


@dataclass(frozen=True)
class Step:
    """Where to send the letter: one step, with the facts behind it."""

    do: str
    why: tuple[Reason, ...]


@dataclass(frozen=True)
class Written:
    """A letter as the user takes it away."""

    letter: Letter
    body: str
    blanks: tuple[str, ...]
    attach: tuple[str, ...]
    channel: tuple[Step, ...]
    why: tuple[Reason, ...]
    notes: tuple[str, ...]


def blank(what: str) -> str:
    """The mark of a place that the user fills in by hand."""
    return f"【请填：{what}】"


def write(letter: Letter, material: Material, book: LetterBook, known: Library) -> Written:
    """Fills the letter."""
    topics = _topics(material, book) if letter.complaint else []
    why = _reasons(letter, topics, known)
    attach = _attachments(letter, topics, material, known)
    values = {
        **_known(material, book, known),
        **_sections(letter, topics, material, book),
        "law": _law(why, book),
        "attach": _numbered(attach, book.lines["attach_heading"]),
        "today": book.lines["today"].replace("{today}", date_in_words(material.today)),
    }

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        return values[name] if name in values else blank(book.fields[name])

    body = _PLACE.sub(value, letter.body)
    body = re.sub(r"\n{3,}", "\n\n", body).strip()
    return Written(
        letter=letter,
        body=body,
        blanks=tuple(dict.fromkeys(_BLANKS.findall(body))),
        attach=attach,
        channel=tuple(_channel(letter, topics, material, book, known)),
        why=why,
        notes=_notes(letter, book),
    )


def _topics(material: Material, book: LetterBook) -> list[Topic]:
    kinds = {kind for call in material.calls for kind in call.violations}
    told = topics_in(material.told, book)
    return [
        topic for topic in book.topics.values() if topic in told or kinds & set(topic.violations)
    ]


def _known(material: Material, book: LetterBook, known: Library) -> dict[str, str]:
    """The single values that are known."""
    values = {
        "debt": _sum(material.debt_fen),
        "income": _sum(material.income_fen),
        "essentials": _sum(material.essentials_fen),
        "monthly": _sum(material.monthly_fen),
        "total": _sum(material.total_fen),
        "periods": str(material.periods) if material.periods else "",
        "months": f"{material.months}个月" if material.months else "",
        "pay_day": f"{material.pay_day}号" if material.pay_day else "",
        "agency": "、".join(
            dict.fromkeys(call.organisation for call in material.calls if call.organisation)
        )
        or material.agency,
        "who": "、".join(people_in(material.told, book)),
    }
    if material.cause:
        cause = known.causes[material.cause]
        values["hardship"] = since_clause(cause, material.since)
        values["proofs"] = cause.proofs
    if material.lender:
        name = material.lender_said or book.lenders[material.lender].name
        of = book.lines["lender_of"].replace("{lender}", name)
        values["lender"] = f"{of}{blank(book.fields['lender'])}"
    return {name: value for name, value in values.items() if value}


def _sum(fen: int | None) -> str:
    return "" if fen is None else f"{yuan(fen)}元"


def _sections(
    letter: Letter, topics: Sequence[Topic], material: Material, book: LetterBook
) -> dict[str, str]:
    lines = [_call(call, book) for call in material.calls] if letter.blank_told == "story" else []
    if material.told:
        lines.append(_unmasked(material.told))
    demands = [*wishes_in(material.told), *(topic.demand for topic in topics), *letter.demands]
    values = {
        "told": "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1))
        if len(lines) > 1
        else "".join(lines),
        "demands": "\n".join(f"{n}. {demand}" for n, demand in enumerate(demands, 1))
        if letter.complaint
        else "".join(demands),
    }
    if material.told and letter.blank_told not in ("story", NO_FIELD):
        values[letter.blank_told] = _unmasked(material.told)
    if not values["told"] and letter.blank_told != NO_FIELD:
        values["told"] = blank(book.fields[letter.blank_told])
    return values


def _call(call: Call, book: LetterBook) -> str:
    parts = [
        book.lines["call_number"].replace("{number}", call.number or blank(book.fields["number"]))
    ]
    if call.times > 1:
        parts.append(book.lines["call_times"].replace("{times}", str(call.times)))
    for name in ("organisation", "name", "staff", "said"):
        value = getattr(call, name)
        if name == "said":
            value = _SAYS.sub("", value)
        if name == "name" and value.startswith("姓"):
            parts.append(value)
        elif name == "said" and _TOLD_OF.match(value):
            parts.append(f"对方{value}")  # told of, not quoted: 骂我老赖
        elif value:
            parts.append(book.lines[f"call_{name}"].replace(f"{{{name}}}", value))
    return f"{call.when}，{'，'.join(map(_unmasked, parts))}"


def _unmasked(text: str) -> str:
    """What was masked becomes a blank to fill in by hand, or a gap where it must stay away."""
    for mask, name in _MASK_NAMES.items():
        text = text.replace(mask, "（略）" if mask in _KEPT_OUT else blank(name))
    return text


def _reasons(letter: Letter, topics: Sequence[Topic], known: Library) -> tuple[Reason, ...]:
    ids = dict.fromkeys([*(id for topic in topics for id in topic.facts), *letter.facts])
    return tuple(reason_of(known, id) for id in ids)


def reason_of(known: Library, id: str) -> Reason:
    """A fact as it is shown: tag, text with its hedge, source and day."""
    fact = known.facts.facts[id]
    return Reason(fact.tag, fact.spoken, fact.source)


def _law(why: Sequence[Reason], book: LetterBook) -> str:
    lines = [book.lines["law_heading"]]
    for reason in why:
        line = book.lines["law"].replace("{tag}", reason.tag).replace("{text}", reason.text)
        lines.append(line.replace("{source}", reason.source))
    return "\n".join(lines)


def _attachments(
    letter: Letter, topics: Sequence[Topic], material: Material, known: Library
) -> tuple[str, ...]:
    proofs = known.causes[material.cause].proofs if material.cause else "【请填：您有的】"
    papers = [*(topic.attach for topic in topics), *letter.attach]
    return tuple(dict.fromkeys(paper.replace("{proofs}", proofs) for paper in papers))


def _numbered(items: Sequence[str], heading: str) -> str:
    return "\n".join([heading, *(f"{n}. {item}" for n, item in enumerate(items, 1))])


def _channel(
    letter: Letter, topics: Sequence[Topic], material: Material, book: LetterBook, known: Library
) -> Iterator[Step]:
    """The routes of the topics first (danger, fraud), then the lender's own."""
    lender = book.lenders.get(material.lender or "", book.unknown_lender)
    if letter.channel:
        yield from _talk(letter, lender, book, known)
        return
    said: set[str] = set()
    urgent = [route for topic in topics for route in topic.routes]
    for route in dict.fromkeys([*urgent, *lender.routes]):
        for number, step in enumerate(book.routes[route].steps):
            do = step.do
            facts = step.facts
            if route == lender.routes[0] and number == 0 and lender.first:
                do, facts = known.facts.fill(lender.first), ()
            if route == "W07":
                do = f"{book.routes[route].situation}：{do}"
            if do not in said:
                said.add(do)
                yield Step(do, tuple(reason_of(known, id) for id in facts))


def _talk(letter: Letter, lender: Lender, book: LetterBook, known: Library) -> Iterator[Step]:
    """The lender's own entrance, and then the end of the route: to have it in writing."""
    steps = book.routes[letter.channel].steps
    if lender.talk:
        yield Step(known.facts.fill(lender.talk), ())
        steps = steps[-1:]
    for step in steps:
        yield Step(step.do, tuple(reason_of(known, id) for id in step.facts))


def _notes(letter: Letter, book: LetterBook) -> tuple[str, ...]:
    notes = [book.notes["fill_in"], book.notes["truth"], book.notes["not_sent"]]
    if letter.complaint:
        notes.append(DEBT_REMAINS)
    return (*notes, GENERAL_INFORMATION)
