"""Security headers, and who is asking."""

from __future__ import annotations

import ipaddress
import re

from sanic.request import Request

_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?")


class EmbedHostError(ValueError):
    """ALLOWED_HOSTS_EMBED holds something that is no origin."""


def parse_embed_hosts(hosts: str) -> list[str]:
    """Origins that may show the page in a frame, from `https://a.example, https://b.example`.

    The page's own origin may always. Anything but plain origins is refused, since the value
    goes into a header.
    """
    origins = [host for host in re.split(r"[\s,]+", hosts) if host and host.strip("'") != "self"]
    for origin in origins:
        if not _ORIGIN.fullmatch(origin):
            raise EmbedHostError(
                f"ALLOWED_HOSTS_EMBED 里的 {origin!r} 不是网址来源，"
                "应写成 https://example.com 这样。"
            )
    return origins


def security_headers(embed_hosts: list[str], style_hashes: list[str]) -> dict[str, str]:
    """The headers of every response of this server.

    Styles come from this server, or stand in a page and have one of the SHA-256 hashes.
    """
    policy = [
        "default-src 'none'",
        "script-src 'self'",
        " ".join(["style-src 'self'", *(f"'sha256-{one}'" for one in style_hashes)]),
        "connect-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors " + " ".join(["'self'", *embed_hosts]),
    ]
    return {
        "Content-Security-Policy": "; ".join(policy),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "microphone=(self), camera=(), geolocation=()",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def client_address(request: Request, proxies: int) -> str:
    """The address of the client, which stands behind this many proxies of our own.

    Each proxy appends the address it was called from, so only the last `proxies` entries of
    X-Forwarded-For are ours; everything before them is the client's invention.
    """
    forwarded = request.headers.get("x-forwarded-for", "")
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    if proxies > 0 and len(hops) >= proxies:
        return hops[-proxies]
    return request.ip or "unknown"


def is_local_call(request: Request) -> bool:
    """Whether this machine itself is asking, and not for someone else."""
    forwarding = ("x-forwarded-for", "forwarded", "x-real-ip", "x-forwarded-host", "via")
    if any(name in request.headers for name in forwarding):
        return False
    try:
        address = ipaddress.ip_address(request.ip)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)
