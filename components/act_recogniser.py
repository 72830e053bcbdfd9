"""Finds all speech acts of a borrower's line, with the collector's line before it as context.

The result is the message property `acts`; `intent` belongs to the intent classifier. Training
examples are those with an intent `say_<act>`; their metadata may carry `prev`, the collector's
line, and `acts`, where a line has several.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from unicodedata import normalize

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, METADATA, METADATA_EXAMPLE, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from coach.act_cues import RED_LINES, ActCues, load_act_cues
from coach.content import read
from coach.paths import KNOWLEDGE
from coach.spelling import correct
from components.line_model import LineModel, Matrix
from components.lines import Line
from components.normaliser import ORIGINAL_TEXT

ACTS = "acts"
"""The message property: a list of {"id", "confidence"}, the surest first."""

SPOKEN = "say_"
COLLECTOR_CARD = "card.line"
OTHER = "other"

# What takes back an assent seldom takes back a number once said: weights of their own.
_LEAK = frozenset({"leak_privacy"})
_GUARDED = (RED_LINES - _LEAK, _LEAK)
_MODEL_FILE = "acts.joblib"
_MAX_CHARACTERS = 500


@dataclass(frozen=True)
class Act:
    """A speech act of the borrower; `confidence` is a probability between 0 and 1."""

    id: str
    confidence: float


def _cues() -> ActCues:
    return load_act_cues(KNOWLEDGE / "act_cues.yml", read(KNOWLEDGE / "acts.yml"))


def plain(text: str) -> str:
    """One width and the usual spelling. Blanks stay: where people leave one, a clause ends."""
    # Half a surrogate pair, as a broken client sends it, is no text to any encoder.
    whole = text[:_MAX_CHARACTERS].encode("utf-8", "ignore").decode("utf-8")
    return correct(normalize("NFKC", whole)).strip()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ActRecogniser(GraphComponent):
    """Sets `acts` of each message."""

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: LineModel | None = None,
    ) -> None:
        """`model`: the trained model, where there is one already."""
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Probabilities from which an act counts.

        `red_threshold` is for the red lines, where a miss costs more than a false alarm;
        `best_threshold` for the likeliest act of a line, since a line seldom means nothing.
        """
        return {"threshold": 0.4, "red_threshold": 0.25, "best_threshold": 0.12}

    @staticmethod
    def required_packages() -> list[str]:
        """What this needs, where module and distribution have one name: Rasa asks for both."""
        return ["scipy", "pypinyin", "joblib"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ActRecogniser:
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
    ) -> ActRecogniser:
        """Reads the trained component; one trained without any line recognises nothing."""
        with model_storage.read_from(resource) as folder:
            model: LineModel | None = joblib.load(Path(folder) / _MODEL_FILE)
        return cls(config, model_storage, resource, model and model.with_cues(_cues()))

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the examples that are a borrower's lines."""
        # In this order whatever the files' order is, so that the model is the same.
        examples = sorted(_merged(training_data.intent_examples).items())
        self._model = None
        if examples:
            lines = [line for line, _ in examples]
            acts = [sorted(line_acts) for _, line_acts in examples]
            self._model = LineModel(_cues(), _GUARDED).fit(lines, acts)
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump(self._model, Path(folder) / _MODEL_FILE)
        return self._resource

    def process(
        self, messages: list[Message], tracker: DialogueStateTracker | None = None
    ) -> list[Message]:
        """Finds the acts of each message that is a line on a call.

        That is one after the collector has spoken, or one whose metadata has `prev`, were it empty:
        in the advice talk nobody asks for acts, and they cost more than all the rest of a message.
        """
        said = _collector_line(tracker)
        spoken = [message for message in messages if said or _is_borrowers(message)]
        lines = [(text_of(message), said or _prev(message)) for message in spoken]
        for message, acts in zip(spoken, self.recognise_many(lines), strict=True):
            message.set(ACTS, [asdict(act) for act in acts], add_to_output=True)
        return messages

    def recognise(self, text: str, prev: str = "") -> list[Act]:
        """The acts of one line, the surest first; `prev` is the collector's line before it."""
        return self.recognise_many([(text, prev)])[0]

    def recognise_many(self, lines: Sequence[Line]) -> list[list[Act]]:
        """The acts of each line (the borrower's words, the collector's words before them)."""
        written = [(plain(text), plain(prev)) for text, prev in lines]
        spoken = [index for index, (text, _) in enumerate(written) if text]
        found: list[list[Act]] = [[] for _ in written]
        if self._model is not None and spoken:
            rows = self._model.probabilities([written[index] for index in spoken])
            for index, row in zip(spoken, rows, strict=True):
                found[index] = self._chosen(row)
        return found

    def _chosen(self, row: Matrix) -> list[Act]:
        assert self._model is not None
        acts = [Act(act, float(value)) for act, value in zip(self._model.labels, row, strict=True)]
        acts.sort(key=lambda act: -act.confidence)
        best, rest = acts[0], acts[1:]
        chosen = [act for act in rest if act.confidence >= self._threshold(act.id)]
        if best.confidence >= min(self._config["best_threshold"], self._threshold(best.id)):
            chosen.insert(0, best)
        # `other` means: none of the acts that have a name.
        return [act for act in chosen if act.id != OTHER] or chosen

    def _threshold(self, act: str) -> float:
        return float(self._config["red_threshold" if act in RED_LINES else "threshold"])


def _merged(examples: Iterable[Message]) -> dict[Line, set[str]]:
    """The acts of each line; a line that stands under several acts has them all."""
    merged: dict[Line, set[str]] = {}
    for example in examples:
        intent = example.get(INTENT) or ""
        if intent.startswith(SPOKEN) and text_of(example):
            line = (plain(text_of(example)), plain(_prev(example)))
            acts = metadata_of(example).get(ACTS) or [intent[len(SPOKEN) :]]
            merged.setdefault(line, set()).update(acts)
    return merged


def text_of(message: Message) -> str:
    """The message's text as it was written, but for what the normaliser must mend."""
    # The normaliser takes out the blanks between words, but they part clauses.
    return str(message.get(ORIGINAL_TEXT) or message.get(TEXT) or "")


def metadata_of(message: Message) -> dict[str, Any]:
    """A training example has its metadata one level down, a message of a user has not."""
    metadata = message.get(METADATA)
    if not isinstance(metadata, dict):
        return {}
    example = metadata.get(METADATA_EXAMPLE, metadata)
    return example if isinstance(example, dict) else {}


def _is_borrowers(message: Message) -> bool:
    metadata = metadata_of(message)
    return "prev" in metadata and metadata.get("speaker") != "collector"


def _prev(message: Message) -> str:
    prev = metadata_of(message).get("prev")
    return prev if isinstance(prev, str) else ""


def _collector_line(tracker: DialogueStateTracker | None) -> str:
    """What the bot said last in the collector's part, "" where it has not played that part."""
    for event in reversed(tracker.events if tracker else []):
        if isinstance(event, BotUttered):
            custom = event.data.get("custom")
            if isinstance(custom, dict) and custom.get("type") == COLLECTOR_CARD:
                return event.text or ""
    return ""
