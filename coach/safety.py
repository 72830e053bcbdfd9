"""Notices that somebody is in danger, before anything else is thought about.

`detect` reads one message and answers with a signal or None; `messages` gives the words for it.
The patterns, the words that only look like a sign, and the texts live in knowledge/safety.yml; here
is the order in which they are asked:

1. The text is brought to one form: no blanks or decorations, simplified characters, small letters;
   a second reading also drops stutter and fillers, which recognisers put between the words.
2. Look-alikes are taken out (烦死了, 跳楼价, the collector's 「你去死」).
3. Plain words of self-harm win, then violence at home, then veiled words. A denied plain word
   (我没想死) raises nothing; a plain word one does not dare to act on is a veiled sign.

A false alarm costs one kind question, a miss can cost a life: where the two cannot be told apart,
the signal is raised. 「我不活了」 and 「死了算了」 are therefore explicit, in every mode.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import yaml

from coach.paths import KNOWLEDGE
from coach.safety_words import KINDS, About, Kind, SafetyDataError, SafetySignal, texts, texts_now

__all__ = ["KINDS", "About", "Kind", "SafetyDataError", "SafetySignal", "detect", "messages"]


@dataclass(frozen=True)
class _Rules:
    variants: dict[int, str]
    excluders: re.Pattern[str]
    violence_excluders: re.Pattern[str]
    patterns: dict[Kind, re.Pattern[str]]
    in_progress: dict[str, re.Pattern[str]]
    not_now: dict[str, re.Pattern[str]]
    not_now_anywhere: dict[str, re.Pattern[str]]
    farewell: re.Pattern[str]
    say_now: dict[About, tuple[str, ...]]
    say: dict[Kind, dict[About, tuple[str, ...]]]


# --- what the rest of the project uses ------------------------------------------------------------


def detect(text: str) -> SafetySignal | None:
    """The most urgent signal in `text`, or None."""
    readings = _readings(text)
    plain = [(reading, reading.without(_RULES.excluders)) for reading in readings]
    downgraded: SafetySignal | None = None
    now = _in_progress(plain)
    if now:
        return now
    for reading, searched in plain:
        for start, end in _spans(_RULES.patterns["self_harm_explicit"], searched):
            attitude = _attitude(reading.text, start)
            if attitude == "meant":
                return reading.signal("self_harm_explicit", start, end)
            if attitude == "held back":
                downgraded = downgraded or reading.signal("self_harm_veiled", start, end)
    for reading in readings:
        for start, end in _spans(
            _RULES.patterns["violence_at_home"], reading.without(_RULES.violence_excluders)
        ):
            return reading.signal("violence_at_home", start, end)
    for reading, searched in plain:
        for start, end in _spans(_RULES.patterns["self_harm_veiled"], searched):
            if not _DENIAL.search(reading.text[max(0, start - 8) : start]):
                return reading.signal("self_harm_veiled", start, end)
    return downgraded


def denies(text: str) -> bool:
    """Whether plain words of self-harm stand in `text` only to be denied: 我没想自杀，就是累."""
    denied = False
    for reading in _readings(text):
        for start, _ in _spans(
            _RULES.patterns["self_harm_explicit"], reading.without(_RULES.excluders)
        ):
            if _attitude(reading.text, start) != "denied":
                return False
            denied = True
    return denied and detect(text) is None


def takes_leave(text: str) -> bool:
    """Whether `text`, told after a sign of danger, tells of preparing to go (孩子托给我妈了)."""
    return any(_RULES.farewell.search(reading.text) for reading in _readings(text))


def _in_progress(plain: list[tuple[_Reading, str]]) -> SafetySignal | None:
    """The act done or under way, or the means at hand; not what is past or only thought of."""
    for reading, searched in plain:
        elsewhere = _RULES.not_now_anywhere
        if elsewhere["all"].search(reading.text):
            return None
        for name, pattern in _RULES.in_progress.items():
            if name in elsewhere and elsewhere[name].search(reading.text):
                continue
            for start, end in _spans(pattern, searched):
                before = _clause_before(reading.text, start)
                past = _RULES.not_now[name].search(before)
                if not past and _attitude(reading.text, start) == "meant":
                    return replace(reading.signal("self_harm_explicit", start, end), now=True)
    return None


def about(text: str) -> About:
    """Whose danger the message speaks of, where no words but the trained detector saw one.

    `other` only where it plainly says so: 担心我弟出事, 室友老说没意思.
    """
    compact = _Reading.compact(text, _RULES.variants).text
    ends = [match.end() for match in re.finditer("[，。！？；]|$", compact)]
    return (
        "other"
        if any(_WORRY.search(compact[:end].rstrip("，。！？；")) for end in ends)
        else "self"
    )


def _readings(text: str) -> list[_Reading]:
    """The readings of `text` that differ."""
    compact = _Reading.compact(text, _RULES.variants)
    fluent = compact.without_stutter()
    return [compact] if fluent.text == compact.text else [compact, fluent]


def messages(signal: SafetySignal) -> tuple[str, ...]:
    """What the bot says to `signal`, one bubble per entry, hotlines by number."""
    return _RULES.say_now[signal.about] if signal.now else _RULES.say[signal.kind][signal.about]


# --- one form for all spellings -------------------------------------------------------------------

# Nothing that is said; letters are read without blanks too ("want to die" is wanttodie).
_NOISE = re.compile(
    r"[\s.*·•_~`'\"“”‘’^#|/\\\-—–+=<>《》【】\[\]（）()「」『』…\u200b-\u200f\ufe0f]"
)
_STOPS = {",": "，", "!": "！", "?": "？", ";": "；", ":": "：", "、": "，", "～": "，"}
_FULL_WIDTH = {0xFF01 + i: chr(0x21 + i) for i in range(94)}
_SMALL = {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
# 那个, 就是 and the like are dropped only between two pieces of one clause.
_FILLER = re.compile("嗯|呃|额|啊|唉|哎|那个|这个|就是说|然后|的话|怎么说呢|呜")
_GAP = "\x00"


@dataclass(frozen=True)
class _Reading:
    """A form of the message: `text`, and the offset in `original` of each of its characters."""

    original: str
    text: str
    origin: tuple[int, ...]

    @staticmethod
    def compact(original: str, variants: Mapping[int, str]) -> _Reading:
        folded = original.translate(_FULL_WIDTH).translate(_SMALL).translate(variants)
        kept = [at for at, char in enumerate(folded) if not _NOISE.match(char)]
        text = "".join(_STOPS.get(folded[at], folded[at]) for at in kept)
        return _Reading(original, text, tuple(kept))

    def without_stutter(self) -> _Reading:
        """Without fillers, and with each doubled character once: 我我不想那个活了 -> 我不想活了."""
        dropped = bytearray(len(self.text))
        for match in _FILLER.finditer(self.text):
            dropped[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
        kept: list[int] = []
        for at, char in enumerate(self.text):
            if not dropped[at] and not (kept and self.text[kept[-1]] == char):
                kept.append(at)
        return _Reading(
            self.original,
            "".join(self.text[at] for at in kept),
            tuple(self.origin[at] for at in kept),
        )

    def without(self, pattern: re.Pattern[str]) -> str:
        """The text with every match of `pattern` blotted out, offsets unchanged."""
        return pattern.sub(lambda match: _GAP * len(match.group()), self.text)

    def signal(self, kind: Kind, start: int, end: int) -> SafetySignal:
        evidence = self.original[self.origin[start] : self.origin[end - 1] + 1]
        about: About = (
            "other" if kind != "violence_at_home" and _is_other(self.text, start, end) else "self"
        )
        return SafetySignal(kind, evidence.strip("，。！？；, "), about)


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text):
        if match.end() > match.start():
            yield match.span()


# --- denied, held back, somebody else -------------------------------------------------------------

# What may stand between a denial and the word it denies.
_BETWEEN = (
    "(?:真的?|要|去|想|有|再|过|因此|因为这个?|为这个?|为了?这点[钱事]|为了?钱|做|说|到|任何"
    "|什么|打算|是|动过?|这种|那种|会|的){0,4}$"
)
_DENIAL = re.compile(
    "(?<!不是)(?<!不得)(?<!能)(?<!有)(?:没有?|不会|不是|不至于|不可能|绝不|从来?没有?|从不"
    "|并不|并没有?|才不|不打算|不准备|不用|不必|不该|不要|不想|别|莫|不)" + _BETWEEN
)
_HELD_BACK = re.compile(
    "(?:不敢|不能|舍不得|没胆子?|没有?勇气|下不了决心|怕疼?不敢|又不敢)(?:真的?|去|就|这么"
    "|想|随便|轻易){0,3}$"
)
# 劝我别想不开: the worry of others is a sign, not a denial.
_ADVICE = re.compile(
    "(?:劝|求|怕|担心|让|叫|安慰)(?:着|了|过)?(?:我|他|她|自己|大家)?(?:们)?(?:千万"
    "|可)?(?:别|不要)(?:去|再)?$"
)

_OTHERS = (
    "(?:我|俺|咱)(?:们)?(?:家)?(?:的)?(?:老公|老婆|丈夫|妻子|爱人|媳妇|对象|男朋友|女朋友"
    "|男友|女友|前夫|前妻|爸爸|妈妈|父亲|母亲|爸|妈|爹|娘"
    "|公公|婆婆|岳父|岳母|儿子|女儿|闺女|孩子|哥|姐|弟|妹|爷爷|奶奶|外公|外婆|朋友|同事|同学"
    "|室友|闺蜜|兄弟|表哥|表弟|表姐|表妹|叔|舅|姨|姑)"
    "|(?:老公|老婆|妈妈|爸爸|孩子|儿子|女儿)(?!看|和|跟|知道)"
)
_NEAR = (
    "(?:老公|老婆|媳妇|对象|男朋友|女朋友|儿子|女儿|闺女|孩子|娃|爸爸|妈妈|哥哥|姐姐|弟弟|妹妹|表哥|表弟"
    "|表姐|表妹|室友|同事|同学|徒弟|学生|闺蜜|兄弟)"
)
_OTHER_SUBJECT = re.compile(
    f"(?:{_OTHERS})(?!们?(?:都)?(?:不知道|不理解|骂我|看不起))[^，。！？；我]{{0,14}}$"
)


# 我怕他想不开, 她说活着没意思: somebody else's wish without a word for who it is. Of 他们 one never
# knows, and after a comma the wish is the writer's own unless it is told as something said.
_WORRY = re.compile(
    f"(?:怕|担心|生怕|劝|拦|陪|救)(?:着|住|了)?(?:他|她|ta|{_OTHERS}|{_NEAR})(?!们)[^，。！？；我]{{0,12}}$"
)
_SAYS = "(?:跟我|和我|对我|给我|告诉我|老|总|一直|天天|又|还|昨晚|今天|喝醉|就|打电话|发消息){0,4}(?:说|讲|喊|嚷|闹|念叨)"
_TOLD = re.compile(
    f"(?:(?<!的)(?:他|她)(?!们)|(?:^|[，。！？；])[俺咱]?(?:家)?(?:的)?{_NEAR})[^，。！？；我你]{{0,10}}?"
    f"(?:，(?:他|她)?)?{_SAYS}(?:了|过|着)?(?:自己|他|她)?(?:要|想|就)?[^，。！？；我你]{{0,3}}$"
)
_NEAR_DID = re.compile(f"(?:^|[，。！？；])[俺咱]?(?:家)?{_NEAR}(?:昨晚|今天|刚才|刚刚|又){{0,2}}$")


def _attitude(text: str, start: int) -> Literal["meant", "held back", "denied"]:
    """How the words before `start` turn the words that begin there."""
    before = _clause_before(text, start)
    if _ADVICE.search(before) or _HELD_BACK.search(before):
        return "held back"
    return "denied" if _DENIAL.search(before) else "meant"


def _clause_before(text: str, start: int) -> str:
    """The last words of the same clause before `start`."""
    return re.split("[，。！？；]", text[max(0, start - 12) : start])[-1]


def _is_other(text: str, start: int, end: int) -> bool:
    """Whether the wish is somebody else's: a relative or friend is its nearest subject."""
    if _OTHER_SUBJECT.search(text[max(0, start - 20) : start + 1]):
        return True
    before = text[max(0, start - 24) : start]
    if any(pattern.search(before) for pattern in (_WORRY, _TOLD, _NEAR_DID)):
        return True
    return re.match(f"(?:{_OTHERS})", text[start:end]) is not None


# --- the data -------------------------------------------------------------------------------------

_UNBOUNDED = re.compile(r"(?<!\\)[*+]|\{\d{0,3},\}")


def _load(path: Path = KNOWLEDGE / "safety.yml") -> _Rules:
    """Read and check the rules; a breach of them raises SafetyDataError with the place."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    parts: dict[str, str] = data["parts"]
    return _Rules(
        variants={ord(char): str(plain) for char, plain in data["variants"].items()},
        excluders=_joined("excluders", _themes(data["excluders"]), parts),
        violence_excluders=_joined("violence_excluders", data["violence_excluders"], parts),
        patterns={kind: _joined(kind, _themes(data[kind]), parts) for kind in KINDS},
        in_progress=_each("in_progress", data["in_progress"], parts),
        not_now=_each("not_now", data["not_now"], parts),
        not_now_anywhere=_each("not_now_anywhere", data["not_now_anywhere"], parts),
        farewell=_joined("farewell", data["farewell"], parts),
        say_now=texts_now(data["say_now"]),
        say={kind: texts(kind, data["say"][kind]) for kind in KINDS},
    )


def _themes(block: Mapping[str, list[str]]) -> list[str]:
    return [pattern for patterns in block.values() for pattern in patterns]


def _each(
    where: str, block: Mapping[str, str | list[str]], parts: Mapping[str, str]
) -> dict[str, re.Pattern[str]]:
    """One pattern for each name of the block."""
    return {
        name: _joined(f"{where}.{name}", [one] if isinstance(one, str) else one, parts)
        for name, one in block.items()
    }


def _joined(where: str, patterns: list[str], parts: Mapping[str, str]) -> re.Pattern[str]:
    """One alternation of all `patterns`, each checked on its own."""
    full = [_filled(pattern, parts) for pattern in patterns]
    for pattern in full:
        if _UNBOUNDED.search(pattern):
            raise SafetyDataError(f"{where}: unbounded repetition in {pattern!r}")
    try:
        joined = re.compile("|".join(f"(?:{pattern})" for pattern in full))
    except re.error as error:
        raise SafetyDataError(f"{where}: {_first_broken(full)}") from error
    if joined.match(""):
        raise SafetyDataError(f"{where}: a pattern matches the empty text")
    return joined


def _first_broken(patterns: list[str]) -> str:
    """The first pattern that does not compile, with the reason."""
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            return f"{pattern!r}: {error}"
    return "the patterns do not compile together"


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    return pattern


_RULES = _load()
