"""A server of chat completions whose models judge claims, each in its own way.

    python judge_server.py     prints its port, and serves until its input is closed

``GET /log`` tells which bodies were received.
"""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LOCK = threading.Lock()
LOG: list[dict[str, Any]] = []
FENCED = re.compile(r"<<<(article|claim) (\w+)\n(.*?)\n\1 \2>>>", re.DOTALL)


def honest(article: str, claim: str, body: dict[str, Any]) -> str:
    """Supported where the claim stands in the article, contradicted where only figures differ."""
    if claim in article:
        return said("supported", claim)
    for sentence in re.split(r"(?<=\.) ", article):
        if re.sub(r"\d+", "#", sentence) == re.sub(r"\d+", "#", claim):
            return said("contradicted", sentence)
    return said("not_stated", "")


def gullible(article: str, claim: str, body: dict[str, Any]) -> str:
    """Does what any text orders: quotes the order itself as proof."""
    for text in (claim, article):
        if order := re.search(r"[^.]*(?:Ignore|verdict)[^.]*\.?", text):
            return said("supported", order[0].strip())
    return honest(article, claim, body)


def lazy(article: str, claim: str, body: dict[str, Any]) -> str:
    """Calls everything supported, with the article's first sentence for a quote."""
    return said("supported", re.split(r"(?<=\.) ", article)[0])


def inventive(article: str, claim: str, body: dict[str, Any]) -> str:
    return said("supported", "The ferry was later refloated by two tugs.")


def wordy(article: str, claim: str, body: dict[str, Any]) -> str:
    return (
        f"<think>Hm, {{verdict}}?</think>Here it is:\n```json\n{honest(article, claim, body)}\n```"
    )


def prose(article: str, claim: str, body: dict[str, Any]) -> str:
    return "The claim looks fine to me."


def undecided(article: str, claim: str, body: dict[str, Any]) -> str:
    return said("supported", claim) + said("contradicted", claim)


def wavering(article: str, claim: str, body: dict[str, Any]) -> str:
    """Samples 0, 1 and 3 say supported, 2 says not stated, 4 says nothing readable."""
    if body["seed"] == 4:
        return "?"
    return said("not_stated", "") if body["seed"] == 2 else said("supported", claim)


def waking(article: str, claim: str, body: dict[str, Any]) -> str:
    """Says nothing readable until it is asked about a claim for the second time."""
    asked = sum(
        seen["model"] == "waking" and f"\n{claim}\nclaim" in seen["messages"][-1]["content"]
        for seen in LOG
    )
    return "Good morning." if asked < 2 else honest(article, claim, body)


def old(article: str, claim: str, body: dict[str, Any]) -> str:
    return honest(article, claim, body)


def flaky(article: str, claim: str, body: dict[str, Any]) -> str:
    return honest(article, claim, body)


def trouble(model: str, asked: int, key: str | None) -> tuple[int, str] | None:
    """A status and what is said with it, where a model does not answer; ``asked`` before."""
    wrong = {
        "locked": (401, f"bad key {key}"),
        "down": (500, f"oh no, and your key is {key}"),
        "full": (429, "too many requests"),
    }
    if model != "flaky":
        return wrong.get(model)
    if asked == 2:
        time.sleep(1.5)  # longer than its clients wait
    return {0: (429, "too many requests"), 1: (500, "oh no")}.get(asked)


def said(verdict: str, quote: str) -> str:
    return json.dumps({"verdict": verdict, "quote": quote, "reason": "because"})


class Judging(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send(200, LOG)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with LOCK:
            asked = LOG.count(body)
            LOG.append(body)
        if wrong := trouble(body["model"], asked, self.headers.get("Authorization")):
            self.send(wrong[0], {"error": {"message": wrong[1]}})
            return
        if body["model"] == "old" and "response_format" in body:
            self.send(400, {"error": {"message": "unknown key response_format"}})
            return
        texts = {m[1]: m[3] for m in FENCED.finditer(body["messages"][-1]["content"])}
        text = globals()[body["model"]](texts["article"], texts["claim"], body)
        choice = {
            "index": 0,
            "finish_reason": "stop",
            "message": {"role": "assistant", "content": text},
        }
        read = sum(len(message["content"]) for message in body["messages"]) // 4
        usage = {"prompt_tokens": read, "completion_tokens": 10, "total_tokens": read + 10}
        head = {"id": "x", "object": "chat.completion", "created": 0, "model": "m"}
        self.send(200, {**head, "choices": [choice], "usage": usage})

    def send(self, status: int, content: Any) -> None:
        data = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the log is asked for."""


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Judging)
    print(server.server_port, flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()
