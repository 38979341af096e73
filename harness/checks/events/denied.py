"""Events that a summary denies and the article tells, and the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.checks.events.charges import denies_charge, says_of_other
from harness.checks.events.claims import Claim, best
from harness.checks.events.coverage import COVER, LIGHT_COVER, cover
from harness.checks.events.extent import is_of_some
from harness.checks.events.matching import EventIndex, Match
from harness.checks.events.opposites import judge_opposites, same_world
from harness.checks.events.told import Told, event_flag
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.frames import Frame
from harness.checks.reading.general import GENERAL
from harness.checks.reading.stances import FAILING, LETTING
from harness.checks.reading.status import Status, status_of
from harness.checks.reading.verb_forms import (
    SUBJECTS,
    is_infinitive,
    is_supposed,
    is_told_as_past,
    waits,
)
from harness.types import Flag, FlagKind

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token


def judge_denial(claim: Claim) -> Flag | None:
    """The article's event that the claim negates, or that the article itself denies."""
    frame, text, index, support = claim.frame, claim.text, claim.index, claim.support
    if frame.status is Status.HEDGED or _counts_since(frame, text) or _is_wished_away(frame, text):
        return None
    if frame.negated and (is_of_some(frame, text) or _is_at_times(frame, text)):
        return None
    needed = LIGHT_COVER if frame.lemma in GENERAL else COVER
    only_wanted = frame.negated and is_wanted(text.doc[frame.token])
    against = best(
        m
        for m in claim.matches
        if m.fits
        and m.frame.negated != frame.negated
        and same_world(frame, m.frame)
        and (m.frame.status is Status.UNREAL or not only_wanted)
        and (waits(text.doc[frame.token]) or not _counts_since(m.frame, index.article))
        and not _is_asked(m.frame, index.article)
        and not (frame.negated and is_supposed(index.article.doc[m.frame.token]))
        and not denies_charge(frame, m.frame, text, index)
        and not says_of_other(frame, m.frame, text, index)
        and not (_denies_object(frame, text) and _is_of_other(frame, m.frame, text, index))
        and (m.exact or not _is_done_to_other(frame, m.frame, text, index))
        and cover(frame, m.frame, text, index) >= needed
    )
    against = against or _never_made(claim)
    if against is None or against.score <= (support.score if support else 0.0):
        return None
    if support and support.exact and cover(frame, support.frame, text, index) == 1:
        return None  # the article says all of it, whatever else it says
    return event_flag(claim.told_as(against.frame), FlagKind.NEGATION)


_COMPLETING = frozenset("complete finish finalise finalize publish release".split())
_MAKING = frozenset("write finish complete build make produce draft compose record".split())


def _never_made(claim: Claim) -> Match | None:
    """What the article says was never made, which nobody can have finished: "the report was never
    written", of one who "completed the report"."""
    frame, index = claim.frame, claim.index
    done = frame.status in (Status.ASSERTED, Status.REPORTED) and not frame.negated
    if (
        frame.lemma not in _COMPLETING
        or not done
        or not is_told_as_past(claim.text.doc[frame.token])
    ):
        return None
    if claim.support is not None:
        return None
    for other in index.told(_MAKING):
        alike = any(index.shares_head(a, b) for a in frame.patients for b in other.patients)
        if alike and other.negated and other.status is Status.ASSERTED:
            return index.match(frame, other, claim.text)
    return None


def _denies_object(frame: Frame, text: Analysis) -> bool:
    """ "Found no evidence", "spoke to nobody": who found or spoke is not denied."""
    if frame.negator is None:
        return False
    own = (frame.negator, text.doc[frame.negator].head.i)
    return any(a.token in own for a in frame.patients)


def _is_of_other(claim: Frame, frame: Frame, text: Analysis, index: EventIndex) -> bool:
    """Whether the article's event is done to nothing, or surely to another thing: who "found
    differences" may have found no proof."""
    if not (frame.patients or frame.complements or frame.others):
        return True
    return _is_done_to_other(claim, frame, text, index)


def _is_done_to_other(claim: Frame, frame: Frame, text: Analysis, index: EventIndex) -> bool:
    """Whether both name what they are done to, and it is not one thing: "accepted the charge",
    "agreed to a truce"."""
    things = tuple(a for a in claim.patients if text.doc[a.token].pos_ == "NOUN")
    named = things and all(index.article.doc[a.token].pos_ == "NOUN" for a in frame.patients)
    return bool(named and frame.patients) and not index.fit(things, frame.patients, (), text)[0]


_AT_TIMES = frozenset("always necessarily often usually entirely wholly fully".split())


def _is_at_times(claim: Frame, summary: Analysis) -> bool:
    """``is not always possible``: it is at times."""
    negator = claim.negator if claim.negator is not None else claim.token
    return any(t.lower_ in _AT_TIMES for t in summary.doc[negator + 1 : negator + 2])


def judge_state(claim: Frame, summary: Analysis, index: EventIndex) -> Flag | None:
    """``it has control``, ``the outbreak is over``: denied where all of it is denied."""
    if claim.status is Status.HEDGED or _counts_since(claim, summary):
        return None
    for match in index.matches(claim, summary):
        frame = match.frame
        whole = match.fits and match.like == len(claim.agents) + len(claim.patients) > 1
        if (
            whole
            and frame.negated != claim.negated
            and same_world(claim, frame)
            and not _counts_since(frame, index.article)
            and cover(claim, frame, summary, index) >= LIGHT_COVER
        ):
            return event_flag(Told(claim, frame, summary, index), FlagKind.NEGATION)
    return judge_opposites(claim, summary, index)  # "remains in force"


def _is_wished_away(claim: Frame, summary: Analysis) -> bool:
    """``must stop militants from using its soil``: whoever is to be stopped still does it."""
    if claim.negator is None:
        return False
    verb = summary.doc[claim.negator]
    if verb.lower_ in _INSTEAD:
        return _is_told_to(verb)
    return verb.lemma_.lower() in FAILING and verb.tag_ in ("VB", "VBP")


def is_wanted(act: Token) -> bool:
    """``wants it not to attack``, ``will not let it attack``: it may have attacked all the same."""
    if act.dep_ not in ("ccomp", "xcomp"):
        return False
    lemma = act.head.lemma_.lower()
    if lemma == "tell" and not is_infinitive(act):
        return False  # "no issue is resolved, she told the mayor"
    return lemma in _WANTING or (lemma in LETTING and status_of(act.head)[0] is Status.UNREAL)


_WANTING = frozenset(
    "want wish hope ask urge demand order tell request press promise vow pledge".split()
)
_INSTEAD = frozenset(("instead", "rather", "without"))


def _is_told_to(word: Token) -> bool:
    """Whether a word belongs to an act that somebody is told to do: "urged it to focus on its
    crisis instead of provoking conflict", "Look after your own instead"."""
    verb = next((t for t in (word, *word.ancestors) if t.pos_ == "VERB" and t.tag_ != "VBG"), None)
    if verb is None:
        return False
    subject = any(c.dep_ in SUBJECTS for c in verb.children)
    return (verb.tag_ in ("VB", "VBP") and not subject) or status_of(verb)[0] is Status.UNREAL


_BOUNDS = frozenset("since until before without".split())


def _is_asked(frame: Frame, text: Analysis) -> bool:
    """``Didn't your hair fall out?``: who asks so rather believes it."""
    after = text.doc[frame.token : text.sentences[frame.sentence][1]]
    return frame.negated and next((t.text for t in after if t.text in (".", "!", "?")), "") == "?"


def _counts_since(frame: Frame, text: Analysis) -> bool:
    """``had not won since 1998``, ``not until they met``, ``not without a plan``: bounded."""
    bounded = any(p in _BOUNDS for p, _ in frame.others) or waits(text.doc[frame.token])
    return frame.negated and bounded
