"""Events of a summary against the article's: roles, polarity, opposites."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.events.charges import admitted_charge, other_blamed
from harness.checks.events.claims import Claim, best
from harness.checks.events.converse import is_given
from harness.checks.events.coverage import COVER, LIGHT_COVER, cover, names_all
from harness.checks.events.denied import judge_denial, judge_state
from harness.checks.events.matching import EventIndex, Match
from harness.checks.events.opposites import judge_opposites, same_world
from harness.checks.events.strangers import judge_strange_agents, judge_strangers
from harness.checks.events.swaps import half_swap, is_swap
from harness.checks.events.tellers import judge_teller
from harness.checks.events.told import event_flag, judge_clash, judge_telling
from harness.checks.events.unconfirmed import judge_unconfirmed
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.frames import Frame
from harness.checks.reading.general import GENERAL
from harness.checks.reading.nominal import ATTACKS, ATTITUDES, PATIENT_NOUNS
from harness.checks.reading.stances import REPORTING
from harness.checks.reading.verb_forms import is_infinitive
from harness.checks.reading.verbatim import says_who
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_READERS = ("i", "we", "you")


def check_events(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """One flag for each event that the article tells otherwise."""
    for frame in summary.frames:
        flag = _judge(frame, summary, index) if frame.sentence not in summary.copied else None
        if flag is not None:
            yield flag


def _judge(frame: Frame, summary: Analysis, index: EventIndex) -> Flag | None:
    if frame.lemma in ("do", "say") or frame.token in summary.quoted_tokens:
        return None
    if any(a.lemma in _READERS for a in frame.patients if a.pronoun):
        return None  # "I am told by Reuters": of the summary itself
    if frame.lemma in ("be", "have"):
        return judge_state(frame, summary, index) or judge_teller(frame, summary, index)
    if frame.nominal and not _is_act(frame.lemma):
        return None
    if is_given(frame, summary, index):
        return None
    claim = Claim.of(frame, summary, index)
    return (
        _judge_swap(claim)
        or judge_denial(claim)
        or _judge_admission(claim)
        or _judge_blame(claim)
        or judge_teller(frame, summary, index)
        or _judge_another(claim)
        or judge_unconfirmed(frame, claim.matches, summary, index)
        or (_judge_support(claim, claim.support) if claim.support else _judge_unknown(claim))
    )


def _judge_swap(claim: Claim) -> Flag | None:
    """Who did it and to whom are the wrong way round."""
    index, frame, support = claim.index, claim.frame, claim.support
    alike = (m.frame for m in claim.matches if not m.clash)
    swapped = next((other for other in alike if is_swap(frame, other, claim.text, index)), None)
    if swapped is None:
        swapped = half_swap(frame, claim.matches, claim.text, index)
    if swapped is None:
        return None
    outweighed = support is None or support.like == 0
    if support is not None and not support.exact and swapped.lemma == frame.lemma:
        outweighed |= not _is_whole(frame, support)
    if outweighed or _acts_on_itself(frame, claim.text):
        return event_flag(claim.told_as(swapped), FlagKind.ROLE)
    return None


def _judge_admission(claim: Claim) -> Flag | None:
    admitted = admitted_charge(claim.frame, claim.matches, claim.text, claim.index)
    if admitted is None:
        return None
    return event_flag(claim.told_as(admitted), FlagKind.CONTRADICTION)


def _judge_blame(claim: Claim) -> Flag | None:
    blamed = other_blamed(claim.frame, claim.matches, claim.text, claim.index)
    return event_flag(claim.told_as(blamed), FlagKind.ROLE) if blamed is not None else None


def _judge_another(claim: Claim) -> Flag | None:
    """The event is the article's, and another party's."""
    frame, index = claim.frame, claim.index
    other = best(
        m
        for m in claim.matches
        if _tells_of_it(frame, m, claim.text, index)
        if not m.clash and m.frame.negated == frame.negated
        if same_world(frame, m.frame)
        if _is_anothers(frame, m, claim.text, index)
    )
    if other is None or frame.lemma in REPORTING or not _outweighs(other, claim.support, frame):
        return None
    if _is_ours(other.frame) and not claim.text.book.types(
        claim.text.parties_of_any(frame.agents)
    ) & {"person"}:
        return None  # "we have set it up": whichever body the speaker belongs to
    as_given = says_who(frame, other.frame, claim.text, index.article)
    if as_given and not _befalls_another(claim, other.frame):
        return None
    aside = index.article.doc[other.frame.token].dep_ == "relcl"
    if aside and not frame.agents and names_all(frame.patients, other.frame, claim.text, index):
        return None  # "X was hit by the shell that killed Y": it may have befallen both
    # who stands in the same sentence may be its actor, and the parser wrong
    near = names_all(frame.agents, other.frame, claim.text, index)
    return event_flag(claim.told_as(other.frame), FlagKind.ROLE, Severity.MEDIUM if near else None)


def _is_ours(frame: Frame) -> bool:
    return any(agent.lemma == "we" for agent in frame.agents)


def _judge_support(claim: Claim, support: Match) -> Flag | None:
    """How an event that the article tells is told: as firm, of all or of some."""
    frame = claim.frame
    found = judge_telling(claim.told_as(support.frame), support, claim.matches)
    whole = support.like >= len(frame.agents) + len(frame.patients)
    if found or whole:
        return found
    return judge_opposites(frame, claim.text, claim.index, support.like)


def _judge_unknown(claim: Claim) -> Flag | None:
    """What no event of the article bears out."""
    frame, text, index = claim.frame, claim.text, claim.index
    clashes = (judge_clash(claim.told_as(m.frame), m) for m in claim.matches)
    return (
        judge_opposites(frame, text, index)
        or next(filter(None, clashes), None)
        or judge_strangers(frame, claim.matches, text, index)
        or judge_strange_agents(frame, claim.matches, text, index)
    )


def _befalls_another(claim: Claim, other: Frame) -> bool:
    """Whether it is whom it befalls that differs, whoever does it in whatever words."""
    if claim.frame.nominal or other.nominal:
        return False
    extra = tuple(a for _, a in other.others)
    patients = claim.frame.patients
    return claim.index.fit(patients, other.patients, extra, claim.text, owners=True)[1] > 0


def _is_whole(claim: Frame, support: Match) -> bool:
    """Whether all who take part agree: "X blames Y", where the article has X accuse Y."""
    return support.like >= len(claim.agents) + len(claim.patients) > 1


def _tells_of_it(claim: Frame, match: Match, summary: Analysis, index: EventIndex) -> bool:
    """Whether a match is surely the claim's event: by its own word, or by another for it that
    befalls the same party: "shelters the TTP", "harbours the TTP"."""
    if match.exact or match.frame.nominal or claim.lemma in GENERAL:
        return match.exact
    if _is_one_aim(summary.doc[claim.token], index.article.doc[match.frame.token]):
        return True
    whom = frozenset().union(*(index.article.parties_at(a.token) for a in match.frame.patients))
    named = frozenset().union(*(summary.direct_at(a.token) for a in claim.patients))
    return bool(whom & named) and lexicon().same(claim.predicate, match.frame.predicate)


_AIMING = frozenset("threaten threat vow pledge promise plan order".split())


def _is_one_aim(verb: Token, other: Token) -> bool:
    """Whether both are what somebody threatens or vows to do, in whatever words."""
    heads = verb.head, other.head
    if not all(v.dep_ in ("xcomp", "acl") and is_infinitive(v) for v in (verb, other)):
        return False
    if any(head.lemma_.lower() not in _AIMING for head in heads):
        return False
    one, two = (f"{h.lemma_.lower()}.{'v' if h.pos_ == 'VERB' else 'n'}" for h in heads)
    return one == two or lexicon().same(one, two)


def _outweighs(other: Match, support: Match | None, claim: Frame) -> bool:
    """Whether the event's own report counts more than another that could also mean it."""
    if support is None or support.exact:
        return support is None
    return other.score > support.score + 1 or not same_world(claim, support.frame)


def _is_anothers(claim: Frame, match: Match, summary: Analysis, index: EventIndex) -> bool:
    """Whether the match tells the claim's event of another party.

    What the two have done must be one thing: cutting jobs is not cutting a rating.
    """
    if not match.unlike:
        return False
    frame = match.frame
    share = cover(claim, frame, summary, index)
    told = all((claim.agents, claim.patients, frame.agents, frame.patients))
    if _is_one_aim(summary.doc[claim.token], index.article.doc[frame.token]):
        return True
    if match.like == 0 and told:
        return False
    if claim.lemma in GENERAL:
        return match.like > 0 and share >= LIGHT_COVER
    return match.like > 0 or share >= COVER


def _acts_on_itself(claim: Frame, summary: Analysis) -> bool:
    """Whether agent and patient are one by name or office: "Amjad killed a deputy leader"."""
    agents = [summary.direct_at(a.token) for a in claim.agents if not a.pronoun]
    patients = [summary.parties_of(p) for p in claim.patients if not p.pronoun]
    return bool(agents) and bool(patients) and all(p and p <= agents[0] for p in patients)


def _is_act(noun: str) -> bool:
    """Nouns that name what somebody does, not what somebody or something is."""
    known = ATTACKS | PATIENT_NOUNS | ATTITUDES
    named = noun.endswith(("ing", "tion", "sion", "ment")) and not lexicon().is_body(noun)
    return noun in known or named
