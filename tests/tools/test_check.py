"""`make check` finds what is wrong in data and knowledge, and names it so that it can be mended."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from coach.content import ContentError
from coach.paths import KNOWLEDGE, ROOT
from coach.taxonomy import load_taxonomy, training_file
from tools import check
from tools.check import Project, faults
from tools.sentences import Sentence, contradictions, leaks, likeness, read_sentences

TODAY = dt.date(2026, 11, 26)
# Characters that no two sentences share, so that a generated project is free of faults.
FIRST = 0x4E00


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with this one's knowledge and domain, a small dictionary, and no sentences."""
    (tmp_path / "knowledge").symlink_to(KNOWLEDGE)
    shutil.copy(ROOT / "domain.yml", tmp_path)
    dictionary = tmp_path / "data/dictionary/terms.txt"
    dictionary.parent.mkdir(parents=True)
    dictionary.write_text("借呗 20000 n\n催收 20000 v\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def whole(root: Path) -> Path:
    """The same with one sentence for each intent: a project without a fault."""
    for number, intent in enumerate(load_taxonomy(KNOWLEDGE).meanings()):
        text = "".join(chr(FIRST + 8 * number + offset) for offset in range(8))
        write(root / "data/nlu" / training_file(intent), intent, [text])
    return root


def write(path: Path, intent: str, texts: list[str]) -> None:
    """Writes a file of training data in Rasa's form."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"      - {text}\n" for text in texts)
    path.write_text(
        f'version: "3.1"\nnlu:\n  - intent: {intent}\n    examples: |\n{lines}', encoding="utf-8"
    )


def own_knowledge(root: Path) -> Path:
    """Replaces the link to the knowledge by a copy that a test may break."""
    folder = root / "knowledge"
    folder.unlink()
    shutil.copytree(KNOWLEDGE, folder)
    return folder


def found(root: Path, today: dt.date = TODAY) -> list[str]:
    return faults(Project(root, today))


def test_a_project_without_faults_passes(whole: Path) -> None:
    assert found(whole) == []


def test_a_fact_past_its_review_is_named(root: Path) -> None:
    project = Project(root, dt.date(2027, 2, 24))
    overdue = list(check.nothing_is_overdue(project))
    assert any(line.startswith("Z07 应在 2027-02-23 前复核") for line in overdue)
    assert any(line.startswith("W01 ") for line in overdue)
    assert any(line.startswith("O01 ") for line in overdue)
    assert list(check.nothing_is_overdue(Project(root, dt.date(2027, 2, 23)))) == []


def test_a_broken_card_is_named_and_the_other_checks_go_on(root: Path) -> None:
    card = own_knowledge(root) / "cards" / "conduct" / "night_calls.yml"
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace("\nnever_say:", "\nnever:"), encoding="utf-8")
    (root / "data/dictionary/terms.txt").write_text("借呗\n", encoding="utf-8")
    lines = found(root)
    assert "conduct/night_calls.yml: unknown field never" in lines
    assert any(line.startswith("terms.txt 第1行") for line in lines)


def test_a_card_that_is_gone_or_in_another_group_is_named(root: Path) -> None:
    cards = own_knowledge(root) / "cards"
    shutil.move(cards / "conduct" / "insulted.yml", cards / "self" / "insulted.yml")
    lines = list(check.ids_agree(Project(root, TODAY)))
    assert lines == [
        "knowledge/cards: 缺 conduct/insulted",
        "knowledge/cards: 多出 self/insulted",
    ]


def test_an_intent_that_the_domain_lacks_or_has_too_many_is_named(root: Path) -> None:
    path = root / "domain.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  - do_greet\n", "  - do_dance\n"), encoding="utf-8")
    assert list(check.ids_agree(Project(root, TODAY))) == [
        "domain.yml: 缺 do_greet",
        "domain.yml: 多出 do_dance",
    ]


def test_a_section_of_the_guide_that_no_reason_names_is_named(root: Path) -> None:
    card = own_knowledge(root) / "cards" / "self" / "guide_overview.yml"
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace("guide: 全文", "guide: 通用"), encoding="utf-8")
    assert list(check.the_guide_is_carried(Project(root, TODAY))) == [
        "self/guide_overview.yml: why 里没有指南全文"
    ]


def test_a_file_of_sentences_with_a_wrong_name_is_named(whole: Path) -> None:
    folder = whole / "data/nlu"
    (folder / "ask/insulted.yml").rename(folder / "ask/insult.yml")
    lines = list(check.files_are_named_after_intents(Project(whole, TODAY)))
    assert lines == [
        "data/nlu: 缺 ask/insulted.yml",
        "data/nlu: 多出 ask/insult.yml",
    ]


def test_a_file_with_anothers_sentences_is_named(whole: Path) -> None:
    write(whole / "data/nlu/ask/insulted.yml", "ask_home_visit", ["他说明天到我家来"])
    lines = list(check.files_are_named_after_intents(Project(whole, TODAY)))
    assert lines == ["data/nlu/ask/insulted.yml: 里面有 ask_home_visit 的句子"]


def test_tests_may_stand_in_further_folders_and_lists(whole: Path) -> None:
    write(whole / "tests/nlu/dictated/ask/insulted.yml", "ask_insulted", ["他骂人好难听"])
    write(whole / "tests/nlu/out_of_scope_far.yml", "out_of_scope", ["今天几号"])
    (whole / "tests/nlu/not_crisis.yml").write_text("- 烦死了\n- 笑死\n", encoding="utf-8")
    assert found(whole) == []
    write(whole / "tests/nlu/dictated/ask/insulted.yml", "ask_dance", ["跳舞吗"])
    assert found(whole) == ["tests/nlu/dictated/ask/insulted.yml: 里面有 ask_dance 的句子"]


def test_a_test_file_with_a_foreign_intent_is_named(whole: Path) -> None:
    write(whole / "tests/nlu/ask/insulted.yml", "ask_home_visit", ["他说明天到我家来"])
    lines = list(check.files_are_named_after_intents(Project(whole, TODAY)))
    assert lines == ["tests/nlu/ask/insulted.yml: 里面有 ask_home_visit 的句子"]


def test_the_same_words_under_two_intents_are_named(root: Path) -> None:
    write(root / "data/nlu/ask/insulted.yml", "ask_insulted", ["他骂我怎么办"])
    write(root / "data/nlu/ask/home_visit.yml", "ask_home_visit", ["他骂我，怎么办？"])
    lines = list(check.no_sentence_contradicts(Project(root, TODAY)))
    assert lines == ["data/nlu: 「他骂我怎么办」同时在 ask/home_visit.yml 和 ask/insulted.yml"]


def test_a_test_sentence_that_the_model_has_seen_is_named(root: Path) -> None:
    write(root / "data/nlu/ask/insulted.yml", "ask_insulted", ["刚才那个催收的人骂得很难听"])
    write(root / "tests/nlu/ask/insulted.yml", "ask_insulted", ["刚才那个催收的人骂得好难听啊"])
    write(root / "tests/nlu/ask/insulted2.yml", "ask_insulted", ["满嘴脏话，我还要听吗"])
    lines = list(check.tests_are_unseen(Project(root, TODAY)))
    assert lines == []
    write(root / "tests/nlu/ask/insulted.yml", "ask_insulted", ["刚才那个催收的人骂得很难听啊"])
    lines = list(check.tests_are_unseen(Project(root, TODAY)))
    assert lines == [
        "tests/nlu/ask/insulted.yml: 「刚才那个催收的人骂得很难听啊」与训练句"
        "「刚才那个催收的人骂得很难听」（ask/insulted.yml）太像，相似度 0.92"
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("借呗", "terms.txt 第2行：应为「词 频次 词性」，现在是「借呗」"),
        ("借呗 n 20000", "terms.txt 第2行：应为「词 频次 词性」，现在是「借呗 n 20000」"),
        ("借 呗 20000 n", "terms.txt 第2行：应为「词 频次 词性」，现在是「借 呗 20000 n」"),
        ("", "terms.txt 第2行：应为「词 频次 词性」，现在是「」"),
        ("催收 20000 v", "terms.txt 第2行：催收 出现两次"),
    ],
)
def test_a_line_of_the_dictionary_that_is_not_well_formed_is_named(
    root: Path, line: str, fault: str
) -> None:
    text = f"催收 20000 v\n{line}\n逾期 20000 v\n"
    (root / "data/dictionary/terms.txt").write_text(text, encoding="utf-8")
    assert list(check.dictionary_is_well_formed(Project(root, TODAY))) == [fault]


def test_a_misspelling_in_the_dictionary_or_in_an_answer_is_named(root: Path) -> None:
    (root / "data/dictionary/terms.txt").write_text("还宽 20000 n\n", encoding="utf-8")
    path = own_knowledge(root) / "talk.yml"
    talk = yaml.safe_load(path.read_text(encoding="utf-8"))
    talk["failed"] = "帐单没看懂，您再发一次。"
    path.write_text(yaml.safe_dump(talk, allow_unicode=True), encoding="utf-8")
    assert list(check.spelling_is_right(Project(root, TODAY))) == [
        "terms.txt: 「还宽」应为「还款」",
        "talk.yml: 「帐单」应为「账单」",
    ]


def test_a_broken_table_of_misspellings_is_a_fault_of_the_project(whole: Path) -> None:
    table = own_knowledge(whole) / "misspellings.yml"
    table.write_text("还款: [还钱款]\n", encoding="utf-8")
    assert found(whole) == ["misspellings.yml: 还钱款 and 还款 differ in length"]


def test_the_run_prints_each_fault_and_fails(
    whole: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "ROOT", whole)
    monkeypatch.setattr(check.clock, "today", lambda: TODAY)
    assert check.main() == 0
    assert capsys.readouterr().out.startswith("数据检查通过")
    (whole / "data/dictionary/terms.txt").write_text("借呗\n", encoding="utf-8")
    assert check.main() == 1
    assert capsys.readouterr().out.splitlines()[0].startswith("terms.txt 第1行")
    assert check.main() == 1
    assert "1 处要改" in capsys.readouterr().out


# --- sentences ------------------------------------------------------------------------------------


def test_both_forms_of_training_data_are_read(tmp_path: Path) -> None:
    write(tmp_path / "ask/insulted.yml", "ask_insulted", ["他骂人", "[借呗](lender)的人骂我"])
    (tmp_path / "say").mkdir()
    (tmp_path / "say/ack_yes.yml").write_text(
        "nlu:\n- intent: say_ack_yes\n  examples:\n"
        "  - text: |\n      好\n    metadata:\n      prev: 明天还行吗\n"
        "  - text: |\n      嗯\n    metadata:\n",
        encoding="utf-8",
    )
    assert read_sentences(tmp_path) == [
        Sentence("ask_insulted", "他骂人", "", "ask/insulted.yml"),
        Sentence("ask_insulted", "借呗的人骂我", "", "ask/insulted.yml"),
        Sentence("say_ack_yes", "好", "明天还行吗", "say/ack_yes.yml"),
        Sentence("say_ack_yes", "嗯", "", "say/ack_yes.yml"),
    ]


@pytest.mark.parametrize("content", ["nlu: 3\n", "nlu:\n- intent: ask_a\n", "rules: []\n"])
def test_a_file_in_another_form_is_a_fault_with_its_name(tmp_path: Path, content: str) -> None:
    (tmp_path / "insulted.yml").write_text(content, encoding="utf-8")
    with pytest.raises(ContentError, match=r"insulted.yml: not in the form of training data"):
        read_sentences(tmp_path)


def test_the_same_words_mean_different_things_after_different_lines() -> None:
    pair = [
        Sentence("say_ack_yes", "好", "明天还行吗"),
        Sentence("say_agree_offer", "好", "那就分六期"),
    ]
    assert contradictions(pair) == []
    same = [pair[0], Sentence("say_agree_offer", "好。", "明天还行吗？")]
    assert contradictions(same) == [(same[0], same[1])]


def test_a_line_on_a_call_and_a_question_to_the_bot_are_learnt_apart() -> None:
    heard, asked = Sentence("say_deny_self", "打错了"), Sentence("ask_wrong_number", "打错了")
    assert contradictions([heard, asked]) == []
    long = "你们打错电话了我不认识他"
    assert leaks([Sentence("say_deny_self", long)], [Sentence("ask_wrong_number", long)]) == []


def test_everybodys_short_words_are_no_leak() -> None:
    assert leaks([Sentence("do_greet", "你好")], [Sentence("do_greet", "你好")]) == []
    assert (
        len(leaks([Sentence("do_greet", "你好在不在")], [Sentence("do_greet", "你好，在不在？")]))
        == 1
    )


def test_the_nearest_twin_is_the_one_that_is_named() -> None:
    near = Sentence("ask_insulted", "他一直在电话里骂我怎么办")
    far = Sentence("ask_insulted", "他一直在电话里骂我怎么办啊啊")
    test = Sentence("ask_insulted", "他一直在电话里骂我怎么办")
    assert leaks([far, near], [test]) == [(test, near)]


def test_the_index_finds_just_what_a_comparison_of_all_would_find() -> None:
    base = "催收说今天不还清就要打电话给我单位领导"
    variants = [
        base[:cut] + extra + base[cut + drop :]
        for cut in range(0, len(base), 2)
        for extra in ("", "吗", "他们")
        for drop in (0, 1, 3)
    ]
    training = [Sentence("ask_x", text) for text in variants]
    others = ("完全是另外一句话", base[::-1])
    tests = [Sentence("ask_x", text) for text in (*variants[::5], *others)]
    expected = [
        test for test in tests if any(likeness(test.plain, other.plain) > 0.8 for other in training)
    ]
    assert [test for test, _ in leaks(training, tests)] == expected
    assert 0 < len(expected) < len(tests)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("abcd", "abcd", 1.0),
        ("abcd", "abce", 0.5),
        ("ab", "cd", 0.0),
        ("a", "a", 1.0),
        ("", "a", 0),
    ],
)
def test_likeness_is_the_share_of_common_bigrams(one: str, other: str, share: float) -> None:
    assert likeness(one, other) == share


def test_what_is_learnt_as_harmless_is_no_danger_and_no_test(whole: Path) -> None:
    lines = "我不想活了了\n工资秒死到账\n工资秒死，到账\n打完电话饿死了\n"
    harmless = whole / "data/harmless/lines.txt"
    harmless.parent.mkdir()
    harmless.write_text(lines, encoding="utf-8")
    write(
        whole / "data/nlu/safety/self_harm_explicit.yml",
        "safety_self_harm_explicit",
        ["我不想活了了"],
    )
    tests = whole / "tests/nlu/not_crisis.yml"
    tests.parent.mkdir(parents=True)
    tests.write_text('- "打完电话饿死了"\n', encoding="utf-8")
    faults_found = found(whole)
    assert any("「我不想活了了」也在 safety" in line for line in faults_found)
    assert any("「工资秒死，到账」出现两次" in line for line in faults_found)
    assert any("打完电话饿死了" in line and "太像" in line for line in faults_found)
    assert len(faults_found) == 3


def test_lines_of_calls_have_a_text_and_known_tags_and_stand_once(whole: Path) -> None:
    folder = whole / "data/call_lines/borrower"
    folder.mkdir(parents=True)
    rows = [
        '{"prev": "", "text": "我记一下", "tags": ["notes"]}',
        '{"prev": "", "text": "我记一下", "tags": []}',
        '{"prev": "", "text": " ", "tags": []}',
        '{"prev": "", "text": "嗯嗯", "tags": ["no_tag"]}',
        '{"text": "嗯"}',
        "嗯",
    ]
    (folder / "calls.jsonl").write_text("\n".join(rows), encoding="utf-8")
    where = "data/call_lines/borrower/calls.jsonl"
    assert faults(Project(whole, TODAY)) == [
        f"{where} 第2行：「我记一下」出现两次",
        f"{where} 第3行：没有话",
        f"{where} 第4行：不认识的标签 no_tag",
        f'{where} 第5行：应有 prev、text、tags，现在是 {{"text": "嗯"}}',
        f"{where} 第6行：应有 prev、text、tags，现在是 嗯",
    ]


def test_calls_have_known_tags_and_whole_ratings_and_stand_once(whole: Path) -> None:
    def call(*turns: list[Any], **changes: Any) -> str:
        rating = {"labels": [3] * 9 + ["na"], "red_lines": [], "violations": []} | changes
        made = {"brief": "欠8000元", "affordable_month": 600, "turns": turns, "ratings": [rating]}
        return json.dumps(made, ensure_ascii=False)

    nod = ["b", "嗯", []]
    rows = [
        call(["c", "您贵姓", ["tells_name", "辱骂"]], nod),
        call(["c", "您贵姓", []], nod),
        call(["b", "我记一下", ["辱骂"]], red_lines=["gave_all"], violations=["骗人"]),
        call(["b", " ", []], labels=[4] * 10),
        call(["b", "喂", []], labels=[3]),
        call(["x", "喂", []]),
        json.dumps(json.loads(call(["b", "好", []])) | {"ratings": []}, ensure_ascii=False),
        "嗯",
    ]
    folder = whole / "data/calls"
    folder.mkdir(parents=True)
    (folder / "calls_01.jsonl").write_text("\n".join(rows), encoding="utf-8")
    where = "data/calls/calls_01.jsonl"
    form = "应有 brief、affordable_month、turns（边、话、标签）和 ratings（十项、红线、违规）"
    assert faults(Project(whole, TODAY)) == [
        f"{where} 第2行：这通电话出现两次",
        f"{where} 第3行：「我记一下」不认识的标签 辱骂",
        f"{where} 第3行：不认识的红线或违规 gave_all",
        f"{where} 第3行：不认识的红线或违规 骗人",
        f"{where} 第4行：有一句没有话",
        f"{where} 第4行：十项只能是 0、1、2、3、na",
        f"{where} 第5行：{form}",
        f"{where} 第6行：{form}",
        f"{where} 第7行：没有人评过",
        f"{where} 第8行：{form}",
    ]


def test_the_calls_of_the_tests_are_not_learnt_from(whole: Path) -> None:
    learnt = whole / "data/call_lines/borrower/calls.jsonl"
    learnt.parent.mkdir(parents=True)
    rows = [f'{{"prev": "", "text": "{text}", "tags": []}}' for text in ("嗯", "我拿药盒子写起")]
    learnt.write_text("\n".join(rows), encoding="utf-8")
    calls = whole / "data/calls/calls.jsonl"
    calls.parent.mkdir()
    rating = {"labels": [3] * 10, "red_lines": [], "violations": []}
    turns = [["b", "我等发了工钱就打给您", []]]
    call = {"brief": "", "affordable_month": None, "turns": turns, "ratings": [rating]}
    calls.write_text(json.dumps(call, ensure_ascii=False), encoding="utf-8")
    rated = whole / "tests/nlu/rated_calls/calls.jsonl"
    rated.parent.mkdir(parents=True)
    said = ("嗯", "我拿药盒子写起", "我等发了工钱就打给您")
    rated.write_text(json.dumps({"turns": [["b", text] for text in said]}), encoding="utf-8")
    assert faults(Project(whole, TODAY)) == [
        "tests/nlu/rated_calls/calls.jsonl: 「我拿药盒子写起」也在训练句里",
        "tests/nlu/rated_calls/calls.jsonl: 「我等发了工钱就打给您」也在训练句里",
    ]
