import pytest

from coach.privacy import keep_tails, redact


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("13812345678打来的", "〔手机号〕（尾号5678）打来的"),
        ("对方号码是13812345678", "对方号码是〔手机号〕（尾号5678）"),
        ("138 1234 5678", "〔手机号〕（尾号5678）"),
        ("昨晚0571-88997766给我打来", "昨晚〔手机号〕（尾号7766）给我打来"),
        ("我手机13812345678", "我手机〔手机号〕"),
        ("他打到我妈13812345678", "他打到我妈〔手机号〕"),
        ("我的号码是13812345678", "我的号码是〔手机号〕"),
        ("给13812345678转了500", "给〔手机号〕转了500"),
    ],
)
def test_of_the_callers_number_the_tail_is_kept_and_of_no_other(text: str, kept: str) -> None:
    shown = keep_tails(text, redact(text))
    assert shown == kept
    assert redact(shown).spans == []
