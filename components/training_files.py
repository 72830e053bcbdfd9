"""Reads the training sentences for Rasa, in seconds instead of a minute.

Rasa's own importer parses every file twice with a parser written in Python, the second time to hold
it against a schema. What these files must look like is checked by `tools.check` already.

Messages reach the model with private data masked, so the sentences do too.
"""

from __future__ import annotations

from pathlib import Path

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader
from rasa.shared.nlu.training_data.training_data import TrainingData

from coach.content import read_mapping
from coach.privacy import mask


class _Reader(RasaYAMLReader):
    """Rasa's reader of sentences and their marks, given what is parsed already."""

    def collect(self, file: str) -> TrainingData:
        """The sentences of one file."""
        self.filename = file
        self._parse_nlu(read_mapping(Path(file))["nlu"])
        return TrainingData(self.training_examples, self.entity_synonyms)


class TrainingFiles(RasaFileImporter):
    """Rasa's importer of files, but for the sentences."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """All sentences; they are in the project's one language."""
        first, *others = (_Reader().collect(file) for file in sorted(self._nlu_files))
        merged = first.merge(*others)
        for example in merged.training_examples:
            # Marks in a sentence are offsets into it; what is marked is no private data.
            if example.get(TEXT) and not example.get(ENTITIES):
                example.set(TEXT, mask(example.get(TEXT))[0], add_to_output=True)
        return merged
