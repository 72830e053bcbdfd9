"""Finds full names that no wording announces, by how likely their characters are a name.

What stands before a candidate says how doubtful it may be: behind 我爸 or 人事的 almost anything
that can be a name is masked, at the head of a clause only what is hardly anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.privacy.characters import DOTTED_NAME, LONG_SURNAME, RARE_SURNAMES, SURNAMES, is_rare
from coach.privacy.likelihood import is_word, name_odds, starts_idiom
from coach.privacy.names import FIRM_NAME, KIN, ROLE, begins_with_word, candidates, is_caller
from coach.privacy.text import Hit, View

_POST = (
    "供应商|物业|中介|司机|医生|护士|客户|代理|人事|行政|财务|会计|出纳|前台|保安|门卫|车间主任|班组长|厂里|单位|公司|车间|店里|村里|隔壁|楼下|楼上|对门|学校|工地|通讯录里?"
    "|名单里?|表上|合同上|借条上|律师函上|函上"
)
_JOB = "主任|经理|总监|科长|处长|厂长|校长|院长|队长|村长|镇长|书记|支书|会计|老板|老板娘|主管|组长|班长|店长|师傅|领导|老师|辅导员|班主任"
_RELATED = re.compile(
    rf"(?:{KIN}|同乡|战友|徒弟|小姑娘|小伙子|新郎|新娘|亲戚|熟人|本家|邻居)(?<!爸妈)(?<!父母)(?<!公婆)[(,: ]?$"
)
_IN_OFFICE = re.compile(rf"(?:{_JOB}|(?:{_POST})的?|{ROLE})[(,: ]?(?:里的?|上的?|中的?)?$")
_NAMED = re.compile(
    r"(?:叫|(?:找|催|骂|打|要|骚扰|认识)的|名|名字|人|人家|是|填的?|签的?|写成?的?了?|登记的?|挂的?|署的?|留的?)[是为: ]{0,2}$"
)
_HELD = re.compile(
    r"(?:找|给|拿|跟|和|与|让|把|替|帮|用|以|问|向|被|为|由|有|喊|加|骂|催|到|在|认识|联系|通知|转告|像|连|对|等|见|信|靠|、)$"
)
_OF = re.compile("的$")
_HEAD = re.compile(r"(?:^|(?<!把)[我俺咱]|[,，。;；!！?？:：\n\s\x00(（\"“])$")

# The least odds (a logarithm) that a candidate needs behind each of them.
_LEAST = (
    (_RELATED, -8.0),
    (_IN_OFFICE, -6.0),
    (_NAMED, -4.0),
    (_HELD, -3.0),
    (_HEAD, 1.0),
    (_OF, 2.0),
)
_ELSEWHERE = 5.0
_WORDY = frozenset("钱查全连管莫白成关费伊温冷师司商封包向谈路车夏皮从时常应单计解金万")
"""Surnames that are rather words: they need better odds, the more the less stands before them."""
_FOR_WORDY, _FOR_WORDY_NEAR = 3.5, 1.0
_OF_A_PERSON = re.compile(
    "的(?:名义|身份|名字|手机|电话|号码|号|卡|微信|头像|照片|信息)|本人|这个人"
)
_FOLLOWED = 4.0
"""What a thing that only people have adds to the odds of the words before it."""
_VERBS = frozenset("换留抱供定存取转签收问抽查守管等送拉催挂发带用办跑病逃警条女本爱家表")
_FOR_A_WORD = 3.0
_FOR_A_VERB = 4.0
"""What it costs that the third character may well be the verb behind a shorter name."""
_WIDTH = 12
_MARKS = " ,.。，!！?？、"
_TITLED = re.compile("经理|主任|律师|警官|法官|专员|客服|队长|科长|总监|主管|先生|女士|小姐|工号")
# 公司, the start of 安安静静, 陈生 for 陈先生
_NOBODY = re.compile(
    r"(?<=公)司.*|(.)\1(.)\2|.生|莫[抱动理怕急慌乱闹逼吵骂].?|越.越|謝謝|查.{2,3}|管章|伊勿|[伍陆].*[仟佰拾捌].?|[钱金].*[和存转花取买].?|.*[一二三四五六七八九十](?=[零〇一二三四五六七八九十幺0-9])"
)
_SAYS_HIS_NAME = re.compile("(?:男的?|女的?|小伙子?|人家|那人)(?:说|自称)?(?:名?叫|是)$")
_OF_CALLER = re.compile("工号|自称|专员|客服|催收员|催收的")


def dotted_names(view: View) -> Iterator[Hit]:
    """阿依古丽·买买提, wherever it stands."""
    for match in DOTTED_NAME.finditer(view.plain):
        yield Hit(match.start(), match.end(), "name")


def likely_names(view: View) -> Iterator[Hit]:
    """Names by their likelihood and by what stands before them."""
    text = view.plain
    at = 0
    while at < len(text):
        end = _end(text, at)
        if end and not (text[:at] + text[end:]).strip(_MARKS):
            return  # nothing says whose it is: the answer to "what did he call himself"
        if end:
            yield Hit(at, end, "name")
        at = end or at + 1


def _end(text: str, at: int) -> int:
    """End of the likeliest name at `at`, 0 if there is none."""
    char = text[at]
    if char not in SURNAMES and char not in RARE_SURNAMES and not LONG_SURNAME.match(text, at):
        return 0
    before = text[max(0, at - _WIDTH) : at]
    least, related = _ELSEWHERE, False
    for cue, odds in _LEAST:
        if cue.search(before):
            least, related = odds, cue is _RELATED
            break
    if char not in SURNAMES and not is_rare(char) and least > _LEAST[1][1]:
        return 0
    if starts_idiom(text, at):
        return 0
    if char in _WORDY:
        least += _FOR_WORDY_NEAR if least <= _LEAST[1][1] else _FOR_WORDY
    best, found = least, 0
    for end in candidates(text, at, announced=least <= _LEAST[1][1]):
        if FIRM_NAME.match(text, end) or _NOBODY.fullmatch(text, at, end):
            continue
        if begins_with_word(text, at, end):
            continue
        odds = name_odds(text, at, end) + _FOLLOWED * bool(_OF_A_PERSON.match(text, end))
        if end - at == 2 and is_word(text[at:end]):
            odds -= _FOR_A_WORD
        if end - at == 3 and text[end - 1] in _VERBS:
            odds -= _FOR_A_VERB
        if odds > best:
            best, found = odds, end
    if not found or (not related and _belongs_to_caller(text, at, found)):
        return 0
    return found


def _belongs_to_caller(text: str, at: int, end: int) -> bool:
    return bool(
        _SAYS_HIS_NAME.search(text[max(0, at - 8) : at])
        or is_caller(text, at - (text[at - 1 : at] in ("叫", "是")))
        or _TITLED.match(text, end)
        or _OF_CALLER.search(text[max(0, at - 12) : end + 8])
    )
