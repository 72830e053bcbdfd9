"""Settings of the channel: from credentials.yml where given, else from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rasa.shared.exceptions import RasaException

from web.security import EmbedHostError, parse_embed_hosts
from web.session import DEFAULT_LIFETIME, SecretError, parse_secret

DEFAULT_RETENTION_DAYS = 180


class SettingsError(RasaException):
    """The server must not start like this. Rasa prints the message and ends."""


@dataclass(frozen=True)
class Settings:
    """Everything that an operator may choose.

    secret: signs session tokens. action_token: guards the action endpoint. embed_hosts:
    origins that may frame the page. proxies: how many reverse proxies of our own stand in
    front. lifetime: of a session, in seconds. retention_days: after so many days without a sign of
    its user a conversation is erased with all its records.
    """

    secret: str = field(repr=False)
    action_token: str = field(default="", repr=False)
    embed_hosts: list[str] = field(default_factory=list)
    proxies: int = 0
    lifetime: int = DEFAULT_LIFETIME
    retention_days: int = DEFAULT_RETENTION_DAYS

    @classmethod
    def read(
        cls, credentials: Mapping[str, Any] | None, environ: Mapping[str, str] = os.environ
    ) -> Settings:
        """Raises SettingsError when something is missing or wrong."""
        given = credentials or {}

        def choose(key: str, variable: str, default: str = "") -> str:
            value = given.get(key)
            return environ.get(variable, default) if value is None else str(value)

        try:
            secret = choose("secret", "CHAT_SECRET")
            parse_secret(secret)
            return cls(
                secret=secret,
                action_token=choose("action_token", "ACTION_TOKEN"),
                embed_hosts=parse_embed_hosts(choose("embed_hosts", "ALLOWED_HOSTS_EMBED")),
                proxies=int(choose("proxies", "CHAT_PROXIES", "0")),
                lifetime=int(choose("lifetime", "CHAT_SESSION_SECONDS", str(DEFAULT_LIFETIME))),
                retention_days=_days(
                    choose("retention_days", "RETENTION_DAYS", str(DEFAULT_RETENTION_DAYS))
                ),
            )
        except (SecretError, EmbedHostError) as error:
            raise SettingsError(str(error)) from error
        except ValueError as error:
            raise SettingsError(
                "CHAT_PROXIES、CHAT_SESSION_SECONDS 和 RETENTION_DAYS 必须是整数，天数至少是 1。"
            ) from error


def _days(text: str) -> int:
    """A number of days, at least one."""
    days = int(text)
    if not 1 <= days <= 36_500:
        raise ValueError(text)
    return days
