import time

import pytest

from coach.clauses import (
    has_negation,
    is_conditional,
    is_distrustful,
    is_negated,
    is_question,
    is_reported,
    is_sarcastic,
    split,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("。。。", []),
        ("是我", ["是我"]),
        ("我失业了，能不能分12期", ["我失业了", "能不能分12期"]),
        ("我上个月失业了能不能分12期", ["我上个月失业了", "能不能分12期"]),
        ("是我 在骑车 晚点", ["是我", "在骑车", "晚点"]),
        ("是我不过昨晚已经还了呀", ["是我不过昨晚已经还了呀"]),
        ("钱是我借的但是利息太高了", ["钱是我借的", "但是利息太高了"]),
        ("不是的哈你打错 拜拜", ["不是的哈你打错", "拜拜"]),
        ("你谁？工号多少？", ["你谁？", "工号多少？"]),
        ("嗯，那个，我今天先还五百", ["嗯那个我今天先还五百"]),
        ("嗯", ["嗯"]),
    ],
)
def test_split(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize("number", ["3,200.50", "6222 0218 0000", "1.5"])
def test_split_keeps_a_number_whole(number: str) -> None:
    assert split(f"卡里就{number}") == [f"卡里就{number}"]


def test_split_loses_no_words() -> None:
    text = "喂你好我是他妈然后他不在家你别再打了谢谢你啊，挂了挂了"
    assert "".join(split(text)) == text.replace("，", "")


@pytest.mark.parametrize(
    "text",
    ["嗯" * 5000 + "x", "，" * 5000, "我先" * 2500, "不" * 5000],
    ids=["fillers", "separators", "connectives", "negations"],
)
def test_split_and_guards_are_fast_on_any_text(text: str) -> None:
    start = time.perf_counter()
    for clause in split(text):
        is_question(clause)
        is_reported(clause, len(clause))
        is_conditional(clause)
        is_sarcastic(clause)
        has_negation(clause)
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("clause", "word", "expected"),
    [
        ("我不加微信", "加", True),
        ("我没失业", "失业", True),
        ("微信不加", "微信", True),
        ("转你卡上免谈", "转你卡上", True),
        ("别给我发验证码", "验证码", True),
        ("我加微信", "加", False),
        ("没错我加", "加", False),
        ("不好意思我失业了", "失业", False),
        ("能不能分期", "分期", False),
        ("不然我今天还", "还", False),
    ],
)
def test_is_negated(clause: str, word: str, expected: bool) -> None:
    start = clause.index(word)
    assert is_negated(clause, start, start + len(word)) is expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [("公司在哪我就不说了", True), ("我没钱", True), ("我今天还", False), ("丢工作了没错", False)],
)
def test_has_negation(clause: str, expected: bool) -> None:
    assert has_negation(clause) is expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("验证码是干什么用的", True),
        ("加微信干嘛", True),
        ("能不能分期", True),
        ("你是机器人吗", True),
        ("转你卡上？", True),
        ("验证码是四三二一", False),
        ("我加你微信", False),
    ],
)
def test_is_question(clause: str, expected: bool) -> None:
    assert is_question(clause) is expected


@pytest.mark.parametrize(
    ("clause", "word", "expected"),
    [
        ("他说要我转给他", "转给他", True),
        ("上个人要我加微信", "加微信", True),
        ("你们让我去借网贷", "借网贷", True),
        ("我转给他", "转给他", False),
        ("我去借网贷", "借网贷", False),
    ],
)
def test_is_reported(clause: str, word: str, expected: bool) -> None:
    assert is_reported(clause, clause.index(word)) is expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("要是你发文件我就转", True),
        ("等发了工资再还", True),
        ("我现在就转", False),
        ("我先还五百", False),
    ],
)
def test_is_conditional(clause: str, expected: bool) -> None:
    assert is_conditional(clause) is expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [("要不要把命也给你", True), ("我这就抢银行去", True), ("谢谢你", False), ("我明天还", False)],
)
def test_is_sarcastic(clause: str, expected: bool) -> None:
    assert is_sarcastic(clause) is expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("要转安全账户，这是骗人的", True),
        ("转个人卡就算了吧", True),
        ("微信付我不放心", True),
        ("我这就转", False),
        ("算算还要多少", False),
    ],
)
def test_is_distrustful(clause: str, expected: bool) -> None:
    assert is_distrustful(clause) is expected
