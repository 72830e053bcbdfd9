"""Tags the lines of a whole call that is reviewed, of both sides: what each of them does.

Three models, one for each folder of lines: what the borrower does, what the collector does, and
which violation a collector's line shows. A line carries all its tags of its folder, none as well as
several. The result is the message property `tags`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from coach.act_cues import Hit
from coach.privacy import mask
from components.act_recogniser import metadata_of, plain, text_of
from components.line_model import Line, LineModel

TAGS = "tags"
"""The message property: the probability of each tag that is not out of the question."""

SPEAKER = "speaker"
"""In the metadata of a line that is to be tagged: whose line it is, a key of `FOLDERS`."""

FOLDERS: Mapping[str, tuple[str, ...]] = {
    "borrower": ("borrower",),
    "collector": ("collector", "violations"),
}
"""The folders of lines that a side's models learn from."""

_NOTHING = "nothing"  # a line without any tag teaches too
_FILE = "line_tagger.joblib"
_LEAST = 0.02  # probability below which a tag is not worth telling


class _NoCues:
    """The tagger goes by its lines alone: words are a witness of their own, outside the model."""

    def find(self, text: str, prev: str = "") -> Sequence[Hit]:
        """Nothing."""
        return ()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LineTagger(GraphComponent):
    """Sets `tags` of each message whose metadata names a speaker."""

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        models: Mapping[str, LineModel] | None = None,
    ) -> None:
        """`models`: the trained models by folder, where there are some already."""
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._models = models or {}

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`lines_path`: the folder that holds the folders of lines; none: nothing is tagged."""
        return {"lines_path": None}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LineTagger:
        """Makes an untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LineTagger:
        """Reads the trained component."""
        with model_storage.read_from(resource) as folder:
            models: dict[str, LineModel] = joblib.load(Path(folder) / _FILE)
        for model in models.values():
            model.with_cues(_NoCues())
        return cls(config, model_storage, resource, models)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the folders of lines; the training data has none of them."""
        root = self._config["lines_path"]
        folders = [folder for side in FOLDERS.values() for folder in side]
        read = {folder: read_lines(Path(root) / folder) for folder in folders} if root else {}
        self._models = {folder: _fitted(lines) for folder, lines in read.items() if lines}
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump(self._models, Path(folder) / _FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Tags each message that is a line of a call."""
        for message in messages:
            metadata = metadata_of(message)
            if metadata.get(SPEAKER) in FOLDERS and text_of(message):
                line = (text_of(message), str(metadata.get("prev") or ""))
                message.set(TAGS, self.tags(metadata[SPEAKER], line), add_to_output=True)
        return messages

    def tags(self, speaker: str, line: Line) -> dict[str, float]:
        """The probability of each tag of a line of the borrower or the collector."""
        plain_line = (_masked(line[0]), _masked(line[1]))
        found: dict[str, float] = {}
        for folder in FOLDERS[speaker]:
            if model := self._models.get(folder):
                row = model.probabilities([plain_line])[0]
                found |= {
                    tag: round(float(value), 4)
                    for tag, value in zip(model.labels, row, strict=True)
                    if tag != _NOTHING and value >= _LEAST
                }
        return found


def read_lines(folder: Path) -> list[tuple[Line, list[str]]]:
    """The lines of a folder's files, one JSON object a line: {"prev", "text", "tags"}."""
    rows = [
        json.loads(row)
        for file in sorted(folder.glob("*.jsonl"))
        for row in file.read_text("utf-8").splitlines()
    ]
    return [((row["text"], row["prev"]), row["tags"]) for row in rows]


def _fitted(lines: Sequence[tuple[Line, list[str]]]) -> LineModel:
    masked = [(_masked(text), _masked(prev)) for (text, prev), _ in lines]
    return LineModel(_NoCues()).fit(masked, [tags or [_NOTHING] for _, tags in lines])


def _masked(text: str) -> str:
    """A line as messages come: of one width and spelling, private data masked."""
    return mask(plain(text))[0]
