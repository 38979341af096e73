"""Talks told by who meets: "the two delegations met again in Ankara"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from harness.checks.verdicts.prepared import Prepared
from harness.facts import schema
from harness.values.party import Ids

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_TALKING = frozenset("talk negotiation".split())
TALKERS = frozenset("delegation delegate negotiator envoy side representative team".split())
MEETING = frozenset("meet gather convene sit reconvene confer assemble".split())
_AGAIN = frozenset("again back once anew now".split())


def meet_there(place: Token, named: Ids, prepared: Prepared, facts: Iterable[Prepared]) -> bool:
    """Whether whoever holds the talks meets in a place, which is ``named``.

    Where another fact has something happen in the place they may have met there before, so
    that only "again" or "back" makes it these talks.
    """
    if not prepared.cues.words & _TALKING or place.dep_ != "pobj":
        return False
    verb = place.head.head
    if verb.lemma_ not in MEETING:
        return False
    who = {c.lemma_.lower() for c in verb.children if c.dep_ == "nsubj"}
    if not who & TALKERS:
        return False
    elsewhere = any(
        isinstance(f.fact, schema.PlaceFact) and f.fact.place in named
        for f in facts
        if f is not prepared
    )
    return not elsewhere or any(c.lower_ in _AGAIN for c in verb.children)
