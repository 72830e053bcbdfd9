"""The answer to the question that was asked of somebody in danger, and what is said to it.

The bot has just asked whether there are thoughts of self-harm, or whether the user is safe and has
somebody near. Whatever comes next is read as the answer to that, unless it is plainly a question of
its own; in doubt the worse reading wins, and what was plain already does not become veiled again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from coach.content import read_mapping
from coach.paths import KNOWLEDGE
from coach.safety import denies, detect, messages, takes_leave
from coach.safety_words import Kind, SafetySignal, render

Reading = Literal[
    "now", "not_safe", "alone", "safe", "tired", "misread", "quiet", "coming", "unclear"
]

THOUGHTS, SAFETY, LIGHTLY = "thoughts", "safety", "lightly"
"""What was asked: about thoughts of self-harm; whether the user is safe and not alone; or about
thoughts only by the way, so that what is no answer is about something else."""
CALLED, OPEN = "called", "open"
"""Further questions: whether help is called; how it is, to which a bare yes or no says nothing."""
_ASKS = {"now": CALLED, "alone": CALLED, "heard": THOUGHTS, "quiet": OPEN}
EXPLICIT: Kind = "self_harm_explicit"
AT_HOME: Kind = "violence_at_home"
OUT_OF_DANGER = frozenset({"safe", "tired", "misread"})
LONGEST_ANSWER = 12
"""Characters; a longer message is an answer only where it says something of safety."""

_DONE = re.compile(
    r"(?:药|都|已经|全|刚|我)[^,，。]{0,2}(?:吃|喝|吞)(?:了|下)(?!饭|东西|[早午晚]|点|水|面|夜|酒|碗|个)|^(?:吃|喝|吞|割|跳)了(?!饭|东西|[早午晚]|点|水|面|夜|酒|碗|个)"
    r"|割了|吞了|流血|站在|楼顶|天台|窗台|手里|正要|准备好|药(?:在|拿)|头晕|想吐|没力气了"
)
_ALONE = re.compile(
    r"(?:没|没有|无|冇)(?:一个|半个|什么|别的?)?人|(?:就|只有?|只剩)我?(?:自己)?一?个?(?:人|我)(?!陪)"
    r"|^我?(?:就|只)?(?:自己|一个人)|独自|都(?:不在|睡了|走了|没来)|谁也不在"
)
_UNSAFE = re.compile(
    r"不安全|不好|不太?行|害怕|怕|撑不|控制不住|想死|不想活|难受|忍不住|危险|还是想"
)
_WELL = re.compile(
    r"安全|没事|好多了|好些|冷静|缓过|不会(?:做|的|了|想)|有人(?:陪|在)|没有那个意思|没想|在我?身边|陪着我"
    r"|(?:老公|老婆|妈|爸|孩子|朋友|室友|同事|邻居|家里?人)[^,，。没不]{0,4}(?:在|来了|陪)|没(?:有)?(?:这么|那么)想|没有想|没有伤害"
)
_MISREAD = re.compile(
    r"开(?:个)?玩笑|说着玩|随便说|随口|说说而已|口头禅|误会|想多了|想歪|打错|不是(?:那个|这个)?意思"
    r"|我是(?:说|指)|我说的是|夸张|发(?:发|个)?牢骚|抱怨|没那么严重|至于吗|不至于|哪有那么|别当真|逗你|吐槽"
)
_TIRED = re.compile(
    r"^(?:没|没有|不是|没啊|没想|不会)(?:的|啊|呀|了|有)?[,，。]?.{0,4}(?:就是|只是|是)[^,，。]{0,6}"
    r"(?:累|烦|压力|难|睡|愁|心情|委屈|郁闷|丧|崩|憋|难过|低落|想哭|有点)|^(?:就是|只是)(?:太|有点|很|好)?累"
)
_QUIET = re.compile(
    r"(?:别|不要|不用|少|甭)(?![^,，。]{0,5}(?:他|催|让))[^,，。]{0,6}(?:热线|号码|12356|打电话)"
    r"|(?:热线|12356|打电话)[^,，。]{0,6}(?:没用|有什么用|不想|不打|打不通|没人接)"
    r"|不(?:想|要)?打(?:热线|什么热线|电话)|(?:又是|老是|只会说)[^,，。]{0,4}(?:热线|12356)"
)
_COMING = re.compile(
    r"(?:已经|刚|都|在|正在)?(?:打|拨)(?:了|通|过)(?:了|120|110)?(?:$|[,，。])|救护车|医生|警察|在路上|马上(?:到|来)|^(?:人|他们|邻居)?(?:来|到)了"
    r"|(?:120|110)[^,，。没不]{0,4}(?:来|到|接|通|说)"
)
_WELL_AGAIN = re.compile(
    r"没事|安全|缓过|好多了|医院|洗(?:了|完)?胃|不(?:会|想)(?:了|死)|骗你|没吃|没割"
)
_YES = re.compile(
    r"^(?:有|是|嗯+|对|是的|有的|有点|有过|好像有|想过|偶尔有?|经常)[的了吧啊。.!！]*$"
)
_NO = re.compile(r"^(?:(?:没有?|不是?|不会)[的了吧啊呀啦过,，。.!！]*){1,3}$")
_CALL = re.compile(r"催收|电话|怎么(?:说|回|讲|答)|对方|法院|短信|还款|他(?:说|让|问|骂|要)|明天")


@dataclass(frozen=True)
class Talk:
    """What was said so far to somebody in danger, without a break.

    kind: the danger, the worst that was seen. asked: what the last words asked. said: the texts,
    the oldest first. now: the act is under way. quiet: the user wants to hear of no hotline.
    """

    kind: str
    asked: str
    said: Sequence[str] = ()
    now: bool = False
    quiet: bool = False


@dataclass(frozen=True)
class Answer:
    """What is said next; `over` where the user is out of danger."""

    texts: tuple[str, ...]
    talk: Talk
    over: bool = False


def question_after(kind: str) -> str:
    """What the first words to a sign of danger of this kind ask."""
    return THOUGHTS if kind == "self_harm_veiled" else SAFETY


def read(text: str, asked: str) -> Reading | None:
    """What the message says of the user's safety, None where it is about something else.

    Args:
        asked: THOUGHTS, to which a bare yes is the bad answer, or SAFETY, to which a bare no is;
            LIGHTLY is THOUGHTS of which nothing unclear is made.
    """
    plain = text.strip()
    about_thoughts = asked not in (SAFETY, CALLED)
    found: Reading | None = None
    if _QUIET.search(plain):
        found = "quiet"
    elif about_thoughts and _TIRED.search(plain) and not _DONE.search(plain):
        found = "tired"
    elif _MISREAD.search(plain):
        found = "misread"
    elif _DONE.search(plain):
        found = "now"
    elif asked in (CALLED, SAFETY) and _COMING.search(plain) and not re.search("[没不]", plain):
        found = "coming"
    elif _ALONE.search(plain):
        found = "alone"
    elif _UNSAFE.search(plain):
        found = "not_safe"
    elif _WELL.search(plain):
        found = "safe"
    if found:
        return found
    if asked != OPEN:
        bad, good = (_YES, _NO) if about_thoughts else (_NO, _YES)
        if bad.match(plain):
            return "not_safe"
        if good.match(plain):
            return "coming" if asked == CALLED else "safe"
    return "unclear" if len(plain) <= LONGEST_ANSWER and asked != LIGHTLY else None


def answer(text: str, talk: Talk, asks: bool = False, alarmed: bool = False) -> Answer | None:
    """What is said to the message; None where it is a question of its own.

    Args:
        talk: what was said before. asks: the message is surely taken for a question.
        alarmed: the trained detector sees danger in it.
    """
    signal, found = detect(text), read(text, talk.asked)
    if signal and signal.kind != "self_harm_veiled":
        return _plainly(signal, talk)
    if found in (None, "unclear") and not signal and denies(text):
        found = "tired"
    if talk.now and found in OUT_OF_DANGER and not _WELL_AGAIN.search(text):
        # That somebody is near does not undo what was taken.
        found = "misread" if found == "misread" else "coming"
    if found == "now":
        return _plainly(SafetySignal(EXPLICIT, "", now=True), talk)
    if takes_leave(text) and found not in ("tired", "misread"):
        return _plainly(SafetySignal(EXPLICIT, ""), talk)
    if found in OUT_OF_DANGER and not signal:
        return Answer((_line(str(found), talk),), talk, over=True)
    if talk.now and found in (None, "unclear"):
        return _say("now", talk)  # whatever else is asked can wait
    if found is None or (found == "unclear" and asks):
        return _say("heard", talk) if signal or alarmed else None
    if found == "unclear" and _CALL.search(text) and not (signal or alarmed):
        # Asked once whether all is well; whoever goes on about the call is helped with it.
        again = any(line in talk.said for line in _lines()["first_safe"])
        return None if again else _say("first_safe", talk)
    if found == "unclear" and (signal or alarmed):
        return _say("heard", talk)
    return _say(str(found), talk)


def _plainly(signal: SafetySignal, talk: Talk) -> Answer:
    """To plain words: what is said to them first, and other words after that."""
    now = signal.now or talk.now
    texts = messages(signal)
    if texts[0] in talk.said:
        return _say("now" if now else "not_safe", talk, signal.kind, now)
    return Answer(texts, Talk(signal.kind, SAFETY, talk.said, now))


def _say(group: str, talk: Talk, kind: str | None = None, now: bool | None = None) -> Answer:
    worse = group in ("not_safe", "alone", "now") and talk.kind == "self_harm_veiled"
    after = Talk(
        kind or (EXPLICIT if worse else talk.kind),
        SAFETY if talk.kind == AT_HOME and group == "heard" else _ASKS.get(group, SAFETY),
        talk.said,
        talk.now if now is None else now,
        talk.quiet or group == "quiet",
    )
    if after.now and group not in ("alone", "now", "coming"):
        return _say("now", talk, kind, now)
    if talk.quiet and group in ("unclear", "heard"):
        return _say("quiet", talk, kind, now)
    return Answer((_line(group, talk),), after)


def _line(group: str, talk: Talk) -> str:
    """A line that was not said yet; of those said, the one that is longest ago."""
    known = _lines()
    lines = (known if talk.kind != AT_HOME else {**known, **_lines("at_home")})[group]
    said = list(talk.said)
    fresh = [line for line in lines if line not in said]
    if fresh:
        return fresh[0]
    return max(lines, key=lambda line: said[::-1].index(line))


@lru_cache(maxsize=2)
def _lines(section: str = "say") -> dict[str, tuple[str, ...]]:
    data = read_mapping(KNOWLEDGE / "aftercare.yml")
    return {group: tuple(map(render, lines)) for group, lines in data[section].items()}
