"""Letters that the user takes away: chosen by words, filled from what is known, blanks left blank.

`letter_book()` holds them, `choose` finds the one that is meant, `write` fills it, `as_bubble`
shows it.
"""

from coach.letters.book import Letter, LetterBook, letter_book, load_letters
from coach.letters.choosing import admits_untrue, choose, skips, story_in, wants_a_letter
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
    "admits_untrue",
    "as_bubble",
    "calls_for",
    "choose",
    "in_writing",
    "letter_book",
    "load_letters",
    "named",
    "skips",
    "story_in",
    "tell_enough",
    "terms",
    "wants_a_letter",
    "with_dates",
    "write",
]
