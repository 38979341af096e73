"""A place told to be quiet, where the article has the violence there go on: "the border has stayed
calm ever since", of a border on which new attacks are reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from harness.checks.events.matching import EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import Argument, Frame
from harness.checks.reading.clauses import clause, shortened
from harness.checks.reading.status import Status
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "quiet"
_BEING = word_set("be stay remain keep go fall grow turn")
_QUIET = word_set("quiet calm peaceful still silent tranquil")
_COMING = word_set("return come prevail reign settle")
_PEACE = word_set("calm quiet peace tranquillity tranquility")
_GOING_ON = word_set("persist continue last endure rage go")
_NEW = word_set("new fresh further renewed more")


def check_quiet(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """Flags for quiet places where the article has violence go on."""
    for claim in summary.frames:
        if claim.negated or claim.status is Status.UNREAL or claim.token in summary.quoted_tokens:
            continue
        places = _quieted(claim)
        if not places:
            continue
        if any(c.tag_ == "VBD" or c.lower_ == "had" for c in _tensed(claim, summary)):
            continue  # "was quiet", before or after
        where = [index.vocabulary.meanings(summary.words[a.token]) for a in places]
        found = next((s for s in _violent(index) if _is_told_there(s, where, index)), None)
        if found is None:
            continue
        span = clause(claim, summary, whole=True)
        evidence = index.article.sentence_span(found)
        said = f"says “{span.text}”; the article has it go on: “{shortened(evidence.text)}”"
        yield Flag(span, FlagKind.CONTRADICTION, Severity.HIGH, said, NAME, evidence=evidence)


def _quieted(claim: Frame) -> Sequence[Argument]:
    """What is said to be quiet: "the border stays calm", "calm returns to the border"."""
    if claim.lemma in _BEING and any(p.lemma in _QUIET for p in claim.patients):
        return claim.agents
    if claim.lemma in _COMING and any(a.lemma in _PEACE for a in claim.agents):
        return [a for prep, a in claim.others if prep in ("to", "on", "along", "at", "in")]
    return ()


def _tensed(claim: Frame, summary: Analysis) -> Iterator[Token]:
    verb = summary.doc[claim.token]
    yield verb
    yield from (c for c in verb.children if c.dep_ == "aux")


def _is_told_there(sentence: int, where: list[frozenset[str]], index: EventIndex) -> bool:
    lemmas = index.article.sentence_lemmas[sentence]
    return bool(where) and all(not lemmas.isdisjoint(words) for words in where)


def _violent(index: EventIndex) -> Iterator[int]:
    """The sentences in which violence goes on, or is new."""
    article, violence = index.article, lexicon().theme("violence") | {"violence"}
    for frame in article.frames:
        if frame.negated or frame.status is Status.UNREAL:
            continue
        goes_on = frame.lemma in _GOING_ON and any(a.lemma in violence for a in frame.agents)
        marks = (c.lower_ for c in article.doc[frame.token].children if c.dep_ == "amod")
        if goes_on or (frame.nominal and frame.lemma in violence and _NEW & set(marks)):
            yield frame.sentence
