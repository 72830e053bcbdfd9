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
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from coach.paths import KNOWLEDGE

Kind = Literal["self_harm_explicit", "self_harm_veiled", "violence_at_home"]
About = Literal["self", "other"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The signals, as spec/cards.yml names them."""


@dataclass(frozen=True)
class SafetySignal:
    """Somebody may be in danger.

    kind: what kind of danger. evidence: the words of the message that say so.
    about: `other` when the words speak of a relative or friend of the one who writes.
    """

    kind: Kind
    evidence: str
    about: About = "self"


class SafetyDataError(ValueError):
    """knowledge/safety.yml does not keep its own rules."""


@dataclass(frozen=True)
class _Rules:
    variants: dict[int, str]
    excluders: re.Pattern[str]
    violence_excluders: re.Pattern[str]
    patterns: dict[Kind, re.Pattern[str]]
    say: dict[Kind, dict[About, tuple[str, ...]]]


# --- what the rest of the project uses ------------------------------------------------------------


def detect(text: str) -> SafetySignal | None:
    """The most urgent signal in `text`, or None."""
    readings = _readings(text)
    plain = [(reading, reading.without(_RULES.excluders)) for reading in readings]
    downgraded: SafetySignal | None = None
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
    return _RULES.say[signal.kind][signal.about]


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
    before = re.split("[，。！？；]", text[max(0, start - 12) : start])[-1]
    if _ADVICE.search(before) or _HELD_BACK.search(before):
        return "held back"
    return "denied" if _DENIAL.search(before) else "meant"


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
_HOTLINE_ID = re.compile(r"\{(H\d{2})\}")
_MONEY = re.compile("钱|债|还款|欠|借|贷|催|逾期|利息|征信|账")


def _load(path: Path = KNOWLEDGE / "safety.yml") -> _Rules:
    """Read and check the rules; a breach of them raises SafetyDataError with the place."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    parts: dict[str, str] = data["parts"]
    return _Rules(
        variants={ord(char): str(plain) for char, plain in data["variants"].items()},
        excluders=_joined("excluders", _themes(data["excluders"]), parts),
        violence_excluders=_joined("violence_excluders", data["violence_excluders"], parts),
        patterns={kind: _joined(kind, _themes(data[kind]), parts) for kind in KINDS},
        say={kind: _texts(kind, data["say"][kind]) for kind in KINDS},
    )


def _themes(block: Mapping[str, list[str]]) -> list[str]:
    return [pattern for patterns in block.values() for pattern in patterns]


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


def _texts(kind: Kind, block: Mapping[About, list[str]]) -> dict[About, tuple[str, ...]]:
    """The bubbles of `kind`, rendered and held against the acceptance checks of facts/README.md."""
    for about, bubbles in block.items():
        whole = "".join(bubbles)
        first = re.split("[。！？]", bubbles[0])[0]
        where = f"say.{kind}.{about}"
        if re.search(r"\d{3}", _HOTLINE_ID.sub("", whole)):
            raise SafetyDataError(f"{where}: a number that is no hotline id")
        if kind == "self_harm_explicit" and "{H11}" not in first:
            raise SafetyDataError(f"{where}: the first sentence must name {{H11}}")
        if kind == "self_harm_veiled" and "{H11}" not in whole:
            raise SafetyDataError(f"{where}: {{H11}} is missing")
        if kind == "violence_at_home" and _HOTLINE_ID.findall(whole)[:1] != ["H07"]:
            raise SafetyDataError(f"{where}: {{H07}} comes first")
        if kind != "violence_at_home" and _MONEY.search(whole):
            raise SafetyDataError(f"{where}: speaks of money")
    return {about: tuple(map(_render, bubbles)) for about, bubbles in block.items()}


def _render(text: str) -> str:
    numbers = _hotlines()

    def number(match: re.Match[str]) -> str:
        if match[1] not in numbers:
            raise SafetyDataError(f"say: {match[1]} is not in hotlines.yml")
        return numbers[match[1]]

    return _HOTLINE_ID.sub(number, text)


@lru_cache(maxsize=1)
def _hotlines() -> dict[str, str]:
    data: dict[str, Any] = yaml.safe_load((KNOWLEDGE / "hotlines.yml").read_text(encoding="utf-8"))
    return {entry["id"]: str(entry["num"]) for entry in data["hotlines"]}


_RULES = _load()
