"""The slots of a text: its quantities, times and parties, each in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot, slot
from harness.checks.reading.naming import PartyMention
from harness.types import Span


def read_slots(analysis: Analysis) -> Iterator[Slot]:
    """All slots of a text: quantities, times, parties."""
    for mention in analysis.values:
        if _is_corrected(mention.span, analysis):
            continue
        own = analysis.tokens_of(mention.core if mention.kind == "quantity" else mention.span)
        yield slot(analysis, mention.kind, mention.value, mention.span, own)
    for party in analysis.parties:
        if party.how == "unknown" and any(
            i in analysis.value_tokens for i in range(party.start, party.end)
        ):
            continue  # "Fahrenheit" is no party
        if _locates(party, analysis):
            continue
        span = analysis.span(party.start, party.end)
        if _is_corrected(span, analysis):
            continue
        yield slot(analysis, "party", party, span, range(party.start, party.end))


def _locates(party: PartyMention, text: Analysis) -> bool:
    """Whether a country only says where a place lies: "Istanbul, Turkey", "Turkey's capital"."""
    if party.how == "unknown" or "country" not in text.book.types(party.parties):
        return False
    token = text.doc[party.head]
    if token.dep_ == "poss" and token.head.lemma_.lower() in _PLACES:
        beside = (c for c in token.head.children if c != token)
        named = any(c.dep_ == "appos" or c.pos_ == "PROPN" for c in beside)
        return named or token.head.lemma_.lower() != "capital"  # which is a place by itself
    before = text.party_at.get(party.start - 2) if party.start >= 2 else None
    if before is None or text.doc[party.start - 1].text != ",":
        return False
    owners = {text.book.parties[p].of for p in before.parties if p in text.book.parties}
    follows = text.doc[party.end] if party.end < len(text.doc) else None
    return bool(owners & party.parties) and (follows is None or follows.is_punct)


_PLACES = frozenset("city capital town port province region coast south north east west".split())
_REFUSED = re.compile(
    r"(?:(?P<not>\bnot)|\b(?:rather than|instead of|as opposed to))"
    r"(?: (?:in|on|at|for|by|from|the))*$"
)
_BUT = re.compile(r"\bbut\b")


def _is_corrected(span: Span, text: Analysis) -> bool:
    """Whether a value is named only to say that it is another: "not 17 but more than 70"."""
    before = text.text[max(0, span.start - 40) : span.start].lower().rstrip()
    refused = _REFUSED.search(before)
    if refused is None or refused["not"] is None:
        return refused is not None
    end = text.sentence_span(text.sentence_of(text.tokens_of(span).start)).end
    opposed = before[: refused.start()].endswith((", and ", ", ", "and "))
    return opposed or _BUT.search(text.text, span.end, end) is not None
