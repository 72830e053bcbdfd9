"""Reading a request's body, with a limit that holds while it is still coming in."""

from __future__ import annotations

import json
from typing import Any

from sanic.exceptions import PayloadTooLarge
from sanic.request import Request

from web.errors import refuse


async def read_json(request: Request, max_bytes: int) -> dict[str, Any]:
    """The JSON object in the body. For routes with stream=True, so that nothing was read yet."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind != "application/json":
        raise refuse("bad_type")
    if request.stream is None:
        raise refuse("bad_request")
    request.stream.request_max_size = max_bytes
    try:
        await request.receive_body()
    except PayloadTooLarge as error:
        raise refuse("too_large") from error
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise refuse("bad_json") from error
    if not isinstance(body, dict):
        raise refuse("bad_json")
    return body
