"""The holder of an office told by it, with no name: "a senior figure of the group was killed"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import Argument, Frame
from harness.checks.reading.cover import like
from harness.checks.reading.holdings import owner_at
from harness.checks.reading.stances import REPORTING
from harness.checks.verdicts.finding import OMITTED, Finding
from harness.lexicon.offices import Office, is_office, relate_offices
from harness.types import VerdictKind
from harness.values.party import Ids
from harness.values.sets import Relation

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_ANYBODYS = REPORTING | frozenset(("be", "have"))
"""Acts by which nobody can be told from another."""
_NO_OTHER = (Relation.EQUAL, Relation.WIDER)


def judge_nameless(
    holder: Ids, office: Office, owners: Ids, text: Analysis, article: Analysis
) -> Finding:
    """Vague where somebody of the holder's standing, and of their body, is said to do or suffer
    what the article has the holder do or suffer."""
    if not owners or any(m.parties & holder for m in text.parties if m.how != "title"):
        return OMITTED
    for frame, argument, acts in _parts(text):
        noun = text.doc[argument.token]
        if not _is_of(noun, owners, text):
            continue
        front = frozenset(c.lemma_.lower() for c in noun.lefts if c.i not in text.party_at)
        relation = relate_offices(Office(argument.lemma, front), office)
        if relation in _NO_OTHER and _does_so(holder, frame, acts, article):
            span = text.span(noun.left_edge.i, noun.i + 1)
            return Finding(VerdictKind.VAGUE, span, "does not name who it is")
    return OMITTED


def _parts(text: Analysis) -> Iterator[tuple[Frame, Argument, bool]]:
    """Everybody who acts (``True``) or is acted upon in a text."""
    for frame in text.frames:
        if not frame.negated and frame.lemma not in _ANYBODYS:
            yield from ((frame, argument, True) for argument in frame.agents)
            yield from ((frame, argument, False) for argument in frame.patients)


def _is_of(noun: Token, owners: Ids, text: Analysis) -> bool:
    """Whether a noun is an office of one of the owners', without a name."""
    if noun.tag_ != "NN" or not is_office(noun.lemma_.lower()) or text.direct_at(noun.i):
        return False
    whose = frozenset(p for t in noun.subtree if t.i <= noun.i for p in owner_at(t.i, text))
    return bool(whose) and text.book.related(whose, owners)


def _does_so(holder: Ids, told: Frame, acts: bool, article: Analysis) -> bool:
    """Whether the article has the holder in the same part of such an act."""
    return any(
        article.direct_at(argument.token) & holder
        for frame, argument, acting in _parts(article)
        if acting is acts and like(told.predicate, frame.predicate)
    )
