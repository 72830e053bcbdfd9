"""Prints how each intent's held-out sentences are understood: `python -m tests.nlu.per_intent`.

A line an intent: how many sentences, the share that comes first and that is found, and what the
others are taken for. Recogniser errors count with the rest.
"""

from __future__ import annotations

import asyncio
import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

from test_held_out import Understood, sentences, share

from tools.bot import Bot


async def main() -> None:
    bot = Bot.load()
    by_intent: dict[str, list[Understood]] = defaultdict(list)
    for group, meant, text in sentences():
        if not meant.startswith(("ask_", "do_", "refuse_")):
            continue
        by_intent[meant].append(Understood(group, meant, text, await bot.parse(text)))
    print(f"{'intent':30}{'n':>4}{'first':>7}{'found':>7}  taken for")
    for intent, cases in sorted(by_intent.items()):
        taken = Counter(
            (case.offered[:1] or ["nothing"])[0] if case.intent == "nlu_fallback" else case.intent
            for case in cases
            if not case.first
        )
        first, found = share(case.first for case in cases), share(case.found for case in cases)
        listed = ", ".join(f"{name} {times}" for name, times in taken.most_common(4))
        print(f"{intent:30}{len(cases):4}{first:7.2f}{found:7.2f}  {listed}")


if __name__ == "__main__":
    asyncio.run(main())
