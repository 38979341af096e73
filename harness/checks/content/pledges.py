"""News told in plain words: pledges nobody made, and who the victims are said to have been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.checks.reading.cover import particle_of
from harness.checks.reading.frames import Frame
from harness.checks.reading.general import GENERAL
from harness.checks.reading.status import Status
from harness.checks.reading.tense import COMMITTING
from harness.lexicon.weight import is_news, weight
from harness.lexicon.words import lexicon
from harness.values.party import Ids

if TYPE_CHECKING:
    from harness.checks.grounding.index import ArticleIndex
    from harness.checks.reading.analysis import Analysis
    from harness.checks.reading.binding import Vocabulary
    from harness.checks.reading.tokens import Token

_FOUNDING = ("set_up", "bring_in", "hand_over", "pull_out")
"""Acts told by a verb that says little and its particle."""
_SAYS_LITTLE = frozenset(
    "meet sit listen pause cease halt stop end quit resume return reach settle resolve lay "
    "refrain stick persist pursue press push wipe crush annihilate eradicate destroy".split()
)
"""Acts that a paraphrase of a truce, of talks or of a threat may bring in."""
_CEASING = frozenset("halt stop end cease suspend pause quit discontinue".split())
_SIDES = frozenset("government side party neighbour neighbor country rival delegation".split())
"""Those whom a story names, together: "both sides agreed to swap prisoners"."""
_VICTIMS = frozenset("dead victim casualty fatality killed injured wounded".split())


def is_new_pledge(frame: Frame, summary: Analysis, index: ArticleIndex) -> bool:
    """Whether a named party is said to bind itself to an act that the article has no word for,
    where the article has it bind itself to nothing: "Kabul has agreed to extradite them"."""
    token = summary.doc[frame.token]
    if token.dep_ != "xcomp" or token.head.lemma_.lower() not in COMMITTING:
        return False
    given_up = _gives_up(frame, summary) and not _has_done(frame, summary, index)
    if not (given_up or _is_new_act(frame, summary, index.vocabulary)):
        return False
    pledge = summary.frame_at.get(token.head.i)
    if pledge is None or pledge.negated or pledge.status is Status.UNREAL:
        return False
    named = [ids for a in pledge.agents if (ids := summary.parties_at(a.token))]
    if not named and any(a.lemma in _SIDES for a in pledge.agents):
        told = (f for f in index.analysis.frames if f.complements and f.lemma in COMMITTING)
        return not any(lexicon().same(f.predicate, pledge.predicate) for f in told)
    return bool(named) and not any(
        summary.book.related(ids, index.analysis.parties_at(a.token))
        for f in index.analysis.frames
        if f.complements and f.lemma in COMMITTING
        if lexicon().same(f.predicate, pledge.predicate)
        for a in f.agents
        for ids in named
    )


_PROMISING = frozenset("promise pledge vow guarantee".split())


def promised_things(frame: Frame, summary: Analysis, index: ArticleIndex) -> list[int]:
    """The things that a named party is said to promise, of which the article has no word, where it
    has that party promise nothing, and say of nothing that it will do it."""
    if frame.lemma not in _PROMISING or frame.nominal or frame.negated:
        return []
    named = [ids for a in frame.agents if (ids := summary.parties_at(a.token))]
    if frame.status is Status.UNREAL or not named or frame.token in summary.quoted_tokens:
        return []
    article = index.analysis
    if any(_binds_itself(f, article) and _is_of(f, named, article) for f in article.frames):
        return []
    return [
        a.token
        for a in frame.patients
        if summary.doc[a.token].pos_ == "NOUN"
        and a.token not in summary.value_tokens
        and weight(summary.words[a.token]) > 0
        and not index.vocabulary.covers(summary.words[a.token])
    ]


def _binds_itself(frame: Frame, article: Analysis) -> bool:
    """Whether somebody promises something, or will do it."""
    ahead = any(c.lower_ in ("will", "would", "'ll") for c in article.doc[frame.token].children)
    return ahead or frame.lemma in _PROMISING | COMMITTING


def _is_of(frame: Frame, named: list[Ids], article: Analysis) -> bool:
    return any(
        article.book.related(ids, article.parties_at(a.token))
        for a in frame.agents
        for ids in named
    )


def _gives_up(frame: Frame, summary: Analysis) -> bool:
    """Whether one side alone is to end what is its own: "agreed to halt its strikes". What both
    end is a truce, told in other words."""
    owners = (c for a in frame.patients for c in summary.doc[a.token].children if c.dep_ == "poss")
    return frame.lemma in _CEASING and any(c.lower_ in ("its", "his", "her") for c in owners)


def _has_done(frame: Frame, summary: Analysis, index: ArticleIndex) -> bool:
    """Whether the article has the very thing given up, agreed or not."""
    given = {a.lemma for a in frame.patients}
    return any(
        lexicon().same(f.predicate, frame.predicate) and given & {a.lemma for a in f.patients}
        for f in index.analysis.frames
    )


def _are_dead(noun: Token) -> bool:
    """ "Those who died", "the people that were killed"."""
    lost = any(c.dep_ == "relcl" and c.lemma_.lower() in _FALLING for c in noun.children)
    return lost and noun.lower_ in ("those", "people")


_FALLING = frozenset("die kill perish injure wound".split())


def _is_new_act(frame: Frame, summary: Analysis, vocabulary: Vocabulary) -> bool:
    lemma = frame.lemma
    phrase = particle_of(frame, summary)
    if phrase and is_news(f"{phrase}.v"):
        return not vocabulary.covers_closely(f"{phrase}.v")
    if phrase in _FOUNDING:
        return bool(frame.patients) and not vocabulary.covers(f"{phrase}.v")
    return lemma not in _SAYS_LITTLE | GENERAL and not vocabulary.covers(frame.predicate)


def described_as(frame: Frame, summary: Analysis, vocabulary: Vocabulary) -> list[int]:
    """The tokens that say who the victims were, where the article has no word for such people:
    "most of the dead were women"."""
    if frame.predicate != "be.v" or frame.negated:
        return []
    subjects = {summary.doc[a.token].lower_ for a in frame.agents} | {a.lemma for a in frame.agents}
    if not subjects & _VICTIMS and not any(_are_dead(summary.doc[a.token]) for a in frame.agents):
        return []
    return [
        a.token
        for a in frame.patients
        if summary.doc[a.token].pos_ == "NOUN"
        and a.token not in summary.party_at
        and lexicon().is_thing(a.lemma)
        and not vocabulary.meanings(summary.words[a.token])
    ]
