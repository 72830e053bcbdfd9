"""Does the outcome of a rehearsal rank with conduct?

`python -m bench.rehearsal` plays six scripted users and 5,000 random users at each of the four dials
against m2_agency_cold and prints what came of it. Conduct is the process score of the review, which
knows nothing of pressure, trust and rungs. `--every` plays the scripted users of every scenario
(its own calls and a passive and a hostile user); `--watch ID CALL` shows one call.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from coach.content import ContentError
from coach.paths import KNOWLEDGE
from coach.rehearsal.book import Book, load_book
from coach.rehearsal.debrief import review_of
from coach.rehearsal.endings import Outcome, outcome
from coach.rehearsal.engine import DIAL
from coach.rehearsal.playing import play, play_call
from coach.rehearsal.scenario import CALLS, CallTurn
from coach.rehearsal.state import State

SCENARIO = "m2_agency_cold"
LEVELS = {1: "polite", 2: "standard", 3: "hard", 4: "insulting"}
RANDOM_USERS = 5000
FLOOR = 0.6
"""The least rank correlation of outcome and conduct at every dial."""

_LINES: dict[str, tuple[str, list[str]]] = {
    "verify": (
        "您好，请问您是哪家机构的，姓名和工号多少？我打官方客服核实。",
        ["identity_check", "polite"],
    ),
    "record": ("姓名工号我记下来了，这边也在录音。", ["state_recording"]),
    "facts": ("这笔我认，本金、利息、罚息分别多少？", ["ask_debt_facts", "acknowledge_debt"]),
    "hardship": ("我三个月前失业了，收入断了，不是不想还。", ["explain_hardship"]),
    "plan": ("我每月15号能还550元，想分24期。", ["negotiate_instalments"]),
    "documents": ("我有离职证明，可以提供给你们审核。", ["offer_documents", "polite"]),
    "refuse": ("家人的号码我不提供，有事打我本人，我会接。", ["refuse_privacy"]),
    "boundary": ("这样说不合规，我会打12378投诉，咱们谈还款。", ["name_violation"]),
    "close": ("跟您确认：每月15号还，分24期，请发短信给我。", ["confirm_written", "agree_offer"]),
    "accept": ("好，就按这个。", ["agree_offer"]),
    "vague_hardship": ("最近手头紧，没办法。", ["explain_hardship"]),
    "plan_asked": ("每个月还500行不行？", ["negotiate_instalments"]),
    "yes_me": ("是我。", ["confirm_self"]),
    "owns": ("我知道，我会还的。", ["acknowledge_debt"]),
    "begs": ("求求您了，再给我几天吧。", ["panic"]),
    "stall": ("再说吧，我看看。", ["stall"]),
    "mumble": ("嗯。", ["ack_yes"]),
    "insult": ("你有病吧，催命呢？", ["insult"]),
    "threat": ("你等着，我找人收拾你。", ["threaten"]),
    "refuses_pay": ("没钱，不还了，爱咋咋地。", ["refuse_pay"]),
    "promise": ("行，我明天一定全还上。", ["promise_everything"]),
    "leak": ("我身份证后四位是2811，你查吧。", ["leak_privacy"]),
    "leak_family": ("我妈电话我给你，你打给她吧。", ["leak_privacy"]),
    "borrow": ("那我去找朋友借点还您。", ["agree_borrow"]),
    "sorry": ("刚才我急了，对不起，咱们好好谈。", ["polite"]),
}
_SCRIPTS = {
    "ideal": [
        "verify",
        "record",
        "facts",
        "hardship",
        "plan",
        "documents",
        "refuse",
        "boundary",
        "close",
    ],
    "average": ["yes_me", "owns", "hardship", "plan_asked", "accept"],
    "begging": ["begs", "vague_hardship", "begs", "vague_hardship", "accept"],
    "one outburst": [
        "insult",
        "sorry",
        "verify",
        "facts",
        "hardship",
        "plan",
        "documents",
        "close",
    ],
    "passive": ["yes_me", "stall", "mumble", "stall", "stall", "mumble", "stall"],
    "hostile": ["insult", "refuses_pay", "insult", "threat", "insult", "insult"],
}
_GOOD = [
    "verify",
    "record",
    "facts",
    "hardship",
    "plan",
    "documents",
    "refuse",
    "boundary",
    "owns",
    "sorry",
]
_BAD = [
    "begs",
    "stall",
    "mumble",
    "insult",
    "refuses_pay",
    "promise",
    "leak_family",
    "borrow",
    "vague_hardship",
]


def turns(names: Sequence[str]) -> list[CallTurn]:
    """The lines of these names, with their acts."""
    return [CallTurn(*_LINES[name]) for name in names]


def random_user(seed: int) -> list[CallTurn]:
    """A user of some skill (even over 0 to 1): each line is a good one with that probability.

    He takes an offer or asks for it in writing near the end, each as his skill has it.
    """
    draw = random.Random(seed)
    skill = draw.random()
    good = draw.sample(_GOOD, len(_GOOD))
    said = [
        good.pop() if good and draw.random() < skill else draw.choice(_BAD)
        for _ in range(draw.randint(5, 11))
    ]
    said.append("close" if draw.random() < skill else draw.choice(["accept", "mumble", "stall"]))
    return turns(said)


def worth(state: State, book: Book) -> float:
    """The outcome as one number: what was reached, less what the call ended in.

    A rung counts 1, one that cannot be kept half; having it in writing half a rung; escalation
    counts below no deal.
    """
    came = outcome(state, book.scenario(state.scenario))
    if came.ending == "escalate":
        return -1.0
    return came.rung * (0.5 if came.affordable is False else 1.0) + 0.5 * came.written


def spearman(first: Sequence[float], second: Sequence[float]) -> float:
    """The rank correlation, ties sharing their mean rank."""
    a, b = _ranks(first), _ranks(second)
    mean = (len(a) + 1) / 2
    above = sum((x - mean) * (y - mean) for x, y in zip(a, b, strict=True))
    below = sum((x - mean) ** 2 for x in a) * sum((y - mean) ** 2 for y in b)
    return float(above / below**0.5) if below else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    at = 0
    while at < len(order):
        end = at
        while end < len(order) and values[order[end]] == values[order[at]]:
            end += 1
        for index in order[at:end]:
            ranks[index] = (at + 1 + end) / 2
        at = end
    return ranks


def correlation(book: Book, intensity: int, users: int) -> float:
    """How outcome and conduct of the random users rank with each other at this dial."""
    conduct, outcomes = [], []
    for user in range(users):
        state = play(SCENARIO, random_user(user), user, intensity, book=book)
        conduct.append(float(review_of(state, book).process))
        outcomes.append(worth(state, book))
    return spearman(conduct, outcomes)


def scripted(book: Book) -> dict[str, dict[str, str]]:
    """What came of each scripted user at each dial: ending and rung."""
    table: dict[str, dict[str, str]] = {}
    for user, names in _SCRIPTS.items():
        table[user] = {}
        for intensity, level in LEVELS.items():
            state = play(SCENARIO, turns(names), 1, intensity, book=book)
            table[user][level] = _short(outcome(state, book.scenario(SCENARIO)))
    return table


def _short(came: Outcome) -> str:
    return f"{came.ending} {came.rung}/{came.best}"


def every_scenario(book: Book) -> dict[str, dict[str, str]]:
    """What came of each scenario's own calls, and of a passive and a hostile user."""
    table = {}
    for id, scenario in book.scenarios.items():
        states = {name: play_call(id, name, book) for name in CALLS}
        for user in ("passive", "hostile"):
            states[user] = play(id, turns(_SCRIPTS[user]), 1, book=book)
        table[id] = {
            user: f"{_short(outcome(state, scenario))} ({review_of(state, book).process})"
            for user, state in states.items()
        }
    return table


def watch(book: Book, scenario: str, name: str, say: Callable[[str], None] = print) -> None:
    """Prints one of the scenario's calls, with the mood and the reason for every move."""
    state = play_call(scenario, name, book)
    say("催收：" + " ／ ".join(state.opening))
    for number, exchange in enumerate(state.exchanges, 1):
        chip = exchange.chip
        mark = f"   {chip.mark} {chip.text}" if chip else ""
        say(f"{number}. 我：{exchange.said.text}   [{' '.join(exchange.acts)}]{mark}")
        say("催收：" + " ／ ".join(exchange.lines))
        mood = f"{exchange.stage} 压力{exchange.pressure} 信任{exchange.trust} 档位{exchange.rung}"
        say(f"      {mood} | " + " | ".join(f"{c.move}: {c.why}" for c in exchange.trace))
    expect = book.scenario(scenario).calls[name].expect
    unsaid = len(book.scenario(scenario).calls[name].turns) - state.turn
    review = review_of(state, book)
    say(f"{outcome(state, book.scenario(scenario))}, lines not said: {unsaid}")
    say(f"process {review.process} red lines {review.red_lines}")
    say(f"labels {review.labels}")
    say(f"violations {[(v.kind, v.turn) for v in review.violations]}")
    say(f"expected {expect}")


def _print(table: dict[str, dict[str, str]], head: str) -> None:
    columns = list(next(iter(table.values())))
    print(f"{head:22}" + "".join(f"{column:24}" for column in columns))
    for name, row in table.items():
        print(f"{name:22}" + "".join(f"{row[column]:24}" for column in columns))


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the bench; 1 where the outcome does not rank with conduct."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--users", type=int, default=RANDOM_USERS, help="random users a dial")
    parser.add_argument("--every", action="store_true", help="the scripted users of every scenario")
    parser.add_argument("--watch", nargs=2, metavar=("ID", "CALL"), help="show one call")
    parser.add_argument("--json", type=Path, help="write the figures there too")
    options = parser.parse_args(arguments)
    try:
        if options.watch:
            watch(load_book(KNOWLEDGE, options.watch[0]), *options.watch)
            return 0
        book = load_book(KNOWLEDGE, "*" if options.every else SCENARIO)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 2
    if options.every:
        _print(every_scenario(book), "scenario")
        return 0
    table = scripted(book)
    _print(table, "user")
    ranks = {LEVELS[dial]: correlation(book, dial, options.users) for dial in DIAL}
    print(f"{'Spearman':22}" + "".join(f"{rank:<24.2f}" for rank in ranks.values()))
    if options.json:
        options.json.write_text(
            json.dumps({"scripted": table, "spearman": ranks}), encoding="utf-8"
        )
    return 0 if min(ranks.values()) >= FLOOR else 1


if __name__ == "__main__":
    raise SystemExit(main())
