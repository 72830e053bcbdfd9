"""The plan in the shape of the contract's row `plan`."""

from __future__ import annotations

from typing import Any

from coach.planner.affordability import Affordability, Standing
from coach.planner.debt_plan import DebtPlan
from coach.planner.options import Option
from coach.planner.planning import Plan
from coach.planner.texts import DebtTexts


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """The contract's object.

    affordable_fen: null where nothing can be told yet, 0 where nothing is left over. options,
    script and ladder are those of the first debt; per_debt has every debt's own.
    """
    per_debt = [_debt(one, words) for one, words in zip(plan.debts, plan.texts, strict=True)]
    first = plan.debts[0], plan.texts[0]
    return {
        "affordable_fen": _promised(plan.affordability),
        "per_debt": per_debt,
        "options": [_option(option) for option in first[0].options],
        "script": first[1].script,
        "ladder": _ladder(*first),
        "ics": plan.ics,
    }


def _promised(afford: Affordability) -> int | None:
    if afford.standing is Standing.UNKNOWN:
        return None
    return afford.promised_fen if afford.standing is Standing.KEEPS else 0


def _debt(one: DebtPlan, words: DebtTexts) -> dict[str, Any]:
    return {
        "name": one.debt.name,
        "owed_fen": one.owed_fen,
        # Both ends of the range; one and the same where all numbers are known.
        "affordable_fen": one.share.low if one.share else None,
        "affordable_at_most_fen": one.share.high if one.share else None,
        "penalty_estimate_fen": one.penalty_estimate_fen,
        "options": [
            {**_option(option), **_beside(option), "text": text}
            for option, text in zip(one.options, words.rows, strict=True)
        ],
        "ladder": _ladder(one, words),
        "script": words.script,
        "confirmation": words.confirmation,
        "notes": list(words.notes),
    }


def _option(option: Option) -> dict[str, Any]:
    return {
        "kind": option.kind,
        "periods": option.periods,
        "monthly_fen": option.monthly_fen,
        "last_fen": option.last_fen,
        "total_fen": option.total_fen,
        "annual_cost_percent": option.annual_cost_percent,
        "fits": option.fits,
    }


def _beside(option: Option) -> dict[str, int]:
    return {
        "down_fen": option.down_fen,
        "deferred_months": option.deferred_months,
        "saving_fen": option.saving_fen,
    }


def _ladder(one: DebtPlan, words: DebtTexts) -> list[dict[str, Any]]:
    return [
        {
            "monthly_fen": step.monthly_fen,
            "periods": step.periods,
            "down_fen": step.down_fen,
            "in_return": wish,
            "say": said,
        }
        for step, wish, said in zip(one.ladder, words.wishes, words.steps, strict=True)
    ]
