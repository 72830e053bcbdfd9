"""The report after a call: what was good, the two things to do better first, and what to do next.

The report is data for a card and one text that says the same. It names at most two strengths and
two fixes: more is not taken in at once.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from coach.facts import DEBT_REMAINS
from coach.library import library
from coach.review.call import CallBrief, Line, Turn, lines_of
from coach.review.labels import NA
from coach.review.moments import best_moment, weak_moment
from coach.review.names import ITEMS, RED_LINE_ITEM
from coach.review.numbers import Numbers, numbers_of
from coach.review.rubric import TOP_LEVEL, Rubric, grade
from coach.review.rubric import rubric as own_rubric
from coach.review.score import Review
from coach.review.violations import violation_kinds

MOST = 2
"""How many strengths, and how many fixes, are told."""

DRILL_DAYS = (1, 3, 7)
"""After how many days the weak item comes up again: the first, the second, the third time."""

PARTLY = "这一项做到了大半。"
LEAK_TITLE = "说出了不该说的信息"
_LEAK_ADVICE = "家人、住址、单位，对方问了也别说。"
_LEAK_FAMILY = "家里人跟这笔账无关，我不说，请只联系我本人。"
_LEAK_OWN = "住址和单位我不报，有事打我本人电话，我会接。"
_FAMILY = re.compile(
    "妈|爸|爹|娘|老婆|老公|爱人|孩子|儿子|女儿|家人|哥|姐|弟|妹|对象|亲戚|朋友|同事|领导"
)
GOT_A_NUMBER = "问到了姓名或工号"
RETRY = "重来这一句"
_BLANK = re.compile(r"\{[a-z_]+\}")
_STRONG = 2  # the level from which an item can be praised


@dataclass(frozen=True)
class Strength:
    """An item done well, with the user's own words. turn: from 1 over all turns of the call."""

    item: str
    title: str
    text: str
    quote: str
    turn: int


@dataclass(frozen=True)
class Fix:
    """One thing to do better: the user's line, a better one, and why.

    retry: the number of the user's line in the call, from 0: what `restore` takes. fact: the source
    as it is shown.
    """

    item: str
    title: str
    advice: str
    quote: str
    turn: int
    retry: int
    better: str
    why: str
    guide: str
    fact: str


@dataclass(frozen=True)
class Point:
    """The mood after a turn of the user (0: the opening), and what turned there."""

    turn: int
    pressure: int
    trust: int
    rung: int
    turning: str = ""


@dataclass(frozen=True)
class Result:
    """What the call came to, apart from how it was led. rung of best; None: nothing was agreed."""

    ending: str
    rung: int
    best: int
    affordable: bool | None
    written: bool
    won: bool


@dataclass(frozen=True)
class Next:
    """What to practise next, and on which day (ISO)."""

    scenario: str
    title: str
    item: str
    date: str


@dataclass(frozen=True)
class Context:
    """What a rehearsal adds to a reviewed call; empty for a pasted one.

    most: how many fixes there may be where that many things were plainly wrong. better: a better line by item, with the user's numbers in it; answers: what to answer to a kind of
    violation, where it is another line than a debtor's; best_path: the scenario's steps.
    """

    title: str = ""
    most: int = MOST
    better: Mapping[str, str] = field(default_factory=dict)
    red_better: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    result: Result | None = None
    curve: Sequence[Point] = ()
    best_path: Sequence[str] = ()
    next_scenario: tuple[str, str] | None = None
    hints: Sequence[str] = ()


@dataclass(frozen=True)
class Report:
    """All that is shown after a call."""

    title: str
    verdict: str
    red_lines: list[dict[str, Any]]
    process: int
    grade: str
    result: Result | None
    items: list[dict[str, Any]]
    strengths: list[Strength]
    fixes: list[Fix]
    curve: list[Point]
    best_path: list[str]
    own_path: list[str]
    violations: list[dict[str, Any]]
    numbers: Numbers
    hints: list[str]
    next: Next | None

    def as_card(self) -> dict[str, Any]:
        """The data of card.report."""
        return {"type": "card.report", "v": 1, **dataclasses.asdict(self)}


def report(
    review: Review,
    turns: Sequence[Turn],
    brief: CallBrief,
    today: dt.date,
    context: Context | None = None,
    rubric: Rubric | None = None,
) -> Report:
    """The report of a reviewed call. `today` is the day that the next drill is counted from."""
    known, more = rubric or own_rubric(), context or Context()
    lines = lines_of(turns)
    fixes = _fixes(review, lines, more, known)
    return Report(
        title=more.title,
        verdict=_verdict(review, known),
        red_lines=_red_lines(review, lines, known),
        process=review.process,
        grade=grade(review.process),
        result=more.result,
        items=[_strip(item, review, known) for item in ITEMS],
        strengths=_strengths(review, lines, known),
        fixes=fixes,
        curve=list(more.curve),
        best_path=list(more.best_path),
        own_path=_own_path(review, lines, known),
        violations=_violations(review, turns, more),
        numbers=numbers_of(turns, lines, brief),
        hints=list(more.hints),
        next=_next(fixes, more, today),
    )


def drill_date(today: dt.date, times: int) -> dt.date:
    """The day on which an item comes up again that has gone well `times` times since it was weak."""
    return today + dt.timedelta(days=DRILL_DAYS[min(times, len(DRILL_DAYS) - 1)])


# --- the parts ------------------------------------------------------------------------------------


def _verdict(review: Review, rubric: Rubric) -> str:
    if review.red_lines:
        titles = "、".join(rubric.red_lines[id].title for id in review.red_lines[:MOST])
        return f"踩了红线：{titles}。这一条要先改。"
    return rubric.verdicts[grade(review.process)]


def _red_lines(review: Review, lines: Sequence[Line], rubric: Rubric) -> list[dict[str, Any]]:
    found = []
    for id, turns in review.crossings.items():
        line = next((line for line in lines if line.number in turns), None)
        shown = {"turn": line.number, "quote": line.text} if line else {"turn": 0, "quote": ""}
        found.append({"id": id, "title": rubric.red_lines[id].title, **shown})
    return found


def _strip(item: str, review: Review, rubric: Rubric) -> dict[str, Any]:
    about = rubric.items[item]
    return {
        "id": item,
        "title": about.title,
        "level": review.labels[item],
        "weight": about.weight,
    }


def _strengths(review: Review, lines: Sequence[Line], rubric: Rubric) -> list[Strength]:
    """The weightiest items done well, each with other words of the user's, none with a red line."""
    crossed = {turn for turns in review.crossings.values() for turn in turns}
    ranked = sorted(
        (
            item
            for item in ITEMS
            if review.labels[item] != NA and int(review.labels[item]) >= _STRONG
        ),
        key=lambda item: (-int(review.labels[item]), -rubric.items[item].weight),
    )
    found: list[Strength] = []
    for item in ranked:
        line = best_moment(item, review, lines, rubric)
        if line is None or line.number in crossed:
            continue
        if any(line.number == other.turn for other in found):
            continue
        about = rubric.items[item]
        praise = about.praise if review.labels[item] == TOP_LEVEL else PARTLY
        found.append(Strength(item, about.title, praise, line.text, line.number))
        if len(found) == MOST:
            break
    return found


def _fixes(review: Review, lines: Sequence[Line], more: Context, rubric: Rubric) -> list[Fix]:
    """Red lines first, then the items that lost the most points."""
    found: list[Fix] = []
    for id, turns in review.crossings.items():
        line = next((line for line in lines if line.number in turns), None)
        # One line that crosses two is said better once.
        if line is not None and line.number not in {fix.turn for fix in found}:
            better = more.red_better.get(id) or _plain(rubric.red_lines[id].line)
            red = rubric.red_lines[id]
            fix = _fix(RED_LINE_ITEM[id], line, lines, better, rubric)
            found.append(
                dataclasses.replace(
                    fix,
                    title=red.title,
                    advice=red.chip,
                    why=red.why or fix.why,
                    fact=library().facts.facts[red.fact].basis if red.fact else fix.fact,
                )
            )
    if more.most > MOST:
        found += _leaks(lines, {fix.turn for fix in found}, rubric)
    most = min(more.most, max(MOST, len(found)))
    for item in _by_loss(review, rubric):
        if item in {fix.item for fix in found}:
            continue
        line = weak_moment(item, review, lines, rubric, {fix.turn for fix in found})
        if line is not None and line.number not in {fix.turn for fix in found}:
            better = _better(item, review, more, rubric)
            found.append(_fix(item, line, lines, better, rubric))
    return found[:most]


def _leaks(lines: Sequence[Line], taken: Collection[int], rubric: Rubric) -> list[Fix]:
    """The first line that gives somebody's whereabouts away and is not corrected already."""
    line = next(
        (one for one in lines if one.does("leak_privacy") and one.number not in taken), None
    )
    if line is None:
        return []
    better = _LEAK_FAMILY if _FAMILY.search(line.text) else _LEAK_OWN
    fix = _fix("privacy", line, lines, better, rubric)
    return [dataclasses.replace(fix, title=LEAK_TITLE, advice=_LEAK_ADVICE)]


def _better(item: str, review: Review, more: Context, rubric: Rubric) -> str:
    """A better line for the item; to a violation, the one that answers its kind."""
    if item == "boundary" and review.violations:
        kind = review.violations[0].kind
        return more.answers.get(kind) or library().facts.fill(violation_kinds()[kind].say)
    return more.better.get(item) or _plain(*rubric.items[item].lines)


def _by_loss(review: Review, rubric: Rubric) -> list[str]:
    """The items below the top, those that lost the most points first."""
    lost = {
        item: rubric.items[item].weight * (TOP_LEVEL - int(level))
        for item, level in review.labels.items()
        if level != NA
    }
    return sorted((item for item in lost if lost[item]), key=lambda item: -lost[item])


def _plain(*lines: str) -> str:
    """The first line that needs no numbers but hotlines, filled in; for calls without a scenario."""
    facts = library().facts
    for line in lines:
        filled = facts.fill(line)
        if "{" not in filled:
            return filled
    return _BLANK.sub("××", facts.fill(lines[0]))


def _fix(item: str, line: Line, lines: Sequence[Line], better: str, rubric: Rubric) -> Fix:
    about = rubric.items[item]
    fact = library().facts.facts[about.fact]
    return Fix(
        item=item,
        title=about.title,
        advice=about.advice,
        quote=line.text,
        turn=line.number,
        retry=[other.number for other in lines].index(line.number),
        better=better,
        why=about.why,
        guide=about.guide,
        fact=fact.basis,
    )


def _own_path(review: Review, lines: Sequence[Line], rubric: Rubric) -> list[str]:
    """What the user did well, in the order in which it came."""
    done = [
        (min(review.evidence[item], default=0), _done(item, review, lines, rubric))
        for item in ITEMS
        if review.labels[item] != NA and int(review.labels[item]) >= _STRONG
    ]
    return [text for _, text in sorted(done)]


def _done(item: str, review: Review, lines: Sequence[Line], rubric: Rubric) -> str:
    """What was done; who has got a number but has not said that he notes it has only asked."""
    noted = any(line.does("state_recording") for line in lines)
    return GOT_A_NUMBER if item == "record" and not noted else rubric.items[item].chip_good


def _violations(review: Review, turns: Sequence[Turn], more: Context) -> list[dict[str, Any]]:
    """Each violation once, where it first stands, with what it rests on and what to answer."""
    facts, kinds = library().facts, violation_kinds()
    found: dict[str, dict[str, Any]] = {}
    for violation in review.violations:
        about = kinds[violation.kind]
        found.setdefault(
            violation.kind,
            {
                "kind": violation.kind,
                "turn": violation.turn,
                "quote": turns[violation.turn - 1].text,
                "say": more.answers.get(violation.kind) or facts.fill(about.say),
                "fact": facts.facts[about.fact].spoken,
                "source": facts.facts[about.fact].source,
            },
        )
    return list(found.values())


def _next(fixes: Sequence[Fix], more: Context, today: dt.date) -> Next | None:
    if more.next_scenario is None:
        return None
    id, title = more.next_scenario
    item = fixes[0].item if fixes else ""
    return Next(id, title, item, drill_date(today, 0).isoformat())


# --- the same in words ----------------------------------------------------------------------------


def as_text(report: Report, rubric: Rubric | None = None) -> str:
    """All that the card shows, in words."""
    known = rubric or own_rubric()
    parts = [report.verdict, _scores(report, known)]
    for red in report.red_lines:
        parts.append(f"红线：{red['title']}（你说的：「{red['quote']}」）")
    parts.append("十项：" + "，".join(f"{i['title']}{_level(i['level'])}" for i in report.items))
    for strength in report.strengths:
        parts.append(f"做得好：{strength.title}。{strength.text}你说的：「{strength.quote}」")
    for number, fix in enumerate(report.fixes, 1):
        parts.append(
            f"先改第{number}处：{fix.title}。{fix.advice}\n你说的：「{fix.quote}」\n"
            f"可以说：「{fix.better}」\n为什么：{fix.why}（指南{fix.guide}；{fix.fact}）"
        )
    parts += [
        f"对方{v['kind']}：「{v['quote']}」可以回：「{v['say']}」{v['fact']}"
        for v in report.violations
    ]
    if report.violations:
        parts.append(DEBT_REMAINS)
    parts += [f"转折：第{point.turn}句，{point.turning}" for point in report.curve if point.turning]
    if report.best_path:
        parts.append("最好的走法：" + "→".join(report.best_path))
        parts.append("你的走法：" + ("→".join(report.own_path) or "还没有做到的"))
    if report.next:
        parts.append(f"下次练：{report.next.title}，{report.next.date}")
    return "\n".join(parts)


def _level(level: object) -> str:
    return "（这次没用上）" if level == NA else f"{level}/{TOP_LEVEL}"


def _scores(report: Report, rubric: Rubric) -> str:
    process = f"过程{report.process}分（{report.grade}）"
    if report.result is None:
        return process
    result = report.result
    kept = {True: "，守得住", False: "，超出了能力", None: ""}[result.affordable]
    written = "，有书面确认" if result.written else ""
    return f"{process}，结果{result.rung}/{result.best}：{rubric.endings[result.ending]}{kept}{written}"
