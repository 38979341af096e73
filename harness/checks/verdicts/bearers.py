"""Whose value it is: a fact's figure, date or office told of another party, or denied.

A fact's statement says of whom its value holds. Where a summary has the same clause, or the
same noun, with another party of the same type in the same place, it gives the value away.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.frames import Argument, Frame
from harness.checks.reading.status import Status
from harness.checks.verdicts.finding import Finding
from harness.checks.verdicts.prepared import Prepared
from harness.facts import schema
from harness.lexicon.words import lexicon
from harness.types import FlagKind, Span, VerdictKind
from harness.values.party import Ids

_QUALIFYING = frozenset("of between for off from on to by".split())
_UNTOUCHED = (schema.QuoteFact, schema.NeverFact, schema.StatementFact, schema.PlaceFact)


class _Fit(Enum):
    AGREES = 1
    CLASHES = 2
    UNCLEAR = 3


def judge_bearer(prepared: Prepared, text: Analysis, finding: Finding) -> Finding | None:
    """A contradiction where the fact's clause is told of another party, or denied; or nothing."""
    if isinstance(prepared.fact, _UNTOUCHED) or finding.verdict is VerdictKind.CONTRADICTED:
        return None
    found = next(_clause_clashes(prepared, text, finding), None)
    if found is None and prepared.value is not None and _is_given(finding):
        found = next(_noun_clashes(prepared, text, finding), None)
    return found


def _is_given(finding: Finding) -> bool:
    return finding.verdict is VerdictKind.SUPPORTED and finding.span is not None


def _clause_clashes(prepared: Prepared, text: Analysis, finding: Finding) -> Iterator[Finding]:
    typed = prepared.value is not None
    for ours in prepared.frames:
        if ours.nominal or ours.negated:
            continue
        for theirs in text.frames:
            if theirs.nominal or not lexicon().same(ours.predicate, theirs.predicate):
                continue
            if theirs.status is Status.UNREAL and ours.status is not Status.UNREAL:
                continue
            if typed and not _stands_in(finding, theirs.sentence, text):
                continue
            found = _compare(ours, theirs, prepared, text, typed)
            if found is not None:
                yield found


def _stands_in(finding: Finding, sentence: int, text: Analysis) -> bool:
    if not _is_given(finding) or finding.span is None:
        return False
    return text.sentence_of(text.tokens_of(finding.span).start) == sentence


def _compare(
    ours: Frame, theirs: Frame, prepared: Prepared, text: Analysis, typed: bool
) -> Finding | None:
    pairs = list(_pairs(ours, theirs))
    fits = [(_fit(a, b, prepared.statement, text), b) for a, b in pairs]
    clashing = [b for fit, b in fits if fit is _Fit.CLASHES]
    agreeing = sum(fit is _Fit.AGREES for fit, _ in fits)
    if len(clashing) == 1 and (agreeing or typed):
        return _mismatch(clashing[0].token, prepared, text)
    whole = len(pairs) == len(list(ours.arguments())) == agreeing
    if theirs.negated and not typed and agreeing > 1 and whole:
        return _denied(theirs, prepared, text)
    return None


def _pairs(ours: Frame, theirs: Frame) -> Iterator[tuple[Argument, Argument]]:
    """Participants in the same place; where there are several, the same number of them."""
    for left, right in ((ours.agents, theirs.agents), (ours.patients, theirs.patients)):
        if len(left) == len(right):
            yield from zip(left, right, strict=True)
    given = dict(theirs.others)
    for preposition, argument in ours.others:
        if preposition in given:
            yield argument, given[preposition]


def _fit(ours: Argument, theirs: Argument, statement: Analysis, text: Analysis) -> _Fit:
    left, right = statement.direct_at(ours.token), text.direct_at(theirs.token)
    if left and right:
        if text.book.related(left, right):
            return _Fit.AGREES
        return _Fit.CLASHES if _of_one_type(left, right, text) else _Fit.UNCLEAR
    if not left and not right and ours.lemma == theirs.lemma and ours.words <= theirs.words:
        return _Fit.AGREES
    return _Fit.UNCLEAR


def _of_one_type(left: Ids, right: Ids, text: Analysis) -> bool:
    return bool(text.book.types(left) & text.book.types(right))


def _noun_clashes(prepared: Prepared, text: Analysis, finding: Finding) -> Iterator[Finding]:
    """ "The border between Turkey and Afghanistan" for that "between Pakistan and Afghanistan"."""
    assert finding.span is not None
    sentence = text.sentence_of(text.tokens_of(finding.span).start)
    start, end = text.sentences[sentence]
    wanted: dict[str, Ids] = {}
    for noun, token in _qualified(prepared.statement, range(len(prepared.statement.doc))):
        ids = prepared.statement.party_at[token].parties
        wanted[noun] = wanted.get(noun, frozenset()) | ids
    for noun, token in _qualified(text, range(start, end)):
        ids = text.party_at[token].parties
        if noun not in wanted or text.book.related(wanted[noun], ids):
            continue
        if ids and _of_one_type(wanted[noun], ids, text):
            yield _mismatch(token, prepared, text)


def _qualified(text: Analysis, tokens: range) -> Iterator[tuple[str, int]]:
    """(lemma of a noun, token of a party that says whose it is or what it lies between)."""
    for index in tokens:
        token = text.doc[index]
        mention = text.party_at.get(index)
        if mention is None or mention.head != index or mention.how != "name":
            continue
        above = token
        while above.dep_ == "conj":
            above = above.head
        noun = above.head if above.dep_ == "poss" else above.head.head
        joined = above.dep_ == "pobj" and above.head.lower_ in _QUALIFYING and noun.pos_ == "NOUN"
        if above.dep_ == "poss" or joined:
            yield noun.lemma_.lower(), index


def _mismatch(token: int, prepared: Prepared, text: Analysis) -> Finding:
    mention = text.party_at.get(token)
    span = text.span(mention.start, mention.end) if mention else text.span(token, token + 1)
    kind = FlagKind.ROLE if isinstance(prepared.fact, schema.RoleFact) else FlagKind.PARTY
    said = f"says it of “{span.text}”; the fact: {prepared.fact.statement}"
    return Finding(VerdictKind.CONTRADICTED, span, said, kind)


def _denied(frame: Frame, prepared: Prepared, text: Analysis) -> Finding:
    tokens = [frame.token, *(a.token for a in frame.arguments())]
    span = Span.of(text.text, *_edges(tokens, text))
    said = f"denies it; the fact: {prepared.fact.statement}"
    return Finding(VerdictKind.CONTRADICTED, span, said, FlagKind.NEGATION)


def _edges(tokens: list[int], text: Analysis) -> tuple[int, int]:
    span = text.span(min(tokens), max(tokens) + 1)
    return span.start, span.end
