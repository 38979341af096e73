"""Assembles the page: one HTML file that needs nothing else and may fetch nothing.

The policy admits exactly the one script and the one style sheet of this package,
by their hashes, and no connection, frame, form or image from anywhere. All data
stands in a JSON block, and the script writes it as text only (Trusted Types make
any other way an error), so hostile articles, summaries and names cannot run.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

SCRIPTS = ("dom.js", "overview.js", "matrix.js", "reader.js", "review.js", "main.js")
_JSON_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028",
                 "\u2029": "\\u2029"}  # fmt: skip


def build_page(payload: Mapping[str, Any], fallback: str = "", connect: bool = False) -> str:
    """The page for one payload.

    Args:
        fallback: plain text for readers without JavaScript (the table in markdown).
        connect: whether the page may talk to the server that it came from (review).
    """
    style = _asset("page.css")
    script = "'use strict';\n(() => {\n" + "\n".join(map(_asset, SCRIPTS)) + "\n})();\n"
    data = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character, escape in _JSON_ESCAPES.items():
        data = data.replace(character, escape)
    parts = {
        "POLICY": policy(script, style, connect),
        "TITLE": html.escape(str(payload["headline"])),
        "STYLE": style,
        "FALLBACK": html.escape(fallback),
        "DATA": data,
        "SCRIPT": script,
    }
    # Split first, so that no part can be mistaken for a placeholder of another.
    head, *rest = _asset("page.html").split("{{")
    return head + "".join(
        parts[name] + tail for name, _, tail in (piece.partition("}}") for piece in rest)
    )


def policy(script: str, style: str, connect: bool = False) -> str:
    """The Content-Security-Policy that stands in the page."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src '{_hash(script)}'",
            f"style-src '{_hash(style)}'",
            "connect-src " + ("'self'" if connect else "'none'"),
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _asset(name: str) -> str:
    return files("harness.report").joinpath("assets", name).read_text(encoding="utf-8")
