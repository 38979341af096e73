"""What of a clause the article's sentence on it has: the share of its words, and its parties."""

from __future__ import annotations

from harness.checks.events.matching import SIDES, EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import circumstances, clause_words, is_degree
from harness.checks.reading.frames import Argument, Frame
from harness.lexicon.words import lexicon
from harness.values.party import Ids

COVER = 0.6
"""The share of a clause that must stand in the sentence that is held against it."""
LIGHT_COVER = 0.8
"""The same for verbs that say little by themselves: "go to penalties", "go to extra time"."""


def cover(claim: Frame, frame: Frame, summary: Analysis, index: EventIndex) -> float:
    """The share of the claim's clause that the frame's sentence has words for.

    Times and quantities are left out, which others hold against the article, words of
    degree ("fully controls" and "has full control" are denied by "has no control"), and
    under what circumstances it was ("despite …") where more is said.
    """
    lemmas = index.article.sentence_lemmas[frame.sentence]
    ids = index.article.parties_in(frame.sentence)
    if frame.sentence and any(
        _points_back(a, index.article) for a in (*frame.agents, *frame.patients)
    ):
        lemmas |= index.article.sentence_lemmas[frame.sentence - 1]
    if any(a.lemma in SIDES for a in (*frame.agents, *frame.patients)):
        ids |= index.sides
    words = [i for i in clause_words(claim, summary) if not is_degree(summary.doc[i])]
    aside = circumstances(summary.doc[claim.token])
    words = [i for i in words if i not in aside] or words
    if not words and claim.negator is not None and summary.content[claim.negator]:
        words = [claim.negator]  # "no issue has been resolved", of the issues
    words = [i for i in words if summary.doc[i].lemma_.lower() not in SIDES] or words
    known = [_is_known(i, lemmas, ids, summary, index) for i in words]
    return sum(known) / len(known) if known else 0.0


def _points_back(argument: Argument, article: Analysis) -> bool:
    """ "Those relatives": of whom more is said in the sentence before."""
    marks = (c for c in article.doc[argument.token].children if c.dep_ == "det")
    return any(c.lower_ in ("this", "these", "that", "those") for c in marks)


def _is_known(
    token: int, lemmas: frozenset[str], ids: Ids, summary: Analysis, index: EventIndex
) -> bool:
    word = summary.words[token]
    if (index.vocabulary.meanings(word) | lexicon().variants(word)) & lemmas:
        return True
    if word.endswith(".n") and lexicon().theme(word.removesuffix(".n")) & lemmas:
        return True
    return bool(summary.parties_at(token) & ids)


def names_agents(claim: Frame, frame: Frame, summary: Analysis, index: EventIndex) -> bool:
    """Whether the frame, or at least its sentence, has the parties that the claim has act."""
    ids = index.article.parties_in(frame.sentence)
    named = [summary.direct_at(a.token) for a in claim.agents]
    return bool(frame.agents) or all(ids & n for n in named if n)


def names_all(
    claims: tuple[Argument, ...], frame: Frame, summary: Analysis, index: EventIndex
) -> bool:
    """Whether the frame's sentence names every one of the claim's participants."""
    ids, alike = index.article.parties_in(frame.sentence), summary.book.named_alike
    named = [summary.parties_of(a) for a in claims]
    return bool(claims) and all(ids & each or alike(each, ids) for each in named)
