"""How much of a statement a sentence of another text says: predicates, words and parties."""

from __future__ import annotations

from collections.abc import Iterator

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.frames import Argument, Frame
from harness.lexicon.words import lexicon
from harness.values.period import TimeSpan, relate_times
from harness.values.sets import Relation

GENERIC = frozenset(
    "country side nation neighbour neighbor party government official both two they it people "
    "state rival foe".split()
)
"""Words that stand for whoever is spoken of; they neither agree with a name nor differ from it."""


def particle_of(frame: Frame, text: Analysis) -> str:
    """``turn_down`` for "turned the offer down"; empty for a verb without a particle."""
    particle = text.particles.get(frame.token)
    return f"{frame.lemma}_{particle}" if particle else ""


def reports(text: Analysis, predicate: str) -> Iterator[Frame]:
    """The frames that may report ``predicate`` (``turn down`` or ``kill``)."""
    wanted = predicate.lower().replace(" ", "_")
    variants = lexicon().variants(f"{wanted}.v") | {wanted}
    for frame in text.frames:
        lemma = frame.lemma
        phrase = particle_of(frame, text)
        if (
            (phrase and (phrase in variants or wanted in lexicon().variants(f"{phrase}.v")))
            or lemma in variants
            or wanted in lexicon().variants(frame.predicate)
        ):
            yield frame


def like(wanted: str, given: str) -> bool:
    """Whether two words (``lemma.pos``) may mean one thing, or one the wider of it."""
    relation = lexicon()
    return (
        relation.same(wanted, given)
        or relation.wider(wanted, given)
        or relation.wider(given, wanted)
    )


def conflicts(
    ours: tuple[Argument, ...], theirs: tuple[Argument, ...], statement: Analysis, text: Analysis
) -> bool:
    """Whether both name somebody in one part, and certainly somebody else."""
    left = [ids for a in ours if (ids := statement.parties_of(a))]
    right = [ids for a in theirs if (ids := text.parties_of(a))]
    return bool(left and right) and not any(text.book.related(a, b) for a in left for b in right)


def coverage(
    statement: Analysis, text: Analysis, sentence: int, leave_out: frozenset[int] = frozenset()
) -> float:
    """The share of a statement's content words that one sentence has a word for.

    ``leave_out`` are tokens of the statement that need no counterpart. Nothing is said where
    one of its words comes only with a "not": "the longest here, though not in the world".
    """
    start, end = text.sentences[sentence]
    ruled_out = _ruled_out(text, start, end)
    if ruled_out and _ruled_out(statement, 0, len(statement.doc)):
        ruled_out = frozenset()
    words = {text.words[i] for i in range(start, end) if i not in ruled_out}
    denied = {text.words[i] for i in ruled_out if text.content[i]} - words
    named = [i for i in range(start, end) if i in text.party_at or text.doc[i].pos_ == "PRON"]
    ids = {party for i in named for party in text.parties_at(i)}
    total = found = 0
    for index, is_content_word in enumerate(statement.content):
        if not is_content_word or index in leave_out or statement.words[index].endswith(".r"):
            continue
        mention = statement.party_at.get(index)
        if mention is None and statement.doc[index].lemma_.lower() in GENERIC:
            continue
        if mention is not None and mention.head != index:
            continue
        total += 1
        if index in statement.value_tokens and _has_time(statement, index, text, sentence):
            found += 1
        elif mention is not None:
            found += any(text.book.related(frozenset((i,)), mention.parties) for i in ids)
        elif statement.words[index] in denied:
            return 0.0
        else:
            found += any(like(statement.words[index], w) for w in words)
    return found / total if total else 1.0


def _has_time(statement: Analysis, index: int, text: Analysis, sentence: int) -> bool:
    """Whether a time of the statement stands in the sentence: "next year" for 2026."""
    said = [v.value for v in statement.values if index in statement.tokens_of(v.span)]
    given = (v for v in text.values if text.sentence_of(text.tokens_of(v.span).start) == sentence)
    times = [v.value for v in given if isinstance(v.value, TimeSpan)]
    return any(
        relate_times(time, each) is Relation.EQUAL
        for each in said
        if isinstance(each, TimeSpan)
        for time in times
    )


def _ruled_out(text: Analysis, start: int, end: int) -> frozenset[int]:
    """Tokens of phrases that a "not" of their own takes away: "though not in the world"."""
    return frozenset(
        inner.i
        for token in text.doc[start:end]
        if token.dep_ == "neg" and token.head.pos_ not in ("VERB", "AUX")
        for inner in token.head.subtree
    )
