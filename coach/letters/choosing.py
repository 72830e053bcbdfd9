"""Which letter a message asks for, and what it tells of the matter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach import clauses
from coach.letters.book import Letter, LetterBook, Topic
from coach.quantities import Quantity

_WRITE = r"(?:写|起草|草拟|拟|代写|打一?份|生成|出(?:一|个|份)|来(?:一|个|份)|弄(?:一|个|份)|做(?:一|个|份)|帮我写|整(?:一|个|份))"
_PAPER = r"(?:信|函|书(?!包)|申请|投诉|异议|材料|草稿|稿子?|模板|文书|说明(?!书)|确认|告状|状子|文字|东西)"
_WANTS = re.compile(
    rf"{_WRITE}.{{0,14}}?{_PAPER}|{_PAPER}.{{0,6}}?(?:你|您)?(?:帮我|给我|替我)?{_WRITE}"
)
# What is asked of the program, not told of the matter (帮我写成投诉).
_REQUEST = re.compile(
    rf"{_WRITE}|^(?:让|叫|请|要求?|求)(?:他们?|她们?|对方|催收)[^，。]{{0,4}}(?:别|不要|停|不许)|写(?:一?[个封份])?投诉|投诉信|投诉书|草稿|模板|^(?:帮我|给我|替我|我想|我要|想|要)?(?:去)?投诉(?:一下|他们?|它)?$"
)
_ASKS_HOW = re.compile(r"怎么写|咋写|如何写|写什么|能不能写|会不会|有没有用|有用吗|要不要写")
_UNTRUE = re.compile(
    r"编(?:一|个|点|造|几|出|得|故事|的)|虚构|捏造|伪造|夸大|添油加醋|瞎(?:写|编|说)|乱写|写(?:得)?(?:严重|惨|狠)"
    r"|没(?:有)?(?:发生|的事)|假的也|无中生有|真假无所谓|(?:其实|实际上?)(?:他|对方|人家|都)?(?:们)?(?:没有?|不是|就|只|是白天|是下午)"
)
_DENIED_UNTRUE = re.compile(
    r"(?:不|没|别|不能|不会|绝不|从不|不想|不要).{0,3}(?:编|虚构|捏造|夸大|添油|瞎|乱写)"
)
_WISH = re.compile(
    r"(?:我|并且?|还|也|另外)*(?:要求|希望|请求|想让|想要|要)(?:他们?|她们?|对方|平台|机构|你们|贵司)?(?P<what>(?:书面|公开|当面|向我|给我|停止|不要|不再|别再|更换|赔|道歉|撤|删|核查|调查|处理|回复|答复)[^，。]{0,30})"
)
_EVENT = re.compile(
    r"打(?!算)|骂|说|讲|威胁|催|发(?!给)|找|告诉|逼|吓|上门|贴|联系|要求|让我|叫我|问|收|扣|泄|曝|堵|闹|爆|冒充|骚扰|来电|短信|微信|电话"
)
_SHORT = 14
_REMINDS = re.compile(r"提醒我|叫我一声|别忘了?叫我|设个?(?:提醒|闹钟)|记到提醒")
_ADDS = re.compile(
    r"(?:哦|噢|对了|啊|等等|不对|[，,：: ])*(?:漏了|漏掉了?|还漏了?|忘了(?:说|写)?|少写了?|还有|补充(?:一下|一句|一点)?|补一(?:句|下|条)|再?加(?:上|一句|一条|个)?|再写上|另外|写进去|写上)[：:，, ]*"
)
_PARTY = re.compile(
    r"(?:机构|公司|平台|贷款人|对象|哪家|收信|抬头|投诉的|是谁|名字).{0,4}(?:改成|改为|换成|应该是|写成|是)|^(?:不对|不是|错了|应该)[，, ]*(?:投诉的?)?(?:是|改成)"
)
_WHOLE = re.compile(
    r"(?:请|把|再|你|能不能|可以)*(?:发|给|看|念|来|要|贴)?(?:我|给我|一下|看看|看)*(?:的)?(?:全文|完整的?|整封|原文|这封信|信的?(?:全文|内容))(?:发|给)?(?:我|给我|出来|一下|看看)*[吧吗呗]?[。！!？?]*"
)
_SKIP = re.compile(
    r"^(?:先)?(?:空着|跳过|不填|没有|略过|我自己填|自己填|说不清|记不清|不记得|不知道|先不说)(?:吧|了|就行)?[。.！!]?$"
)


def wants_a_letter(text: str) -> bool:
    """Whether the message asks to have something written (写个分期申请), not how one writes it."""
    return bool(_WANTS.search(text)) and not _ASKS_HOW.search(text)


def choose(text: str, book: LetterBook) -> str | None:
    """The id of the letter that the words ask for; where several fit, the longest match wins."""
    # What is to be written stands beside the wish for it: 谈好了分10期，帮我写个确认.
    asked = "，".join(one for one in clauses.split(text) if re.search(_WRITE, one))
    found = _named(asked, book) or _named(text, book)
    by_title = [id for id, letter in book.letters.items() if letter.title in text]
    if by_title:
        return by_title[0]
    return max(found)[1] if found else None


def _named(text: str, book: LetterBook) -> list[tuple[int, str]]:
    return [
        (match.end() - match.start(), id)
        for id, letter in book.letters.items()
        for match in re.finditer(letter.words, text)
    ]


def admits_untrue(text: str) -> bool:
    """Whether the message wants something in the letter that did not happen."""
    return bool(_UNTRUE.search(text)) and not _DENIED_UNTRUE.search(text)


def story_in(
    text: str, letter: Letter | None, book: LetterBook, quantities: Sequence[Quantity]
) -> str:
    """What the message tells of the matter, in the user's own words; "" where it tells nothing.

    Clauses that only ask for the letter are left out. Something is told where the rest names a
    topic, a day, or for an agreement a sum.
    """
    told = "，".join(clause for clause in clauses.split(text) if not _REQUEST.search(clause))
    if not told:
        return ""
    types = {quantity.type for quantity in quantities}
    if letter is not None and letter.id == "agreement":
        return told if types & {"money", "period"} else ""
    if letter is not None and letter.id == "dispute_amount":
        return told if "money" in types else ""
    if letter is not None and letter.blank_told == "hours":
        hours = _HOURS.search(text)
        return hours.group() if hours else ""
    return told if topics_in(told, book) else ""


_CLOCK = r"(?:早上|上午|中午|下午|傍晚|晚上|晚|早)?(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点半?|[:：]\d{2})"
_HOURS = re.compile(
    rf"(?:周[一-日末]到?周?[一-日末]?|工作日|每天)?{_CLOCK}(?:到|至|-|—|~|和){_CLOCK}"
)


def topics_in(text: str, book: LetterBook) -> list[Topic]:
    """What the story is about, in the order of letters.yml."""
    return [topic for topic in book.topics.values() if re.search(topic.words, text)]


def people_in(text: str, book: LetterBook) -> list[str]:
    """The people the story speaks of, as a letter names them."""
    return [name for name, words in book.people.items() if re.search(words, text)]


def wishes_in(text: str) -> list[str]:
    """What the user wants of them, in the user's own words (要求书面道歉), as demands of the letter."""
    found = (_WISH.fullmatch(one.strip()) for one in re.split(r"[，,。；;！!\n（]", text))
    return [f"{match['what']}。" for match in found if match]


def happens(text: str, book: LetterBook, quantities: Sequence[Quantity]) -> bool:
    """Whether the message tells of anything that happened; a name alone does not."""
    if topics_in(text, book) or _EVENT.search(text):
        return True
    return len(text) > _SHORT or any(one.type in ("date", "days") for one in quantities)


def wants_reminder(text: str) -> bool:
    """Whether the message wants to be reminded (明天十点提醒我打95188), which is no event."""
    return bool(_REMINDS.search(text))


def adds_to_letter(text: str) -> str | None:
    """What shall go into the letter that was just written; None where the message adds nothing."""
    match = _ADDS.match(text.strip())
    return text.strip()[match.end() :] or None if match else None


def changes_party(text: str) -> bool:
    """Whether the message says who the letter is about: 把被投诉机构改成招联金融."""
    return bool(_PARTY.search(text))


def wants_it_whole(text: str) -> bool:
    """Whether the letter shall be shown once more: 发给我全文."""
    return bool(_WHOLE.fullmatch(text.strip()))


def skips(text: str) -> bool:
    """Whether the user leaves the question open (先空着)."""
    return bool(_SKIP.search(text.strip()))
