"""What is still to be done told as done: "has approved the plan", of one that "will require
approval".

Held against every word for the act that the article has, verb or noun: where each of them is
wanted, allowed, planned, needed or denied, and none is told as done, nobody has done it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.events.matching import EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause, shortened
from harness.checks.reading.frames import Frame
from harness.checks.reading.general import GENERAL
from harness.checks.reading.polarity import own_negations
from harness.checks.reading.stances import REPORTING, UNREAL_HEADS
from harness.checks.reading.status import Status, status_of
from harness.checks.reading.verb_forms import is_infinitive, is_told_as_past
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "unrealised"
_AWAITING = frozenset("require need await seek lack pend want expect request deny refuse".split())
"""What is done to an act that nobody has done yet: "will require approval"."""
_WITHOUT = frozenset("without before pending until for".split())
_ASKED_FOR = frozenset("propose plan persuade urge ask call press hope".split())
_WILL = ("will", "'ll", "’ll", "shall")
_UNTIL = frozenset("before until unless if once".split())
_ACHIEVING = word_set(
    "manage help begin start continue force make cause lead be use go come get have allow enable "
    "proceed return stop appear seem fail prove turn oblige compel bring do vote decide agree "
    "choose win race move join"
)
"""Verbs whose infinitive has come about, or may have: "managed to seal it"."""
_GETTING = word_set("receive get give gain award accept earn win obtain have take hold send bring")
"""Acts that another may be told to have done in other words: "was presented with it"."""
_NOT_ITS_OWN = GENERAL | REPORTING | UNREAL_HEADS | _GETTING
SHARED = 2
"""Words of the clause that a sentence must have which tells of its act."""


def check_unrealised(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """Flags for acts that the article, wherever it has a word for them, tells as not done."""
    for claim in summary.frames:
        if claim.token in summary.quoted_tokens or not _is_told_as_done(claim, summary):
            continue
        places = _places(claim, index)
        if not places or not all(_is_undone(place) for place in places):
            continue
        pending = (p for p in places if _is_pending(p))
        near = next((p for p in pending if _is_about(claim, p, summary, index)), None)
        if near is not None:
            yield _flag(claim, near, summary, index)


def _is_told_as_done(claim: Frame, summary: Analysis) -> bool:
    if claim.nominal or claim.negated or claim.lemma in _NOT_ITS_OWN:
        return False
    verb = summary.doc[claim.token]
    told = claim.status in (Status.ASSERTED, Status.REPORTED) and is_told_as_past(verb)
    return told and verb.pos_ == "VERB" and verb.dep_ in ("ROOT", "ccomp", "conj", "relcl")


def _places(claim: Frame, index: EventIndex) -> list[Token]:
    """Where the article has a word for the act, or one on its root."""
    article, verb = index.article, claim.predicate
    known = {claim.lemma, *(word.rpartition(".")[0] for word in lexicon().derived(verb))}
    known |= index.vocabulary.meanings(verb) | lexicon().groups_with(claim.lemma)
    sentences = sorted({n for lemma in known for n in article.postings.get(lemma, ())})
    tokens = (article.doc[i] for n in sentences for i in range(*article.sentences[n]))
    return [t for t in tokens if article.lemmas[t.i] in known and t.pos_ != "PROPN"]


def _is_pending(place: Token) -> bool:
    """Whether somebody waits for it or works for it: what is only denied may be another's."""
    head = place.head
    if place.dep_ == "pobj":
        head = head.head
    return head.lemma_.lower() in _AWAITING | _ASKED_FOR and not own_negations(head)


def _is_undone(place: Token) -> bool:
    return _is_undone_verb(place) if place.pos_ in ("VERB", "AUX") else _is_undone_noun(place)


def _is_undone_verb(verb: Token) -> bool:
    if any(c.lower_ in _WILL for c in verb.children):
        return False  # it may have come since
    if own_negations(verb) or status_of(verb)[0] is Status.UNREAL:
        return True
    if any(c.dep_ == "aux" and c.lower_ in ("can", "could") for c in verb.children):
        return True
    if any(c.dep_ in ("mark", "advmod") and c.lower_ in _UNTIL for c in verb.children):
        return True
    if is_infinitive(verb) and verb.dep_ in ("xcomp", "ccomp", "acl", "relcl"):
        head = verb.head
        return head.lemma_.lower() not in _ACHIEVING or _is_undone_verb(head)
    return verb.dep_ in ("conj", "xcomp", "ccomp") and verb.tag_ == "VB" and _is_undone(verb.head)


def _is_undone_noun(noun: Token) -> bool:
    head = noun.head
    if any(c.lower_ == "no" for c in noun.children):
        return True
    if noun.dep_ in ("dobj", "nsubjpass") and head.pos_ == "VERB":
        return head.lemma_.lower() in _AWAITING or bool(own_negations(head))
    if noun.dep_ == "pobj":
        awaited = head.head.lemma_.lower() in _AWAITING
        return (head.lower_ in _WITHOUT - {"for"}) or (head.lower_ == "for" and awaited)
    return False


def _is_about(claim: Frame, place: Token, summary: Analysis, index: EventIndex) -> bool:
    """Whether the article's sentence, or the one before it, is on the claim's very matter."""
    article = index.article
    sentence = article.sentence_of(place.i)
    there = set(article.sentence_lemmas[sentence])
    there |= article.sentence_lemmas[sentence - 1] if sentence else frozenset()
    told = [
        i
        for i in range(*summary.sentences[claim.sentence])
        if summary.content[i] and i != claim.token
    ]
    known = {i for i in told if not there.isdisjoint(index.vocabulary.meanings(summary.words[i]))}
    parts = {a.token for a in (*claim.agents, *claim.patients)}
    return len(known) >= SHARED and bool(parts & known)


def _flag(claim: Frame, place: Token, summary: Analysis, index: EventIndex) -> Flag:
    span = clause(claim, summary)
    evidence = index.article.sentence_span(index.article.sentence_of(place.i))
    said = f"says “{span.text}”; in the article nobody has done it yet: “"
    return Flag(
        span,
        FlagKind.UNSUPPORTED,
        Severity.MEDIUM,
        f"{said}{shortened(evidence.text)}”",
        NAME,
        evidence=evidence,
    )
