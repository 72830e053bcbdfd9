"""Masks what identifies a person before a text is stored, logged or shown to anybody.

`redact` finds it, `mask` gives the text as it is kept. What it finds, and what it leaves alone on purpose:

* masked: identity cards, passports, bank cards, mobile and private landline numbers, one-time codes
  and passwords, home addresses, full names of the user and of the people around the user,
  e-mail addresses, WeChat and QQ accounts, number plates;
  mobile numbers and accounts are masked whoever they belong to, the caller's too;
* left: amounts, dates, hotlines, staff and case numbers, the last four digits of a card or an
  identity card (尾号, 后四位: no whole secret, and the review has to see that they were told),
  a town or district without a street, surnames with a title (李主任, 王先生), what a collector
  calls himself (对方说他叫李强), names of organisations.
"""

from coach.privacy.masking import mask
from coach.privacy.redaction import KINDS, MASKS, Redaction, Span, redact
from coach.privacy.tails import keep_tails

__all__ = ["KINDS", "MASKS", "Redaction", "Span", "keep_tails", "mask", "redact"]
