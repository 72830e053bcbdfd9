"""Reads a whole call that is reviewed: tags its lines and judges it in the end.

Each line is a message of its own, with its speaker in the metadata; it gets the property `tags`. Once
all are tagged, the call is described in one more message, which gets the property `opinion`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.act_recogniser import metadata_of, text_of
from components.call_judge import CallJudge, describe
from components.line_tagger import KINDS, LineTagger
from components.lines import read_lines
from components.rated_calls import read_calls

TAGS, OPINION = "tags", "opinion"
"""The message properties: the probability of each tag of a line; what the raters would say."""

SPEAKER, CALL = "speaker", "call"
"""In the metadata: whose line the message is (borrower, collector); the call that it describes."""

_FILE = "call_reader.joblib"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class CallReader(GraphComponent):
    """Sets `tags` of lines of a call, and `opinion` of messages that describe one."""

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        tagger: LineTagger | None = None,
        judge: CallJudge | None = None,
    ) -> None:
        """`tagger`, `judge`: the trained ones, where there are some already."""
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._tagger = tagger or LineTagger()
        self._judge = judge

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The folders of rated calls and of single lines by kind of tags; None: there are none."""
        return {"calls_path": None, "lines_path": None}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CallReader:
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
    ) -> CallReader:
        """Reads the trained component."""
        with model_storage.read_from(resource) as folder:
            models, judge = joblib.load(Path(folder) / _FILE)
        return cls(config, model_storage, resource, LineTagger(models), judge)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the folders; the training data has neither calls nor their lines."""
        calls_path, lines_path = self._config["calls_path"], self._config["lines_path"]
        calls = read_calls(Path(calls_path)) if calls_path else []
        kinds = [kind for kinds in KINDS.values() for kind in kinds]
        lines = {kind: read_lines(Path(lines_path) / kind) for kind in kinds} if lines_path else {}
        tags = self._tagger.fit(calls, lines)
        if calls:
            self._judge = CallJudge().fit(
                [
                    (describe(told, seen), call.ratings)
                    for call, seen in zip(calls, tags, strict=True)
                    # Who pastes a call writes no brief: each is learnt both ways.
                    for told in (call, call.without_brief())
                ]
            )
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump((self._tagger.models, self._judge), Path(folder) / _FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Reads each message that is a line of a call, or describes one."""
        for message in messages:
            metadata = metadata_of(message)
            if metadata.get(SPEAKER) in KINDS and text_of(message):
                line = (text_of(message), str(metadata.get("prev") or ""))
                tags = self._tagger.tags(metadata[SPEAKER], line)
                message.set(TAGS, tags, add_to_output=True)
            if self._judge and isinstance(metadata.get(CALL), dict):
                message.set(OPINION, self._judge.opinion(metadata[CALL]), add_to_output=True)
        return messages
