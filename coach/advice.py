"""Which of the classifier's guesses to offer, and when a question goes deeper into a card."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from coach import clauses

OFFERED = 3
# A guess below this share of the best one is noise to a person who has to choose.
SHARE_OF_BEST = 0.05
# Below this the best guess is worth nothing, and saying so helps more than three wrong buttons.
WORTH_OFFERING = 0.06
# From this on a message that fits no card is another matter altogether.
NOT_OUR_FIELD = 0.15
COMMAND = "do_"
OFFERABLE = ("ask_", COMMAND)
# Who is taken half for asking and half for commanding mostly asks.
COMMANDS_COUNT = 0.3

_ASKS_ON = ("然后", "然后呢", "接下来呢", "怎么办")
_GOES_ON = re.compile(
    r"还是(?!接|要|不要|先|该|可以)|还在|还(?:不|没|要|说|逼|问|骂|来|打)|仍|"
    r"又(?:说|问|打|来|骂)|一直|老是|"
    r"不(?:听|理|肯|信|认|同意|承认|松口|挂)|没用|不管用|接着|然后|要是(?:他|她|对方)|"
    r"那(?:他|她|要是|如果|万一)|"
    r"他(?:就|非|硬)|再(?:逼|问|说|骂|打)"
)


def offers(ranking: Sequence[tuple[str, float]]) -> list[str]:
    """The intents worth offering as buttons, best first, at most three; none where none is near.

    Args:
        ranking: intents with confidences 0 to 1, best first. `nlu_fallback` is passed over, and
            with a fair share of `out_of_scope` nothing is offered.
    """
    if any(name == "out_of_scope" and score >= NOT_OUR_FIELD for name, score in ranking):
        return []
    candidates = sorted(
        (
            (name, score * COMMANDS_COUNT if name.startswith(COMMAND) else score)
            for name, score in ranking
            if name.startswith(OFFERABLE)
        ),
        key=lambda candidate: -candidate[1],
    )
    if not candidates or candidates[0][1] < WORTH_OFFERING:
        return []
    best = candidates[0][1]
    return [name for name, score in candidates[:OFFERED] if score >= best * SHARE_OF_BEST]


def goes_deeper(text: str, card: str, last_card: str | None) -> bool:
    """Whether a message that means `card` asks how to go on after that very card was shown."""
    return card == last_card and bool(_GOES_ON.search(text))


def mentions_going_on(text: str) -> bool:
    """Whether the message speaks of something that goes on (他还是不说, 然后呢)."""
    return bool(_GOES_ON.search(text)) or text.strip("？?。！! ") in _ASKS_ON


ALSO_OFFERED = 2
# In a message of several clauses a further question still gets this share of the classifier's belief.
WORTH_ASKING_ALSO = 0.05


def also_asked(
    text: str, ranking: Sequence[tuple[str, float]], shown: Collection[str]
) -> list[str]:
    """The cards of further questions in a message of several clauses, at most two.

    Args:
        ranking: intents with confidences 0 to 1 for the whole message, best first.
        shown: cards that are shown or offered already.
    """
    if len(clauses.split(text)) < 2:
        return []
    others = [
        name.removeprefix("ask_")
        for name, score in ranking[1:]
        if name.startswith("ask_") and score >= WORTH_ASKING_ALSO
    ]
    return [id for id in others if id not in shown][:ALSO_OFFERED]
