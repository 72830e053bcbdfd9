"""Writes known_failures.yml anew: `python -m tests.nlu.known_failures`. See test_held_out.py."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

from test_held_out import KNOWN, Understood, sentences

from tools.bot import Bot


async def main() -> None:
    bot = Bot.load()
    cases = []
    for group, meant, text in sentences():
        cases.append(Understood(group, meant, text, await bot.parse(text)))
    lines = sorted({(case.meant, case.text) for case in cases if case.wrong})
    text = "".join(f"- {json.dumps(list(line), ensure_ascii=False)}\n" for line in lines)
    head = "# Held-out sentences that are understood wrongly: [what is meant, the sentence].\n"
    KNOWN.write_text(head + (text or "[]\n"), encoding="utf-8")
    print(f"{len(lines)} of {len(cases)}")


if __name__ == "__main__":
    asyncio.run(main())
