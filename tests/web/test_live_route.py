"""What live-call mode needs is in the page before the call: one answer, asked for without a session."""

from __future__ import annotations

from chat_client import Client

from coach.library import library
from coach.live_call import as_json, live_call


async def test_all_of_it_comes_in_one_answer_without_a_session(new_client: Client) -> None:
    status, body, response = await new_client.call("GET", "/api/live", headers={})
    assert status == 200
    assert body == as_json(live_call(), library())
    assert response.headers["Cache-Control"] == "no-cache"


async def test_what_the_browser_has_already_is_not_sent_again(new_client: Client) -> None:
    _, body, first = await new_client.call("GET", "/api/live", headers={})
    again = {"If-None-Match": first.headers["ETag"]}
    status, nothing, _ = await new_client.call("GET", "/api/live", headers=again)
    assert (status, nothing) == (304, "")
    status, whole, _ = await new_client.call("GET", "/api/live", headers={"If-None-Match": '"x"'})
    assert (status, whole) == (200, body)
