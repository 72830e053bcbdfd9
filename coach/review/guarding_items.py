"""The items that guard the borrower: his private data (R8) and his bounds (R9)."""

from __future__ import annotations

import re

from coach.review.call import Line
from coach.review.heard import NA, Heard, Label, label
from coach.review.red_lines import red_lines_in
from coach.review.tags import weigh

GIVING_IN = ("leak_privacy", "agree_private_transfer")
"""Acts with which something is given away."""
_REFUSING = ("refuse_privacy", "only_official_channel")
_PARTIAL = re.compile(r"(?:[0-9零〇一二三四五六七八九幺][ ,，]*){7,}|〔")
_TOLD_UNASKED = re.compile(r"电话|手机|号码|家住|我住|家在|地址[^〕]|上班|〔(?!地址)")
_WITH_REASON = 14  # characters: a refusal as long as this says why


def privacy(heard: Heard) -> Label:
    """3: each request refused, with a reason; 2: refused, or a partial leak made good; 0: given."""
    requests = _requests(heard)
    leaks = heard.doing("leak_privacy", *(GIVING_IN if heard.brief.transfers_count else ()))
    leaks = [
        line
        for line in leaks
        if requests
        or red_lines_in(line, heard.brief)
        or (line.tags is None and _TOLD_UNASKED.search(line.text))
    ]
    # Who tells it in the same breath has not refused.
    refusals = [line for line in heard.doing(*_REFUSING) if line not in leaks]
    if not requests and not leaks:
        return Label(NA)
    shared = _shared(heard)
    if leaks or shared:
        given = [*leaks, *shared]
        later = [line for line in refusals if line.number > given[0].number]
        whole = shared or any(_PARTIAL.search(line.text) for line in given)
        if "private_transfer" in heard.red_lines and whole:
            later = refusals = []
        return label((1 if whole else 2) if later else int(bool(refusals)), given)
    if not refusals:
        return Label(0 if _other_leak(heard) else 1, requests)
    reasons = (
        "reason" in heard.named("privacy", refusals)
        or heard.doing("only_official_channel")
        or any(len(line.text) >= _WITH_REASON for line in refusals)
    )
    unanswered = [n for n in requests if not any(line.number > n for line in refusals)]
    return label(3 if reasons and not unanswered else 2, refusals)


def _shared(heard: Heard) -> list[Line]:
    """The lines that show the screen."""
    return [line for line in heard.lines if "shared_screen" in red_lines_in(line, heard.brief)]


def _other_leak(heard: Heard) -> bool:
    return bool(
        {"gave_code", "read_out_id_or_card", "agreed_to_forge", "private_transfer"}
        & set(heard.red_lines)
    )


def _requests(heard: Heard) -> list[int]:
    """The turns in which the collector asks for something private and the borrower could answer."""
    last = heard.lines[-1].number if heard.lines else 0
    # Who rang the official number himself is asked who he is as a matter of course.
    patterns = [
        pattern
        for name, pattern in heard.rubric.private_request.items()
        if not (heard.brief.dialled and name == "id")
    ]
    if heard.brief.transfers_count:
        patterns.append(heard.rubric.collector["transfer_request"])
    return [
        number
        for number, turn in enumerate(heard.turns, 1)
        if turn.who == "collector"
        and number < last
        and _asks(heard, number, any(pattern.search(turn.text) for pattern in patterns))
    ]


def _asks(heard: Heard, number: int, worded: bool) -> bool:
    """Whether something private is asked for; papers for an offer are none, unless refused."""
    tags = heard.turns[number - 1].tags
    if weigh(tags, ("asks_code", "asks_screen"), False):
        return True
    if heard.brief.fraud and weigh(tags, ("asks_private_transfer",), False):
        return True
    answered = any(
        line.does("refuse_privacy", "leak_privacy")
        for line in heard.lines
        if line.number in (number + 1, number + 2)
    )
    return weigh(tags, ("asks_data",), worded) and (worded or answered)


def boundary(heard: Heard) -> Label:
    """na exactly when nothing was violated; 3: named with a lawful step; 2: named."""
    if not heard.violations:
        return Label(NA)
    first = heard.violations[0].turn
    after = [line for line in heard.lines if line.number > first]
    naming = [line for line in after if line.does("name_violation")]
    firm = [line for line in naming if not line.does("panic")]
    steps = [line for line in after if line.does("lawful_step")]
    if firm:
        step = bool(steps) or "step" in heard.named("boundary", firm)
        gave_in = set(heard.red_lines) - {"promised_above_means"}
        return label(3 if step else (1 if gave_in else 2), firm)
    against = [line for line in steps if not line.does("panic", "confirm_written")]
    recording = [line for line in after if line.does("state_recording")]
    if against and against != recording:
        return label(3 if recording and not heard.red_lines else 2, against)
    return label(1 if recording else 0, recording)
