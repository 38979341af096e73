"""Conditions that were not met: "had they not signed it, there would …" says that they did."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_CLAUSE = 8
"""Tokens of a clause before its verb in which a condition's "had" is looked for."""


def unmet_condition(verb: Token) -> list[Token] | None:
    """The words before the verb of a condition that was not met, which says that the reverse was
    done: "if they had not signed it, there would …", or "had they not signed it", which parsers
    read in many ways."""
    if verb.tag_ not in ("VBN", "VBD"):
        return None
    doc, start = verb.doc, max(verb.i - _CLAUSE, verb.sent.start)
    for i in range(verb.i - 1, start - 1, -1):
        if doc[i].is_punct:
            return None
        if doc[i].lower_ == "had":
            opens = i == verb.sent.start or doc[i - 1].text in (",", ";", "–", "—")
            inverted = opens and doc[i + 1].pos_ in ("PROPN", "PRON", "DET", "NOUN", "ADJ")
            marked = any(t.lower_ == "if" for t in doc[start:i])
            unmet = (inverted or marked) and any(t.lower_ in _WOULD for t in verb.sent)
            return list(doc[i : verb.i]) if unmet else None
    return None


_WOULD = frozenset("would could might 'd".split())
