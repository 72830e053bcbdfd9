from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.act_recogniser import Act, ActRecogniser

# (the collector's line, the borrower's line, its acts)
LINES = [
    ("您是王磊吗", "是我", ["confirm_self"]),
    ("请问是赵敏女士吗", "我就是", ["confirm_self"]),
    ("", "本人在呢", ["confirm_self"]),
    ("您是孙浩本人？", "对，我是孙浩", ["confirm_self"]),
    ("能还多少", "先还五百", ["offer_payment"]),
    ("今天能处理多少", "六百吧", ["offer_payment"]),
    ("最低还一点", "今天给你们打四百", ["offer_payment"]),
    ("", "我先还三百行不行", ["offer_payment"]),
    ("您打算怎么还", "分12期行吗", ["negotiate_instalments"]),
    ("全额结清", "能不能分24期慢慢还", ["negotiate_instalments"]),
    ("", "每个月还六百，分两年", ["negotiate_instalments"]),
    ("为什么逾期", "我上个月失业了", ["explain_hardship"]),
    ("什么原因", "我妈住院，钱都花光了", ["explain_hardship"]),
    ("", "厂里三个月没发工资", ["explain_hardship"]),
    ("您总得还吧", "失业了，能不能分12期", ["explain_hardship", "negotiate_instalments"]),
    ("怎么说", "我住院了，先还两百", ["explain_hardship", "offer_payment"]),
    ("那每月五百", "好", ["ack_yes"]),
    ("您能听清吗", "嗯", ["ack_yes"]),
    ("我跟您说一下", "行", ["ack_yes"]),
    ("加我微信", "我加您微信", ["agree_private_transfer"]),
    ("转我个人卡", "卡号发来，我转", ["agree_private_transfer"]),
    ("", "好我扫你的码", ["agree_private_transfer"]),
    ("扫这个码", "码我不扫", ["only_official_channel"]),
    ("转我卡上", "我只在App里还", ["only_official_channel"]),
    ("", "私人账户不转", ["only_official_channel"]),
    ("您说说", "今天天气不错", ["other"]),
    ("", "你那边几点下班", ["other"]),
]

MakeStorage = Callable[[], LocalModelStorage]


def example(prev: str, text: str, acts: list[str]) -> Message:
    metadata: dict[str, Any] = {"prev": prev} if prev else {}
    if len(acts) > 1:
        metadata["acts"] = acts
    return Message.build(text, intent=f"say_{acts[0]}", example_metadata=metadata)


def training_data() -> TrainingData:
    others = [Message.build("怎么申请延期", intent="ask_ask_extension")]
    return TrainingData([example(*line) for line in LINES] + others)


def context() -> ExecutionContext:
    return ExecutionContext(GraphSchema({}))


def trained(folder: Path) -> tuple[ActRecogniser, LocalModelStorage, Resource]:
    folder.mkdir()
    storage, resource = LocalModelStorage(folder), Resource("acts")
    recogniser = ActRecogniser.create(
        ActRecogniser.get_default_config(), storage, resource, context()
    )
    assert recogniser.train(training_data()) == resource
    return recogniser, storage, resource


@pytest.fixture(scope="module")
def recogniser(tmp_path_factory: pytest.TempPathFactory) -> ActRecogniser:
    return trained(tmp_path_factory.mktemp("model") / "one")[0]


def ids(acts: list[Act]) -> set[str]:
    return {act.id for act in acts}


def processed(recogniser: ActRecogniser, message: Message, *events: Any) -> list[dict[str, Any]]:
    tracker = DialogueStateTracker.from_events("user", list(events)) if events else None
    (result,) = recogniser.process([message], tracker)
    return list(result.get("acts"))


def test_finds_one_act_or_several(recogniser: ActRecogniser) -> None:
    assert ids(recogniser.recognise("我先还五百", "能还多少")) == {"offer_payment"}
    assert ids(recogniser.recognise("我失业了，能不能分24期", "您总得还吧")) == {
        "explain_hardship",
        "negotiate_instalments",
    }


def test_a_certain_cue_counts(recogniser: ActRecogniser) -> None:
    acts = recogniser.recognise("微信我这就加")
    assert "agree_private_transfer" in ids(acts)


def test_acts_are_sorted_and_above_the_threshold(recogniser: ActRecogniser) -> None:
    for _, text, _ in LINES:
        confidences = [act.confidence for act in recogniser.recognise(text)]
        assert confidences == sorted(confidences, reverse=True)
        assert all(0.12 <= value <= 1 for value in confidences)


def test_a_bare_yes_stays_a_yes(recogniser: ActRecogniser) -> None:
    for prev in ("那每月五百", "我跟您说一下", ""):
        assert ids(recogniser.recognise("好", prev)) == {"ack_yes"}


def test_many_at_once_are_the_same_as_one_by_one(recogniser: ActRecogniser) -> None:
    lines = [(text, prev) for prev, text, _ in LINES]
    for line, acts in zip(lines, recogniser.recognise_many(lines), strict=True):
        alone = recogniser.recognise(*line)
        assert [act.id for act in acts] == [act.id for act in alone]
        assert [act.confidence for act in acts] == pytest.approx(
            [act.confidence for act in alone], abs=1e-4
        )


@pytest.mark.parametrize(
    "text",
    ["", "  ", "。。", "嗯" * 500, "我失业了，能分期吗。" * 50, "\ud83d"],
    ids=["empty", "blanks", "punctuation", "one clause", "many clauses", "half a surrogate pair"],
)
def test_any_text_will_do(recogniser: ActRecogniser, text: str) -> None:
    acts = recogniser.recognise(text, text)
    assert all(isinstance(act, Act) for act in acts)


def test_empty_text_has_no_acts(recogniser: ActRecogniser) -> None:
    assert recogniser.recognise("", "能还多少") == []
    assert recogniser.recognise_many([]) == []


def test_survives_storage(tmp_path: Path, recogniser: ActRecogniser) -> None:
    first, storage, resource = trained(tmp_path / "two")
    loaded = ActRecogniser.load(ActRecogniser.get_default_config(), storage, resource, context())
    lines = [(text, prev) for prev, text, _ in LINES]
    assert loaded.recognise_many(lines) == first.recognise_many(lines)
    # Trained anew from the same data, so this is also the test that training is repeatable.
    assert recogniser.recognise_many(lines) == first.recognise_many(lines)


def test_order_of_the_data_is_irrelevant(tmp_path: Path, recogniser: ActRecogniser) -> None:
    data = TrainingData(list(reversed(training_data().training_examples)))
    other = ActRecogniser.create(
        ActRecogniser.get_default_config(), LocalModelStorage(tmp_path), Resource("acts"), context()
    )
    other.train(data)
    lines = [(text, prev) for prev, text, _ in LINES]
    assert other.recognise_many(lines) == recogniser.recognise_many(lines)


def test_without_training_lines_it_recognises_nothing(tmp_path: Path) -> None:
    storage, resource = LocalModelStorage(tmp_path), Resource("acts")
    config = ActRecogniser.get_default_config()
    ActRecogniser.create(config, storage, resource, context()).train(TrainingData([]))
    assert ActRecogniser.load(config, storage, resource, context()).recognise("是我") == []


COLLECTOR = {"custom": {"type": "card.line"}}


def said(recogniser: ActRecogniser, prev: str) -> list[dict[str, Any]]:
    return [
        {"id": act.id, "confidence": act.confidence} for act in recogniser.recognise("三百", prev)
    ]


def test_prev_from_the_tracker_wins(recogniser: ActRecogniser) -> None:
    message = Message({"text": "三百", "metadata": {"prev": "您是王磊吗"}})
    found = processed(
        recogniser,
        message,
        BotUttered("能还多少", COLLECTOR),
        UserUttered("什么"),
        BotUttered("✓ 说清了金额", {"custom": {"type": "card.feedback"}}),
        BotUttered("请接着说"),
    )
    assert found == said(recogniser, "能还多少") != said(recogniser, "您是王磊吗")


def test_prev_from_the_metadata(recogniser: ActRecogniser) -> None:
    message = Message({"text": "三百", "metadata": {"prev": "能还多少"}})
    assert processed(recogniser, message) == said(recogniser, "能还多少")
    assert processed(recogniser, message, BotUttered("您好")) == said(recogniser, "能还多少")


def test_prev_of_an_example_as_rasa_test_gives_it(recogniser: ActRecogniser) -> None:
    message = Message({"text": "三百", "metadata": {"example": {"prev": "能还多少"}}})
    assert processed(recogniser, message) == said(recogniser, "能还多少")


@pytest.mark.parametrize("metadata", [{"prev": ""}, {"prev": 3}, {"prev": None}])
def test_on_a_call_without_a_line_before_it_the_text_alone_is_read(
    recogniser: ActRecogniser, metadata: Any
) -> None:
    message = Message({"text": "三百", "metadata": metadata})
    assert processed(recogniser, message) == said(recogniser, "")


@pytest.mark.parametrize("metadata", [None, {}, "x", {"example": []}])
def test_outside_a_call_no_acts_are_looked_for(recogniser: ActRecogniser, metadata: Any) -> None:
    message = Message({"text": "三百", "metadata": metadata})
    recogniser.process([message], None)
    assert message.get("acts") is None


def test_reads_what_the_user_wrote_before_blanks_were_taken_out(recogniser: ActRecogniser) -> None:
    message = Message(
        {"text": "我失业了能分12期吗", "original_text": "我失业了 分12期", "metadata": {"prev": ""}}
    )
    assert {act["id"] for act in processed(recogniser, message)} == ids(
        recogniser.recognise("我失业了 分12期")
    )


def test_sets_acts_only_and_as_output(recogniser: ActRecogniser) -> None:
    intent = {"name": "say_offer_payment", "confidence": 0.5}
    message = Message({"text": "先还五百", "intent": intent, "metadata": {"prev": ""}})
    before = dict(message.data)
    processed(recogniser, message)
    assert {key: value for key, value in message.data.items() if key != "acts"} == before
    assert message.as_dict(only_output_properties=True)["acts"][0]["id"] == "offer_payment"


def test_packages_are_distributions() -> None:
    from importlib.metadata import version

    assert all(version(name) for name in ActRecogniser.required_packages())
