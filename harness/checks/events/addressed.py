"""To whom a warning is addressed: "his warning was aimed at the bank", of who warned the mayor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.events.matching import EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import Argument, Frame, argument
from harness.checks.reading.clauses import shortened
from harness.types import Flag, FlagKind, Severity
from harness.values.party import Ids
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "addressed"
_WARNING = word_set("warn threaten caution")
_SPEAKING = _WARNING | word_set("urge tell ask call hit lash accuse criticise criticize address")
_WARNINGS = word_set("warning threat message ultimatum remark reply criticism")
_AIMING = word_set("address direct aim level target intend mean")
_AT = ("at", "to", "against", "for")


def check_addressed(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """Flags for warnings to another than those whom their speaker addresses in the article."""
    yield from _check_headlines(summary)
    for claim in summary.frames:
        if claim.negated or claim.token in summary.quoted_tokens:
            continue
        for speakers, whom in _told(claim, summary):
            theirs = summary.parties_of(whom) or _called(whom, index.article)
            told = [f for f in index.article.frames if _speaks(f, speakers, summary, index)]
            known = [(f, ids) for f in told for ids in _addressees(f, index.article)]
            related = summary.book.related
            own = summary.parties_of_any(speakers)
            if not (theirs and known) or related(theirs, own):
                continue
            if any(related(theirs, ids) for _, ids in known):
                continue
            yield _flag(claim, whom, known[0][0], summary, index)


def _check_headlines(summary: Analysis) -> Iterator[Flag]:
    """ "Velm to Goole: mind your own house, says the mayor of Goole": it is Goole that speaks."""
    for colon in (t for t in summary.doc if t.text == ":"):
        start, end = summary.sentences[summary.sentence_of(colon.i)]
        front = summary.doc[start : colon.i]
        named = [m for m in summary.parties if start <= m.start and m.end <= colon.i]
        if len(named) != 2 or len(front) > HEADLINE or front[named[0].end - start].lower_ != "to":
            continue
        by, to = (m.parties for m in named)
        said = [f for f in summary.frames if colon.i < f.token < end and f.lemma in ("say", "warn")]
        mouths = [summary.parties_of_any(f.agents) for f in said]
        related = summary.book.related
        if any(related(ids, to) and not related(ids, by) for ids in mouths):
            span = summary.span(start, colon.i)
            why = f"says “{span.text}”, and has the words of who speaks for "
            why += summary.book.label(to)
            yield Flag(span, FlagKind.ROLE, Severity.MEDIUM, why, NAME)


HEADLINE = 6
"""Tokens before the colon of "X to Y:", at most."""


def _told(claim: Frame, summary: Analysis) -> Iterator[tuple[tuple[Argument, ...], Argument]]:
    """Who warns, and whom: "X warned Y", "X's warning was addressed to Y"."""
    if claim.lemma in _WARNING and not claim.nominal:
        yield from ((claim.agents, whom) for whom in claim.patients)
    if claim.lemma not in _AIMING:
        return
    verb = summary.doc[claim.token]
    things = [c for c in verb.children if c.dep_ == "nsubjpass" and c.lemma_.lower() in _WARNINGS]
    if not things:  # cut off by what it says: "the warning, that it will pay, was addressed to"
        before = summary.doc[summary.sentences[claim.sentence][0] : verb.i]
        things = [t for t in before if t.lemma_.lower() in _WARNINGS and t.dep_ == "nsubj"][:1]
    things += [verb.head] if verb.dep_ == "acl" and verb.head.lemma_.lower() in _WARNINGS else []
    owners = tuple(argument(c) for t in things for c in t.children if c.dep_ == "poss")
    preps = [p for p in verb.children if p.lower_ in _AT and not _is_ruled_out(p)]
    at = [o for p in preps for o in p.children if o.dep_ == "pobj"]
    if owners:
        yield from ((owners, argument(whom)) for whom in at)


def _is_ruled_out(prep: Token) -> bool:
    """ "Addressed not to X but to Y"."""
    return prep.i > 0 and prep.nbor(-1).lower_ == "not"


def _called(whom: Argument, article: Analysis) -> Ids:
    """Whom the article names by what they are called here: "mediators X and Y"."""
    nouns = (t for t in article.nouns if t.lemma_.lower() == whom.lemma)
    return frozenset(p for n in nouns for _, m in article.each_at(n.i) for p in m.parties)


def _speaks(
    frame: Frame, speakers: tuple[Argument, ...], summary: Analysis, index: EventIndex
) -> bool:
    if frame.lemma not in _SPEAKING or frame.nominal or not speakers:
        return False
    return index.fit(speakers, frame.agents, (), summary, owners=True)[0] > 0


def _addressees(frame: Frame, article: Analysis) -> Iterator[Ids]:
    others = [a for prep, a in frame.others if prep in _AT]
    for act in article.doc[frame.token].children:  # "threatened to crush the gang"
        if act.dep_ == "xcomp" and act.i in article.frame_at:
            others += article.frame_at[act.i].patients
    yield from (ids for a in (*frame.patients, *others) if (ids := article.parties_of(a)))


def _flag(claim: Frame, whom: Argument, told: Frame, summary: Analysis, index: EventIndex) -> Flag:
    first, last = sorted((claim.token, whom.token))
    span = summary.span(first, last + 1)
    evidence = index.article.sentence_span(told.sentence)
    said = f"says “{span.text}”; the article has others addressed: “{shortened(evidence.text)}”"
    return Flag(span, FlagKind.ROLE, Severity.MEDIUM, said, NAME, evidence=evidence)
