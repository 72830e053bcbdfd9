"""The one table of units: what each is worth, and the counting words that name no quantity."""

from __future__ import annotations

from decimal import Decimal

MONEY_UNITS = {"元": 100, "角": 10, "分": 1}
"""Fen in each unit of money."""

SPAN_UNITS: dict[str, tuple[str, int, int]] = {
    # unit as spoken: (kind, days in it, months in it)
    "天": ("day", 1, 0),
    "日": ("day", 1, 0),
    "工作日": ("day", 1, 0),
    "周": ("week", 7, 0),
    "星期": ("week", 7, 0),
    "礼拜": ("week", 7, 0),
    "月": ("month", 30, 1),
    "期": ("term", 30, 1),
    "季度": ("month", 90, 3),
    "年": ("year", 365, 12),
}

PERIODS_A_YEAR = {"日": 365, "天": 365, "月": 12, "年": 1}
"""How often a rate named per day, month or year is paid in a year."""

# 分 and 厘 of interest, in percent of the period they are named with. Without a period a month is
# meant: 两分利 is two percent a month. Banks count in the same words with other sizes a year or a
# day (年息一分 is 10 %, 日息一厘 0.01 %).
INTEREST_FEN = {"日": Decimal("0.1"), "天": Decimal("0.1"), "月": Decimal(1), "年": Decimal(10)}
INTEREST_LI = {unit: fen / 10 for unit, fen in INTEREST_FEN.items()}

# A bare number before one of these counts things, not money; the bracket names what may follow the
# character when it is not the counting word after all (三百家里 is money at home).
_COUNTING = {
    "个": "", "人": "家", "次": "日", "遍": "", "通": "过知融", "家": "里人庭属", "张": "口",
    "条": "件", "天": "天", "日": "常后前息利", "年": "底前后初末终化利息均", "月": "底初末供息利薪还结中尾",
    "号": "称", "点": "", "分": "期成开批月个做几两三№", "秒": "", "斤": "", "公": "司",
    "字": "", "页": "", "度": "过", "名": "下", "位": "", "件": "", "套": "", "种": "", "倍": "",
    "岁": "", "步": "", "层": "", "届": "", "级": "", "折": "", "成": "吗不交么嘛吧本",
    "周": "№日天末转", "星": "", "礼": "", "小": "额", "时": "间候", "钟": "", "封": "顶", "台": "",
    "部": "分", "头": "里", "只": "能有是够好要", "口": "袋头", "句": "", "回": "头去来家",
    "轮": "到", "波": "", "平": "台时常均", "亩": "", "集": "", "项": "", "处": "理", "粒": "",
    "座": "", "批": "", "代": "扣还收", "档": "", "群": "", "户": "头", "米": "", "笔": "",
    "辆": "", "场": "", "顿": "", "期": "间限末", "季": "", "栋": "", "室": "", "楼": "", "份": "",
    "瓶": "", "包": "", "杯": "", "里": "面头", "强": "制", "寸": "", "弄": "",
}  # fmt: skip

COUNTING_WORD = "(?!多点)(?:多|来|余)?(?:" + "|".join(
    f"{word}(?![{unless}])" if unless else word for word, unless in _COUNTING.items()
) + "|半年|%|‰|‱|°|:|/(?!月|期|天|每)|-|~|×|\\*|[A-Za-z])"  # fmt: skip
"""Matches a word that counts things other than money."""
