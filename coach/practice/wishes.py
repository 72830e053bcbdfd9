"""What a user asks for before a call: which one, how hard, and in which way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from coach.practice.words import plain, read_number, words
from coach.rehearsal.engine import DIAL

_LEVEL = re.compile(
    r"第([1-4一二三四])(?:关|级|等|个?难度)|(?:难度|等级|级别|level|lv|l)([1-4一二三四])|^([1-4])(?:关|级)?$"
)
_DIAL = re.compile(r"(?:强度|凶度|语气|第)(?:第|调到|到|为|是)*([1-4一二三四])(?:档)?(?!关|级|句)")
_HARDEST = re.compile(r"最(?:难|凶|狠|高)")
_EASIEST = re.compile(r"最?(?:简单|容易)|入门|新手|第一次练|从头")
_HARDER = re.compile(r"(?:凶|狠|难听|厉害|冲|横|硬)(?:一?点|些|的)|凶点|再凶|加大(?:强度|难度)")
_SOFTER = re.compile(
    r"(?:温和|客气|轻|软|温柔|慢|好说话)(?:一?点|些|的)|别(?:太|那么)凶|降低(?:强度|难度)"
)
_EXAM = re.compile(r"考核|考试|测试|静默|不要提示|别提示|实战")
_BAD = re.compile(
    r"反面|反例|错误示范|差的|坏的|失败(?:的|案例)|不好的|翻车的?|聊崩|(?:答|聊|谈)砸了?的|说错话的|越说越被动|被催收套进去|会吃(?:什么|啥)亏"
)
_WATCH = re.compile(
    r"示[范犯]|看一?遍|先看|演示|例子|观摩|旁[观听]|围观|观众|样板|打个样|教科书|自问自答|开开?眼|见识|光看|"
    r"看看?(?:别人|人家)|(?:别人|人家|高手|老哥们?|正常人|懂行的人?)[^，。]{0,10}(?:咋|怎么|如何)|"
    r"(?:你|先)(?:给我)?(?:演|走|讲|说|做|比划|表演)[^，。]{0,6}(?:我.{0,3}[看听学]|给我[看听])|(?:放|贴)一?[段个通]"
)
_OWN = re.compile(
    r"(?:用|按|照|拿|以|套|换成|代入)(?:着|上)?(?:我|自己|我自己|我本人|本人|我这边|我家)的?(?:真实|实际|自己)?的?(?:情况|数|欠款|实际|真实|债|账|例子|事|金额|案例|数据)"
    r"|(?:我自己|自己|我)的(?:真实|实际)?的?(?:情况|数字?|数据|账)(?:来)?(?:练|演|打|试)?"
)
_GIVEN = re.compile(r"用这关的数|用原来的|不用我的|不说了")
_ANY = re.compile(r"随便|随机|都行|都可以|你定|你挑|你选|推荐|听你的|无所谓")
_AGAIN = re.compile(
    r"(?:好的?|嗯|那|就|我|想|要|请|咱们?|把|刚才那通|这通|同一通|这个)*(?:再|重新|从头)(?:再)?(?:来|练|打|演|试|接|过)(?:上|这|同)?(?:一|1)?(?:个?次|遍|通|回|把|场)?(?:刚才那通|这通|同一通|一样的)?(?:吧|呗|啊|吗|试试)?"
)
_PREFIX = r"^(?:那|我|我们|咱们?|今天|现在|还是|还|再|就|先|想|想要|要|来|帮我|给我|陪我|跟我|和我|能不能|可不可以|可以|能|麻烦|请|你|您|让我|直接)*"
_PRACTISES = re.compile(
    _PREFIX
    + r"(?:练(?!习?(?:进度|记录|成绩|报告)|完|过|不|好了|得)|演(?!技|得|的)|扮演?|假装|假扮|模拟|排练|对练)"
)
_BRINGS = re.compile(
    _PREFIX
    + r"(?:来|换|整|搞|挑|选)(?:一|1)?(?:个|通|场|段|次).{1,12}(?:的|那种|催收|催收员|电话|来电)(?:吧|呗|练练?|试试)?$"
)
_LOOKS_ON = re.compile(
    r"^(?:我|能不能|可以|可不可以|想|要|先|就|给我|让我|来|请|麻烦)*"
    r"(?:看看?(?:别人|人家|高手)(?:都|是)*(?:怎么|咋)(?:接|回|答|应)(?:的|电话)*|看(?:个|一个|一遍|一下|看)?(?:好的|坏的)?示[范犯]|"
    r"有(?:没有)?示[范犯](?:电话|通话)?(?:看看?|吗|没有?|可以看)*|(?:做|来)(?:个|一个|一遍|一下)?示[范犯]|"
    r"(?:当)?(?:旁听|旁观|围观|观摩|观众)(?:一下|一通|一遍)?|你(?:先)?演我(?:先)?看|你演一遍(?:给我看|我看)|(?:给我)?演示一?(?:遍|下|通)(?:看看)?|打个样(?:看看)?|(?:看|来)?个?反面教材)"
    r"(?:吧|呗|吗|行不行?|可以吗|先|了)*(?:[，,。 ]?给我看.{0,8})?$"
)
_ABOUT_PRACTICE = re.compile(
    r"有用|有什么用|怎么练|怎么用|多久|多少次|为什么|是真的|要钱|收费|难不难|会不会|删|投诉信"
)
_MENU = re.compile(r"换一?(?:通|个|关)|别的(?:场景|关)|重新选|另选|有哪些|列表|看看有什么")
_BEGIN = re.compile(
    r"^(?:那就?|就)?(?:好的?|嗯+|行|可以|ok|来吧?|开始吧?|开始练|练吧?|准备好了|我准备好了|就这个|就它|这个|接|接电话|打吧|来电话吧|go|直接练|直接开始|开始练习)(?:了|吧|啊)?$"
)


@dataclass(frozen=True)
class Wish:
    """What a message asks for; empty where it asks for nothing of this kind.

    scenarios: those its words fit. level: 1 to 4. dial: 1 to 4, or "up" / "down". mode: practise,
    exam, watch_good or watch_bad. case: own or given. any: whatever is recommended. menu: the list.
    again: the same call from its beginning.
    """

    scenarios: list[str] = field(default_factory=list)
    level: int | None = None
    dial: int | str | None = None
    mode: str = ""
    case: str = ""
    any: bool = False
    menu: bool = False
    again: bool = False

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return self != Wish()


def read_wish(text: str) -> Wish:
    """The wish in the words of a message."""
    said = plain(text)
    found = [id for id, pattern in words().find.items() if pattern.search(said)]
    level = _number(_LEVEL, said)
    if level is None and not found:
        level = 4 if _HARDEST.search(said) else 1 if _EASIEST.search(said) else None
    return Wish(
        scenarios=found,
        level=level,
        dial=None if level else _dial(said),
        mode=_mode(said),
        case="own" if _OWN.search(said) else "given" if _GIVEN.search(said) else "",
        any=bool(_ANY.search(said)),
        menu=bool(_MENU.search(said)),
        again=bool(_AGAIN.fullmatch(said)),
    )


def opens_practice(text: str) -> bool:
    """Whether the message begins as only somebody does who wants to practise: 练, 演, 来个…的.

    Such a message is a wish for a call whatever it was taken for: 「练骂人的」 asks for no advice.
    """
    said = plain(text)
    if _ABOUT_PRACTICE.search(said):
        return False
    if (
        _LOOKS_ON.search(said)
        or _PRACTISES.search(said)
        or (_OWN.search(said) and re.search(r"练|演|模拟", said))
    ):
        return True
    return bool(_BRINGS.search(said)) and bool(read_wish(text).scenarios)


def _dial(said: str) -> int | str | None:
    number = _number(_DIAL, said)
    if number in DIAL:
        return number
    if _HARDER.search(said):
        return "up"
    return "down" if _SOFTER.search(said) else None


def _mode(said: str) -> str:
    if _EXAM.search(said):
        return "exam"
    if _BAD.search(said):
        return "watch_bad"
    if _WATCH.search(said):
        return "watch_good"
    return "practise" if _BEGIN.search(said) else ""


def _number(pattern: re.Pattern[str], said: str) -> int | None:
    match = pattern.search(said)
    if match is None:
        return None
    return read_number(next(group for group in match.groups() if group))
