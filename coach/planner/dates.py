"""On which days instalments fall."""

from __future__ import annotations

import datetime as dt

from dateutil.relativedelta import relativedelta


def due_dates(
    today: dt.date, pay_day: int | None, periods: int, *, deferred_months: int = 0
) -> tuple[dt.date, ...]:
    """The days of `periods` monthly instalments, the first one after `today`.

    They fall on the pay day, or on the day of the month of `today` where there is none; on the last
    day of a month that is too short for it. deferred_months: how many months go by before.
    """
    day = pay_day or today.day
    month = today.replace(day=1)
    # Each day is counted from the first of a month: from a 28 February no 31 March would follow.
    if month + relativedelta(day=day) <= today:
        month += relativedelta(months=1)
    month += relativedelta(months=deferred_months)
    return tuple(month + relativedelta(months=k, day=day) for k in range(periods))
