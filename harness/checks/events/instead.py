"""What is told instead of what: "seeks war instead of peace", where the article has it seek peace.

Both words are the article's, in its very sentence, and only change places.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import argument
from harness.checks.reading.clauses import shortened
from harness.checks.reading.frames import Frame, is_ruled_out
from harness.types import Flag, FlagKind, Severity

if TYPE_CHECKING:
    from harness.checks.events.matching import EventIndex
    from harness.checks.reading.tokens import Token

NAME = "instead"
_LINKS = frozenset(("instead", "rather"))


def check_instead(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """Flags for acts and things said to be left out for others, where it is the other way round."""
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
            evidence = index.article.sentence_span(found.sentence)
            start, end = sorted((told, _last(link)))
            span = summary.span(start, end + 1)
            said = f"says “{span.text}”; the article has it the other way round: "
            said += f"“{shortened(evidence.text)}”"
            yield Flag(span, FlagKind.CONTRADICTION, Severity.HIGH, said, NAME, evidence=evidence)


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
