from __future__ import annotations

import pytest
from utterances import Utterance, utterances

from coach.facts import Facts
from coach.library import Library, library


@pytest.fixture(scope="session")
def known() -> Library:
    """All that the bot knows."""
    return library()


@pytest.fixture(scope="session")
def facts(known: Library) -> Facts:
    """The facts and hotlines of the project."""
    return known.facts


@pytest.fixture(scope="session")
def said(known: Library) -> list[Utterance]:
    """Every text that the bot can say."""
    return utterances(known)
