from pathlib import Path
from typing import Any

import pytest
import yaml

from coach.act_cues import RED_LINES, ActCues, load_act_cues
from coach.content import ContentError, read
from coach.paths import KNOWLEDGE

ACTS = frozenset(read(KNOWLEDGE / "acts.yml"))


@pytest.fixture(scope="module")
def cues() -> ActCues:
    return load_act_cues(KNOWLEDGE / "act_cues.yml", ACTS)


def certain(cues: ActCues, text: str, prev: str = "") -> set[str]:
    return {hit.act for hit in cues.find(text, prev) if hit.certain}


def test_red_lines_are_known_acts() -> None:
    assert RED_LINES <= ACTS


@pytest.mark.parametrize(
    ("prev", "text", "act"),
    [
        ("", "〔银行卡号〕", "leak_privacy"),
        ("", "行，验证码是〔验证码〕", "leak_privacy"),
        ("把后四位念一下", "幺三九二", "leak_privacy"),
        ("", "我加您微信", "agree_private_transfer"),
        ("", "好的，我扫一下", "agree_private_transfer"),
        ("", "发我卡号我转", "agree_private_transfer"),
        ("", "我去借", "agree_borrow"),
        ("", "你们开个证明我用", "agree_forge"),
        ("", "今天全还清", "promise_everything"),
    ],
)
def test_red_lines_are_found(cues: ActCues, prev: str, text: str, act: str) -> None:
    assert certain(cues, text, prev) == {act}


@pytest.mark.parametrize(
    ("prev", "text"),
    [
        ("", ""),
        ("念一下验证码", "验证码是干什么用的"),
        ("念一下验证码", "这个我不能给"),
        ("加我微信", "我不加您微信"),
        ("加我微信", "微信免谈"),
        ("", "上个人要我加微信"),
        ("扫码付款", "我只在App里还"),
        ("", "对公账号发我"),
        ("", "要是有正式文件我就转你卡上"),
        ("找亲戚借", "我不去借"),
        ("", "你让我去借网贷？"),
        ("", "你们开个结清证明我用"),
        ("弄个假病历", "做假的犯法"),
        ("", "要是有三万，今天就全还了"),
        ("今天全额", "今天全还清我办不到"),
        ("", "昨天全部还清了"),
    ],
)
def test_what_only_sounds_like_a_red_line(cues: ActCues, prev: str, text: str) -> None:
    assert certain(cues, text, prev) == set()


def test_prev_is_needed_where_a_cue_asks_for_it(cues: ActCues) -> None:
    assert certain(cues, "2716", "请提供身份证号后四位") == {"leak_privacy"}
    assert certain(cues, "2716", "") == set()


def test_a_hit_names_its_clause(cues: ActCues) -> None:
    (hit,) = [hit for hit in cues.find("我知道了，我加您微信") if hit.certain]
    assert (hit.act, hit.clause) == ("agree_private_transfer", "我加您微信")


def entry(**changes: Any) -> dict[str, Any]:
    return {"id": "one", "act": "agree_borrow", "text": "借", **changes}


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ([entry(act="fly")], "unknown act fly"),
        ([entry(guards=["weather"])], "unknown guard weather"),
        ([entry(text="(")], "one: "),
        ([entry(text="{nothing}")], "unknown part nothing"),
        ([entry(), entry()], "stands twice"),
        ([entry(colour="red")], "unknown field"),
        ([entry(hits=[["", "还"]])], "does not find 还"),
        ([entry(misses=[["", "借"]])], "finds 借"),
    ],
)
def test_faults_are_named(tmp_path: Path, entries: list[dict[str, Any]], message: str) -> None:
    path = tmp_path / "cues.yml"
    path.write_text(yaml.safe_dump({"parts": {}, "cues": entries}), encoding="utf-8")
    with pytest.raises(ContentError, match=message.replace("(", r"\(")):
        load_act_cues(path, ACTS)
