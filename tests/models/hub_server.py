"""A model hub of one repository: as much of its protocol as a download needs.

``python hub_server.py FOLDER`` prints its port. ``POST /commit/SHA`` moves the branch main.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(sys.argv[1])
MAIN = ["1" * 40]


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


class Hub(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if asked := re.fullmatch(r"/api/models/owner/small/revision/(\w+)", self.path):
            commit = MAIN[0] if asked[1] == "main" else asked[1]
            files = [{"rfilename": p.name} for p in FOLDER.iterdir()]
            self._send(json.dumps({"id": "owner/small", "sha": commit, "siblings": files}).encode())
        elif re.fullmatch(r"/api/models/owner/small/tree/\w+", self.path.partition("?")[0]):
            files = [
                {"type": "file", "path": p.name, "size": p.stat().st_size, "oid": digest(p)[:40]}
                for p in FOLDER.iterdir()
            ]
            self._send(json.dumps(files).encode())
        elif asked := re.fullmatch(r"/owner/small/resolve/(\w+)/(.+)", self.path):
            file = FOLDER / asked[2]
            self._send(file.read_bytes(), {"X-Repo-Commit": asked[1], "ETag": digest(file)})
        else:
            self.send_response(404)
            self.send_header("X-Error-Code", "RepoNotFound")
            self.end_headers()

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        MAIN[0] = self.path.removeprefix("/commit/")
        self._send(b"")

    def _send(self, body: bytes, headers: Mapping[str, str] = MappingProxyType({})) -> None:
        self.send_response(200)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    print(server.server_port, flush=True)
    server.serve_forever()
