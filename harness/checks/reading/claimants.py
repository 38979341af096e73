"""Whom a pronoun means in the clause of somebody's claim: "Y's claim that it struck first"."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from harness.values.party import Ids

if TYPE_CHECKING:
    from harness.checks.reading.analysis import Analysis
    from harness.checks.reading.tokens import Token

_REJECTING = frozenset("reject deny dismiss dispute rebut refute counter contest rebuff".split())


def claimant_of(pronoun: Token, text: Analysis) -> Token | None:
    """Who is named as the owner of the claim whose clause has the pronoun for its subject."""
    verb, claim = pronoun.head, pronoun.head.head
    if pronoun.dep_ != "nsubj" or verb.dep_ != "acl" or claim.pos_ != "NOUN":
        return None
    if not any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children):
        return None
    owners = (c for c in claim.children if c.dep_ == "poss" and c.i in text.party_at)
    return next(owners, None)


def whose_claim(claimant: Token, wanted: Set[str], text: Analysis) -> Ids:
    """Who claims it speaks of itself: "X has not confirmed Y's claim that it struck first"; of what
    X rejects, either may be who did it. Nobody where they are not of the ``wanted`` types."""
    verb, ids = claimant.head.head, text.party_at[claimant.i].parties
    if verb.lemma_.lower() in _REJECTING:
        rejecting = (c.i for c in verb.children if c.dep_ == "nsubj" and c.i in text.party_at)
        ids = ids.union(*(text.party_at[i].parties for i in rejecting))
    return ids if text.book.types(ids) & wanted else frozenset()
