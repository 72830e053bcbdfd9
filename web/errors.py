"""Errors of the web API: what the client receives, in words that a user can read."""

from __future__ import annotations

from sanic.response import HTTPResponse, json


class ApiError(Exception):
    """A refusal with an HTTP status, a stable code and a Chinese message for the user.

    `retry_after` (seconds) becomes the Retry-After header.
    """

    def __init__(
        self, status: int, code: str, message: str, retry_after: float | None = None
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.retry_after = retry_after


# One place for the wording: code -> (status, message).
_WORDING: dict[str, tuple[int, str]] = {
    "no_session": (401, "这次对话的凭证缺失或过期了，刷新一下页面就好。"),
    "bad_json": (400, "这条消息没传完整，请再发一次。"),
    "bad_mid": (422, "这条消息缺少编号，请刷新页面再发。"),
    "bad_text": (422, "这条消息的格式我读不了，请用文字再发一次。"),
    "empty": (422, "还没有写内容。一两句话就行，慢慢说。"),
    "too_long": (422, "一次最多 500 个字。请挑最要紧的先说，我们一段一段来。"),
    "slash_text": (422, "消息请不要用斜杠「/」开头，直接用平常的话说就好。"),
    "bad_payload": (422, "这个按钮已经不能用了，请直接打字告诉我。"),
    "bad_type": (415, "消息要以 JSON 格式发送，请刷新页面再试。"),
    "too_large": (413, "这条消息太大了，请缩短一些再发。"),
    "too_fast": (429, "发得有点快，我跟不上了。喘口气，过几秒再发。"),
    "too_many_sessions": (429, "这个网络新开的对话太多了，请过一会儿再试。"),
    "too_many_streams": (429, "这个对话同时打开的窗口太多了，请关掉几个。"),
    "busy": (503, "现在来的人有点多，请过一会儿再试。"),
    "not_ready": (503, "从容还在准备，请等几秒再发。"),
    "erase_failed": (500, "这次没能清空，请再试一次。你的记录还在，没有被别人看到。"),
    "action_forbidden": (403, "这里不对外开放。"),
    "action_failed": (500, "这一步没有做成。"),
    "not_found": (404, "没有这个页面。"),
    "bad_method": (405, "不支持这种访问方式。"),
    "bad_request": (400, "这个请求我读不懂，请刷新页面再试。"),
    "server": (500, "我这边出了点问题，不是你的错。请过一会儿再试。"),
}


def refuse(code: str, retry_after: float | None = None) -> ApiError:
    """The error with this code, ready to raise."""
    status, message = _WORDING[code]
    return ApiError(status, code, message, retry_after)


def error_response(error: ApiError) -> HTTPResponse:
    """The error as the contract's JSON: {"error": {"code", "message"}}."""
    headers = {"Cache-Control": "no-store"}
    if error.retry_after is not None:
        headers["Retry-After"] = str(max(1, round(error.retry_after)))
    body = {"error": {"code": error.code, "message": error.message}}
    return json(body, status=error.status, headers=headers, ensure_ascii=False)
