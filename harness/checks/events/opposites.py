"""Events of which the article tells the opposite: "the violence has died down", where it persists.

The participants may go by other words of one theme ("the attacks" for "the violence"), or by a
pronoun for a thing named before ("a truce was agreed, and it has held").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from harness.checks.events.charges import says_of_other
from harness.checks.events.coverage import COVER, cover, names_agents
from harness.checks.events.matching import EventIndex
from harness.checks.events.restated import holds_by_itself, restated, with_particle
from harness.checks.events.told import Told, event_flag
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import Argument, Frame
from harness.checks.reading.general import GENERAL
from harness.checks.reading.stances import DENYING, REPORTING
from harness.checks.reading.status import Status
from harness.checks.reading.verb_forms import is_told_as_past
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_STANDS_FOR = frozenset(("it", "they", "them", "this", "these", "which", "that"))
_NAMED_AS = frozenset("nsubj nsubjpass dobj conj".split())
_INTENDING = frozenset("intend plan vow pledge promise insist continue mean".split())


def judge_opposites(
    claim: Frame, summary: Analysis, index: EventIndex, above: int = 0
) -> Flag | None:
    """A flag where the article has the opposite, with more than ``above`` of the participants."""
    if _is_brief(summary.doc[claim.token]):
        return None
    said, claim = claim, restated(claim, summary)
    if said.lemma == "hold" and claim.patients and not holds_by_itself(claim, summary):
        return None  # talks that are held may fail; only what holds by itself does not
    phrase = with_particle(claim, summary)
    if _is_borne_out(claim, summary, index):
        return None
    for frame in index.opposite(phrase):
        if frame.negated != claim.negated or lexicon().same(phrase.predicate, frame.predicate):
            continue
        if _comes_before(claim, frame, summary):
            continue
        if frame.lemma == "convert" and not _is_brought_up_in(claim, frame, index):
            continue
        if says_of_other(said, frame, summary, index):
            continue
        if claim.negated and {claim.lemma, frame.lemma} & (DENYING | REPORTING):
            continue  # who has not confirmed it need not have denied it
        mine = claim
        if claim.patients and not frame.patients and not _is_answer(claim, frame, summary, index):
            # "both sides observe it": "it unravelled"
            mine = replace(claim, agents=())
        meanings = product(_readings(mine, summary), _readings(frame, index.article))
        if above and index.match(claim, frame, summary).like <= above:
            continue
        if any(_is_opposite(ours, theirs, summary, index) for ours, theirs in meanings):
            told = Told(said, frame, summary, index)
            return event_flag(told, FlagKind.CONTRADICTION, whole=said is not claim)
    return None


_FAITHS = frozenset("faith religion creed church".split())


def _is_brought_up_in(claim: Frame, frame: Frame, index: EventIndex) -> bool:
    """Whether it is in the faith that they converted to, not in a town, that they grew up."""
    told = {f"{word}.n" for prep, a in claim.others if prep in ("in", "as") for word in a.words}
    known = {word for _, a in frame.others for word in a.words}
    named = {word.removesuffix(".n") for word in told}
    return bool(named & _FAITHS) or any(index.vocabulary.meanings(word) & known for word in told)


_ANSWERING = frozenset("agree accept consent refuse decline disagree dissent object".split())


def _is_answer(claim: Frame, frame: Frame, summary: Analysis, index: EventIndex) -> bool:
    """Whether the same party gives an answer in both, which may go without what it is to:
    "accepted the findings", "disagreed"."""
    answers = claim.lemma in _ANSWERING and frame.lemma in _ANSWERING
    return answers and index.fit(claim.agents, frame.agents, (), summary, owners=True)[0] > 0


def _comes_before(claim: Frame, frame: Frame, summary: Analysis) -> bool:
    """``resumed after they had collapsed``: what came before the very event of the article."""
    verb = summary.doc[claim.token]
    marks = (c.lower_ for c in verb.children if c.dep_ == "mark")
    main = summary.frame_at.get(verb.head.i)
    if main is None or not {"after", "since", "once"} & set(marks):
        return False
    return lexicon().same(main.predicate, frame.predicate)


_EFFORTS = frozenset("effort attempt bid aim hope move push".split())


def _is_borne_out(claim: Frame, summary: Analysis, index: EventIndex) -> bool:
    """Whether the article tells the very thing of another word of its theme: "to avert bloodshed"
    of who tries to prevent an outbreak of violence."""
    if not claim.patients or not all(a.lemma in _EFFORTS for a in claim.agents):
        return False
    for frame in index.same(claim):
        lemmas = index.article.sentence_lemmas[frame.sentence]
        meant = (index.vocabulary.meanings(summary.words[a.token]) for a in claim.patients)
        alike = (lexicon().theme(a.lemma) for a in claim.patients)
        whole = all((m | t) & lemmas for m, t in zip(meant, alike, strict=True))
        if whole and frame.negated is claim.negated and frame.status is Status.UNREAL:
            return True
    return False


_BRIEFLY = frozenset("barely hardly scarcely only just briefly merely enough until till".split())


def _is_brief(verb: Token) -> bool:
    """``lasted barely long enough to …``, ``held until Tuesday``: it ended all the same."""
    small = [c for c in verb.children if c.dep_ in ("advmod", "acomp", "npadvmod", "prep", "mark")]
    deeper = [d for c in small if c.dep_ != "prep" for d in c.children]
    if verb.lemma_.lower() == "last" and any(_is_stretch(c) for c in verb.children):
        return True
    for_a_time = any(c.lower_ == "for" and any(map(_is_stretch, c.children)) for c in small)
    return for_a_time or any(t.lower_ in _BRIEFLY for t in (*small, *deeper))


def _is_stretch(token: Token) -> bool:
    return token.lemma_.lower() in _STRETCHES


_STRETCHES = frozenset("hour day night week while time moment minute".split())


_IN_ORDER = frozenset("follow precede".split())


def _is_opposite(claim: Frame, frame: Frame, summary: Analysis, index: EventIndex) -> bool:
    match = index.match(claim, frame, summary)
    whole = match.like == len(claim.agents) + len(claim.patients) > 0
    intended = (match.like > 1 or whole) and _is_intended(frame, index.article)
    outcome = match.like > 1 and whole and _is_outcome(claim, frame, summary, index)
    if match.unlike or not (same_world(claim, frame) or intended or outcome):
        return False
    if lexicon().light & {claim.lemma, frame.lemma} and claim.patients and frame.patients:
        alike = index.fit(claim.patients, frame.patients, (), summary)[0]
        if not alike:
            return False  # who makes an exception has not broken a rule the less
    if {claim.lemma, frame.lemma} <= _IN_ORDER and match.like < 2:
        return False  # two things may follow and precede one
    if _are_two_outlooks(claim, frame, summary, index):
        return False
    shared = index.shares_participants(claim, frame, summary) or _shares_theme(claim, frame)
    verb = summary.doc[claim.token]
    own = verb.lemma_.lower()
    still = claim.lemma == "hold" and any(c.lower_ == "still" for c in verb.children)
    state = still or (own != claim.lemma and own != "hold")  # whose words are no act's
    return (
        shared
        and (state or _is_received(claim) or cover(claim, frame, summary, index) >= COVER)
        and names_agents(claim, frame, summary, index)
    )


_RECEIVING = frozenset("praise criticise criticize condemn welcome applaud denounce".split())


def _is_received(claim: Frame) -> bool:
    """Whether a thing is said to be praised or blamed, for whatever reason is added."""
    return claim.lemma in _RECEIVING and bool(claim.patients) and not claim.agents


def _are_two_outlooks(claim: Frame, frame: Frame, summary: Analysis, index: EventIndex) -> bool:
    """What one may bring about and another hopes to prevent: both can be told of one thing."""
    if not claim.status is frame.status is Status.UNREAL or not claim.agents:
        return False
    if _may_be(claim, summary) and _may_be(frame, index.article):
        return False
    return not index.fit(claim.agents, frame.agents, (), summary, owners=True)[0]


def _is_outcome(claim: Frame, frame: Frame, summary: Analysis, index: EventIndex) -> bool:
    """ "The claim has eased tensions", where the article fears that it may inflame them."""
    verb = _told_by(summary.doc[claim.token])
    told = claim.status in (Status.ASSERTED, Status.REPORTED) and is_told_as_past(verb)
    return told and _may_be(frame, index.article)


def _told_by(verb: Token) -> Token:
    """The verb that carries the tense: "has helped" of "has helped to calm"."""
    while verb.dep_ == "xcomp" and verb.head.lemma_.lower() == "help":
        verb = verb.head
    return verb


def _may_be(frame: Frame, text: Analysis) -> bool:
    """Whether a thing may, or could, bring it about: nobody's plan, and nobody's wish."""
    verb = _told_by(text.doc[frame.token])
    return any(c.dep_ == "aux" and c.lower_ in ("may", "might", "could") for c in verb.children)


def same_world(claim: Frame, frame: Frame) -> bool:
    """Whether both tell what is, or both what is only planned, possible or wanted.

    Who will or would not do it has not done it either.
    """
    unreal = [f for f in (claim, frame) if f.status is Status.UNREAL]
    return len(unreal) != 1 or unreal[0].negated


def _is_intended(frame: Frame, article: Analysis) -> bool:
    """``intends to maintain its demand``: who means to go on has not done the opposite."""
    return article.doc[frame.token].head.lemma_.lower() in _INTENDING


def _shares_theme(claim: Frame, frame: Frame) -> bool:
    """Whether what both are about goes by two words of one theme, and both say so alone."""
    ours, theirs = (*claim.agents, *claim.patients), (*frame.agents, *frame.patients)
    if len(ours) != 1 or len(theirs) != 1:
        return False
    return theirs[0].lemma in lexicon().theme(ours[0].lemma)


def _readings(claim: Frame, summary: Analysis) -> Iterator[Frame]:
    """The claim, and where a pronoun is all that it names, the claim with what it may mean."""
    yield claim
    named = (*claim.agents, *claim.patients)
    pronouns = [a for a in named if a.pronoun and summary.doc[a.token].lower_ in _STANDS_FOR]
    vague = claim.lemma in GENERAL and (claim.lemma != "hold" or claim.patients)
    if len(pronouns) != 1 or vague or summary.parties_of(pronouns[0]):
        return
    for noun in _nouns_before(summary.doc[pronouns[0].token], summary):
        meant = Argument(noun.i, noun.lemma_.lower(), frozenset((noun.lemma_.lower(),)), False)
        yield replace(
            claim,
            agents=tuple(meant if a is pronouns[0] else a for a in claim.agents),
            patients=tuple(meant if a is pronouns[0] else a for a in claim.patients),
        )


def _nouns_before(pronoun: Token, text: Analysis) -> Iterator[Token]:
    """The subjects and objects before a pronoun, in its sentence and the one before."""
    sentence = text.sentence_of(pronoun.i)
    many = pronoun.lower_ in ("they", "them", "these")
    for token in text.doc[text.sentences[max(0, sentence - 1)][0] : pronoun.i]:
        governed = token.dep_ in _NAMED_AS or (
            token.dep_ == "pobj" and token.head.head.pos_ == "VERB" and token.head.lower_ == "to"
        )
        if token.pos_ == "NOUN" and governed and (token.tag_ == "NNS") == many:
            yield token
