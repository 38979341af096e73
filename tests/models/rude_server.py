"""A server of chat completions that misbehaves as it is told.

    python rude_server.py     prints its port, and serves until its input is closed

The model that is asked for names the behaviour. ``GET /log`` tells what was received:
``[{"model", "at", "inside"}]``, seconds and how many requests were under way.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LOCK = threading.Lock()
LOG: list[dict[str, Any]] = []
INSIDE = 0


class Rude(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send(200, json.dumps(LOG))

    def do_POST(self) -> None:
        global INSIDE
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/tokenize":
            known = body["model"] == "counting"
            self.send(200 if known else 404, json.dumps({"count": tokens_of(body["prompt"])}))
            return
        with LOCK:
            INSIDE += 1
            asked = sum(e["prompt"] == body["messages"][-1]["content"] for e in LOG)
            LOG.append(
                {
                    "model": body["model"],
                    "prompt": body["messages"][-1]["content"],
                    "at": time.monotonic(),
                    "inside": INSIDE,
                    "body": body,
                }
            )
        try:
            behaviour = body["model"].replace("-", "_")
            getattr(self, behaviour)(body, asked, self.headers.get("Authorization"))
        finally:
            with LOCK:
                INSIDE -= 1

    def polite(self, body: Any, asked: int, key: str | None) -> None:
        self.answer(body)

    def busy_once(self, body: Any, asked: int, key: str | None) -> None:
        if asked == 0:
            self.send(429, "{}", {"Retry-After": "0.3"})
        else:
            self.answer(body)

    def busy_until_a_date(self, body: Any, asked: int, key: str | None) -> None:
        if asked == 0:
            self.send(503, "{}", {"Retry-After": formatdate(time.time() + 1, usegmt=True)})
        else:
            self.answer(body)

    def busy_for_an_hour(self, body: Any, asked: int, key: str | None) -> None:
        self.send(429, "{}", {"Retry-After": "3600"})

    def busy_if_asked(self, body: Any, asked: int, key: str | None) -> None:
        if "wait" in body["messages"][-1]["content"]:
            self.send(429, "{}", {"Retry-After": "60"})
        else:
            self.answer(body)

    def crowd_shy(self, body: Any, asked: int, key: str | None) -> None:
        with LOCK:
            crowd = INSIDE
        time.sleep(0.02)
        if crowd > 2:
            self.send(429, "{}", {"Retry-After": "0.05"})
        else:
            self.answer(body)

    def broken_once(self, body: Any, asked: int, key: str | None) -> None:
        if asked == 0:
            self.send(500, '{"error": {"message": "oh no"}}')
        else:
            self.answer(body)

    def always_broken(self, body: Any, asked: int, key: str | None) -> None:
        self.send(500, '{"error": {"message": "oh no"}}')

    def slow(self, body: Any, asked: int, key: str | None) -> None:
        time.sleep(1.5)
        self.answer(body)

    def dribbling(self, body: Any, asked: int, key: str | None) -> None:
        self.stream([chunk("word ") for _ in range(50)], pause=0.05)

    def cut(self, body: Any, asked: int, key: str | None) -> None:
        if asked == 0:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b'{"id": "x", "cho')
            self.close_connection = True
            return
        self.answer(body)

    def cut_stream(self, body: Any, asked: int, key: str | None) -> None:
        if asked == 0:
            self.stream([chunk("The "), chunk("ferry ")])
        else:
            self.answer(body)

    def garbled(self, body: Any, asked: int, key: str | None) -> None:
        self.send(200, '{"id": "x", "choices": [')

    def web_page(self, body: Any, asked: int, key: str | None) -> None:
        self.send(200, "<html>Log in first</html>", {"Content-Type": "text/html"})

    def no_choices(self, body: Any, asked: int, key: str | None) -> None:
        self.send(200, json.dumps(completion("x") | {"choices": []}))

    def bad_request(self, body: Any, asked: int, key: str | None) -> None:
        self.send(400, '{"error": {"message": "no such parameter"}}')

    def small_context(self, body: Any, asked: int, key: str | None) -> None:
        """As vLLM: it says what it reads and what it was given."""
        has = tokens_of(body["messages"][-1]["content"])
        self.bounded(
            body,
            f"This model's maximum context length is {CONTEXT} tokens. However, you requested "
            f"{has + body['max_tokens']} tokens ({has} in the messages, {body['max_tokens']} in "
            "the completion). Please reduce the length of the messages or completion.",
        )

    def llama_context(self, body: Any, asked: int, key: str | None) -> None:
        """As llama.cpp's server."""
        has = tokens_of(body["messages"][-1]["content"])
        self.bounded(
            body,
            f"request ({has} tokens) exceeds the available context size ({CONTEXT} tokens), try "
            "increasing it",
        )

    def terse_context(self, body: Any, asked: int, key: str | None) -> None:
        self.bounded(body, "context_length_exceeded")

    def counting(self, body: Any, asked: int, key: str | None) -> None:
        """It has a tokenizer at /tokenize, so nothing too long need ever be sent."""
        self.bounded(body, "maximum context exceeded although it could be known")

    def bounded(self, body: Any, complaint: str) -> None:
        has = tokens_of(body["messages"][-1]["content"])
        if has + body["max_tokens"] > CONTEXT:
            self.send(400, json.dumps({"error": {"message": complaint, "code": 400}}))
        else:
            self.answer(body, prompt_tokens=has)

    def forgetful(self, body: Any, asked: int, key: str | None) -> None:
        """As Ollama: a prompt that is too long loses a part, and half of the context is left."""
        has = tokens_of(body["messages"][-1]["content"])
        fits = has + body["max_tokens"] <= CONTEXT
        self.answer(body, prompt_tokens=has if fits else CONTEXT // 2)

    def wrong_key(self, body: Any, asked: int, key: str | None) -> None:
        self.send(401, json.dumps({"error": {"message": f"bad key: {key}"}}))

    def wordy(self, body: Any, asked: int, key: str | None) -> None:
        self.answer(body, finish="length")

    def filtered(self, body: Any, asked: int, key: str | None) -> None:
        self.answer(body, finish="content_filter")

    def silent(self, body: Any, asked: int, key: str | None) -> None:
        self.answer(body, text="")

    def answer(
        self,
        body: Any,
        text: str | None = None,
        finish: str = "stop",
        prompt_tokens: int = 100,
    ) -> None:
        """Say how long the prompt was, so that answers differ."""
        usage = USAGE | {"prompt_tokens": prompt_tokens}
        if text is None:
            text = f"The prompt has {len(body['messages'][-1]['content'])} characters."
        if not body.get("stream"):
            self.send(200, json.dumps(completion(text, finish) | {"usage": usage}))
            return
        words = [chunk(w + " ") for w in text.split()]
        last = [chunk(None, finish), chunk(None) | {"choices": [], "usage": usage}]
        self.stream([*words, *last, "[DONE]"])

    def stream(self, chunks: list[Any], pause: float = 0) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        for each in chunks:
            data = each if isinstance(each, str) else json.dumps(each)
            try:
                self.wfile.write(f"data: {data}\n\n".encode())
                self.wfile.flush()
            except OSError:
                return
            time.sleep(pause)

    def send(self, status: int, body: str, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in ({"Content-Type": "application/json"} | (headers or {})).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        try:
            self.wfile.write(body.encode())
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the log is asked for."""


CONTEXT = 300
"""Tokens, of four characters each, that the bounded behaviours have for prompt and answer."""


def tokens_of(text: str) -> int:
    return -(-len(text) // 4)


USAGE = {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110}


def completion(text: str, finish: str = "stop") -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    head = {"id": "x", "object": "chat.completion", "created": 0, "model": "m"}
    return {**head, "choices": [choice], "usage": USAGE}


def chunk(text: str | None, finish: str | None = None) -> dict[str, Any]:
    delta = {} if text is None else {"content": text}
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    head = {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": "m"}
    return {**head, "choices": [choice]}


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Rude)
    print(server.server_port, flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()
