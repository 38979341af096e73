"""What the client libraries' own HTTP library raises, whichever of the two it is."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec


def http_errors(name: str = "HTTPError") -> tuple[type[Exception], ...]:
    """The exception of this name in httpx and in httpx2, its successor, as far as installed.

    openai and huggingface-hub moved from the one to the other, and let its errors through.
    """
    installed = [library for library in ("httpx", "httpx2") if find_spec(library)]
    return tuple(getattr(import_module(library), name) for library in installed)
