"""What sounds like danger is told from danger, and what is near it is answered warmly."""

from __future__ import annotations

import pytest

from coach.sounds_like import sound_of, words_for

SOUNDS = {
    "call_over": """打完了 好了打完了 刚打完电话 说完了 他打完了 终于打完了 他挂了 电话挂了 聊完了 刚接完电话
        他骂完挂了 我已经挂了 通话结束了""",
    "harmless": """饿死了先吃饭去 这破手机打完就死机了 我死也不会还的 打死我也还不起 他死缠着我不放 困死了先睡了
        手机卡死了 打死我也不给 热死我了 死也不认 电话又打过来了""",
    "revenge": "我想揍他 真想打他一顿 找人弄死他 老子要去砍他 我想收拾那个催收",
    "struck": """催收来我家把我推倒了 催收打我 上门的打了我爸 被催收打了 他们上门扇了我一巴掌
        要债的踹了我一脚 催收员动手推我""",
    "told_to_die": "催收叫我去死 催收让我去死 催收骂我怎么不去死 他让我去跳楼 他们咒我早点死",
    "help": "救命 救命啊 救救我 谁来救救我 来人啊",
    "next_call": "那我明天怎么跟催收说 明天他打来我该怎么说 回头怎么跟他们讲",
    "afraid": "我好怕 好害怕 我真的很害怕 我怕得发抖 我好慌",
    "denied": "我没想自杀，就是累 我不会自杀的 没想自杀就是累 我不会想不开 我没有想不开",
}


@pytest.mark.parametrize(
    ("sound", "text"), [(sound, text) for sound, texts in SOUNDS.items() for text in texts.split()]
)
def test_a_message_is_known_by_its_sound(sound: str, text: str) -> None:
    assert sound_of(text) == sound


@pytest.mark.parametrize(
    "text",
    [
        "打完电话我就不想活了",
        "饿死算了",
        "死了算了",
        "打死我也不怕死",
        "说完了我就跳",
        "救命我老公打我",
        "我怕我活不下去",
        "我想打他电话",
        "催收打我电话",
        "催收打我老公电话",
        "他们打我一天二十个",
        "还完了",
        "我死也不怕",
        "我想揍我老公",
    ],
)
def test_danger_and_what_is_said_on_a_call_have_no_such_sound(text: str) -> None:
    assert sound_of(text) not in {"call_over", "harmless", "struck", "revenge", "denied"}


def test_a_long_message_says_more_than_it_sounds_like() -> None:
    assert sound_of("饿死了") == "harmless"
    assert sound_of("饿死了，家里三天没开火了，把孩子送走以后我就没什么好怕的了") is None


def test_a_cry_for_help_is_asked_what_happened_and_told_the_number() -> None:
    assert words_for("help").startswith("出什么事了？有危险现在就打110")
