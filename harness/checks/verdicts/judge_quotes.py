"""Verdicts on quotations: the words, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.quotes import Quotation
from harness.checks.reading.verb_forms import waits
from harness.checks.reading.wording import said
from harness.checks.verdicts.finding import Finding, strongest
from harness.checks.verdicts.prepared import Prepared
from harness.checks.verdicts.retold import (
    aimed_at,
    retellings,
    speaker_of,
    targets,
    told_words,
)
from harness.checks.verdicts.spoken_for import belongs, is_another_office, is_nameless
from harness.checks.verdicts.uttered import is_exchanged, utterances, withheld
from harness.facts import schema
from harness.types import FlagKind, Span, VerdictKind
from harness.values.party import Ids, normalise
from harness.values.text import fold

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

ALTERED = 70
"""Similarity (0-100) from which a quotation that differs is this one, changed."""


_WHOSE = "does not say whose words they are"


def judge_quote(prepared: Prepared, text: Analysis) -> Finding:
    fact = prepared.fact
    assert isinstance(fact, schema.QuoteFact)
    told = any(_denial(q, prepared.statement) is not None for q in prepared.statement.quotations)
    findings = [f for q in text.quotations if (f := _judge(q, prepared, text, told))]
    if findings:
        return strongest(findings)
    start = said(fact.quote, text.text)
    if start >= 0 and len(fact.quote.split()) > 1:
        span = Span.of(text.text, start, start + len(fact.quote))
        return _judge_speaker(_speaker_near(span, text), span, fact, text)
    told_in_words = [f for t in told_words(prepared, text) if (f := _judge_word(t, prepared, text))]
    retold = told_in_words or list(_judge_retellings(prepared, text))
    return strongest(retold or list(_judge_utterances(prepared, text)))


def _judge(
    quotation: Quotation, prepared: Prepared, text: Analysis, denied: bool
) -> Finding | None:
    """``denied``: whether the fact itself is that the words were not said, or not meant."""
    fact = prepared.fact
    assert isinstance(fact, schema.QuoteFact)
    span = Span.of(text.text, quotation.start, quotation.end)
    if said(fact.quote, quotation.text) >= 0 or _is_shortened(quotation.text, fact.quote):
        denial = None if denied else _denial(quotation, text)
        if denial is not None:
            return _denies(denial, span, fact, text)
        if quotation.speaker is None and fact.speaker in _likely(quotation, span, text):
            finding = Finding(VerdictKind.SUPPORTED, span, "quotes the speaker's words")
        else:
            finding = _judge_speaker(quotation.speaker, span, fact, text)
        if finding.verdict is VerdictKind.SUPPORTED:
            return _misdirected(text.head_of(span), prepared, text) or finding
        return finding
    if _is_altered(quotation, prepared, text):
        return Finding(
            VerdictKind.CONTRADICTED,
            span,
            f"changes the words; they were “{fact.quote}”",
            FlagKind.QUOTE,
        )
    return None


def _judge_word(token: Token, prepared: Prepared, text: Analysis) -> Finding | None:
    """The one word of a quotation, told in another form or without marks."""
    fact = prepared.fact
    assert isinstance(fact, schema.QuoteFact)
    span = text.span(token.i, token.i + 1)
    finding = _judge_speaker(speaker_of(token, text), span, fact, text)
    right = finding.verdict is VerdictKind.SUPPORTED
    if not right and normalise(token.lemma_) not in normalise(fact.quote).split():
        return None
    if right:
        denial = _denial_above(token, range(0))
        if denial is not None:
            return _denies(denial, span, fact, text)
        return _misdirected(token, prepared, text) or finding
    return finding


def _is_apart(token: Token) -> bool:
    """Whether a clause only accompanies the verb above: "failed to help, threatening to …"."""
    return bool(token.dep_ == "advcl" and token.left_edge.i - token.head.i > 2)


def _judge_retellings(prepared: Prepared, text: Analysis) -> Iterator[Finding]:
    fact = prepared.fact
    assert isinstance(fact, schema.QuoteFact)
    for speaker, span, outright in retellings(prepared, text):
        named = text.parties_at(speaker)
        if belongs(fact.speaker, named, text) and is_nameless(text.doc[speaker], text):
            yield Finding(VerdictKind.VAGUE, span, _WHOSE)
        elif fact.speaker in named or belongs(fact.speaker, named, text):
            kind = VerdictKind.SUPPORTED if outright else VerdictKind.VAGUE
            yield Finding(kind, span, "retells the speaker's words")


def _judge_utterances(prepared: Prepared, text: Analysis) -> Iterator[Finding]:
    fact = prepared.fact
    assert isinstance(fact, schema.QuoteFact)
    for span in withheld(prepared, text):
        why = f"says “{span.text}”; the fact: {fact.statement}"
        yield Finding(VerdictKind.CONTRADICTED, span, why, FlagKind.NEGATION)
    for named, span in utterances(prepared, text):
        if fact.speaker in named or belongs(fact.speaker, named, text):
            yield Finding(VerdictKind.VAGUE, span, "tells of it without the words")


def _misdirected(token: Token, prepared: Prepared, text: Analysis) -> Finding | None:
    """A contradiction where the words are aimed at somebody else than the fact says."""
    ours, theirs = aimed_at(prepared), targets(token, text)
    if not ours or not theirs or text.book.related(ours, theirs):
        return None
    start = min(token.i, *(c.i for c in token.subtree))
    span = text.span(start, token.right_edge.i + 1)
    said_of = f"aims “{token.text}” at {text.book.label(theirs)}; "
    return Finding(
        VerdictKind.CONTRADICTED,
        span,
        f"{said_of}the fact: {prepared.fact.statement}",
        FlagKind.ROLE,
    )


def _denies(denial: int, span: Span, fact: schema.QuoteFact, text: Analysis) -> Finding:
    whole = Span.of(text.text, min(text.doc[denial].idx, span.start), span.end)
    said_not = f"denies “{span.text}”; the fact: {fact.statement}"
    return Finding(VerdictKind.CONTRADICTED, whole, said_not, FlagKind.NEGATION)


def _is_shortened(given: str, quote: str) -> bool:
    return len(given.split()) > 1 and said(given, quote) >= 0


def _denial(quotation: Quotation, text: Analysis) -> int | None:
    """The verb above the quotation that takes it back: "ruled out any move to “…”"."""
    span = Span.of(text.text, quotation.start, quotation.end)
    inside = text.tokens_of(span)
    before = text.doc[max(0, inside.start - 3) : inside.start]
    if any(token.lower_ in _UNTIL for token in before):
        return None
    return _denial_above(text.head_of(span), inside)


def _denial_above(token: Token, inside: range) -> int | None:
    """``inside``: the quoted tokens, whose own "not" is part of the words."""
    below = token
    for above in (token, *token.ancestors):
        if _is_apart(below) or (below.dep_ == "pcomp" and below.head.lower_ == "by"):
            return None  # "had not helped by threatening"
        if above.dep_ != "prep":
            below = above
        if above.i in inside or above.pos_ != "VERB":
            continue
        small = {c.lower_ for c in above.children}
        negated = any(c.dep_ == "neg" for c in above.children) and not waits(above)
        if negated or above.lemma_ in _DENYING or (above.lemma_ == "rule" and "out" in small):
            return int(above.i)
    return None


_UNTIL = frozenset("before until unless till without".split())
_DENYING = frozenset("deny reject refuse decline avoid withdraw retract disown".split())


def _likely(quotation: Quotation, span: Span, text: Analysis) -> Ids:
    """Whose words they most likely are where no verb of speech says so: the subject's of their
    clause, or the only person's that their sentence names."""
    near = quotation.near
    named = text.parties_at(near) if near is not None else frozenset()
    if named or (near is not None and text.doc[near].pos_ == "PRON"):
        return named
    start, end = text.sentences[text.sentence_of(text.tokens_of(span).start)]
    people = {
        m.parties for m in text.mentions_in(start, end) if "person" in text.book.types(m.parties)
    }
    return people.pop() if len(people) == 1 else frozenset()


def _is_altered(quotation: Quotation, prepared: Prepared, text: Analysis) -> bool:
    """Whether it is the fact's quotation with other words in it: much the same letters, or,
    from the same speaker, half of the words, or all of them in another order."""
    fact = prepared.fact
    assert isinstance(fact, schema.QuoteFact)
    if len(fact.quote.split()) < 2:
        return is_exchanged(quotation, prepared, text)
    if _similarity(quotation.text, fact.quote) >= ALTERED:
        return True
    speakers = (t for t in (quotation.speaker, quotation.near) if t is not None)
    if not any(fact.speaker in text.parties_at(t) for t in speakers):
        return False
    given, right = _words(quotation.text), _words(fact.quote)
    return 2 * len(given & right) >= max(len(given), len(right)) and len(given & right) > 1


def _words(quote: str) -> set[str]:
    return set(re.findall(r"[\w']+", fold(quote)))


def _similarity(given: str, quote: str) -> float:
    return float(fuzz.ratio(fold(given), fold(quote)))


def _speaker_near(span: Span, text: Analysis) -> int | None:
    """The subject of the clause that holds words quoted without marks."""
    head = text.head_of(span)
    for token in (head, *head.ancestors):
        for child in token.children:
            if child.dep_ == "nsubj" and text.parties_at(child.i):
                return int(child.i)
    return None


def _judge_speaker(
    speaker: int | None, span: Span, fact: schema.QuoteFact, text: Analysis
) -> Finding:
    named = text.parties_at(speaker) if speaker is not None else frozenset()
    other = speaker is not None and is_another_office(fact.speaker, text.doc[speaker], text)
    nameless = speaker is not None and is_nameless(text.doc[speaker], text)
    if nameless and belongs(fact.speaker, named, text):
        return Finding(VerdictKind.VAGUE, span, _WHOSE)
    if fact.speaker in named or (belongs(fact.speaker, named, text) and not other):
        return Finding(VerdictKind.SUPPORTED, span, "quotes the speaker's words")
    mention = text.party_at.get(speaker) if speaker is not None else None
    if speaker is None or not (named or (mention and mention.how == "unknown")):
        return Finding(VerdictKind.VAGUE, span, _WHOSE)
    given = text.book.label(named) or (
        text.span(mention.start, mention.end).text if mention else ""
    )
    start = text.doc[speaker].idx
    if mention is not None:
        start = text.span(mention.start, mention.end).start
    whole = Span.of(text.text, min(start, span.start), max(span.end, start + 1))
    right = text.book.parties[fact.speaker].name
    return Finding(
        VerdictKind.CONTRADICTED, whole, f"gives to {given} the words of {right}", FlagKind.QUOTE
    )
