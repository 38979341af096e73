"""What is told instead of what: "seeks war instead of peace", where the article has it seek peace.

Both words are the article's, in its very sentence, and only change places. A contrast may be put in
other ways there: "it was X, not Y, who …", "not Y but X".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from harness.checks.events.coverage import COVER, cover
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import Argument, argument
from harness.checks.reading.clauses import clause_words, shortened
from harness.checks.reading.frames import Frame, is_ruled_out
from harness.checks.reading.status import Status
from harness.types import Flag, FlagKind, Severity

if TYPE_CHECKING:
    from harness.checks.events.matching import EventIndex
    from harness.checks.reading.tokens import Token

NAME = "instead"
_LINKS = frozenset(("instead", "rather"))
_Words = frozenset[str]
_NOMINAL = ("NOUN", "PROPN")
_WITHIN = ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART")
"""What the phrase of a noun is made of, before it."""


class InsteadIndex:
    """The contrasts of an article, read once."""

    def __init__(self, events: EventIndex) -> None:
        self._events = events

    @cached_property
    def _contrasts(self) -> tuple[Contrast, ...]:
        return tuple(read_contrasts(self._events.article))

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for acts and things said to be left out for others, where it is the other way
        round, and for events told of what the article rules out for them."""
        yield from _exchanged(summary, self._events)
        yield from _turned(summary, self._events, self._contrasts)
        yield from _left_out(summary, self._events, self._contrasts)


def _exchanged(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """What is done instead of what, where the article has it the other way round."""
    for place, lemma in enumerate(summary.lemmas):
        if lemma not in _LINKS or place in summary.quoted_tokens:
            continue
        link = summary.doc[place]
        ruled_out = summary.frame_at.get(_verb_after(link, summary))
        told = _kept_instead(link, summary)
        if ruled_out is not None and told in summary.frame_at:
            found = _exchanged_act(summary.frame_at[told], ruled_out, summary, index)
        else:
            found = _exchanged_thing(link, summary, index)
        if found is not None:
            start, end = sorted((told, _last(link)))
            yield _flag(start, end + 1, found.sentence, summary, index)


def _turned(
    summary: Analysis, index: EventIndex, contrasts: tuple[Contrast, ...]
) -> Iterator[Flag]:
    """Contrasts of two things that the article has the other way round."""
    for ours in read_contrasts(summary) if contrasts else ():
        turned = next((t for t in contrasts if _is_turned(ours, t, summary, index)), None)
        if turned is not None and turned.mark not in index.article.quoted_tokens:
            number = index.article.sentence_of(turned.mark)
            yield _flag(min(ours.places), max(ours.places) + 1, number, summary, index)


def _left_out(
    summary: Analysis, index: EventIndex, contrasts: tuple[Contrast, ...]
) -> Iterator[Flag]:
    """Events told of what the article rules out for them."""
    for claim in summary.frames if contrasts else ():
        told = _is_told(claim, summary)
        place = _ruled_out_there(claim, contrasts, summary, index) if told else None
        if place is not None:
            tokens = [claim.token, *(a.token for a in (*claim.agents, *claim.patients))]
            yield _flag(min(tokens), max(tokens) + 1, place, summary, index)


def _is_told(claim: Frame, summary: Analysis) -> bool:
    told = claim.status in (Status.ASSERTED, Status.REPORTED) and not claim.nominal
    return told and not claim.negated and claim.token not in summary.quoted_tokens


def _ruled_out_there(
    claim: Frame, contrasts: tuple[Contrast, ...], summary: Analysis, index: EventIndex
) -> int | None:
    """The sentence of the article that has the claim's event of another, and says that it was not
    of this one: "it was the master, not the owner, who ordered it"."""
    same = [
        f for f in index.same(claim) if not f.negated and cover(claim, f, summary, index) >= COVER
    ]
    if not same:
        return None
    spoken_of = frozenset(summary.words[i] for i in clause_words(claim, summary))
    for contrast in contrasts:
        place = index.article.sentence_of(contrast.mark)
        kept, left = _told_apart(contrast, index.article)
        if contrast.mark in index.article.quoted_tokens or _meets(spoken_of, kept, index):
            continue
        beside = [f for f in same if f.sentence == place and _has(f, contrast)]
        named = [a for a in (*claim.agents, *claim.patients) if _is_named(a, left, summary, index)]
        elsewhere = any(f.sentence != place for f in same)
        if beside and named and not elsewhere:
            return place
    return None


def _has(frame: Frame, contrast: Contrast) -> bool:
    """Whether what is kept or left out takes part in an event."""
    return any(a.token in contrast.places for a in (*frame.agents, *frame.patients))


def _is_named(argument: Argument, words: _Words, summary: Analysis, index: EventIndex) -> bool:
    return not argument.pronoun and _meets(
        frozenset((summary.words[argument.token],)), words, index
    )


def _flag(start: int, end: int, sentence: int, summary: Analysis, index: EventIndex) -> Flag:
    evidence = index.article.sentence_span(sentence)
    span = summary.span(start, end)
    said = f"says “{span.text}”; the article has it the other way round: "
    said += f"“{shortened(evidence.text)}”"
    return Flag(span, FlagKind.CONTRADICTION, Severity.HIGH, said, NAME, evidence=evidence)


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two phrases of which a text says that it is the one (``kept``) and not the other (``left``);
    ``mark`` is the word that says so."""

    kept: tuple[int, ...]
    left: tuple[int, ...]
    mark: int

    @property
    def places(self) -> tuple[int, ...]:
        return (*self.kept, *self.left)


_MARKS = frozenset("rather instead not but".split())


def read_contrasts(text: Analysis) -> Iterator[Contrast]:
    """The contrasts of two things in a text: "X rather than Y", "X, not Y", "not Y but X"."""
    doc = text.doc
    for place, lemma in enumerate(text.lemmas):
        if lemma not in _MARKS:
            continue
        pair = doc.phrase(place, min(place + 2, len(doc))).text.lower()
        if pair in ("rather than", "instead of"):
            found = _phrase_before(place, text), _phrase_after(place + 2, text)
        elif lemma == "not" and place and doc[place - 1].lower_ in (",", "and"):
            found = _phrase_before(place - 1, text), _phrase_after(place + 1, text)
        elif lemma == "but" and (left := _phrase_before(place, text)):
            if min(left) == 0 or doc[min(left) - 1].lower_ != "not":
                continue
            found = _phrase_after(place + 1, text), left
        else:
            continue
        if all(found):
            yield Contrast(*found, place)


def _phrase_before(place: int, text: Analysis) -> tuple[int, ...]:
    """The phrase of the noun that ends right before a place, but for a comma."""
    end = place - 1 if place and text.doc[place - 1].text == "," else place
    start = end
    while start and text.doc[start - 1].pos_ in _WITHIN and text.doc[start - 1].lower_ != "not":
        start -= 1
    return _phrase(start, end, text)


def _phrase_after(place: int, text: Analysis) -> tuple[int, ...]:
    """The phrase of the noun that begins right at a place, but for a preposition."""
    start, size = place, len(text.doc)
    if start < size and text.doc[start].pos_ == "ADP":
        start += 1
    end = start
    while end < size and text.doc[end].pos_ in _WITHIN:
        end += 1
    return _phrase(start, end, text)


def _phrase(start: int, end: int, text: Analysis) -> tuple[int, ...]:
    ends_in_noun = end > start and text.doc[end - 1].pos_ in _NOMINAL
    same = ends_in_noun and text.sentence_of(start) == text.sentence_of(end - 1)
    return tuple(i for i in range(start, end) if text.doc[i].pos_ != "DET") if same else ()


def _is_turned(ours: Contrast, theirs: Contrast, summary: Analysis, index: EventIndex) -> bool:
    """Whether each is what the other leaves out, and something else of it is told in both."""
    article = index.article
    kept, left = _told_apart(ours, summary)
    known, ruled_out = _told_apart(theirs, article)
    if not (_meets(kept, ruled_out, index) and _meets(left, known, index)):
        return False
    if _meets(kept, known, index) or _meets(left, ruled_out, index):
        return False
    start, end = summary.sentences[summary.sentence_of(ours.mark)]
    lemmas = article.sentence_lemmas[article.sentence_of(theirs.mark)]
    rest = [i for i in range(start, end) if summary.content[i] and i not in ours.places]
    return any(index.vocabulary.meanings(summary.words[i]) & lemmas for i in rest)


def _told_apart(contrast: Contrast, text: Analysis) -> tuple[_Words, _Words]:
    """The words by which a contrast tells one from the other."""
    kept, left = (frozenset(text.words[i] for i in ids) for ids in (contrast.kept, contrast.left))
    return kept - left, left - kept


def _meets(claims: _Words, others: _Words, index: EventIndex) -> bool:
    lemmas = {word.rpartition(".")[0] for word in others}
    return any(index.vocabulary.meanings(word) & lemmas for word in claims)


def _verb_after(link: Token, text: Analysis) -> int:
    """The verb that is ruled out: "instead of *focusing* on it"."""
    after = text.doc[link.i + 2 : link.i + 5]
    return next((t.i for t in after if t.pos_ == "VERB"), -1)


def _kept_instead(link: Token, text: Analysis) -> int:
    """The verb of what is done instead."""
    own = _verb_after(link, text)
    chain = [link, *link.ancestors]
    found = next((t for t in chain if t.pos_ in ("VERB", "AUX") and t.i != own), link)
    return int(found.i)


def _last(link: Token) -> int:
    return int(
        max(t.i for t in link.doc[link.i : min(link.i + 6, link.sent.end)] if not t.is_punct)
    )


def _exchanged_act(
    told: Frame, ruled_out: Frame, summary: Analysis, index: EventIndex
) -> Frame | None:
    """The article's frame of what is ruled out, where it rules out what is told."""
    kept = [f for f in index.same(ruled_out) if not f.negated]
    left = [f for f in index.same(told) if f.negated]
    for frame in kept:
        if any(other.sentence == frame.sentence for other in left):
            return frame
    return None


def _exchanged_thing(link: Token, summary: Analysis, index: EventIndex) -> Frame | None:
    """The article's frame of the verb with the thing that is ruled out as its object."""
    claim = summary.frame_at.get(_kept_instead(link, summary))
    after = summary.doc[link.i + 1 : min(link.i + 6, link.sent.end)]
    noun = next((t for t in after[1:] if t.pos_ in ("NOUN", "PROPN")), None)
    if claim is None or noun is None or not is_ruled_out(after[0]):
        return None
    for frame in index.same(claim):
        if frame.negated is not claim.negated or index.match(claim, frame, summary).unlike:
            continue
        given = (*frame.patients, *(a for _, a in frame.others))
        own = {a.lemma for a in claim.patients if a.token != noun.i}
        kept = any(index.shares_head(argument(noun), other) for other in given)
        if own and kept and own.isdisjoint(a.lemma for a in given):
            return frame
    return None
