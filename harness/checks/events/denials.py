"""Denials without a counterpart: what the summary says is not so, and the article never denies.

A careful writer denies only what the source denies. Where the sentences that speak of the
clause's matter hold no word of denial, refusal, failure, end or lack, and nothing opposite to
its predicate, a "not" has been put in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from harness.checks.events.charges import rejects_charges
from harness.checks.events.denied import is_wanted
from harness.checks.events.extent import is_of_some
from harness.checks.grounding.index import ArticleIndex
from harness.checks.grounding.passages import passages
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause, clause_words, shortened
from harness.checks.reading.frames import Frame
from harness.checks.reading.general import GENERAL
from harness.checks.reading.polarity import NEGATORS
from harness.checks.reading.stances import DENYING, FAILING, LETTING, REPORTING
from harness.checks.reading.verb_forms import waits
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "denials"
NEAREST = 6
"""Sentences about the matter of a whole sentence that are looked at."""
SHARE, LIGHT_SHARE = 0.25, 0.6
"""The part of the clause's weighted words that a sentence must have to speak of its matter;
more of it where the predicate could belong to any story."""

_CUES = NEGATORS | DENYING | FAILING | frozenset(
    "without lack lacking absent absence unable cannot nothing nobody none nowhere "
    "disagree dissent unlikely unless against oppose object resist ignore lose loss "
    "close closed halt cancel collapse unravel break breakdown ban block bar exclude except rule "
    "withdraw abandon drop shun spurn snub rebuff defy scrap shelve postpone delay suspend "
    "yet instead rather false wrong myth impossible".split()
)  # fmt: skip
_HINTS = frozenset(
    "few little less only until despite miss end turn far free short empty difficult".split()
)
"""Words that may stand for a denial of the very event, and say nothing of what else is told."""
_LASTING = frozenset("still remain continue await wait pending".split())
"""Words for what goes on, so that what would end it has "still not" come: "still in hospital"."""
_COPULAS = ("be.", "have.", "seem.", "appear.")
"""Too many ways to say what something is not: "is not the most credible"."""


def check_denials(summary: Analysis, index: ArticleIndex) -> Iterator[Flag]:
    """Flags for negated clauses of whose matter the article speaks, and denies nothing."""
    for frame in summary.frames:
        if _is_plain_denial(frame, summary):
            flag = _judge(frame, summary, index)
            if flag is not None:
                yield flag


def _is_plain_denial(frame: Frame, summary: Analysis) -> bool:
    """Whether a "not", "never" or "no" stands by the predicate, in the writer's own words."""
    if not frame.negated or frame.negator is None or frame.nominal:
        return False
    if frame.token in summary.quoted_tokens or frame.predicate.startswith(_COPULAS):
        return False
    if any(preposition in _FOR_A_TIME for preposition, _ in frame.others):
        return False
    if any(a.pronoun and not summary.parties_of(a) for a in frame.agents):
        return False
    verb = summary.doc[frame.token]
    if is_wanted(verb) or waits(verb) or (verb.dep_ == "relcl" and frame.lemma in _LIGHT):
        return False
    if is_of_some(frame, summary):
        return False  # "some of the disputes have not been settled", where most have
    word = summary.doc[frame.negator]
    after = summary.doc.phrase(word.i + 1, word.i + 2).text.lower()
    return after not in _FOR_A_TIME and (word.lower_ in NEGATORS or word.dep_ == "neg")


_FOR_A_TIME = frozenset(("since", "until", "till", "before"))
"""What is denied up to a day may happen after it, and the article may tell it so."""


def _judge(frame: Frame, summary: Analysis, index: ArticleIndex) -> Flag | None:
    late = {c.lower_ for c in summary.doc[frame.token].children} & {"still", "yet"}
    cues = _CUES | _HINTS | _LASTING if late else _CUES | _HINTS
    passages = _undenied(_passages(frame, summary, index), frame, index, cues)
    if not passages and _is_news(frame, summary):
        around = _CUES | _LASTING if late else _CUES
        passages = _undenied(_around(frame, summary, index), frame, index, around)
    if not passages:
        return None
    if any(_is_reverse(frame, other) for other in index.analysis.frames):
        return None  # "has not softened its demand": the article has it maintain the demand
    if rejects_charges(frame, summary, index.analysis):
        return None
    span = clause(frame, summary)
    evidence = index.analysis.sentence_span(passages[0])
    return Flag(
        span=span,
        kind=FlagKind.NEGATION,
        severity=Severity.MEDIUM,
        explanation=f"says “{span.text}”; the article speaks of it and denies nothing: "
        f"“{shortened(evidence.text)}”",
        checker=NAME,
        evidence=evidence,
    )


def _undenied(
    passages: list[int], frame: Frame, index: ArticleIndex, cues: frozenset[str]
) -> list[int]:
    """The same sentences, or none where one of them denies something."""
    denied = (s in index.denying or _denies(s, frame, index.analysis, cues) for s in passages)
    return [] if any(denied) else passages


def _is_news(frame: Frame, summary: Analysis) -> bool:
    """Whether a clause is what its sentence tells, or what somebody in it says; not what
    ought not to be, which nobody need deny."""
    verb = summary.doc[frame.token]
    if frame.lemma in _LIGHT or any(
        c.tag_ == "MD" and c.lemma_.lower() not in _FUTURE for c in verb.children
    ):
        return False
    while verb.dep_ == "conj" or (
        (verb.dep_ == "ccomp" and verb.head.lemma_.lower() in REPORTING)
        or (verb.dep_ == "xcomp" and _is_bare_be(verb.head))
    ):
        verb = verb.head
    return verb.dep_ == "ROOT"


def _is_bare_be(verb: Token) -> bool:
    """The "is" of "is not to be held", which has nothing else to it."""
    return verb.lemma_ == "be" and not any(c.dep_ in ("attr", "acomp") for c in verb.children)


_FUTURE = frozenset("will would wo 'll shall".split())
_IMPLIED = (
    _CUES
    | _HINTS
    | REPORTING
    | frozenset(
        "confirm verify corroborate comment respond reply answer react apologise speak ask "
        "name identify specify elaborate die kill hurt harm injure damage destroy wreck cut reduce "
        "weaken contest attack strike hit suffer stand stay stray".split()
    )
)
_LIGHT = LETTING | frozenset(
    "go help put get come take make give keep bring call look work do".split()
)


def _around(frame: Frame, summary: Analysis, index: ArticleIndex) -> list[int]:
    """The article's sentences nearest to the whole sentence, whatever their predicates are.

    That somebody has said nothing ("has not confirmed it") or that nothing bad was done may be
    true though the article only implies it: of such predicates the nearest must tell.
    """
    start, end = summary.sentences[frame.sentence]
    words = [i for i in range(start, end) if summary.content[i] and i != frame.negator]
    found = passages(words, summary, index)
    near = found.near()[:NEAREST] if found.share >= SHARE else []
    if frame.lemma not in _IMPLIED:
        return near
    told = index.sentences_with(index.vocabulary.meanings(frame.predicate))
    return near if told.intersection(near[:1]) else []


def _is_reverse(frame: Frame, other: Frame) -> bool:
    """Whether the article has the opposite done to the same thing."""
    mine = {a.lemma for a in frame.patients if not a.pronoun}
    mine = mine.union(*(lexicon().theme(lemma) for lemma in mine))
    return bool(mine & {a.lemma for a in other.patients}) and lexicon().opposite(
        frame.predicate, other.predicate
    )


def _passages(frame: Frame, summary: Analysis, index: ArticleIndex) -> list[int]:
    """The article's sentences that speak of the clause's matter, the nearest first."""
    found = passages([frame.token, *clause_words(frame, summary)], summary, index)
    told = index.sentences_with(index.vocabulary.meanings(frame.predicate))
    found = replace(found, scores={s: v for s, v in found.scores.items() if s in told})
    share = LIGHT_SHARE if frame.lemma in GENERAL else SHARE
    return found.near() if found.scores and found.share >= share else []


def _denies(sentence: int, frame: Frame, article: Analysis, cues: frozenset[str]) -> bool:
    """Whether a sentence has a word of denial, or one opposite to the predicate."""
    start, end = article.sentences[sentence]
    relation = lexicon()
    for index in range(start, end):
        token = article.doc[index]
        lemma = token.lemma_.lower()
        if token.dep_ == "neg" or lemma in cues or token.lower_ in cues:
            return True
        word = article.words[index]
        if word == frame.predicate and {"would", "have"} <= {c.lower_ for c in token.children}:
            return True  # "before the final would have gone to penalties"
        if relation.is_denial(word) or relation.opposite(frame.predicate, word):
            return True
    return False
