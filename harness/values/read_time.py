"""Finding expressions of time in text, and fixing them on the calendar.

Reading has two steps: ``scan`` finds the expressions; each then resolves
against an anchor (the day of publication, the time spoken of before).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from harness.types import Span
from harness.values.mention import Mention
from harness.values.numbers import NUMBER_WORDS
from harness.values.period import TimeSpan
from harness.values.text import candidates, fold
from harness.values.times import compound, plain
from harness.values.times.found import Anchor, Found


def read_times(text: str, published: dt.date | None) -> list[Mention]:
    """All expressions of time in ``text``, in order, resolved against ``published``."""
    return times_in(text, scan(fold(text)), published)


def times_in(text: str, found: list[Found], published: dt.date | None) -> list[Mention]:
    """Resolve scanned expressions in order, each leaning on the one before it."""
    mentions: list[Mention] = []
    previous: TimeSpan | None = None
    day: TimeSpan | None = None
    for item in found:
        span = Span.of(text, item.start, item.end)
        value = replace(item.when(Anchor(published, previous, day)), shown=span.text)
        mentions.append(Mention(span, value, "time", Span.of(text, *item.core)))
        if value.key is None:
            previous = value
            day = value if value.is_day else day
    return mentions


def scan(folded: str) -> list[Found]:
    """Find the expressions of time in folded text, in order, without overlaps."""
    results: list[Found] = []
    done = 0
    for start, _ in candidates(folded, _READERS):
        found = expression_at(folded, start) if start >= done else None
        if found is not None:
            results.append(found)
            done = found.end
    return results


def expression_at(folded: str, start: int) -> Found | None:
    """The expression of time that starts right at ``start``."""
    return plain.read_with(_READERS, folded, start)


_READERS = plain.table(
    (("0", "a", "an", *NUMBER_WORDS), (compound.from_date,)),
    *plain.ROWS,
    ((*compound.THIRDS, "earlier", "later"), (compound.part_of,)),
    (tuple(compound.EDGES), (compound.edge_of,)),
    (("since", "until", "till", "through", "as"), (compound.open_span,)),
    (("between", "from"), (compound.pair,)),
)
