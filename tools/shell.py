"""Talks to the bot in the terminal: `python -m tools.shell`; an empty line ends it."""

from __future__ import annotations

from tools.bot import Bot, run


async def _talk(bot: Bot) -> None:
    print("从容已就绪。直接说；按钮可以照着它的字打；空行结束。")
    while text := input("\n您：").strip():
        try:
            reply = await bot.say("shell", text)
        except ValueError as error:
            print(f"（{error}）")
            continue
        for bubble in reply.bubbles:
            print(f"\n从容：{bubble['text']}")
            if bubble.get("buttons"):
                print("　　" + "　".join(f"[{button['title']}]" for button in bubble["buttons"]))


if __name__ == "__main__":
    run(_talk(Bot.load()))
