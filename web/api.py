"""The handlers of the chat API: session, send, live, events, poll, history, erase."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

from coach.library import library
from coach.live_call import as_json, live_call
from web import logs
from web.erase import erase_conversation
from web.errors import refuse
from web.history import visible_events
from web.hub import Hub
from web.intake import message_id, read_message
from web.limits import TokenBuckets
from web.payloads import Vocabulary
from web.requests import read_json
from web.security import client_address
from web.session import RevokedSessions, Session, SessionSigner
from web.settings import Settings
from web.sse import follow
from web.turns import MAX_WAITING, Turns

logger = logging.getLogger(__name__)

MAX_SEND_BYTES = 8 * 1024
POLL_SECONDS = 25.0
_HISTORY_WAITS = 5.0
_NO_STORE = {"Cache-Control": "no-store"}


class Limits:
    """How often: a conversation's messages, its reads, an address's requests and sessions.

    Those by address are loose, because a mobile carrier puts many people behind one.
    """

    def __init__(self) -> None:
        self.messages = TokenBuckets(rate=1, burst=8)
        # A client that polls asks about five times a turn: once for each thing that happens.
        self.reads = TokenBuckets(rate=5, burst=40)
        self.address = TokenBuckets(rate=20, burst=200)
        self.sessions = TokenBuckets(rate=1, burst=60)


class ChatApi:
    """One method a route. All answers are JSON in the contract's shapes."""

    def __init__(
        self, settings: Settings, hub: Hub, turns: Turns, revoked: RevokedSessions
    ) -> None:
        self._settings = settings
        self._signer = SessionSigner(settings.secret, settings.lifetime)
        self._revoked = revoked
        self._hub = hub
        self._turns = turns
        self.limits = Limits()

    async def new_session(self, request: Request) -> HTTPResponse:
        """POST session: 201 {"token", "expires"}; expires in Unix seconds."""
        self._limit_address(request)
        wait = self.limits.sessions.take(self._address(request))
        if wait:
            raise refuse("too_many_sessions", wait)
        token, session = self._signer.issue()
        return json({"token": token, "expires": session.expires}, 201, _NO_STORE)

    async def send(self, request: Request) -> HTTPResponse:
        """POST send: 202 {"mid", "text" as stored, "masked" kinds}; the answer comes by SSE."""
        self._limit_address(request)
        session = self._session(request)
        body = await read_json(request, MAX_SEND_BYTES)
        conversation = self._hub.open(session.sid)
        mid = message_id(body)
        earlier = conversation.answer_to(mid)
        if earlier is not None:
            return _accepted(earlier)
        wait = self.limits.messages.take(session.sid)
        if wait or conversation.turns >= MAX_WAITING:
            raise refuse("too_fast", wait)
        message = read_message(body, self._vocabulary(request))
        answer = {"mid": mid, "text": message.shown, "masked": message.masked}
        conversation.accept(mid, answer)
        self._turns.start(session.sid, conversation, message)
        return _accepted(answer)

    async def live(self, request: Request) -> HTTPResponse:
        """GET live: all that live-call mode shows, the same for everybody, so no session is asked.

        The page fetches it before a call and keeps it; the browser asks whether it is still good.
        """
        self._limit_address(request)
        content = as_json(live_call(), library())
        etag = f'"{content["version"]}"'
        headers = {"Cache-Control": "no-cache", "ETag": etag}
        if request.headers.get("if-none-match") == etag:
            return empty(304, headers)
        return json(content, headers=headers, ensure_ascii=False)

    async def events(self, request: Request) -> None:
        """GET events?last=ID: the stream of bot, typing, done and reset events.

        A reset tells the client to load the history; with {"erased": true} there is none left, and
        what follows is the beginning of a new one.
        """
        self._limit_address(request)
        session = self._session(request)
        self._limit_reads(session)
        conversation = self._hub.open(session.sid)
        last = request.args.get("last") or request.headers.get("last-event-id") or ""
        with conversation.listening("stream"):
            response = await request.respond(
                content_type="text/event-stream; charset=utf-8",
                headers={**_NO_STORE, "X-Accel-Buffering": "no"},
            )
            async for text in follow(conversation, last):
                _check_connected(request)
                await response.send(text)
            _check_connected(request)
            await response.eof()

    async def poll(self, request: Request) -> HTTPResponse:
        """GET poll?last=ID: the same events for clients whose proxies hold a stream back.

        {"events": [{"id", "event", "data"}], "last", "reset"}: at once if there are any, else
        after at most 25 seconds.
        """
        self._limit_address(request)
        session = self._session(request)
        self._limit_reads(session)
        conversation = self._hub.open(session.sid)
        seq = conversation.position(request.args.get("last") or "")
        reset = seq is None
        if seq is None:
            seq = conversation.last_seq
        else:
            with conversation.listening("poll"):
                await conversation.wait(seq, POLL_SECONDS)
        found = conversation.after(seq)
        return json(
            {
                "events": [{"id": e.id, "event": e.kind, "data": e.data} for e in found],
                "last": found[-1].id if found else conversation.id_of(seq),
                "reset": reset,
            },
            headers=_NO_STORE,
            ensure_ascii=False,
        )

    async def history(self, request: Request) -> HTTPResponse:
        """GET history: {"events": oldest first, "last": where to take up the stream}."""
        self._limit_address(request)
        session = self._session(request)
        self._limit_reads(session)
        conversation = self._hub.open(session.sid)
        # A turn on its way is in the stream but not in the tracker yet: wait for it a while.
        try:
            await asyncio.wait_for(conversation.lock.acquire(), _HISTORY_WAITS)
        except asyncio.TimeoutError:
            seq, shown = conversation.settled, await self._stored_events(request, session, False)
        else:
            try:
                seq, shown = conversation.last_seq, await self._stored_events(request, session)
            finally:
                conversation.lock.release()
        return json(
            {"events": shown, "last": conversation.id_of(seq)},
            headers=_NO_STORE,
            ensure_ascii=False,
        )

    async def erase(self, request: Request) -> HTTPResponse:
        """DELETE session: 204 when nothing is left and the token is dead."""
        self._limit_address(request)
        session = self._session(request)
        conversation = self._hub.open(session.sid)
        # First the token dies and the queue closes; then the turn on its way may finish.
        self._revoked.add(session)
        self._hub.forget(session.sid)
        try:
            async with conversation.lock:
                await erase_conversation(_agent(request).tracker_store, session.sid)
        except Exception as error:
            self._revoked.discard(session)
            logger.error("erasing failed: %s", logs.trace_of(error))
            raise refuse("erase_failed") from error
        return empty(headers=_NO_STORE)

    async def _stored_events(
        self, request: Request, session: Session, complete: bool = True
    ) -> list[dict[str, Any]]:
        try:
            tracker = await _agent(request).tracker_store.retrieve_full_tracker(session.sid)
            return visible_events(tracker.events, complete) if tracker is not None else []
        except Exception as error:
            logger.error("history not readable: %s", logs.trace_of(error))
            raise refuse("server") from error

    def _session(self, request: Request) -> Session:
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        session = self._signer.verify(token.strip()) if kind.lower() == "bearer" else None
        if session is None or session.sid in self._revoked:
            raise refuse("no_session")
        return session

    def _vocabulary(self, request: Request) -> Vocabulary:
        domain = _agent(request).domain
        return Vocabulary.of(domain.intents, domain.entities)

    def _address(self, request: Request) -> str:
        return client_address(request, self._settings.proxies)

    def _limit_address(self, request: Request) -> None:
        wait = self.limits.address.take(self._address(request))
        if wait:
            raise refuse("too_fast", wait)

    def _limit_reads(self, session: Session) -> None:
        wait = self.limits.reads.take(session.sid)
        if wait:
            raise refuse("too_fast", wait)


def _agent(request: Request) -> Any:
    """Rasa's agent, once it has loaded its model."""
    agent = getattr(request.app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        raise refuse("not_ready", retry_after=3)
    return agent


def _check_connected(request: Request) -> None:
    """Ends the handler quietly, as Sanic does itself, when nobody is there any more."""
    if request.transport.is_closing():
        raise asyncio.CancelledError


def _accepted(answer: dict[str, Any]) -> HTTPResponse:
    return json(answer, 202, _NO_STORE, ensure_ascii=False)
