"""Plain calendar arithmetic: shifting by months, the next such day, the moving feasts."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

FIXED_HOLIDAYS: dict[str, tuple[int, int]] = {
    "元旦": (1, 1), "情人节": (2, 14), "三八节": (3, 8), "妇女节": (3, 8), "清明": (4, 5),
    "五一": (5, 1), "劳动节": (5, 1), "六一": (6, 1), "儿童节": (6, 1), "国庆": (10, 1),
    "十一": (10, 1), "双十一": (11, 11), "双11": (11, 11), "双十二": (12, 12), "双12": (12, 12),
    "平安夜": (12, 24), "圣诞": (12, 25), "圣诞节": (12, 25),
}  # fmt: skip

# Spring Festival, Dragon Boat and Mid-Autumn days, from the lunar calendar.
_MOVING: dict[int, tuple[str, str, str]] = {
    2022: ("02-01", "06-03", "09-10"), 2023: ("01-22", "06-22", "09-29"),
    2024: ("02-10", "06-10", "09-17"), 2025: ("01-29", "05-31", "10-06"),
    2026: ("02-17", "06-19", "09-25"), 2027: ("02-06", "06-09", "09-15"),
    2028: ("01-26", "05-28", "10-03"), 2029: ("02-13", "06-16", "09-22"),
    2030: ("02-03", "06-05", "09-12"), 2031: ("01-23", "06-24", "10-01"),
    2032: ("02-11", "06-12", "09-19"), 2033: ("01-31", "06-01", "09-08"),
    2034: ("02-19", "06-20", "09-27"), 2035: ("02-08", "06-10", "09-16"),
    2036: ("01-28", "05-30", "10-04"), 2037: ("02-15", "06-18", "09-24"),
    2038: ("02-04", "06-07", "09-13"), 2039: ("01-24", "05-27", "10-02"),
    2040: ("02-12", "06-14", "09-20"),
}  # fmt: skip
MOVING_HOLIDAYS: dict[str, tuple[int, int]] = {
    # name: (column of _MOVING, days after it)
    "除夕": (0, -1), "春节": (0, 0), "元宵": (0, 14), "端午": (1, 0), "中秋": (2, 0),
}  # fmt: skip


def last_day(year: int, month: int) -> int:
    """The number of days in a month."""
    return calendar.monthrange(year, month)[1]


def shift_months(day: date, months: int) -> date:
    """The same day of the month, `months` later; the last day where that month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"no year {year}")
    return date(year, month + 1, min(day.day, last_day(year, month + 1)))


def day_of_month(today: date, day: int, *, past: bool) -> date:
    """The next such day from today on, or the last one up to today."""
    if not 1 <= day <= 31:
        raise ValueError(f"no day {day}")
    for months in range(0, 4):
        first = shift_months(today.replace(day=1), -months if past else months)
        if day <= last_day(first.year, first.month):
            found = first.replace(day=day)
            if found <= today if past else found >= today:
                return found
    raise ValueError(f"no day {day} near {today}")


def month_and_day(today: date, month: int, day: int, *, past: bool) -> date:
    """The next such date from today on, or the last one up to today."""
    for years in range(0, 9):
        year = today.year - years if past else today.year + years
        if 1 <= month <= 12 and 1 <= day <= last_day(year, month):
            found = date(year, month, day)
            if found <= today if past else found >= today:
                return found
    raise ValueError(f"no date {month}-{day} near {today}")


def weekday(today: date, index: int, weeks: int) -> date:
    """Weekday `index` (Monday is 0) of the week `weeks` after this one; weeks start on Monday."""
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(days=7 * weeks + index)


def holiday(name: str, year: int) -> date:
    """The day a holiday falls on; ValueError where the year is not in the table."""
    if name in FIXED_HOLIDAYS:
        month, day = FIXED_HOLIDAYS[name]
        return date(year, month, day)
    column, offset = MOVING_HOLIDAYS[name]
    if year not in _MOVING:
        raise ValueError(f"no lunar calendar for {year}")
    return date.fromisoformat(f"{year}-{_MOVING[year][column]}") + timedelta(days=offset)
