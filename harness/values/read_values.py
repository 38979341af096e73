"""Finding quantities and times in one pass over a text."""

from __future__ import annotations

import datetime as dt

from harness.values.mention import Mention
from harness.values.read_quantity import quantities_in
from harness.values.read_time import scan, times_in
from harness.values.text import fold


def read_values(text: str, published: dt.date | None = None) -> list[Mention]:
    """All quantities and times in ``text``, in the order in which they stand."""
    folded = fold(text)
    found = scan(folded)
    mentions = times_in(text, found, published)
    mentions += quantities_in(text, folded, [(item.start, item.end) for item in found])
    return sorted(mentions, key=lambda mention: mention.span.start)
