"""Nothing of a deleted conversation is left: the real server, and the bytes of all its files."""

from __future__ import annotations

import json
import os
import queue
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coach.paths import ROOT

MINE, THEIRS = "恒诚翠湖", "蓝鲸海豚"
"""Words that stand nowhere but in what these users say."""


class Server:
    """`python -m tools.serve` with a folder of its own."""

    def __init__(self, data: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/chat/api"
        self.data = data
        ready: queue.Queue[str] = queue.Queue()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tools.serve"],
            cwd=ROOT,
            env={**os.environ, "PORT": str(port), "DATA_DIR": str(data), "RECORDS_URL": ""},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

        def read() -> None:
            assert self.process.stdout is not None
            for line in self.process.stdout:
                if "从容已就绪" in line:
                    ready.put(line)

        threading.Thread(target=read, daemon=True).start()
        ready.get(timeout=300)

    def call(self, method: str, path: str, token: str = "", body: Any = None) -> Any:
        request = urllib.request.Request(
            self.url + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                content = response.read()
        except urllib.error.HTTPError as error:
            if error.code != 429:
                raise
            # This user types faster than any: he waits as long as he is told to, like the page.
            time.sleep(float(error.headers["Retry-After"]))
            return self.call(method, path, token, body)
        return json.loads(content) if content else None

    def open(self) -> str:
        return str(self.call("POST", "/session")["token"])

    def say(self, token: str, **message: str) -> list[str]:
        """Sends a message; the bubbles that came of it, read as the page reads them."""
        last = self.call("GET", "/history", token)["last"]
        mid = uuid.uuid4().hex
        self.call("POST", "/send", token, {"mid": mid, **message})
        texts: list[str] = []
        end = time.monotonic() + 60
        while time.monotonic() < end:
            found = self.call("GET", f"/poll?last={last}", token)
            assert not found["reset"]
            last = found["last"]
            for event in found["events"]:
                if event["event"] == "bot":
                    texts.append(event["data"]["text"])
                if event["event"] == "done" and event["data"]["mid"] == mid:
                    return texts
        pytest.fail(f"no answer to {message}")

    def texts(self, token: str) -> list[str]:
        return [event["text"] for event in self.call("GET", "/history", token)["events"]]

    def bytes(self) -> bytes:
        return b"".join(path.read_bytes() for path in self.data.rglob("*") if path.is_file())

    def holds(self, word: str) -> bool:
        """Whether the word stands in a file, as it is or as JSON writes it."""
        escaped = json.dumps(word).strip('"').encode()
        whole = self.bytes()
        return word.encode() in whole or escaped in whole

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path)
    yield running
    running.stop()


def write_down(server: Server, word: str) -> str:
    """A conversation with an entry of the call log and a reminder."""
    token = server.open()
    told = server.say(token, text=f"记一下，昨晚九点自称{word}的打来说要起诉，答应缓到12月31号")
    assert word in told[-1]
    assert "记下了，这是第1条" in told[-1]
    server.say(token, text=f"他说{word}要上门怎么办")
    return token


def test_nothing_of_a_deleted_conversation_is_left_in_any_file(server: Server) -> None:
    theirs = write_down(server, THEIRS)

    by_chat = write_down(server, MINE)
    assert server.holds(MINE)
    server.say(by_chat, text="删除我的数据")
    assert server.holds(MINE)
    told = server.say(by_chat, payload_id="do_delete_data.confirm.yes", title="全部删掉")
    assert told == [
        "好，正在删。这台机器上的对话和记录马上就没有了；您自己下载过的文件还在您手机里，要自己删。",
        "都删掉了，这台机器上没有您的对话和记录了。想再聊，随时说。",
    ]
    assert not server.holds(MINE)
    assert server.texts(by_chat) == []
    # The conversation is empty and goes on.
    assert "还没有记过电话" in server.say(by_chat, text="看看我的通话记录")[-1]

    by_button = write_down(server, MINE)
    assert server.holds(MINE)
    server.call("DELETE", "/session", by_button)
    assert not server.holds(MINE)

    # Others keep what is theirs.
    assert server.holds(THEIRS)
    assert THEIRS in server.say(theirs, text="看看我的通话记录")[-1]
    server.stop()
    assert not server.holds(MINE)
    assert re.search(rb"sqlite", server.bytes(), re.IGNORECASE)
