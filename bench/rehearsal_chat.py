"""All sixteen calls through the chat: what comes of a good, average, passive and hostile user.

`python -m bench.rehearsal_chat` plays them against the loaded bot, line by line: the acts are
recognised, not given. `--own` plays each scenario's own three calls instead and holds them against
what the scenario expects of them; `--show ID USER` prints one call as the user reads it.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

from coach.practice.session import from_json
from coach.rehearsal.book import book
from coach.rehearsal.debrief import review_of
from coach.rehearsal.endings import Outcome, outcome
from coach.rehearsal.engine import finish
from coach.rehearsal.scenario import CALLS, Expect, Scenario
from coach.review.score import Review
from tools.bot import Bot

SEED = 1
USERS = ("good", "average", "passive", "hostile")

_AVERAGE = {
    "debt": [
        "嗯，是我。",
        "我知道欠着，你是哪家的？",
        "最近{cause}，手头紧。",
        "我每个月能还{sum}元。",
        "行吧，就这样。",
        "好，我知道了，再见。",
    ],
    "third_party": [
        "你哪位？",
        "他的事我不太清楚。",
        "这个我不方便说。",
        "你自己联系他吧。",
        "我还有事，先挂了。",
    ],
    "wrong_number": [
        "你打错了吧？",
        "我不认识这个人。",
        "我真不是，你们查查清楚。",
        "别再打了。",
        "先挂了，再见。",
    ],
    "fraud": [
        "你是哪里的客服？",
        "为什么要注销？",
        "我不太会弄，我先看看。",
        "这个我得想想，不弄了。",
        "先挂了。",
    ],
}
_PASSIVE = ["嗯。", "再说吧。", "哦。", "看看吧。", "不知道。", "嗯嗯。", "到时候再说。", "哦。"]
_HOSTILE = [
    "你有病吧，催命呢？",
    "没钱，不还了，爱咋咋地。",
    "你算什么东西，滚远点。",
    "你等着，我找人收拾你。",
    "一群吸血鬼，丧良心。",
    "少跟我废话，傻子。",
    "骂的就是你，怎么着。",
    "就不还，你来啊。",
]
_CAUSES = {
    "job_lost": "失业了",
    "illness": "生病住院",
    "business_failed": "生意垮了",
    "wages_late": "工资没发",
    "accident": "出了车祸",
}


@dataclass
class Played:
    """A call that was played: what it came to, and what the user read."""

    outcome: Outcome
    review: Review
    unsaid: int
    turns: list[tuple[str, list[dict[str, Any]]]] = field(default_factory=list)

    def __str__(self) -> str:
        """Ending, rung of the best rung, process, and a mark where the goal is met."""
        came = self.outcome
        won = " ✓" if came.won else ""
        return f"{came.ending} {came.rung}/{came.best} ({self.review.process}){won}"


def lines_of(scenario: Scenario, user: str) -> list[str]:
    """What this user says in this scenario.

    Raises:
        KeyError: there is no such user.
    """
    if user in CALLS:
        return [turn.say for turn in scenario.calls[user].turns]
    if user == "average":
        means = scenario.means
        cause = _CAUSES[means.cause] if means else ""
        monthly = means.affordable_month_fen // 100 if means else 0
        return [line.format(cause=cause, sum=monthly) for line in _AVERAGE[scenario.kind]]
    return {"passive": _PASSIVE, "hostile": _HOSTILE}[user]


async def play(bot: Bot, scenario: Scenario, user: str, seed: int = SEED) -> Played:
    """Rings and says the lines until the call ends; where it does not, the collector ends it."""
    conversation = f"{scenario.id}:{user}:{seed}"
    with mock.patch("coach.practice.calling.seed_of", return_value=seed):
        await bot.say(conversation, "我想练习接催收电话")
        await bot.press(conversation, f"do_start_rehearsal.scenario.{scenario.id}")
        begun = await bot.press(conversation, "do_start_rehearsal.mode.practise")
    turns = [("", begun.bubbles)]
    lines = lines_of(scenario, user)
    said = 0
    for line in lines:
        turns.append((line, (await bot.say(conversation, line)).bubbles))
        said += 1
        if await _phase(bot, conversation) != "call":
            break
    call = from_json((await bot.tracker(conversation)).get_slot("rehearsal")).call
    assert call is not None
    state = finish(call.state())
    return Played(
        outcome(state, book().scenario(scenario.id)), review_of(state), len(lines) - said, turns
    )


async def _phase(bot: Bot, conversation: str) -> str:
    return from_json((await bot.tracker(conversation)).get_slot("rehearsal")).phase


def misses(played: Played, expect: Expect) -> list[str]:
    """Where a call came to something else than its scenario expects."""
    came, review = played.outcome, played.review
    lowest, highest = expect.rung if isinstance(expect.rung, list) else [expect.rung] * 2
    found = []
    if came.ending not in expect.endings:
        found.append(f"ended {came.ending}, not {'/'.join(expect.endings)}")
    if not lowest <= came.rung <= highest:
        found.append(f"rung {came.rung}, not {lowest}-{highest}")
    if not expect.process[0] <= review.process <= expect.process[1]:
        found.append(f"process {review.process}, not {expect.process}")
    if sorted(review.red_lines) != sorted(expect.red_lines):
        found.append(f"red lines {list(review.red_lines)}, not {expect.red_lines}")
    for item, level in expect.labels.items():
        if str(review.labels[item]) != str(level):
            found.append(f"{item} {review.labels[item]}, not {level}")
    return found


async def _table(bot: Bot) -> None:
    print(f"{'scenario':22}" + "".join(f"{user:26}" for user in USERS))
    for scenario in book().scenarios.values():
        row = [str(await play(bot, scenario, user)) for user in USERS]
        print(f"{scenario.id:22}" + "".join(f"{cell:26}" for cell in row))


async def _own(bot: Bot) -> None:
    kept = 0
    for scenario in book().scenarios.values():
        for name in CALLS:
            call = scenario.calls[name]
            played = await play(bot, scenario, name, call.seed)
            missed = misses(played, call.expect)
            kept += not missed
            print(f"{scenario.id:22}{name:12}{played}  {'; '.join(missed)}")
    print(f"as expected: {kept} of {3 * len(book().scenarios)}")


async def _show(bot: Bot, id: str, user: str) -> None:
    scenario = book().scenario(id)
    seed = scenario.calls[user].seed if user in CALLS else SEED
    for line, bubbles in (await play(bot, scenario, user, seed)).turns:
        print(f"\n我：{line}")
        for bubble in bubbles:
            print(f"　　{bubble['text']}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the bench."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--own", action="store_true", help="the scenarios' own calls")
    parser.add_argument("--show", nargs=2, metavar=("ID", "USER"), help="print one call")
    options = parser.parse_args(arguments)
    bot = Bot.load()
    if options.show:
        asyncio.run(_show(bot, *options.show))
    else:
        asyncio.run(_own(bot) if options.own else _table(bot))
    return 0


if __name__ == "__main__":
    sys.exit(main())
