"""Frames of nouns that tell an event: "the killing of X by Y", "Pakistani airstrikes"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.checks.reading.arguments import (
    LIGHT_VERBS,
    Frame,
    argument,
    conjuncts,
    modifiers,
    prepositional,
)
from harness.checks.reading.parse import word
from harness.checks.reading.polarity import negators_of
from harness.checks.reading.status import Status, noun_status, status_of
from harness.checks.reading.subjects import subjects
from harness.lexicon.words import lexicon

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token


ATTACKS = frozenset("attack assault strike airstrike raid war ban sanction".split())
"""Nouns that name whom they hit after "on" or "against"."""
PATIENT_NOUNS = frozenset(
    "death killing murder assassination execution arrest detention closure collapse injury "
    "removal dismissal sacking ouster overthrow capture abduction conviction".split()
)
"""Nouns whose possessor undergoes the event: "Amjad's death"."""


_TARGETS = {
    ("over",): "control power sway authority",
    ("on", "upon"): "pressure",
    ("to",): "message warning threat ultimatum appeal reply answer response",
    ("against",): "action accusation complaint charge allegation operation campaign retaliation",
}
"""The prepositions by which nouns name whom they are aimed at."""
_AIMED = {noun: preps for preps, nouns in _TARGETS.items() for noun in nouns.split()}
_RECEIVING = frozenset(
    "draw win earn attract receive face get garner prompt provoke gain meet encounter".split()
)
"""Verbs whose subject undergoes what their object, or what comes "with" them, tells."""
ATTITUDES = frozenset(
    "praise criticism approval disapproval condemnation acclaim rebuke applause censure "
    "support opposition rejection".split()
)
"""Nouns for how something is received."""


def _targets(noun: str) -> tuple[str, ...]:
    return ("on", "against") if noun in ATTACKS else _AIMED.get(noun, ())


def _receiver(noun: Token) -> Token | None:
    """The verb by which something meets with what the noun tells."""
    if noun.lemma_.lower() not in ATTITUDES:
        return None
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ in ("with", "for"):
        above = above.head
    elif noun.dep_ != "dobj":
        return None
    return above if above.pos_ == "VERB" and above.lemma_.lower() in _RECEIVING else None


_SHARES = frozenset("part role hand involvement responsibility share complicity".split())
"""Nouns for having done something: "played no part in it", "denied responsibility for it"."""
_HAVING = frozenset("have play take claim accept admit deny disclaim disown reject".split())
_DISOWNING = frozenset("deny disclaim disown reject".split())


def _sharer(noun: Token) -> Token | None:
    """The verb by which somebody has, claims or denies a part in what the noun tells."""
    link = noun.head
    if noun.dep_ != "pobj" or link.lower_ not in ("in", "for") or not link.i:
        return None
    share = link.nbor(-1)  # parsers hang the "in" on either
    verb = share.head
    shared = share.dep_ == "dobj" and share.lemma_.lower() in _SHARES
    return verb if shared and verb.lemma_.lower() in _HAVING else None


def is_event_noun(token: Token) -> bool:
    if token.dep_ == "compound":
        return False
    if token.lemma_.lower() in ATTACKS and token.dep_ == "dobj":
        return token.head.lemma_.lower() in LIGHT_VERBS  # "launched airstrikes"
    if _receiver(token) is not None:
        return True
    told = any(child.dep_ in ("prep", "poss", "amod", "compound") for child in token.children)
    return told and (
        token.lemma_.lower() in ATTACKS
        or any(other.endswith(".v") for other in lexicon().derived(word(token)))
    )


_CHARGES = frozenset("charge accusation allegation".split())


def _charge(token: Token, sentence: int) -> Frame | None:
    """What a noun tells whole: "X's charge is that Y hides it", where X accuses Y of hiding it."""
    if token.lemma_.lower() not in _CHARGES:
        return None
    beside = token.head.children if token.dep_ == "nsubj" and token.head.lemma_ == "be" else ()
    clauses = [c for c in (*token.children, *beside) if c.dep_ in ("acl", "ccomp")]
    told = [c for c in clauses if any(m.lower_ == "that" and m.dep_ == "mark" for m in c.children)]
    agents = [one for c in token.children if c.dep_ == "poss" for one in conjuncts(c)]
    if not (told and agents):
        return None
    acts = [c for c in told[0].children if c.dep_ == "dobj"]
    return Frame(
        token=token.i,
        predicate="accuse.v",
        sentence=sentence,
        agents=tuple(argument(a) for a in agents),
        patients=tuple(argument(s) for s in subjects(told[0])),
        complements=frozenset(word(c) for c in (told[0], *acts)),
        extras=modifiers(token),
    )


def nominal(token: Token, sentence: int) -> Frame:
    """What a noun tells of who did what to whom."""
    return _charge(token, sentence) or _nominal(token, sentence)


def _nominal(token: Token, sentence: int) -> Frame:
    agents, patients, others = [], [], []
    for child in token.children:
        if child.dep_ == "prep":
            for prep, obj in prepositional(child):
                if prep == "by":
                    agents.append(obj)
                elif prep == "of" or prep in _targets(token.lemma_.lower()):
                    patients.append(obj)
                else:
                    others.append((prep, obj))
        elif child.dep_ == "poss" or (child.dep_ in ("amod", "compound") and child.ent_type_):
            agents.append(child)
    if "of" not in {c.text.lower() for c in token.children} and token.lemma_ in PATIENT_NOUNS:
        agents, patients = [], agents
    status = noun_status(token)
    denied = any(c.dep_ == "det" and c.lower_ == "no" for c in token.children)
    if token.dep_ == "dobj" and token.head.lemma_.lower() in LIGHT_VERBS and not agents:
        agents = subjects(token.head)  # "waged attacks", "took action"
        status, denied = status_of(token.head)[0], len(negators_of(token.head)) % 2 == 1
    elif (receiver := _receiver(token)) is not None and not patients:
        patients = subjects(receiver)  # "drew criticism", "met with approval"
        agents += [obj for prep, obj in others if prep == "from"]
        status, denied = status_of(receiver)[0], len(negators_of(receiver)) % 2 == 1
    elif (sharer := _sharer(token)) is not None and not agents:
        not_so = len(negators_of(sharer)) + (sharer.lemma_.lower() in _DISOWNING)
        if not_so or token.head.lower_ == "for":  # who only has a part in it does not do it alone
            agents, denied = subjects(sharer), not_so % 2 == 1
            status = Status.REPORTED if denied else status_of(sharer)[0]
    return Frame(
        token=token.i,
        predicate=word(token),
        sentence=sentence,
        agents=tuple(argument(a) for a in agents),
        patients=tuple(argument(p) for p in patients),
        others=tuple((prep, argument(obj)) for prep, obj in others),
        negated=denied,
        status=status,
        nominal=True,
        extras=modifiers(token),
    )
