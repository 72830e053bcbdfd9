"""A message as it is kept: masked, with the tail of a caller's number."""

from coach.privacy import mask


def test_the_text_and_each_kind_once() -> None:
    assert mask("我叫王强，我妈叫李梅，邮箱wang@qq.com") == (
        "我叫〔姓名〕，我妈叫〔姓名〕，邮箱〔邮箱〕",
        ["name", "email"],
    )


def test_of_a_callers_number_the_tail_stays() -> None:
    assert mask("催收用13812345678打来的") == ("催收用〔手机号〕（尾号5678）打来的", ["phone"])


def test_what_is_masked_already_stays_as_it_is() -> None:
    once, _ = mask("我身份证是11010519491231002X")
    assert mask(once) == (once, [])
