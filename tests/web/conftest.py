from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio
from chat_client import Client
from fake_bot import FakeBot, serving


@pytest_asyncio.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    # No limit on connections: some tests hold several streams open.
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        yield session


@pytest_asyncio.fixture
async def bot() -> AsyncIterator[FakeBot]:
    async with serving() as running:
        yield running


@pytest_asyncio.fixture
async def client(http: aiohttp.ClientSession, bot: FakeBot) -> Client:
    return await Client(http, bot).open()


@pytest.fixture
def new_client(http: aiohttp.ClientSession, bot: FakeBot) -> Client:
    """Without a session yet."""
    return Client(http, bot)
