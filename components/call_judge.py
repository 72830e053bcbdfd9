"""Judges whole calls as raters do: a model over what the tags of the lines and the rules say.

For each item of the rubric a logistic regression and extremely randomised trees vote on the level;
for each red line and each kind of violation there is one of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from coach.quantities import extract
from coach.review.call import ANY_DAY, Turn, read_brief
from coach.review.heard import NA, Level
from coach.review.names import ITEMS, RED_LINES, VIOLATIONS
from coach.review.opinion import described
from coach.review.rubric import rubric
from coach.review.score import review
from coach.review.tags import tag_book
from components.call_features import Features, features
from components.rated_calls import RatedCall, Rating

_Matrix = npt.NDArray[np.float64]

_TREES = 100
_LEAF = 4  # ratings that a leaf rests on, at least
_PENALTY = 0.01  # inverse strength of the regressions' penalty
_EVENT_PENALTY = 0.003
_OWN_WEIGHT = 4.0  # of an event's own features: the rest of the call says less of it
_FEWEST = 6  # ratings with an event that it takes to learn it
_RED_LINE, _VIOLATION = 0.3, 0.5  # probability from which it counts as seen
_PLAIN = 0.8  # of a tag, from which what the rules see too needs no more
_LEAST = 1e-3  # probability: below it nothing is the less likely


def describe(call: RatedCall, tags: Sequence[Mapping[str, float]]) -> dict[str, Any]:
    """The call as a judge is told of it, its lines with these tags; see `coach.review.opinion`."""
    turns = [
        Turn(who, text, quantities=tuple(extract(text, ANY_DAY)), tags=seen)
        for (who, text), seen in zip(call.spoken, tags, strict=True)
    ]
    brief = read_brief(call.brief, call.affordable_month_fen, turns, rubric())
    return described(brief, turns, review(brief, brief.affordable_month_fen, turns))


class _Vote:
    """Two classifiers of different kinds: the mean of their probabilities."""

    def fit(self, rows: _Matrix, labels: Sequence[str]) -> _Vote:
        trees = ExtraTreesClassifier(
            _TREES, min_samples_leaf=_LEAF, max_features=0.3, random_state=0, n_jobs=1
        )
        linear = LogisticRegression(C=_PENALTY, max_iter=500)
        # A regression does not learn what is always the same.
        self._voters = [trees, linear] if len(set(labels)) > 1 else [trees]
        for voter in self._voters:
            voter.fit(rows, labels)
        return self

    def predict(self, row: _Matrix) -> str:
        chances = sum(voter.predict_proba(row) for voter in self._voters)
        return str(self._voters[0].classes_[np.argmax(chances)])


class _Event:
    """Whether raters see a red line or a kind of violation in a call."""

    def __init__(self, name: str, tags: Sequence[str]) -> None:
        """`tags`: those that speak for it, as the features name them."""
        self._name, self._tags = name, tags

    def fit(self, rows: _Matrix, told: Sequence[Features], seen: Sequence[bool]) -> _Event:
        """`rows`: the scaled features of all that is `told`."""
        self._scaler = StandardScaler()
        self._model = LogisticRegression(C=_EVENT_PENALTY, max_iter=500)
        own = self._scaler.fit_transform([self._own(one) for one in told])
        self._model.fit(np.hstack([own * _OWN_WEIGHT, rows]), seen)
        return self

    def chance(self, row: _Matrix, told: Features) -> float:
        own = self._scaler.transform([self._own(told)])
        return float(self._model.predict_proba(np.hstack([own * _OWN_WEIGHT, row]))[0, 1])

    def is_plain(self, told: Features) -> bool:
        """Whether words and tags agree on it so clearly that the rest of the call is of no account."""
        return bool(told[f"rules: {self._name}"]) and self._most(told) >= _PLAIN

    def _most(self, told: Features) -> float:
        return max((told[f"{tag}: most"] for tag in self._tags), default=0.0)

    def _own(self, told: Features) -> list[float]:
        """How strongly its own tags speak for it, and whether the rules see it."""
        most = self._most(told)
        anywhere = max((told[f"{tag}: anywhere"] for tag in self._tags), default=0.0)
        bounded = min(max(most, _LEAST), 1 - _LEAST)
        return [np.log(bounded / (1 - bounded)), most, anywhere, told[f"rules: {self._name}"]]


class CallJudge:
    """Learns from described and rated calls; `opinion` judges one."""

    def fit(self, calls: Sequence[tuple[Mapping[str, Any], Sequence[Rating]]]) -> CallJudge:
        """`calls`: each described as in `coach.review.opinion`, with what its raters say."""
        rated = [(features(call), rating) for call, ratings in calls for rating in ratings]
        told = [one for one, _ in rated]
        self._vectorizer = DictVectorizer(sparse=False)
        self._scaler = StandardScaler()
        rows = self._scaler.fit_transform(self._vectorizer.fit_transform(told))
        self._items = {
            item: _Vote().fit(rows, [str(rating.levels[item]) for _, rating in rated])
            for item in ITEMS
        }
        self._events: dict[str, _Event] = {}
        for name, tags in _event_tags().items():
            seen = [name in rating.red_lines | rating.violations for _, rating in rated]
            if sum(seen) >= _FEWEST:
                self._events[name] = _Event(name, tags).fit(rows, told, seen)
        return self

    def opinion(self, call: Mapping[str, Any]) -> dict[str, Any]:
        """What the raters would say of the call, described as in `coach.review.opinion`.

        Returns:
            The fields of an `Opinion`, as plain data: it travels in a message.
        """
        told = features(call)
        row = self._scaler.transform(self._vectorizer.transform([told]))
        return {
            "levels": {item: _level(vote.predict(row)) for item, vote in self._items.items()},
            "red_lines": [name for name in RED_LINES if self._sees(name, row, told)],
            "violations": [kind for kind in VIOLATIONS if self._sees(kind, row, told)],
        }

    def _sees(self, name: str, row: _Matrix, told: Features) -> bool:
        """Whether it is there; what too few calls show to be learnt is left to the rules."""
        if name not in self._events:
            return bool(told[f"rules: {name}"])
        event = self._events[name]
        threshold = _RED_LINE if name in RED_LINES else _VIOLATION
        return event.is_plain(told) or event.chance(row, told) >= threshold


def _event_tags() -> Mapping[str, Sequence[str]]:
    """The features' names of the tags that speak for each red line and kind of violation."""
    red = tag_book().by_red_line
    return {name: [f"borrower {tag}" for tag in red.get(name, ())] for name in RED_LINES} | {
        kind: [f"collector {kind}"] for kind in VIOLATIONS
    }


def _level(label: str) -> Level:
    return NA if label == NA else int(label)
