"""What a user has told of money: read out of messages, kept, corrected, and asked for.

`read(text, quantities, ...)` reads one message, `merge` puts it to what is known already,
`next_question` says what is still missing, `plan_request` hands it to the planner.
"""

from coach.finances.asking import Question, next_question
from coach.finances.merging import merge
from coach.finances.model import Finances, Item, Role
from coach.finances.reading import read
from coach.finances.request import plan_request
from coach.finances.told import Told

__all__ = [
    "Finances",
    "Item",
    "Question",
    "Role",
    "Told",
    "merge",
    "next_question",
    "plan_request",
    "read",
]
