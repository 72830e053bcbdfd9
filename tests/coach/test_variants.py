"""A card speaks otherwise where harm is done already, or where its reader owes nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from coach.cards import render
from coach.content import ContentError
from coach.facts import DEBT_REMAINS
from coach.library import Library
from coach.paths import KNOWLEDGE
from coach.variants import load_variants, variant_for, variants


@pytest.mark.parametrize(
    ("text", "card", "id"),
    [
        ("验证码我已经给他了", "asked_for_code", "code_given"),
        ("我把验证码念给他了", "asked_for_code", "code_given"),
        ("我告诉他密码了", "asked_for_code", "code_given"),
        ("钱已经转过去了", "asked_private_transfer", "money_sent"),
        ("我转了500给他", "fake_collector", "money_sent"),
        ("我刚刚扫码付了", "asked_private_transfer", "money_sent"),
        ("我刚把三千付给他说的卡", "asked_private_transfer", "money_sent"),
        ("链接我点了", "asked_private_transfer", "link_opened"),
        ("我下载了他发的软件", "asked_for_code", "link_opened"),
        ("身份证拍给他了", "asked_for_privacy", "identity_given"),
        ("我把三千块服务费交给那个代理了，现在联系不上", "debt_agents", "agent_paid"),
        ("我给停息挂账的公司交了2000，钱能要回来吗", "stop_interest_myth", "agent_paid"),
        ("修复征信的收了我五千，人找不着了", "credit_repair", "agent_paid"),
        ("代理费交了3000，现在拉黑我了", "debt_agents", "agent_paid"),
        ("我儿子欠钱，催收打给我，我要替他还吗", "family_liability", "family_of_the_debtor"),
        ("我是他妈，他欠钱催收打我", "contacts_threat", "family_of_the_debtor"),
        ("同事欠钱，催收打到公司前台来", "workplace_called", "work_of_a_colleague"),
    ],
)
def test_what_the_message_tells_changes_the_card(text: str, card: str, id: str) -> None:
    found = variant_for(text, card, 0.9)
    assert found is not None
    assert found.id == id


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("他让我把验证码给他", "asked_for_code"),
        ("他说验证码发给我了", "asked_for_code"),
        ("要是我给了验证码怎么办", "asked_for_code"),
        ("我没给他验证码", "asked_for_code"),
        ("能给他验证码吗", "asked_for_code"),
        ("我想把钱转给他", "asked_private_transfer"),
        ("他刚叫我把钱转给他", "asked_private_transfer"),
        ("我没点链接", "asked_private_transfer"),
        ("他要我拍身份证给他", "asked_for_privacy"),
        ("他说债权转给第三方公司了", "debt_sold"),
        ("我欠了钱，他们打给我儿子了", "contacts_threat"),
        ("催收打给我同事了", "workplace_called"),
        ("中介让我先交三千服务费", "debt_agents"),
        ("他说交了钱就停催", "debt_agents"),
        ("朋友交了三千给代理，办成了", "debt_agents"),
        ("交了钱真的能停息吗", "stop_interest_myth"),
    ],
)
def test_what_has_not_happened_changes_nothing(text: str, card: str) -> None:
    assert variant_for(text, card, 0.9) is None


def test_a_sure_choice_of_another_card_stands() -> None:
    assert variant_for("钱我已经转过去了", "already_paid", 0.9) is None
    unsure = variant_for("钱我已经转过去了", "already_paid", 0.3)
    assert unsure is not None
    assert unsure.id == "money_sent"


@pytest.mark.parametrize("id", ["code_given", "money_sent", "link_opened", "identity_given"])
def test_the_remedy_comes_first(id: str, known: Library) -> None:
    card = next(one.card for one in variants() if one.id == id)
    text = render(card, known.cards, known.facts).text
    straight = text.split("简单说：")[1].split("\n")[0]
    assert "110" in straight
    assert "96110" in straight
    assert "95188" in straight
    assert re.search("冻结|止付|改密码", straight)
    assert re.match(r"现在说：「.*(?:冻结账户|冻结|止付|备注)。」", text)


def test_who_paid_an_agent_reads_how_to_get_out_and_where_to_go(known: Library) -> None:
    card = next(one.card for one in variants() if one.id == "agent_paid")
    text = render(card, known.cards, known.facts).text
    assert text.startswith("现在说：「我不办了，请把钱退给我。」")
    for word in ("截图", "挂失", "110", "95188", "千万别：再交"):
        assert word in text


@pytest.mark.parametrize("text", ["我交了房租的钱", "钱我都给老婆了", "电费交了"])
def test_other_payments_are_no_fee_of_an_agent(text: str) -> None:
    assert variant_for(text, None, 0.3) is None


@pytest.mark.parametrize("id", ["work_of_a_colleague", "family_of_the_debtor"])
def test_who_owes_nothing_is_not_spoken_to_as_a_debtor(id: str, known: Library) -> None:
    card = next(one.card for one in variants() if one.id == id)
    text = render(card, known.cards, known.facts).text
    assert DEBT_REMAINS not in text
    assert "还是要商量怎么还" not in text
    assert not re.search("我.{0,4}分期|我愿意还", text)


@pytest.mark.parametrize("id", ["third_party_called", "wrong_number"])
def test_the_cards_for_others_say_whose_debt_it_is(id: str, known: Library) -> None:
    text = render(known.cards[id], known.cards, known.facts).text
    assert DEBT_REMAINS not in text


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"say_now": "长" * 29}, "code_given say_now: 29 characters"),
        ({"cards": ["nobody"]}, "code_given: unknown card nobody"),
        ({"when": "("}, "code_given"),
        ({"facts": ["X99"]}, "unknown fact X99"),
        ({"colour": "red"}, "unknown field colour"),
    ],
)
def test_what_does_not_fit_is_refused(
    change: dict[str, Any], fault: str, tmp_path: Path, known: Library
) -> None:
    raw = yaml.safe_load((KNOWLEDGE / "variants.yml").read_text(encoding="utf-8"))
    raw["code_given"].update(change)
    path = tmp_path / "variants.yml"
    path.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ContentError, match=re.escape(fault)):
        load_variants(path, known)
