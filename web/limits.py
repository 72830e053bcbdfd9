"""Token buckets: how often a conversation or an address may ask for something."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable


class TokenBuckets:
    """One bucket a key: `burst` requests at once, then `rate` a second.

    The table is bounded (`max_keys`, the longest unused goes first) and a bucket that has
    filled up again is dropped, since a full bucket and no bucket mean the same.
    """

    def __init__(
        self,
        rate: float,
        burst: int,
        max_keys: int = 20_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._rate = rate
        self._burst = burst
        self._max_keys = max_keys
        self._clock = clock
        # key -> (tokens left, when they were counted); the most recently used key is last.
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> float:
        """Takes one token: 0.0 if there was one, else the seconds until there is."""
        now = self._clock()
        tokens, counted = self._buckets.pop(key, (float(self._burst), now))
        tokens = min(float(self._burst), tokens + (now - counted) * self._rate)
        wait = 0.0 if tokens >= 1 else (1 - tokens) / self._rate
        self._buckets[key] = (tokens - 1 if wait == 0.0 else tokens, now)
        self._shrink(now)
        return wait

    def _shrink(self, now: float) -> None:
        time_to_fill = self._burst / self._rate
        while self._buckets:
            oldest = next(iter(self._buckets))
            expired = now - self._buckets[oldest][1] >= time_to_fill
            if not expired and len(self._buckets) <= self._max_keys:
                return
            del self._buckets[oldest]

    def __len__(self) -> int:
        return len(self._buckets)
