"""A span of text that denotes a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from harness.types import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """One value, where it stands, and what it is.

    ``span`` covers all words that bear on the value ("more than 70 people");
    ``core`` the bare number or date in it ("70"). ``kind`` is ``quantity``,
    ``time`` or whatever another reader of values calls its own.
    """

    span: Span
    value: Any
    kind: str
    core: Span
