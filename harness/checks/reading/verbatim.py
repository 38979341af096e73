"""Whether an article says in so many words who does something, whatever its parse makes of it.

Captions and headlines that a page runs together leave the parser at a loss: "… before the end of
the season Sandown Gullit controversially decided …".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.frames import Frame

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

FAR = 8
"""Words between an actor and the verb that are compared at most."""


def says_who(claim: Frame, frame: Frame, summary: Analysis, article: Analysis) -> bool:
    """Whether the words from the claim's agent to its verb stand before the frame's verb too.

    Not where the article has a preposition before them: "the foes of Pakistan attacked".
    """
    before = [a.token for a in claim.agents if a.token < claim.token]
    if not before:
        return False
    wanted = _words(summary.doc[max(before) : claim.token + 1])
    start = max(article.sentences[frame.sentence][0], frame.token - 2 * FAR)
    tokens = _plain(article.doc[start : frame.token + 1])
    given = [t.lemma_.lower() for t in tokens]
    if not 1 < len(wanted) <= FAR or given[-len(wanted) :] != wanted:
        return False
    first = tokens[-len(wanted)]
    return _before(summary.doc[max(before)], first) not in ("ADP", "CCONJ", "PART")


def _before(said: Token, given: Token) -> str:
    """What stands before a phrase in the article: its owner and the like left out."""
    while given.i > given.sent.start:
        before = given.nbor(-1)
        same = said.i > 0 and said.nbor(-1).lower_ == before.lower_
        if not same and before.pos_ not in ("DET", "ADJ"):
            return str(before.pos_)
        given, said = before, said.nbor(-1) if same else said
    return ""


def _words(tokens: Iterable[Token]) -> list[str]:
    return [t.lemma_.lower() for t in _plain(tokens)]


def _plain(tokens: Iterable[Token]) -> list[Token]:
    """The words without marks and without what stands in brackets."""
    found: list[Token] = []
    depth = 0
    for token in tokens:
        depth += (token.text == "(") - (token.text == ")")
        if depth <= 0 and any(map(str.isalnum, token.text)):
            found.append(token)
    return found
