"""Somebody under another's office, or under another human being: "Foreign Secretary Mr Hesk" where
the article has Anna Corrin in it, "Ida Brenn's Leo Quist".
"""

from __future__ import annotations

from collections.abc import Iterator

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.kinds import Kinds
from harness.checks.reading.naming import PartyMention
from harness.types import Flag, FlagKind, Severity

NAME = "titles"


class TitleIndex:
    """Who is who in the article: whom its offices mean, and who is a human being."""

    def __init__(self, kinds: Kinds) -> None:
        self.article, self.kinds = kinds.article, kinds

    def check(self, summary: Analysis) -> Iterator[Flag]:
        for mention in summary.parties:
            if mention.how not in ("name", "near") or mention.head in summary.quoted_tokens:
                continue
            said = self._wrong(mention, summary)
            if said:
                span = summary.span(mention.start, mention.end)
                yield Flag(span, FlagKind.PARTY, Severity.MEDIUM, said, NAME)

    def _wrong(self, mention: PartyMention, text: Analysis) -> str:
        token = text.doc[mention.head]
        name = text.doc.phrase(mention.start, mention.end).text
        held = _title_before(mention, text)
        if not self.kinds.is_person(mention.parties):
            return ""
        if held is not None and not text.book.related(held.parties, mention.parties):
            office = text.doc.phrase(held.start, held.end).text
            return f"“{office}” in the article is another than “{name}”"
        if _is_before_a_ruler(mention, text):
            return f"“{name}” stands before another’s office, as the name of a country"
        if token.dep_ == "poss":
            owned = text.party_at.get(token.head.i)
            if owned is not None and self._is_of_another(owned, mention, text):
                return f"“{name}” owns another human being"
        return ""

    def _is_of_another(self, owned: PartyMention, mention: PartyMention, text: Analysis) -> bool:
        if owned.how not in ("name", "near") or owned.parties & mention.parties:
            return False
        person = owned.label == "PERSON" and text.book.types(owned.parties) == {"person"}
        if not person and not self.kinds.is_used_as_human(owned.parties):
            return False
        mark = text.doc[mention.end].text  # a side's is a plural's: "the Harlequins' X"
        return owned.start == mention.end + 1 and mark in ("'s", "’s")


_RULERS = frozenset(("president", "premier", "chancellor", "king", "queen", "emperor"))


def _is_before_a_ruler(mention: PartyMention, text: Analysis) -> bool:
    """ "Quist President Brenn": where the name of a country stands."""
    after = text.doc[mention.end : mention.end + 2]
    if len(after) < 2 or after[0].lower_ not in _RULERS or after[1].pos_ != "PROPN":
        return False
    return after[0].head is after[1] or after[0].dep_ in ("compound", "nmod")


def _title_before(mention: PartyMention, text: Analysis) -> PartyMention | None:
    """The office right before a name, which goes by it."""
    at = mention.start - 1
    if at >= 0 and text.doc[at].lower_.strip(".") in ("mr", "mrs", "ms", "dr", "sir"):
        at -= 1
    held = text.party_at.get(at) if at >= 0 else None
    return held if held is not None and held.how == "title" and held.parties else None
