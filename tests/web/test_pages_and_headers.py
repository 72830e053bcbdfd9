import base64
import hashlib
import re

import pytest
from chat_client import Client
from fake_bot import serving

from web.assets import STATIC_FOLDER
from web.security import EmbedHostError, parse_embed_hosts
from web.settings import Settings, SettingsError


async def test_the_page_is_served_and_always_asked_for_anew(new_client):
    status, body, response = await new_client.call("GET", "/")
    assert status == 200
    assert "接到催收电话，先深呼吸，慢慢说。" in body
    assert response.headers["Cache-Control"] == "no-cache"


async def test_without_the_last_slash_one_is_sent_to_the_page(new_client):
    status, _, response = await new_client.call("GET", "", allow_redirects=False)
    assert (status, response.headers["Location"]) == (308, "/chat/")


async def test_every_file_of_the_page_is_there_compressed_and_kept_for_ever(new_client):
    _, page, _ = await new_client.call("GET", "/")
    files = re.findall(r'(?:src|href)="(static/[^"]+)"', page)
    assert {file.rpartition("/")[2] for file in files} == {"app.js", "chunk.js"}
    for file in files:
        status, _, response = await new_client.call("GET", f"/{file}")
        assert status == 200
        assert "immutable" in response.headers["Cache-Control"]
        assert response.headers["Content-Encoding"] == "gzip"


async def test_the_style_in_the_page_is_the_one_that_the_policy_allows(new_client):
    _, page, response = await new_client.call("GET", "/")
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    allowed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = response.headers["Content-Security-Policy"]
    assert f"style-src 'self' 'sha256-{allowed}';" in policy
    assert "unsafe-inline" not in policy


async def test_a_file_under_an_old_version_is_not_kept(new_client):
    status, _, response = await new_client.call("GET", "/static/000000000000/app.js")
    assert status == 200
    assert response.headers["Cache-Control"] == "no-cache"


async def test_an_unchanged_page_is_not_sent_twice(new_client):
    _, _, first = await new_client.call("GET", "/")
    status, body, _ = await new_client.call(
        "GET", "/", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert (status, body) == (304, "")


async def test_only_the_loader_may_be_loaded_by_other_sites(new_client):
    _, _, loader = await new_client.call("GET", "/embed.js")
    _, _, page = await new_client.call("GET", "/")
    assert loader.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert page.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/api/history", "/nothing", "/embed.js"])
async def test_every_answer_carries_the_security_headers(new_client, path):
    _, _, response = await new_client.call("GET", path)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'self'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "microphone=(self)" in response.headers["Permissions-Policy"]


async def test_a_stream_is_marked_as_not_to_be_held_back(client):
    async with client.http.get(
        f"{client.bot.url}/chat/api/events", headers=client.headers
    ) as response:
        assert response.content_type == "text/event-stream"
        assert response.headers["X-Accel-Buffering"] == "no"
        assert response.headers["Cache-Control"] == "no-store"
        assert "Content-Security-Policy" in response.headers


async def test_sites_that_may_embed_are_named_in_the_policy(http):
    async with serving(embed_hosts=["https://help.example.org"]) as bot:
        _, _, response = await Client(http, bot).call("GET", "/")
        policy = response.headers["Content-Security-Policy"]
        assert "frame-ancestors 'self' https://help.example.org" in policy


async def test_another_origin_gets_no_permission_to_read(client):
    _, _, response = await client.call(
        "GET", "/api/history", headers={**client.headers, "Origin": "https://evil.example"}
    )
    assert "Access-Control-Allow-Origin" not in response.headers


def test_embed_hosts_are_origins_separated_by_commas_or_blanks():
    assert parse_embed_hosts("self, https://a.example https://b.example:8443,") == [
        "https://a.example",
        "https://b.example:8443",
    ]
    assert parse_embed_hosts("") == []


@pytest.mark.parametrize(
    "hosts", ["*", "https://a.example/path", "a.example", "https://a; script-src *"]
)
def test_anything_but_an_origin_is_refused_at_start(hosts):
    with pytest.raises(EmbedHostError):
        parse_embed_hosts(hosts)


def test_without_a_secret_the_server_does_not_start():
    with pytest.raises(SettingsError, match="CHAT_SECRET"):
        Settings.read(None, environ={})


def test_settings_come_from_credentials_first_and_the_environment_second():
    environ = {
        "CHAT_SECRET": "secret-from-the-environment",
        "ACTION_TOKEN": "t",
        "CHAT_PROXIES": "1",
    }
    settings = Settings.read({"secret": "secret-from-credentials-yml"}, environ)
    assert settings.secret == "secret-from-credentials-yml"
    assert (settings.action_token, settings.proxies) == ("t", 1)
    assert "secret-from" not in repr(settings)


def test_a_number_that_is_none_stops_the_start_with_words():
    with pytest.raises(SettingsError, match="整数"):
        Settings.read({"proxies": "many"}, {"CHAT_SECRET": "x" * 20})


def test_the_page_names_no_foreign_host_and_holds_no_script_nor_style_attribute():
    for path in STATIC_FOLDER.iterdir():
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert re.findall(r"(?:https?:)?//[a-z0-9-]+\.[^\s\"'<>]+", text) == [], path.name
        for forbidden in ("outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert forbidden not in text, path.name
        if path.suffix == ".html":
            assert not re.search(r"<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=", text)
