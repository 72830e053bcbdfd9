"""Violations: found in the collector's words, and not in lawful ones that sound alike."""

from __future__ import annotations

import pytest

from coach.content import ContentError
from coach.review.call import CallBrief, Turn
from coach.review.names import VIOLATIONS
from coach.review.violations import (
    load_violation_cues,
    violation_cues,
    violation_kinds,
    violations_in,
    violations_of,
)

CLEAN = """
您好，请问是张伟先生吗？
我是恒诚公司的王强，工号2036，受贷款机构委托给您打电话。
您的借呗逾期63天，本金12000元，利息486元，罚息215元。
请问您打算什么时候还款？
逾期会上报征信，也会产生罚息。
一直不还，贷款机构可能会向法院起诉。
您可以打官方客服核实我的身份。
我们不会联系您的家人和单位。
请您本人接听电话，我们只跟您本人谈。
验证码千万不要告诉任何人，包括我们。
请在App里还款，不要转给任何个人。
您有失业证明吗？审核要用。
给您申请分24期，每期525元，可以吗？
办理分期不收任何手续费。
您今晚十点前还上就可以。
我明天上午十点再给您打电话。
您家里有病人，我们理解。
您的紧急联系人电话我们不会打。
我们有两名工作人员下周想到您家了解情况，您方便吗？
上门只在门口谈，不会进屋，也请您核对证件。
不要去别的平台借钱来还，那样越滚越大。
您父母知道这件事吗？不知道的话我们不会说的。
我不方便透露其他客户的信息。
欠款是民事纠纷，不会坐牢的。
您在哪家单位上班不用告诉我。
这里是人民法院委托的调解中心，想问您愿不愿意调解。
您的情况我记下了，方案批下来发短信给您。
请您保持手机畅通。
您怕遇到骗子，可以挂断后打官方客服。
您之前跟朋友借的钱还了吗？
我昨天给您打过一个电话，您没接。
这期还上之后，罚息可以申请减免。
我听您说话声音不太好，您注意身体。
您要是没能力一次还清，可以说说您的打算。
系统显示您上次还款是五月。
您稍等，我帮您查一下明细。
""".strip().splitlines()

FOUND = """
假冒公检法|我这里是市公安局的，你涉嫌诈骗
假冒公检法|我是法院执行局的法官，通知你今天还款
谎称坐牢|再不还钱就抓你去坐牢
谎称坐牢|明天警察就上门把你带走
威胁人身|你给我小心点，我知道你孩子在哪上学
威胁人身|信不信我找人打断你的腿
辱骂|你这个老赖，不要脸
辱骂|欠钱不还，你就是个骗子、无赖
爆通讯录|我把你的通讯录全打一遍
爆通讯录|今天不还就给你手机里的人群发短信
告知第三人|我现在就打电话给你爸妈，让他们替你还
告知第三人|你老婆还不知道吧，我跟她说说
单位施压|我明天去你公司找你们领导
单位施压|不还我就给你单位发函，让同事都知道
夜间来电|都晚上十一点了，你还睡得着
频繁来电|我一天打你三十个电话，打到你还为止
索要验证码|你收到的六位验证码报给我
索要验证码|把短信里的验证码发过来
私人账户收款|你直接转到我个人卡上
私人账户收款|加我微信，把钱转给我就行
虚增金额|我们上门的差旅费你也得出
虚增金额|今天不还明天就翻倍
诱导以贷还贷|你去别的平台借一笔先还上
诱导以贷还贷|信用卡套点现出来还
强行上门|我们的人就堵在你家门口，不还不走
强行上门|你不开门我就撬门进去
先收费|先交两千块保证金才能给你分期
先收费|要先付服务费，我才给你办减免
""".strip().splitlines()


@pytest.mark.parametrize("line", CLEAN)
def test_a_lawful_line_shows_no_violation(line: str) -> None:
    assert violations_in(line, "您是哪家机构的？本金多少？") == []


@pytest.mark.parametrize("line", FOUND)
def test_a_violation_is_found(line: str) -> None:
    kind, text = line.split("|")
    assert kind in violations_in(text)


@pytest.mark.parametrize(
    ("prev", "text", "kind"),
    [
        ("您是哪家机构的？", "这个你不用管，先说怎么还", "拒报身份"),
        ("你叫什么，工号多少", "工号不能告诉你", "拒报身份"),
        ("本金和罚息各是多少", "你别管怎么算的，还就行了", "不给明细"),
        ("把明细发给我", "没有明细，系统多少就是多少", "不给明细"),
    ],
)
def test_a_refusal_is_a_violation_only_as_an_answer(prev: str, text: str, kind: str) -> None:
    assert violations_in(text, prev) == [kind]
    assert violations_in(text, "我手头紧") == []


def test_every_kind_has_patterns_with_examples_and_something_to_answer() -> None:
    assert {cue.kind for cue in violation_cues()} == set(VIOLATIONS)
    assert all(cue.hits and cue.misses for cue in violation_cues())
    assert set(violation_kinds()) == set(VIOLATIONS)


def test_violations_of_a_call_name_the_turn() -> None:
    turns = [
        Turn("collector", "您好"),
        Turn("borrower", "您是哪家机构的？"),
        Turn("collector", "不用你管。不还就抓你去坐牢。"),
    ]
    found = violations_of(turns, CallBrief())
    assert [(v.kind, v.turn) for v in found] == [("谎称坐牢", 3), ("拒报身份", 3)]


def test_a_night_call_is_one_by_its_brief() -> None:
    turns = [Turn("collector", "您好，该还款了")]
    assert [v.kind for v in violations_of(turns, CallBrief(night=True))] == ["夜间来电"]


@pytest.mark.parametrize(
    ("cue", "complaint"),
    [
        ("{id: a, kind: 不存在, text: x}", "unknown kind"),
        ("{id: a, kind: 辱骂, text: '('}", "a:"),
        ("{id: a, kind: 辱骂, text: '{nobody}'}", "unknown part nobody"),
        ("{id: a, kind: 辱骂, text: 笨, hits: [['', 聪明]]}", "does not find 聪明"),
        ("{id: a, kind: 辱骂, text: 笨, misses: [['', 你笨]]}", "finds 你笨"),
    ],
)
def test_a_broken_pattern_is_told_by_its_id(tmp_path, cue: str, complaint: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "violations.yml"
    path.write_text(f"parts: {{}}\ncues:\n  - {cue}\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"violations\.yml") as caught:
        load_violation_cues(path)
    assert complaint in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("威胁人身", "哪天你出门买药摔一跤，可别怪路不平。"),
        ("威胁人身", "过两天有人去幼儿园接你孩子。"),
        ("谎称坐牢", "你想在号子里过中秋？"),
        ("爆通讯录", "我给你建个群，把你认识的人全拉进来。"),
        ("单位施压", "你们校长电话我也有。"),
        ("单位施压", "你那个饭碗不想端了吧？"),
        ("频繁来电", "你拉黑一个我还有一百个号。"),
        ("强行上门", "我们去你家堂屋坐着吃住，啥时候给钱啥时候走。"),
        ("私人账户收款", "微信加我同事，扫他的码。"),
        ("诱导以贷还贷", "随便下几个App，哪个能借借哪个。"),
        ("先收费", "费用可以先付一半，剩下的成功再收。"),
    ],
)
def test_a_hint_counts_like_the_open_threat(kind: str, line: str) -> None:
    assert kind in violations_in(line)


def test_telling_of_a_debt_is_a_violation_only_to_somebody_else() -> None:
    line = "让他还钱，一千八，赌球输的。"
    assert "告知第三人" in violations_in(line, brief="打错的电话：前机主欠一千八。")
    assert violations_in(line) == []
