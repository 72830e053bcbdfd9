"""Sums, spans, dates and rates in what people in debt say and type.

`extract` is the whole interface: characters in, typed quantities with offsets out. Each module
holds one kind of quantity and documents what it decides where speech is ambiguous.
"""

from coach.quantities.extraction import extract
from coach.quantities.model import Quantity

__all__ = ["Quantity", "extract"]
