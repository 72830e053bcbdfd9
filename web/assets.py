"""The page's files: read once at start, compressed, with a version in their address."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from sanic.request import Request
from sanic.response import HTTPResponse, raw

STATIC_FOLDER = Path(__file__).parent / "static"

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
_VERSION_MARK = b"{{version}}"
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)
_FOREVER = "public, max-age=31536000, immutable"
_ASK_FIRST = "no-cache"


@dataclass(frozen=True)
class _File:
    content: bytes
    packed: bytes
    kind: str
    etag: str


class Assets:
    """The files of one folder. The version changes whenever any of them does.

    style_hashes: SHA-256 of the styles that stand in the pages themselves, for the policy.
    """

    def __init__(self, folder: Path = STATIC_FOLDER) -> None:
        contents = {
            path.name: path.read_bytes()
            for path in sorted(folder.iterdir())
            if path.suffix in _TYPES
        }
        digest = hashlib.sha256()
        for name, content in contents.items():
            digest.update(f"{name}:{len(content)}:".encode() + content)
        self.version = digest.hexdigest()[:12]
        self.style_hashes = [
            base64.b64encode(hashlib.sha256(style).digest()).decode()
            for name, content in contents.items()
            if name.endswith(".html")
            for style in _STYLE.findall(content)
        ]
        self._files: dict[str, _File] = {}
        for name, content in contents.items():
            content = content.replace(_VERSION_MARK, self.version.encode())
            etag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
            packed = gzip.compress(content, mtime=0)
            self._files[name] = _File(content, packed, _TYPES[Path(name).suffix], etag)

    def response(self, request: Request, name: str, version: str = "") -> HTTPResponse | None:
        """The file as a response; None if there is no such file.

        At its current version's address it may be kept for ever, elsewhere the browser asks.
        """
        file = self._files.get(name)
        if file is None:
            return None
        headers = {
            "Cache-Control": _FOREVER if version == self.version else _ASK_FIRST,
            "ETag": file.etag,
            "Vary": "Accept-Encoding",
        }
        if request.headers.get("if-none-match") == file.etag:
            return raw(b"", status=304, headers=headers)
        content = file.content
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            content = file.packed
        return raw(content, headers=headers, content_type=file.kind)
