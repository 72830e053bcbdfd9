"""Turns whatever goes wrong in a request into an answer that the user can read."""

from __future__ import annotations

import logging

from sanic import Sanic
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse

from web import logs
from web.errors import ApiError, error_response, refuse
from web.hub import HubFullError, TooManyStreamsError

logger = logging.getLogger(__name__)

_BY_STATUS = {404: "not_found", 405: "bad_method", 413: "too_large"}


def as_api_error(error: BaseException) -> ApiError:
    """The refusal that stands for this error; unforeseen ones are logged, not shown."""
    if isinstance(error, ApiError):
        return error
    if isinstance(error, TooManyStreamsError):
        return refuse("too_many_streams", retry_after=15)
    if isinstance(error, HubFullError):
        return refuse("busy", retry_after=30)
    if isinstance(error, SanicException):
        status = getattr(error, "status_code", None) or 500
        if status in _BY_STATUS:
            return refuse(_BY_STATUS[status])
        if 400 <= status < 500:
            return refuse("bad_request")
    logger.error("request failed: %s", logs.trace_of(error))
    return refuse("server")


def install(app: Sanic, prefix: str) -> None:
    """Answers errors under this path; elsewhere Rasa's and Sanic's own handling stays."""

    def answer(request: Request, error: BaseException) -> HTTPResponse | None:
        # A request that could not even be parsed has no path of its own.
        path = request.path if request is not None else ""
        if path == prefix or path.startswith(f"{prefix}/"):
            return error_response(as_api_error(error))
        return None

    app.error_handler.add(Exception, answer)
