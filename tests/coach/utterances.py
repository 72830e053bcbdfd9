"""Everything that the bot can say, as a user reads it, and the checks that all of it passes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from coach.bubble import Bubble
from coach.calls import Call
from coach.calls.card import entry_bubble, files_of, list_bubble
from coach.cards import CAUSES, render, render_still
from coach.content import read
from coach.fraud_marks import fraud_marks
from coach.hardship import UNKNOWN, since_clause
from coach.letters import Call as ReportedCall
from coach.letters import Material, letter_book, write
from coach.letters import as_bubble as letter_bubble
from coach.library import Library
from coach.live_call import live_call
from coach.paths import KNOWLEDGE
from coach.plan_card import talk as plan_talk
from coach.reflection import Page, reflection
from coach.reflection import as_bubble as page_bubble
from coach.replies import replies
from coach.review.names import VIOLATIONS
from coach.review.violations import violation_cues
from coach.safety import KINDS, SafetySignal, messages
from coach.variants import variants

SINCE = (None, UNKNOWN, "三月份", "两个月前", "去年")
# What the program may put into the blanks of talk.yml and the files of talk/.
VALUES: dict[str, object] = {
    "sentence": "请电话里谈。",
    "heard": "快三个月了",
    "kinds": "身份证号、银行卡号、验证码",
    "n": 2,
    "count": 5,
    "title": "11月25日（周三）22:30 蚂蚁",
    "parts": "时间、工号",
    "day": "2026年12月15日（周二）",
    "what": "还第3期",
    "promised": "缓到15号",
    "level": 2,
    "file": "约定的日子.ics",
    "process": 82,
    "grade": "可以",
}


@dataclass(frozen=True)
class Utterance:
    """One text that a user may read, and where it comes from."""

    source: str
    text: str


def utterances(known: Library) -> list[Utterance]:
    """Every text, each once."""
    parts = (_cards, _refusals, _commands, _talk, _calls, _plan_talk, _hardship, _causes, _safety)
    parts += (_letters, _live_call, _reflection, _variants, _replies)
    found: dict[str, str] = {}
    for part in parts:
        for source, text in part(known):
            found.setdefault(text, source)
    return [Utterance(source, text) for text, source in found.items()]


def _cards(known: Library) -> Iterator[tuple[str, str]]:
    for card in known.cards.values():
        yield f"card {card.id} title", card.title
        for cause in (None, *CAUSES):
            bubble = render(card, known.cards, known.facts, cause=cause)
            yield from _bubble(f"card {card.id} {cause or ''}", bubble)
        bubble = render(card, known.cards, known.facts, first_law=False)
        yield from _bubble(f"card {card.id} again", bubble)
        yield from _bubble(f"still {card.id}", render_still(card, known.cards, known.facts))


def _bubble(source: str, bubble: Bubble) -> Iterator[tuple[str, str]]:
    yield source, bubble.text
    for button in bubble.buttons:
        yield f"{source} button", button.title


def _refusals(known: Library) -> Iterator[tuple[str, str]]:
    for id, refusal in known.refusals.items():
        why = known.facts.facts[refusal.fact].spoken
        text = f"{refusal.say}\n可以这样：{refusal.instead}\n为什么：{why}"
        yield f"refusal {id}", known.facts.fill(text)


def _commands(known: Library) -> Iterator[tuple[str, str]]:
    for id, command in known.commands.items():
        yield f"command {id}", known.facts.fill(command.say)
        for intent in command.buttons:
            yield f"command {id} button", known.title(intent)


def _talk(known: Library) -> Iterator[tuple[str, str]]:
    cause = known.causes["illness"]
    values = {**VALUES, "clause": since_clause(cause, "三月份"), "proofs": cause.proofs}
    for name in names(known.talk):
        yield f"talk {name}", known.line(name, **values)


def _plan_talk(known: Library) -> Iterator[tuple[str, str]]:
    for name, line in plan_talk().sentences.items():
        values = dict.fromkeys(re.findall(r"\{([a-z_]+)\}", line), "670")
        yield f"plan_talk {name}", plan_talk().line(name, **values)


def _calls(known: Library) -> Iterator[tuple[str, str]]:
    """An entry of the call log for each kind of violation, and the log with its files."""
    said = {kind: cue.hits[0][1] for cue in violation_cues() for kind in [cue.kind] if cue.hits}
    calls = [
        Call(id=kind, n=n, day="2026-11-25", time="22:30", connected=True, threatened=text)
        for n, (kind, text) in enumerate(said.items(), 1)
    ]
    calls.append(Call(id="missed", n=99, day="2026-11-25", connected=False, times=7))
    made = [entry_bubble(known, calls, call.id, "").text for call in calls]
    made += [list_bubble(known, calls).text, files_of(known, calls)[0]["text"]]
    for text in made:
        # What the caller said is quoted from the user, and no word of the bot's.
        for quoted in said.values():
            text = text.replace(quoted, "……")
        yield "call log", text


def names(talk: object, before: str = "") -> Iterator[str]:
    """The names of all sentences of talk.yml: `hardship.script`."""
    if not isinstance(talk, dict):
        yield before
        return
    for key, value in talk.items():
        yield from names(value, f"{before}.{key}".lstrip("."))


def _hardship(known: Library) -> Iterator[tuple[str, str]]:
    for id, cause in known.causes.items():
        for since in SINCE:
            clause = since_clause(cause, since)
            source = f"hardship {id} {since}"
            yield source, known.line("hardship.script", clause=clause, proofs=cause.proofs)
            yield source, known.line("hardship.short", clause=clause.split("，")[0])


def _causes(known: Library) -> Iterator[tuple[str, str]]:
    for id, cause in known.causes.items():
        yield f"cause {id} title", cause.title
        yield f"cause {id} proofs", cause.proofs


def _letters(known: Library) -> Iterator[tuple[str, str]]:
    book = letter_book()
    for id, letter in book.letters.items():
        yield f"letter {id} ask", known.facts.fill(letter.ask or letter.title)
        for lender in (None, *book.lenders):
            empty = Material(dt.date(2026, 11, 26), lender=lender)
            yield from _bubble(
                f"letter {id} {lender}", letter_bubble(write(letter, empty, book, known))
            )
        full = Material(
            dt.date(2026, 11, 26),
            told="说了些话",
            cause="illness",
            since="三月份",
            debt_fen=1_200_000,
            income_fen=520_000,
            essentials_fen=360_000,
            monthly_fen=60_000,
            periods=20,
            pay_day=15,
            total_fen=1_200_000,
            months=3,
            calls=(
                ReportedCall(
                    "11月20日22:40", "尾号8899", "甲公司", "王", "2036", "今天就还", VIOLATIONS
                ),
            ),
        )
        yield from _bubble(f"letter {id} full", letter_bubble(write(letter, full, book, known)))
    for name in ("ask_kind", "skip", "another"):
        yield f"letter {name}", book.lines[name]


def _live_call(known: Library) -> Iterator[tuple[str, str]]:
    live = live_call()
    for entry in (*live.steps, *live.keys):
        for name in ("title", "say", "push", "do", "never", "next"):
            if text := getattr(entry, name, ""):
                yield f"live {entry.id} {name}", text
    for text in (live.panic.title, live.panic.breath, live.panic.say, live.panic.help):
        yield "live panic", text
    yield "live marks", live.marks.replace("{marks}", "共享屏幕、安全账户")
    for text in (live.any, live.fraud, live.next, live.leave, live.ending):
        yield "live call", text
    for harm in live.harms:
        yield f"live harm {harm.id}", f"{harm.do}\n{harm.say}{harm.push}"


def _replies(known: Library) -> Iterator[tuple[str, str]]:
    for section in replies().values():
        for reply in section.values():
            yield f"reply {reply.id}", reply.text(known, "一万二")


def _variants(known: Library) -> Iterator[tuple[str, str]]:
    for variant in variants():
        bubble = render(variant.card, known.cards, known.facts)
        yield from _bubble(f"variant {variant.id}", bubble)
    marks = fraud_marks()
    names = "、".join(mark.name for mark in marks.marks.values())
    yield "fraud marks", marks.line.replace("{marks}", names)


def _reflection(known: Library) -> Iterator[tuple[str, str]]:
    words = reflection()
    values = {"habit": "花一笔记一笔", "date": "2026-11-27", "left": 2}
    for name, text in words.questions.items():
        for blank, value in values.items():
            text = text.replace("{" + blank + "}", str(value))
        yield f"reflection {name}", text
    for text in (words.button, words.skip, words.enough, words.nothing, *words.lessons.values()):
        yield "reflection", text
    for left in (360_000, 520_000, 600_000):
        page = Page(
            "病了", "早点谈", {"income": 520_000, "essentials": left}, [["记账", "2026-11-27"]]
        )
        yield from _bubble("reflection page", page_bubble(page, words))
    yield from _bubble("reflection page", page_bubble(Page(causes="病了"), words))


def _safety(known: Library) -> Iterator[tuple[str, str]]:
    for kind in KINDS:
        for about in ("self", "other"):
            for text in messages(SafetySignal(kind, "", about)):
                yield f"safety {kind} {about}", text


def sentences(text: str) -> list[str]:
    """The sentences of a text, as the myths' patterns count them."""
    return [sentence for sentence in re.split(r"[。！？；\n]", text) if sentence.strip()]


# --- the checks: each returns what is wrong with a text, or nothing -------------------------------

_NUMBER = re.compile(
    r"(?<![\d第.,/-])(?:400-\d{3}-\d{4}|0\d{2,3}-\d{7,8}|\d{5,}|1[12]\d)(?![\d元条.%])"
)
_STANDARD = re.compile(r"GB/T ?45251(?:-\d{4})?")
_HOST = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")


def foreign_numbers(text: str, known: Library) -> list[str]:
    """Telephone numbers that hotlines.yml does not have."""
    allowed = {hotline.num for hotline in known.facts.hotlines.values()}
    return [number for number in _NUMBER.findall(_STANDARD.sub("", text)) if number not in allowed]


@cache
def _hosts() -> frozenset[str]:
    return frozenset(site["host"] for site in read(KNOWLEDGE / "routes.yml")["sites"])


def foreign_hosts(text: str) -> list[str]:
    """Host names that routes.yml does not have, and addresses to click on."""
    found = [host for host in _HOST.findall(text) if host not in _hosts()]
    return found + re.findall(r"https?://|www\.", text)


def myths_told(text: str, known: Library) -> list[str]:
    """The ids of the myths that the text tells."""
    return [myth.id for myth in known.myths if myth.caught_in(text)]


def counts_out_of_place(text: str) -> list[str]:
    """Sentences with 3次 that do not speak of connected calls, with 6次 not of unanswered ones."""
    wanted = {
        r"(?<!\d)3 ?次|(?<![十百第])(?<!连续)三次": r"接通|有效通话",
        r"(?<!\d)6 ?次|六次": r"未接",
    }
    return [
        sentence
        for sentence in sentences(text)
        for count, beside in wanted.items()
        if re.search(count, sentence) and not re.search(beside, sentence)
    ]


def articles_out_of_place(text: str) -> list[str]:
    """第70条 without 信用卡 in its sentence; 第42条 beside 治安 anywhere."""
    lonely = [
        sentence
        for sentence in sentences(text)
        if re.search(r"第\s*(?:70|七十)\s*条", sentence) and "信用卡" not in sentence
    ]
    repealed = re.search(r"第\s*(?:42|四十二)\s*条", text) and "治安" in text
    return lonely + (["治安 第42条"] if repealed else [])


def rates_written_down(text: str) -> list[str]:
    """A value of the LPR, or a daily rate that is not the law's own for unpaid judgments (I10)."""
    lpr = r"LPR[^。！？；\n]{0,12}\d+(?:\.\d+)?\s*[%％]"
    per_day = r"(?:日利率|日息|日利息|每天|一天|按日|日)[^。！？；\n]{0,6}"
    daily = per_day + r"(?:万分之|千分之|0\.\d+\s*[%％])[^。，]*"
    found = re.findall(lpr, text) + re.findall(daily, text)
    return [rate for rate in found if "万分之1.75" not in rate]


def breach_without_debt(text: str) -> list[str]:
    """Sentences that call the collector's conduct a breach in a text that forgets the debt."""
    if "债务仍在" in text:
        return []
    breach = re.compile(
        r"(?:对方|催收|他们?|机构)[^，。！？；\n]{0,8}(?:违规|违法|犯法|犯罪)|违规催收"
    )
    return [sentence for sentence in sentences(text) if breach.search(sentence)]


def blanks_left(text: str) -> list[str]:
    """Placeholders that were not filled in, and traces of Python."""
    return re.findall(r"[{}]|\bNone\b|\bnull\b", text)


def money_promised(text: str) -> list[str]:
    """Sums in a sentence for the user to say: what one can pay, only the user knows."""
    return re.findall(r"[\d一二两三四五六七八九十百千万几]+(?:元|块(?!儿)|万块|千块)", text)
