"""An utterance cut into clauses, and what keeps a clause from meaning what its words say.

People on the phone run several acts together (我失业了能不能分12期), so each clause is read by
itself. The guards tell whether a word in a clause is denied, asked about, told of somebody else,
made to depend on something or not meant at all. All of it is plain work on characters: offsets are
character offsets, and nothing here knows what the acts are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MIN_SIDE = 3  # characters: a connective nearer to a border belongs to the clause it stands in

# A comma or a space inside a number (3,200.50 or 6222 0218) separates nothing.
_BORDER = re.compile(
    r"(?<=[？?])|[。！!；;…~～\n\r\t]+|(?<!\d)[，, 　]+|[，, 　]+(?!\d)|(?<=\d)，(?=\d)|(?<!\d)\.(?!\d)"
)

_MARKS = "？? 　，,。.！!"

# Words that open a new clause when spoken without a pause. 那 alone is too common inside words
# (那个, 那边), so it counts before a person, a modal or a question only.
_CONNECTIVE = re.compile(
    r"但是|但(?=我|你|您|现|能|得|这|不|钱)|不过(?!去|来|是|了)|可是|然后|而且|另外|还有就是|要不然?(?!是)|要么|所以"
    r"|能不能|能否|可不可以|可以不可以|行不行(?=[^啊吧吗呢]{3})|麻烦(?=你|您|帮|再|给)|拜托|求求|求你|求您"
    r"|那(?=我|你|您|就|能|可|先|为什么|怎|行|好|麻烦)"
    r"|(?<!说)(?<!是)(?<!让)(?<!给)(?<!跟)(?<!对)(?<!的)我(?=现在|这边|这会|先|愿意|申请|保证|要投诉|要举报|录音|在录)"
    r"|(?:你|您)(?=(?:是)?哪(?:位|里|家|个公司)|工号|凭什么|凭啥|把|给我|发(?:个|我|短信))"
    r"|谢谢|辛苦(?=了|你|您)|挂了|先这样|拜拜|再见"
)

# Sounds and phrases that only lead up to what is said.
_FILLER = re.compile(
    r"(?:喂|嗯|呃|额|啊|哦|噢|哎|唉|诶|欸|那个|这个|就是|就是说|然后|那|你好|您好|怎么说呢|是这样的?)+"
)


def split(text: str) -> list[str]:
    """The clauses of an utterance, in order.

    The punctuation between them is left out, but a question mark stays with its clause. A text of
    punctuation only has no clauses.
    """
    pieces = [piece for part in _BORDER.split(text) if part.strip(_MARKS) for piece in _cut(part)]
    return list(_with_fillers(pieces))


def _cut(part: str) -> Iterator[str]:
    """Cuts before each connective that has enough text on both sides."""
    start = 0
    for match in _CONNECTIVE.finditer(part):
        here = match.start()
        if here - start >= _MIN_SIDE and len(part) - here >= _MIN_SIDE:
            yield part[start:here]
            start = here
    yield part[start:]


def _with_fillers(pieces: list[str]) -> Iterator[str]:
    """Joins a clause that is only a filler to the one it leads up to."""
    lead = ""
    for piece in pieces:
        if _FILLER.fullmatch(piece):
            lead += piece
        else:
            yield lead + piece
            lead = ""
    if lead:
        yield lead


# --- guards ---------------------------------------------------------------------------------------

_A_NOT_A = re.compile(r"([能要好行可是会有给对])[不没]\1")  # 能不能: a question, nothing is denied
_NEGATION = re.compile(
    r"不(?!好意思|得不|然|过|如|管|了解|瞒|就是|是[吗吧]|$)|没(?!错|事|问题|关系|了|$)"
    r"|别(?!的|人|处)|甭|莫|勿|未|休想|做梦|拒绝|免谈|免了|想得美|没门|白发|凭什么|凭啥|唔|冇"
)
_REACH = 6  # characters: how far back from a word what denies it may stand
_DENIED_AFTER = re.compile(
    r"(?:的事)?(?:我)?(?:就)?(?:不(?!好意思)|没|休想|免谈|免了|想得美|想都别想|门都没有|做梦)"
)


def is_negated(clause: str, start: int, end: int) -> bool:
    """Whether clause[start:end] is denied, before it (我不加微信) or after it (微信不加)."""
    clause = _A_NOT_A.sub("＿＿＿", clause)
    denial = _NEGATION.search(clause, max(0, start - _REACH))
    return bool((denial and denial.start() < start) or _DENIED_AFTER.match(clause, end))


def has_negation(clause: str) -> bool:
    """Whether anything in the clause is denied (公司在哪我就不说了)."""
    return bool(_NEGATION.search(_A_NOT_A.sub("＿＿＿", clause)))


_QUESTION = re.compile(
    r"[?？]|(?:吗|么|嘛|没有|不|没|呢)$|什么|啥|咋|怎么|为何|干嘛|干吗|哪|谁|多少|多久|几[号点天时个期]|凭什么"
    r"|([能会要是行可好有给])[不没]\1|可不可以|是否|难道"
)


def is_question(clause: str) -> bool:
    """Whether the clause asks rather than says (验证码是干什么用的)."""
    return bool(_QUESTION.search(clause.rstrip("啊呀哦呗。，,. ")))


_REPORTED = re.compile(
    r"(?:他|她|你|您|你们|他们|她们|那人|对方|上个人|上回|前头|上次|刚才|昨天|之前|有人|人家|客服|同事|短信|新闻|网上)"
    r".{0,6}?(?:说过?|讲过?|让|叫我|喊我|教我|骗我|要我|要求|问|喊|写着|提到|告诉)"
)


def is_reported(clause: str, start: int) -> bool:
    """Whether what begins at `start` is what somebody else said or wants (他说要我转给他)."""
    return bool(_REPORTED.search(clause[:start]))


_CONDITION = re.compile(
    r"要是|如果|假如|假设|若是|万一|除非|只要|只有|的话|哪怕|就算|即使|真要|等.{1,8}(?:再|才)|先.{1,10}再(?!说)|才(?:能|会|行|可以|给|转|加)"
)


def is_conditional(clause: str) -> bool:
    """Whether the clause makes something depend on something else (要是你发文件我就转)."""
    return bool(_CONDITION.search(clause))


_DISTRUST = re.compile(r"骗|诈|不放心|信不过|不敢|不靠谱|就?算了(?:吧|$|，)|假的吧|有问题吧")


def is_distrustful(clause: str) -> bool:
    """Whether the clause says that the speaker does not trust the matter (要转安全账户，这是骗人的)."""
    return bool(_DISTRUST.search(clause))


_SARCASM = re.compile(
    r"呵呵|嘿嘿|哟|呦|真行|可真|真有你|好大的|了不起|厉害|好家伙|要不要(?:我)?(?:给|再|顺便|把)|是不是还(?:要|得)"
    r"|要不我(?:把|给你|再|连)|(?:咋|怎么)不(?:去|说|直接)|干脆|你(?:妈|爹|爷|奶)|做梦|才怪|抢银行|中彩票|中五百万|卖肾|首富|发你?红包啊|三岁|鬼才|傻子才|当我傻|你替我|你帮我还"
)


def is_sarcastic(clause: str) -> bool:
    """Whether the clause bears a mark of mockery: it means no assent (要不要把命也给你)."""
    return bool(_SARCASM.search(clause))
