"""Session tokens: who a conversation belongs to, without cookies and without a table.

A token is `1.<sid>.<exp>.<mac>`: version, conversation id (144 random bits, made by the
server only), end of life in Unix seconds, and an HMAC-SHA256 over the first three parts.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

_VERSION = "1"
_SID_BYTES = 18
_TOKEN = re.compile(r"1\.([A-Za-z0-9_-]{24})\.([0-9]{1,12})\.([A-Za-z0-9_-]{43})")
_KEY_WITH_ID = re.compile(r"[A-Za-z0-9_-]+:.+")
_SHORTEST_KEY = 16

DEFAULT_LIFETIME = 30 * 24 * 3600
"""How long a token is good for, in seconds: people come back to a debt for weeks."""


class SecretError(ValueError):
    """The signing secret is missing or too weak: the server must not start."""


@dataclass(frozen=True)
class Session:
    """A conversation id (Rasa's sender_id) and its end of life in Unix seconds."""

    sid: str
    expires: int


def parse_secret(secret: str) -> list[bytes]:
    """The keys in `secret`: one key, or `id:key,id:key` with the newest first.

    To rotate, put a new key in front and drop the old one after a token's lifetime: the
    first key signs, every key still verifies. The ids only name the keys for people.
    """
    parts = [part.strip() for part in secret.split(",") if part.strip()]
    with_ids = bool(parts) and all(_KEY_WITH_ID.fullmatch(part) for part in parts)
    keys = [part.split(":", 1)[1] for part in parts] if with_ids else [secret.strip()]
    if any(len(key) < _SHORTEST_KEY for key in keys):
        raise SecretError(
            f"CHAT_SECRET 没有设置或太短：请设为至少 {_SHORTEST_KEY} 个字符的随机串，"
            "例如 `openssl rand -hex 32` 的输出。"
        )
    return [key.encode() for key in keys]


class SessionSigner:
    """Issues tokens and checks them; holds no state besides its keys."""

    def __init__(
        self,
        secret: str,
        lifetime: int = DEFAULT_LIFETIME,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._keys = parse_secret(secret)
        self._lifetime = lifetime
        self._clock = clock

    def issue(self) -> tuple[str, Session]:
        """A new token with a new conversation id."""
        sid = secrets.token_urlsafe(_SID_BYTES)
        expires = int(self._clock()) + self._lifetime
        body = f"{_VERSION}.{sid}.{expires}"
        return f"{body}.{_mac(self._keys[0], body)}", Session(sid, expires)

    def verify(self, token: str) -> Session | None:
        """The session that a token stands for; None when forged, damaged or too old."""
        match = _TOKEN.fullmatch(token)
        if match is None:
            return None
        sid, expires, mac = match.groups()
        body = f"{_VERSION}.{sid}.{expires}"
        # Every key is compared, so that the time taken does not tell which one fits.
        genuine = [hmac.compare_digest(_mac(key, body), mac) for key in self._keys]
        if not any(genuine) or int(expires) <= self._clock():
            return None
        return Session(sid, int(expires))


def _mac(key: bytes, body: str) -> str:
    digest = hmac.new(key, body.encode("ascii"), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


class RevokedSessions:
    """Conversations that their owners erased: their tokens are dead.

    Bounded and kept in memory. If an entry is lost (restart, or more than `max_size` later
    erasures), the token opens an empty conversation again: what was erased stays erased.
    """

    def __init__(self, max_size: int = 20_000, clock: Callable[[], float] = time.time) -> None:
        self._ends: OrderedDict[str, int] = OrderedDict()
        self._max_size = max_size
        self._clock = clock

    def add(self, session: Session) -> None:
        """Kills every token of this conversation."""
        self._ends[session.sid] = session.expires
        self._ends.move_to_end(session.sid)
        while len(self._ends) > self._max_size:
            self._ends.popitem(last=False)

    def discard(self, session: Session) -> None:
        """Takes the killing back (the erasure failed)."""
        self._ends.pop(session.sid, None)

    def __contains__(self, sid: str) -> bool:
        end = self._ends.get(sid)
        if end is not None and end <= self._clock():
            del self._ends[sid]
            return False
        return end is not None

    def __len__(self) -> int:
        return len(self._ends)
