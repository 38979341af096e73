"""Events of a summary against the article's: roles, polarity, opposites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from harness.checks.events.charges import admitted_charge, denies_charge
from harness.checks.events.extent import is_of_some
from harness.checks.events.matching import COVER, LIGHT_COVER, EventIndex, Match
from harness.checks.events.opposites import judge_opposites, same_world
from harness.checks.events.strangers import judge_strange_agents, judge_strangers
from harness.checks.events.tellers import judge_teller
from harness.checks.events.told import Told, event_flag, judge_clash, judge_telling
from harness.checks.events.unconfirmed import judge_unconfirmed
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.frames import Frame
from harness.checks.reading.general import GENERAL
from harness.checks.reading.nominal import ATTACKS, ATTITUDES, PATIENT_NOUNS
from harness.checks.reading.polarity import (
    FAILING,
    LETTING,
    REPORTING,
    SUBJECTS,
    Status,
    status_of,
)
from harness.checks.reading.verbatim import says_who
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_READERS = ("i", "we", "you")


def check_events(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """One flag for each event that the article tells otherwise."""
    for claim in summary.frames:
        flag = _judge(claim, summary, index) if claim.sentence not in summary.copied else None
        if flag is not None:
            yield flag


def _judge(claim: Frame, summary: Analysis, index: EventIndex) -> Flag | None:
    if claim.lemma in ("do", "say") or claim.token in summary.quoted_tokens:
        return None
    if any(a.lemma in _READERS for a in claim.patients if a.pronoun):
        return None  # "I am told by Reuters": of the summary itself
    if claim.lemma in ("be", "have"):
        return _judge_state(claim, summary, index) or judge_teller(claim, summary, index)
    if claim.nominal and not _is_act(claim.lemma):
        return None
    matches = index.matches(claim, summary)
    support = _best(
        m
        for m in matches
        if m.fits and m.frame.negated == claim.negated and not _takes_part(m.frame, claim)
    )
    alike = (m.frame for m in matches if not m.clash)
    swapped = next((frame for frame in alike if index.is_swap(claim, frame, summary)), None)
    if swapped is None:
        swapped = index.half_swap(claim, matches, summary)
    if swapped is not None and (
        support is None
        or support.like == 0
        or (not support.exact and swapped.lemma == claim.lemma and not _is_whole(claim, support))
        or _acts_on_itself(claim, summary)
    ):
        return event_flag(Told(claim, swapped, summary, index), FlagKind.ROLE)
    denied = _denied(claim, matches, support, summary, index)
    if denied is not None:
        return event_flag(Told(claim, denied, summary, index), FlagKind.NEGATION)
    admitted = admitted_charge(claim, matches, summary, index)
    if admitted is not None:
        return event_flag(Told(claim, admitted, summary, index), FlagKind.CONTRADICTION)
    strange = judge_teller(claim, summary, index)
    if strange is not None:
        return strange
    other = _best(
        m
        for m in matches
        if _tells_of_it(claim, m, summary, index)
        if not m.clash and m.frame.negated == claim.negated
        if same_world(claim, m.frame)
        if _is_anothers(claim, m, summary, index)
    )
    if (
        other
        and claim.lemma not in REPORTING
        and _outweighs(other, support, claim)
        and not says_who(claim, other.frame, summary, index.article)
    ):
        told = Told(claim, other.frame, summary, index)
        # who stands in the same sentence may be its actor, and the parser wrong
        near = index.names_all(claim.agents, other.frame, summary)
        return event_flag(told, FlagKind.ROLE, Severity.MEDIUM if near else None)
    unconfirmed = judge_unconfirmed(claim, matches, summary, index)
    if unconfirmed is not None:
        return unconfirmed
    if support:
        told = Told(claim, support.frame, summary, index)
        found = judge_telling(told, support, matches)
        whole = support.like >= len(claim.agents) + len(claim.patients)
        return found if found or whole else judge_opposites(claim, summary, index, support.like)
    clashes = (judge_clash(Told(claim, m.frame, summary, index), m) for m in matches)
    return (
        judge_opposites(claim, summary, index)
        or next(filter(None, clashes), None)
        or judge_strangers(claim, matches, summary, index)
        or judge_strange_agents(claim, matches, summary, index)
    )


def _is_whole(claim: Frame, support: Match) -> bool:
    """Whether all who take part agree: "X blames Y", where the article has X accuse Y."""
    return support.like >= len(claim.agents) + len(claim.patients) > 1


def _takes_part(frame: Frame, claim: Frame) -> bool:
    """Whether an event is only who acts in the claim's: the strikes that targeted something."""
    alone = frame.nominal and not frame.patients
    return alone and any(frame.lemma == a.lemma for a in claim.agents)


def _judge_state(claim: Frame, summary: Analysis, index: EventIndex) -> Flag | None:
    """``it has control``, ``the outbreak is over``: denied where all of it is denied."""
    if claim.status is Status.HEDGED or _counts_since(claim):
        return None
    for match in index.matches(claim, summary):
        frame = match.frame
        whole = match.fits and match.like == len(claim.agents) + len(claim.patients) > 1
        if (
            whole
            and frame.negated != claim.negated
            and same_world(claim, frame)
            and not _counts_since(frame)
            and index.cover(claim, frame, summary) >= LIGHT_COVER
        ):
            return event_flag(Told(claim, frame, summary, index), FlagKind.NEGATION)
    return judge_opposites(claim, summary, index)  # "remains in force"


def _tells_of_it(claim: Frame, match: Match, summary: Analysis, index: EventIndex) -> bool:
    """Whether a match is surely the claim's event: by its own word, or by another for it that
    befalls the same party: "shelters the TTP", "harbours the TTP"."""
    if match.exact or match.frame.nominal or claim.lemma in GENERAL:
        return match.exact
    whom = frozenset().union(*(index.article.parties_at(a.token) for a in match.frame.patients))
    named = frozenset().union(*(summary.direct_at(a.token) for a in claim.patients))
    return bool(whom & named) and lexicon().same(claim.predicate, match.frame.predicate)


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
    cover = index.cover(claim, frame, summary)
    told = all((claim.agents, claim.patients, frame.agents, frame.patients))
    if match.like == 0 and told:
        return False
    if claim.lemma in GENERAL:
        return match.like > 0 and cover >= LIGHT_COVER
    return match.like > 0 or cover >= COVER


def _is_wished_away(claim: Frame, summary: Analysis) -> bool:
    """``must stop militants from using its soil``: whoever is to be stopped still does it."""
    if claim.negator is None:
        return False
    verb = summary.doc[claim.negator]
    if verb.lower_ in _INSTEAD:
        return _is_told_to(verb)
    return verb.lemma_.lower() in FAILING and verb.tag_ in ("VB", "VBP")


def _is_wanted(act: Token) -> bool:
    """``wants it not to attack``, ``will not let it attack``: it may have attacked all the same."""
    if act.dep_ not in ("ccomp", "xcomp"):
        return False
    lemma = act.head.lemma_.lower()
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


def _denied(
    claim: Frame,
    matches: list[Match],
    support: Match | None,
    summary: Analysis,
    index: EventIndex,
) -> Frame | None:
    """The article's event that the claim negates, or that the article itself denies."""
    if claim.status is Status.HEDGED or _counts_since(claim) or _is_wished_away(claim, summary):
        return None
    if claim.negated and is_of_some(claim, summary):
        return None
    needed = LIGHT_COVER if claim.lemma in GENERAL else COVER
    only_wanted = claim.negated and _is_wanted(summary.doc[claim.token])
    against = _best(
        m
        for m in matches
        if m.fits
        and m.frame.negated != claim.negated
        and same_world(claim, m.frame)
        and (m.frame.status is Status.UNREAL or not only_wanted)
        and not _counts_since(m.frame)
        and not _is_asked(m.frame, index.article)
        and not denies_charge(claim, m.frame, summary, index)
        and index.cover(claim, m.frame, summary) >= needed
    )
    if against is None or against.score <= (support.score if support else 0.0):
        return None
    if support and support.exact and index.cover(claim, support.frame, summary) == 1:
        return None  # the article says all of it, whatever else it says
    return against.frame


_BOUNDS = frozenset("since until before without".split())


def _is_asked(frame: Frame, text: Analysis) -> bool:
    """``Didn't your hair fall out?``: who asks so rather believes it."""
    after = text.doc[frame.token : text.sentences[frame.sentence][1]]
    return frame.negated and next((t.text for t in after if t.text in (".", "!", "?")), "") == "?"


def _counts_since(frame: Frame) -> bool:
    """``had not won since 1998``, ``not until Friday``, ``not without a plan``: bounded."""
    return frame.negated and any(p in _BOUNDS for p, _ in frame.others)


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


def _best(matches: Iterable[Match]) -> Match | None:
    return max(matches, key=lambda m: m.score, default=None)
