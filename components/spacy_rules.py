"""Entities by rules: a spaCy pipeline of single characters, built at train time, nothing downloaded.

A jieba token cuts sums and dates at odd places (三万|二), so the pipeline's tokens are characters
and rules see what the user wrote. Pipes, in order:

* `quantities`: money (fen), period (months), date (ISO), days, rate (percent a year), from
  coach.quantities;
* `contact_data`: what coach.privacy finds, and the placeholders it has put in already;
* `entity_ruler`: lenders, organisations and causes of hardship, from knowledge/.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from coach import clock
from coach.content import read
from coach.library import library
from coach.paths import KNOWLEDGE
from coach.privacy import MASKS, redact
from coach.quantities import extract
from components.normaliser import ORIGINAL_OFFSETS

CONTACT = "contact"

for _name in ("value", "approx"):
    if not Span.has_extension(_name):
        Span.set_extension(_name, default=None)


def _add(doc: Doc, start: int, end: int, label: str, value: Any, approx: bool = False) -> None:
    span = doc.char_span(start, end, label=label)
    if span is not None:
        span._.value, span._.approx = value, approx
        doc.ents = filter_spans([*doc.ents, span])


@Language.component("quantities")
def quantities(doc: Doc) -> Doc:
    """Sums, periods, dates, day counts and rates."""
    for quantity in extract(doc.text, _today(doc)):
        _add(doc, quantity.start, quantity.end, quantity.type, quantity.value, quantity.approx)
    return doc


def _today(doc: Doc) -> dt.date:
    return doc.user_data.get("today") or clock.today()


@Language.component("contact_data")
def contact_data(doc: Doc) -> Doc:
    """Personal data: that it is there and of which kind, never the data itself."""
    for span in redact(doc.text).spans:
        _add(doc, span.start, span.end, CONTACT, span.kind)
    for kind, mask in MASKS.items():
        start = doc.text.find(mask)
        while start >= 0:
            _add(doc, start, start + len(mask), CONTACT, kind)
            start = doc.text.find(mask, start + len(mask))
    return doc


def build_pipeline() -> Language:
    """The pipeline with the names and words of knowledge/."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("quantities")
    nlp.add_pipe("contact_data")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(_patterns())
    return nlp


def _patterns() -> list[dict[str, str]]:
    named = [
        {"label": entity, "id": value, "pattern": word}
        for entity, values in read(KNOWLEDGE / "entities.yml").items()
        for value, words in values.items()
        for word in words
    ]
    causes = [
        {"label": "cause", "id": id, "pattern": word}
        for id, cause in library().causes.items()
        for word in cause.words
    ]
    return named + causes


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class SpacyRuleExtractor(GraphComponent, EntityExtractorMixin):
    """Sets `entities`; their `start` and `end` are positions in what the user wrote."""

    def __init__(
        self,
        model_storage: ModelStorage,
        resource: Resource,
        nlp: Language | None = None,
        today: Callable[[], dt.date] = clock.today,
    ) -> None:
        """`today`: the day that relative dates count from."""
        self._model_storage = model_storage
        self._resource = resource
        self._nlp = nlp
        self._today = today

    @staticmethod
    def required_packages() -> list[str]:
        """The module this component imports."""
        return ["spacy"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SpacyRuleExtractor:
        """Makes a component without a pipeline."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SpacyRuleExtractor:
        """Reads the pipeline that was built at train time."""
        with model_storage.read_from(resource) as folder:
            nlp = spacy.load(Path(folder) / "pipeline")
        return cls(model_storage, resource, nlp)

    def train(self, training_data: TrainingData) -> Resource:
        """Builds the pipeline; the examples are not needed."""
        self._nlp = build_pipeline()
        with self._model_storage.write_to(self._resource) as folder:
            self._nlp.to_disk(Path(folder) / "pipeline")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leaves training examples alone: nothing downstream learns from entities."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the entities of each message that has a text."""
        for message in messages:
            if self._nlp is not None and message.get(TEXT):
                found = self._entities(message)
                message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages

    def _entities(self, message: Message) -> list[dict[str, Any]]:
        assert self._nlp is not None
        doc = self._nlp.make_doc(message.get(TEXT))
        doc.user_data["today"] = self._today()
        offsets = message.get(ORIGINAL_OFFSETS) or range(len(doc.text))
        return [
            {
                "entity": span.label_,
                "value": span.ent_id_ or span._.value,
                "approx": bool(span._.approx),
                "start": offsets[span.start_char],
                "end": offsets[span.end_char - 1] + 1,
                "extractor": type(self).__name__,
            }
            for span in self._nlp(doc).ents
        ]
