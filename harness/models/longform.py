"""Articles longer than a model's context: what it is given to read, piece by piece.

A plan is a generator: it yields the texts to summarise next, is sent their summaries, and
returns how many tokens of the article the model never saw.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.types import HarnessError

if TYPE_CHECKING:
    from harness.models.spec import LongArticles

Plan = Generator[list[str], list[str], int]


@dataclass(frozen=True)
class Ruler:
    """Measures text in a model's own tokens.

    ``count`` is of the whole reading, prompt included, with a text in the article's place;
    ``room`` is the most that it may be.
    """

    count: Callable[[str], int]
    room: int

    @property
    def net_room(self) -> int:
        """What is left for the article once the prompt around it is counted."""
        return self.room - self.count("")

    def fits(self, text: str) -> bool:
        return self.count(text) <= self.room

    def head(self, text: str) -> str:
        """The longest start of the text that fits, ending between words."""
        end = bisect_right(range(1, len(text) + 1), self.room, key=lambda n: self.count(text[:n]))
        if end == len(text):
            return text
        if text[end].isspace() or text[end - 1 : end].isspace():
            return text[:end].rstrip()
        whole_words = text[:end].rsplit(maxsplit=1)
        return whole_words[0] if len(whole_words) == 2 else text[:end]

    def tail(self, text: str, tokens: int) -> int:
        """Where the last ``tokens`` tokens of the text begin, at the start of a word."""
        most = tokens + self.count("")
        start = bisect_left(range(len(text)), -most, key=lambda n: -self.count(text[n:]))
        space = text.find(" ", start)
        return space + 1 if start > 0 and space >= 0 else start


def plan(text: str, ruler: Ruler, long: LongArticles) -> Plan:
    """How to read this text: at once where it fits, else by the configured strategy."""
    if ruler.fits(text):
        yield [text]
        return 0
    if long.strategy == "refuse":
        raise HarnessError(
            f"prompt and article have {ruler.count(text)} tokens and the model reads {ruler.room}; "
            "choose another 'long_articles.strategy' (truncate, map_reduce, refine)"
        )
    if ruler.net_room <= (long.overlap if long.strategy == "map_reduce" else 0):
        raise HarnessError(
            f"the context leaves {ruler.net_room} tokens for the article, too few; raise "
            "'long_articles.context', or lower 'decoding.max_new_tokens' or the overlap"
        )
    strategies = {"truncate": _truncate, "map_reduce": _map_reduce, "refine": _refine}
    return (yield from strategies[long.strategy](text, ruler, long.overlap))


def windows(text: str, ruler: Ruler, overlap: int) -> list[str]:
    """Pieces that fit, each sharing about ``overlap`` tokens with the one before."""
    pieces = []
    start = 0
    while True:
        piece = ruler.head(text[start:])
        pieces.append(piece)
        end = start + len(piece)
        if not text[end:].strip():
            return pieces
        start = max(start + 1, start + ruler.tail(piece, overlap))


def _truncate(text: str, ruler: Ruler, overlap: int) -> Plan:
    head = ruler.head(text)
    yield [head]
    return ruler.count(text) - ruler.count(head)


def _map_reduce(text: str, ruler: Ruler, overlap: int) -> Plan:
    summaries = yield windows(text, ruler, overlap)
    joined = "\n\n".join(summaries)
    if len(joined) >= len(text):
        # Summaries that are no shorter than what they summarise would go round for ever.
        return (yield from _truncate(joined, ruler, overlap))
    if not ruler.fits(joined):
        return (yield from _map_reduce(joined, ruler, overlap))
    yield [joined]
    return 0


def _refine(text: str, ruler: Ruler, overlap: int) -> Plan:
    summary, rest = "", text
    while rest.strip():
        window = ruler.head(f"{summary}\n\n{rest}" if summary else rest)
        taken = len(window) - (len(summary) + 2 if summary else 0)
        if taken <= 0:
            return ruler.count(rest)
        [summary] = yield [window]
        rest = rest[taken:]
    return 0
