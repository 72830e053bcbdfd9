"""Reading the collector's own numbers back is no leak."""

from coach.echo import without_echo

HEARD = ["您好，我是恒诚的吴刚，工号2051。", "您尾号3815的卡逾期了。"]


def test_a_staff_number_read_back_gives_nothing_away() -> None:
    acts = without_echo(["leak_privacy", "state_recording"], "吴刚，工号2051，我记下了", HEARD)
    assert acts == ["state_recording"]


def test_a_number_of_ones_own_stays_a_leak() -> None:
    assert without_echo(["leak_privacy"], "工号2051是吧，我卡号是8812", HEARD) == ["leak_privacy"]


def test_what_was_masked_stays_a_leak() -> None:
    said = "2051，我身份证是〔身份证号〕"
    assert without_echo(["leak_privacy"], said, HEARD) == ["leak_privacy"]


def test_a_leak_without_numbers_stays_one() -> None:
    assert without_echo(["leak_privacy"], "我住在城东幸福里", HEARD) == ["leak_privacy"]


def test_nothing_is_taken_from_other_acts() -> None:
    assert without_echo(["confirm_self"], "工号2051", HEARD) == ["confirm_self"]


def test_a_number_that_was_dictated_back_is_the_same_number() -> None:
    assert without_echo(["leak_privacy"], "工号二零五幺是吧", HEARD) == []


def test_a_word_in_letters_is_no_number() -> None:
    assert without_echo(["leak_privacy"], "工号2051，我去App里核实", HEARD) == []
