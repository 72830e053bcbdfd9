"""The importer of training sentences gives what Rasa's own gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.shared.importers.rasa import RasaFileImporter

from coach.content import ContentError
from components.training_files import TrainingFiles

SENTENCES = """
version: "3.1"
nlu:
  - intent: ask_home_visit
    examples: |
      - 他说明天[上门](contact)
      - 不开门行不行
      - 不开门行不行
  - intent: say_polite
    examples:
      - text: |
          没事儿，您也是上班
        metadata:
          prev: 您好
"""


def _examples(importer: RasaFileImporter) -> list[dict[str, object]]:
    return [example.as_dict() for example in importer.get_nlu_data().training_examples]


def test_sentences_marks_and_metadata_are_those_that_rasa_reads(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(SENTENCES)
    (tmp_path / "b.yml").write_text(SENTENCES.replace("行不行", "可以吗"))
    given = {"training_data_paths": [str(tmp_path)]}
    ours, theirs = _examples(TrainingFiles(**given)), _examples(RasaFileImporter(**given))
    assert len(ours) == 4
    assert sorted(map(str, ours)) == sorted(map(str, theirs))


def test_private_data_is_masked_as_it_is_in_messages(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(SENTENCES.replace("不开门行不行", "我叫王强，要认吗"))
    texts = [
        example["text"] for example in _examples(TrainingFiles(training_data_paths=[str(tmp_path)]))
    ]
    assert "我叫〔姓名〕，要认吗" in texts
    assert not any("王强" in str(text) for text in texts)


def test_a_file_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(SENTENCES)
    importer = TrainingFiles(training_data_paths=[str(tmp_path)])
    (tmp_path / "a.yml").write_text("nlu: [")
    with pytest.raises(ContentError, match=r"a\.yml"):
        importer.get_nlu_data()
