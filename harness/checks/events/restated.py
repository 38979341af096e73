"""Claims as the event that they amount to: "remains in force" as "holds", "went down well" as
"was praised". Opposites are looked up for such verbs only.
"""

from __future__ import annotations

from dataclasses import replace

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import Argument, Frame, argument
from harness.checks.reading.cover import particle_of
from harness.checks.reading.subjects import subjects
from harness.checks.reading.tables import on_table, proved
from harness.lexicon.themes import reception_of
from harness.lexicon.words import lexicon


def restated(claim: Frame, summary: Analysis) -> Frame:
    """The claim under the verb that the article's event may be told by; itself where no other."""
    return _received(_holding(proved(on_table(claim, summary)), summary), summary)


def with_particle(claim: Frame, summary: Analysis) -> Frame:
    """``die_down`` is another verb than ``die``."""
    phrase = particle_of(claim, summary)
    known = phrase and lexicon().antonyms(f"{phrase}.v")
    return replace(claim, predicate=f"{phrase}.v") if known else claim


def _holding(claim: Frame, summary: Analysis) -> Frame:
    """``has held firm``, ``remains in force``: said of a truce, it holds."""
    if claim.lemma == "hold" and all(p.lemma in _FAST for p in claim.patients):
        return replace(claim, patients=())
    if claim.lemma in ("take", "gain") and any(p.lemma in ("hold", "root") for p in claim.patients):
        return _held(claim.agents, claim)  # "takes hold"
    if claim.lemma in _KEEPING and any(p.lemma in _truces() for p in claim.patients):
        return replace(claim, predicate="hold.v", agents=(), others=())
    if claim.lemma in _OUTLIVING and all(a.lemma in _truces() for a in claim.agents):
        return _held(claim.agents, claim)  # what one survives takes no part in it
    if claim.lemma in _REMOVING and any(
        prep in ("from", "off") and a.lemma in _REGISTERS for prep, a in claim.others
    ):
        return replace(claim, predicate="delist.v", others=())
    if claim.lemma not in _BEING or claim.negated:
        return claim
    shut = next((_SHUT[a.lemma] for a in claim.patients if a.lemma in _SHUT), None)
    if shut is not None:
        return replace(claim, predicate=shut, agents=(), patients=claim.agents, others=())
    states = [a.lemma for a in claim.patients if a.lemma in _INTACT]
    states += [a.lemma for prep, a in claim.others if prep == "in" and a.lemma in _IN_FORCE]
    subject = subjects(summary.doc[claim.token])
    if not states or not any(c.lemma_.lower() in _truces() for c in subject):
        return claim
    return _held((argument(subject[0]),), claim)


def _held(what: tuple[Argument, ...], claim: Frame) -> Frame:
    truce = tuple(a for a in what if a.lemma in _truces())
    return (
        replace(claim, predicate="hold.v", agents=(), patients=truce, others=()) if truce else claim
    )


_OUTLIVING = frozenset("survive outlast outlive weather withstand".split())
_REMOVING = frozenset("remove take strike drop delete".split())
_REGISTERS = frozenset("list blacklist register roster".split())
_BEING = ("be", "remain", "stay")
_KEEPING = frozenset("extend prolong renew restore reinstate revive uphold preserve".split())
"""What is done to a truce that then holds."""
_SHUT = {"open": "open.v", "closed": "close.v", "shut": "close.v"}
_FAST = frozenset("firm steady good fast strong true".split())
"""How something holds by itself, which the parser may take for what is held."""
_INTACT = frozenset("intact unbroken alive".split())
_IN_FORCE = frozenset("force place effect".split())


def _truces() -> frozenset[str]:
    return lexicon().groups_with("truce") | {"truce"}


def _received(claim: Frame, summary: Analysis) -> Frame:
    """``his words went down well``, ``won support``: they were praised."""
    verb = particle_of(claim, summary) or claim.lemma
    how = (c.lower_ for c in summary.doc[claim.token].children if c.pos_ == "ADV")
    meant = next(filter(None, (reception_of(verb, word) for word in how)), None)
    things = claim.patients or claim.agents
    if meant is None:
        taken = (reception_of(verb, noun.lemma) for noun in claim.patients)
        meant, things = next(filter(None, taken), None), claim.agents
    if meant is None:
        return claim
    return replace(claim, predicate=f"{meant}.v", agents=(), patients=things)


def holds_by_itself(claim: Frame, summary: Analysis) -> bool:
    """``the truce held``, which the parser may take for "the truce that was held"."""
    verb = summary.doc[claim.token]
    alone = not claim.agents and not any(c.dep_ == "auxpass" for c in verb.children)
    told = verb.dep_ not in ("acl", "amod") or verb.head.dep_ == "ROOT"
    return alone and told and claim.patients[0].lemma in _truces()
