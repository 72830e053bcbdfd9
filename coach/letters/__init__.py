"""Letters that the user takes away: chosen by words, filled from what is known, blanks left blank.

`letter_book()` holds them, `choose` finds the one that is meant, `write` fills it, `as_bubble`
shows it.
"""

from coach.letters.book import Letter, LetterBook, letter_book, load_letters
from coach.letters.choosing import (
    adds_to_letter,
    admits_untrue,
    changes_party,
    choose,
    happens,
    skips,
    story_in,
    wants_a_letter,
    wants_it_whole,
    wants_reminder,
)
from coach.letters.from_log import calls_for, named, tell_enough
from coach.letters.material import Call, Material, in_writing, terms, with_dates
from coach.letters.showing import as_bubble
from coach.letters.writing import Written, write

__all__ = [
    "Call",
    "Letter",
    "LetterBook",
    "Material",
    "Written",
    "adds_to_letter",
    "admits_untrue",
    "as_bubble",
    "calls_for",
    "changes_party",
    "choose",
    "happens",
    "in_writing",
    "letter_book",
    "load_letters",
    "named",
    "skips",
    "story_in",
    "tell_enough",
    "terms",
    "wants_a_letter",
    "wants_it_whole",
    "wants_reminder",
    "with_dates",
    "write",
]
