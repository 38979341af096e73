"""The page served for adjudication, to this machine alone unless asked otherwise.

The address holds a random token; without it every request is answered 404. There
are three routes and no files behind them, so there is no way out of the folder.
The Host header is checked against DNS rebinding, Origin against other sites.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from harness.compare.annotations import (
    Add,
    Decide,
    Done,
    Remove,
    ReviewStore,
    checked_name,
    flag_id,
    parse_event,
)
from harness.compare.load import Entry, load_run
from harness.compare.table import compare_runs
from harness.report.page import build_page
from harness.report.payload import build_payload
from harness.types import HarnessError

LARGEST_BODY = 64_000
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class ReviewDesk:
    """One run under review: its page, and the events that may be stored about it."""

    def __init__(self, run: Path) -> None:
        loaded = load_run(run)
        comparison = compare_runs([loaded])
        self.store = ReviewStore(run)
        self.entries: Mapping[str, Entry] = {e.key: e for e in comparison.selection.entries}
        payload = build_payload(comparison) | {"review": True}
        self.page = build_page(payload, connect=True).encode("utf-8", "replace")

    def save(self, body: Mapping[str, Any]) -> None:
        """Store one event of the page.

        Raises:
            HarnessError: it is malformed, or speaks of what the run does not hold.
        """
        fields = dict(body)
        annotator = checked_name(str(fields.pop("annotator", "")))
        event = parse_event(fields)
        self._check(event)
        self.store.append(annotator, event)

    def _check(self, event: Decide | Add | Remove | Done) -> None:
        entry = self.entries.get(event.cell)
        if entry is None or entry.check is None:
            raise HarnessError(f"cell {event.cell}: no such summary in this run")
        if isinstance(event, Decide) and event.flag not in map(flag_id, entry.check["flags"]):
            raise HarnessError(f"flag {event.flag}: no such flag on this summary")
        summary = entry.generation["summary"]
        if isinstance(event, Add) and summary[event.start : event.end] != event.text:
            raise HarnessError(f"{event.start}..{event.end}: the summary has other words there")


class ReviewServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, desk: ReviewDesk, host: str = "127.0.0.1", port: int = 0) -> None:
        self.desk = desk
        self.token = secrets.token_urlsafe(24)
        super().__init__((host, port), _Handler)

    @property
    def url(self) -> str:
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}/{self.token}/"


class _Handler(BaseHTTPRequestHandler):
    server: ReviewServer
    server_version = "harness"
    sys_version = ""
    timeout = 30

    def do_GET(self) -> None:
        route = self._route()
        if route == "":
            self._send(HTTPStatus.OK, self.server.desk.page, "text/html; charset=utf-8")
        elif route == "annotations":
            self._answer(self._events)
        elif route is not None:
            self._fail(HTTPStatus.NOT_FOUND, "no such page")

    def do_POST(self) -> None:
        route = self._route()
        if route == "annotations":
            self._answer(self._save)
        elif route is not None:
            self._fail(HTTPStatus.NOT_FOUND, "no such page")

    def _events(self) -> dict[str, Any]:
        (name,) = parse_qs(urlsplit(self.path).query).get("annotator") or [""]
        return {"events": self.server.desk.store.events(checked_name(name))}

    def _save(self) -> dict[str, Any]:
        body = json.loads(self._body())
        if not isinstance(body, dict):
            raise HarnessError("an annotation is a JSON object")
        self.server.desk.save(body)
        return {"saved": True}

    def _body(self) -> bytes:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            raise HarnessError(f"the body must say its length, {LARGEST_BODY} bytes at most")
        return self.rfile.read(int(length))

    def _answer(self, make: Any) -> None:
        try:
            answer = make()
        except (HarnessError, ValueError) as error:
            self._fail(HTTPStatus.BAD_REQUEST, str(error))
        else:
            self._send(HTTPStatus.OK, json.dumps(answer).encode(), "application/json")

    def _route(self) -> str | None:
        """What follows the token; None where the request was already turned away."""
        host, port = self.server.server_address[:2]
        names = {f"{name!s}:{port}" for name in (host, "127.0.0.1", "localhost")}
        origin = self.headers.get("Origin")
        if self.headers.get("Host") not in names:
            self._fail(HTTPStatus.FORBIDDEN, "wrong host")
        elif origin is not None and origin.removeprefix("http://") not in names:
            self._fail(HTTPStatus.FORBIDDEN, "wrong origin")
        else:
            token, *rest = urlsplit(self.path).path.removeprefix("/").split("/", 1)
            if rest and secrets.compare_digest(token.encode(), self.server.token.encode()):
                return rest[0]
            self._fail(HTTPStatus.NOT_FOUND, "no such page")
        return None

    def _fail(self, status: HTTPStatus, reason: str) -> None:
        self.close_connection = True
        self._send(status, json.dumps({"error": reason}).encode(), "application/json")

    def _send(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        for name, value in (_HEADERS | {"Content-Type": kind}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged: request lines hold the token."""
