"""Charges and their denials: both may stand in one article, each in the mouth of its own side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import Argument
from harness.checks.reading.frames import Frame
from harness.checks.reading.stances import ACCUSING, DENYING, REPORTING
from harness.checks.reading.status import Status
from harness.checks.reading.subjects import subjects
from harness.checks.reading.verb_forms import SUBJECTS

if TYPE_CHECKING:
    from harness.checks.events.matching import EventIndex, Match

_Who = frozenset[str]
"""The parties that speak, or the noun for who does where it names none."""


def denies_charge(claim: Frame, frame: Frame, summary: Analysis, index: EventIndex) -> bool:
    """Whether somebody denies what somebody else reports, or they themselves are accused of.

    "Kabul rejects that …", and "Kabul says it shelters nobody" of what it is charged with.
    """
    if claim.negator is None or frame.status is Status.ASSERTED:
        return False
    if summary.doc[claim.negator].lemma_.lower() in DENYING:
        return True
    accuser = teller_of(frame, index.article)
    teller = teller_of(claim, summary)
    return bool(accuser and teller) and not is_same(accuser, teller, summary)


def rejects_charges(claim: Frame, summary: Analysis, article: Analysis) -> bool:
    """Whether who denies something of themselves is said in the article to reject a charge."""
    teller = teller_of(claim, summary)
    if not teller or not any(_speaks_of_itself(a, teller, summary) for a in claim.arguments()):
        return False
    return any(
        frame.lemma in DENYING
        and not frame.negated
        and any(is_same(teller, _who(a.token, article), summary) for a in frame.agents)
        for frame in article.frames
    )


def admitted_charge(
    claim: Frame, matches: list[Match], summary: Analysis, index: EventIndex
) -> Frame | None:
    """The charge that somebody is said to own up to, and in the article rejects."""
    if claim.nominal or claim.negated or claim.status is Status.UNREAL:
        return None
    if not any(m.fits for m in matches) or not rejects_charges(claim, summary, index.article):
        return None
    teller = teller_of(claim, summary)
    for match in matches:
        accuser = teller_of(match.frame, index.article)
        charged = match.fits and match.like > 0 and match.frame.status is not Status.ASSERTED
        if charged and accuser and not is_same(accuser, teller, summary):
            return match.frame
    return None


def other_blamed(
    claim: Frame, matches: list[Match], summary: Analysis, index: EventIndex
) -> Frame | None:
    """The charge that the same party makes of the same thing against another: "X blames Y for the
    crisis", where the article has X blame Z, or what is Z's."""
    whom = [summary.direct_at(a.token) for a in claim.patients if not a.pronoun]
    why = [a for prep, a in claim.others if prep == "for"]
    if claim.lemma != "blame" or claim.negated or not why or not all(whom) or not whom:
        return None
    for match in matches:
        frame = match.frame
        given = [a for prep, a in frame.others if prep == "for"]
        known = [index.article.parties_at(a.token) for a in frame.patients]
        if not match.exact or frame.negated or not all(known) or not known:
            continue
        like, unlike = index.fit(claim.agents, frame.agents, (), summary, owners=True)
        accuser = like or (not unlike and any(a.pronoun for a in frame.agents))
        alike = any(index.shares_head(a, b) for a in why for b in given)
        if accuser and alike and not any(is_same(w, k, summary) for w in whom for k in known):
            return frame
    return None


def says_of_other(claim: Frame, frame: Frame, summary: Analysis, index: EventIndex) -> bool:
    """Whether what the claim says is so has no word of what the article's denial is about: who
    "acknowledged that it will take time" may not have "confirmed the death"."""
    told = [c for c in summary.doc[claim.token].children if c.dep_ == "ccomp"]
    if claim.lemma not in REPORTING or not told or not frame.patients:
        return False
    about = frozenset().union(
        *index.article.sentence_lemmas[max(0, frame.sentence - 1) : frame.sentence + 1]
    )
    words = (t.i for clause in told for t in clause.subtree if summary.content[t.i])
    own = (i for i in words if not summary.parties_at(i) & index.sides)
    return not any(index.vocabulary.meanings(summary.words[i]) & about for i in own)


def teller_of(frame: Frame, text: Analysis) -> _Who:
    """Who says or charges it: the subject of the nearest verb of speech above."""
    below = text.doc[frame.token]
    for verb in below.ancestors:
        aside = below.dep_ in SUBJECTS  # "the rebels, who hold the town, say": nobody says so
        if verb.pos_ == "VERB" and verb.lemma_.lower() in REPORTING | ACCUSING and not aside:
            for subject in subjects(verb):
                return _who(subject.i, text)
        below = verb
    return frozenset()


def _who(token: int, text: Analysis) -> _Who:
    word = text.doc[token]
    named = text.parties_at(token)
    return named or (frozenset((word.lemma_.lower(),)) if word.pos_ == "NOUN" else frozenset())


def is_same(a: _Who, b: _Who, text: Analysis) -> bool:
    return bool(a & b) or text.book.related(a, b)


def _speaks_of_itself(agent: Argument, teller: _Who, text: Analysis) -> bool:
    if text.doc[agent.token].lower_ in ("it", "they", "them"):
        return True
    who = _who(agent.token, text)
    return bool(who) and is_same(who, teller, text)
