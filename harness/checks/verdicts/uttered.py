"""Threats and promises told without their words: "Asif threatened the government", of what he had
said he would do to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause
from harness.checks.reading.frames import Frame
from harness.checks.reading.polarity import negators_of
from harness.checks.reading.quotes import SPEECH, Quotation
from harness.checks.verdicts.prepared import Prepared
from harness.checks.verdicts.retold import SAID, aimed_at, shares, speaker_of, targets
from harness.facts import schema
from harness.types import Span
from harness.values.party import Ids

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_ACTS = {
    "threaten": "threat",
    "promise": "promise",
    "pledge": "pledge",
    "vow": "vow",
    "warn": "warning",
}
"""Verbs that tell what somebody has done by speaking, and the nouns for it."""
_TOWARDS = frozenset("against to at for towards toward".split())


def utterances(prepared: Prepared, text: Analysis) -> Iterator[tuple[Ids, Span]]:
    """(who, words) of the clauses that tell the fact's act of speech, aimed at whom it is, and
    of the nouns that call it somebody's: "his threat"."""
    act, whom = _act(prepared), aimed_at(prepared)
    if not act:
        return
    for token in text.doc:
        lemma = token.lemma_.lower()
        told = (lemma == act and token.pos_ == "VERB") or lemma == _ACTS[act]
        if not told or token.i in text.quoted_tokens or negators_of(token):
            continue
        aimed = _aimed(token, text)
        who = _speakers(token, text)
        own = token.pos_ == "NOUN" and any(c.dep_ == "poss" for c in token.children)
        if who and (text.book.related(aimed, whom) if aimed and whom else own):
            yield who, text.span(token.i, token.i + 1)


def withheld(prepared: Prepared, text: Analysis) -> Iterator[Span]:
    """The clauses in which the fact's speaker does not utter anything of its kind, or nothing to
    whom it is aimed at: "refused to threaten anybody", "gave no warning"."""
    fact = prepared.fact
    assert isinstance(fact, schema.QuoteFact)
    act, whom = _act(prepared), aimed_at(prepared)
    if not act or any(frame.negated for frame in prepared.frames):
        return
    for frame in text.frames:
        if fact.speaker not in _agents(frame, text) or frame.token in text.quoted_tokens:
            continue
        if (frame.negated and _is_of(frame, act, prepared, whom, text)) or _gives_no(
            frame, act, text
        ):
            yield clause(frame, text)


def _is_of(frame: Frame, act: str, prepared: Prepared, whom: Ids, text: Analysis) -> bool:
    """Whether a verb tells the fact's act of speech, by what is said, to whom, or of nothing."""
    said, about = shares(prepared, text, frame.sentence)
    if frame.lemma not in _alike(act):
        return frame.lemma in SPEECH and min(said, about) >= SAID
    token = text.doc[frame.token]
    aimed = _aimed(token, text)
    at_same = bool(whom and aimed) and text.book.related(aimed, whom)
    return at_same or _is_of_any(token) or max(said, about) >= SAID


def _gives_no(frame: Frame, act: str, text: Analysis) -> bool:
    """ "Gave no warning", "made no threat"."""
    nouns = {_ACTS[each] for each in _alike(act)}
    given = [text.doc[a.token] for a in frame.patients if a.lemma in nouns]
    return any(c.lower_ == "no" for noun in given for c in noun.children)


def _alike(act: str) -> frozenset[str]:
    return _MENACING if act in _MENACING else frozenset((act,))


_MENACING = frozenset(("threaten", "warn"))
_ANY = frozenset("any anybody anyone anything whatever whatsoever".split())


def _agents(frame: Frame, text: Analysis) -> Ids:
    return frozenset(p for a in frame.agents for p in text.parties_of(a))


def _is_of_any(verb: Token) -> bool:
    """Whether nothing at all is uttered: "refused to threaten anybody", "did not warn of any"."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative")]
    return any(t.lower_ in _ANY for o in objects for t in (o, *o.children))


def is_exchanged(quotation: Quotation, prepared: Prepared, text: Analysis) -> bool:
    """Whether the speaker is quoted with another word for the same of the same: "annihilate"."""
    fact = prepared.fact
    assert isinstance(fact, schema.QuoteFact)
    span = Span.of(text.text, quotation.start, quotation.end)
    if len(quotation.text.split()) > 1 or quotation.speaker is None:
        return False
    if fact.speaker not in text.parties_at(quotation.speaker):
        return False
    ours, theirs = aimed_at(prepared), targets(text.head_of(span), text)
    return bool(ours and theirs) and text.book.related(ours, theirs)


def _act(prepared: Prepared) -> str:
    """The verb above the quoted words in the fact's statement."""
    statement = prepared.statement
    quoted = [statement.doc[i] for i in sorted(statement.quoted_tokens)]
    above = (a.lemma_.lower() for token in quoted for a in token.ancestors)
    return next((lemma for lemma in above if lemma in _ACTS), "")


def _aimed(token: Token, text: Analysis) -> Ids:
    found = targets(token, text)
    for child in token.children:
        if found:
            break
        if child.dep_ in ("xcomp", "acl"):
            found = targets(child, text)
        elif child.dep_ == "prep" and child.lower_ in _TOWARDS:
            held = (c.i for c in child.children if c.dep_ == "pobj")
            found = next((ids for i in held if (ids := text.parties_at(i))), frozenset())
    return found


def _speakers(token: Token, text: Analysis) -> Ids:
    """Who utters it; in a headline, whoever stands before the noun: "minister issues threat"."""
    speaker = speaker_of(token, text)
    if speaker is not None:
        return text.parties_at(speaker)
    before = (t.i for child in token.lefts for t in child.subtree if t.i in text.party_at)
    return next((ids for i in before if (ids := text.parties_at(i))), frozenset())
