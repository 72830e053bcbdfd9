"""The sentences of plan_talk.yml."""

from __future__ import annotations

from functools import lru_cache

from coach.library import library
from coach.paths import KNOWLEDGE
from coach.planner.wording import Wording, load_wording


@lru_cache(maxsize=1)
def talk() -> Wording:
    """The sentences around the plan, loaded at the first call."""
    return load_wording(KNOWLEDGE / "plan_talk.yml", library().facts)
