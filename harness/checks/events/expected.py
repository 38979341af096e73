"""What surprised people, told as expected, and the other way round: "had been widely predicted", of
a decision that, in the article, surprised many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.events.matching import EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import Frame
from harness.checks.reading.clauses import clause, shortened
from harness.checks.reading.status import Status
from harness.checks.reading.verb_forms import is_told_as_past
from harness.types import Flag, FlagKind, Severity
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "expected"
_EXPECTING = word_set("expect predict anticipate foresee forecast")
_SURPRISING = word_set("surprise shock stun astonish startle astound")
_UNEXPECTED = _SURPRISING | word_set("unexpected unexpectedly surprising unforeseen")
_WIDELY = word_set("widely long generally universally always fully")
_WHOLE = frozenset(("xcomp", "ccomp"))


def check_expected(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """Flags for an act or event told as expected by all that was a surprise, or the reverse."""
    for claim in summary.frames:
        if claim.nominal or claim.negated or claim.token in summary.quoted_tokens:
            continue
        if claim.status not in (Status.ASSERTED, Status.REPORTED):
            continue
        what = _expected(claim, summary)
        told = _surprise(what, claim, summary, index) if what else None
        if told is None:
            continue
        span = clause(claim, summary)
        evidence = index.article.sentence_span(told)
        said = f"says “{span.text}”; the article says the opposite: “{shortened(evidence.text)}”"
        yield Flag(span, FlagKind.CONTRADICTION, Severity.HIGH, said, NAME, evidence=evidence)


def _expected(claim: Frame, text: Analysis) -> set[str]:
    """The nouns for what a clause says had been expected: by many, and before it came."""
    verb = text.doc[claim.token]
    if claim.lemma not in _EXPECTING or any(c.dep_ in _WHOLE for c in verb.children):
        return set()
    passive = any(c.dep_ == "auxpass" for c in verb.children) and is_told_as_past(verb)
    widely = any(c.lower_ in _WIDELY for c in verb.children)
    return {a.lemma for a in claim.patients if not a.pronoun} if passive and widely else set()


def _surprise(what: set[str], claim: Frame, summary: Analysis, index: EventIndex) -> int | None:
    """The sentence of the article that calls the very thing a surprise."""
    article = index.article
    words = {t.i for a in claim.patients for t in summary.doc[a.token].subtree}
    matter = [i for i in sorted(words) if summary.content[i] and i not in summary.value_tokens]
    meant = [index.vocabulary.meanings(summary.words[i]) for i in matter]
    heads = [index.vocabulary.meanings(f"{noun}.n") for noun in sorted(what)]
    for number, lemmas in enumerate(article.sentence_lemmas):
        if not lemmas & _UNEXPECTED or any(map(_is_no_surprise, _cues(number, article))):
            continue
        shared = sum(not lemmas.isdisjoint(m) for m in meant)
        if all(h & lemmas for h in heads) and 2 * shared >= len(meant):
            return number
    return None


def _cues(number: int, article: Analysis) -> list[Token]:
    start, end = article.sentences[number]
    return [t for t in article.doc[start:end] if t.lemma_.lower() in _UNEXPECTED]


def _is_no_surprise(cue: Token) -> bool:
    """ "Came as no surprise", "was not surprising"."""
    near = (*cue.children, *cue.head.children)
    return any(t.dep_ == "neg" or t.lower_ in ("no", "little", "hardly") for t in near)
