"""Tags the lines of a call, of both sides: what each of them does. Independent of Rasa.

Three models, one for each kind of tags: what the borrower does, what the collector does, and which
violation a collector's line shows. A line carries all its tags of its kind, none as well as several.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from coach.act_cues import Hit
from coach.privacy import mask
from coach.review.call import Who
from coach.review.names import VIOLATIONS
from components.act_recogniser import plain
from components.line_model import LineModel
from components.lines import Line, Tagged
from components.rated_calls import RatedCall

Tags = dict[str, float]
"""The probability of each tag that is not out of the question."""

KINDS: Mapping[Who, tuple[str, ...]] = {
    "borrower": ("borrower",),
    "collector": ("collector", "violations"),
}
"""The kinds of tags that a side's lines have; each may have a folder of single lines."""

_NOTHING = "nothing"  # a line without any tag teaches too
_LEAST = 0.02  # probability below which a tag is not worth telling


class _NoCues:
    """The tagger goes by its lines alone: words are a witness of their own, outside the model."""

    def find(self, text: str, prev: str = "") -> Sequence[Hit]:
        """Nothing."""
        return ()


class LineTagger:
    """Learns from rated calls and from single lines."""

    def __init__(self, models: Mapping[str, LineModel] | None = None) -> None:
        """`models`: the trained models by kind of tags, where there are some already."""
        self.models = {kind: model.with_cues(_NoCues()) for kind, model in (models or {}).items()}

    def fit(
        self, calls: Sequence[RatedCall], lines: Mapping[str, Sequence[Tagged]]
    ) -> list[list[Tags]]:
        """Learns from the lines of calls and from single ones by kind of tags.

        Returns:
            For each call the tags of each line as a tagger would see them that had not learnt from
            that line: what is to learn from tagged calls must not see the tagger's own lines known
            by heart.
        """
        left_out: list[list[Tags]] = [[{} for _ in call.spoken] for call in calls]
        for side, kinds in KINDS.items():
            places = [(at, place) for at, call in enumerate(calls) for place in call.turns_of(side)]
            spoken = [calls[at].line(place) for at, place in places]
            for kind in kinds:
                known = [
                    (line, _of_kind(kind, calls[at].tags[place]))
                    for (at, place), line in zip(places, spoken, strict=True)
                ]
                learnt = [*known, *lines.get(kind, ())]
                if not learnt:
                    continue
                self.models[kind] = model = _fitted(learnt)
                for (at, place), row in zip(places, model.left_out(), strict=False):
                    left_out[at][place] |= _told(model, row)
        return left_out

    def tags(self, side: Who, line: Line) -> Tags:
        """The probability of each tag of a line of the borrower or the collector."""
        plain_line = (_masked(line[0]), _masked(line[1]))
        found: Tags = {}
        for kind in KINDS[side]:
            if model := self.models.get(kind):
                found |= _told(model, model.probabilities([plain_line])[0])
        return found


def _of_kind(kind: str, tags: Collection[str]) -> list[str]:
    """A line's tags of that kind: a collector's line has violations beside the others."""
    return [tag for tag in tags if (tag in VIOLATIONS) == (kind == "violations")]


def _told(model: LineModel, row: Sequence[float]) -> Tags:
    return {
        tag: round(float(chance), 4)
        for tag, chance in zip(model.labels, row, strict=True)
        if tag != _NOTHING and chance >= _LEAST
    }


def _fitted(lines: Sequence[Tagged]) -> LineModel:
    masked = [(_masked(text), _masked(prev)) for (text, prev), _ in lines]
    return LineModel(_NoCues()).fit(masked, [tags or [_NOTHING] for _, tags in lines])


def _masked(text: str) -> str:
    """A line as messages come: of one width and spelling, private data masked."""
    return mask(plain(text))[0]
