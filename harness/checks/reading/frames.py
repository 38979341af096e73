"""Who does what to whom: one frame per predicate, read off the dependency parse.

A frame is (agent, predicate, patient) with the other arguments, its polarity and its
status: asserted as fact, reported by a source, hedged, or unreal (planned, threatened,
conditional). Passives, relative clauses, participles, conjunctions and nominal events
("the killing of X by Y", "Pakistani airstrikes") yield the same frames as actives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.checks.reading.arguments import (
    Argument,
    Frame,
    argument,
    at_hands_of,
    by_whom,
    complements,
    conjuncts,
    modifiers,
    prepositional,
    stranded_subject,
)
from harness.checks.reading.headlines import is_headlined, is_label, of_headline
from harness.checks.reading.idioms import idiom_of, predicate_of
from harness.checks.reading.nominal import is_event_noun, nominal
from harness.checks.reading.polarity import NEGATORS, negators_of
from harness.checks.reading.status import status_of
from harness.checks.reading.subjects import (
    extracted_object,
    inherited_subject,
    named_by,
    passive_subject,
    shared_object,
    subject_of_auxiliary,
    undergone_by,
)
from harness.checks.reading.unmet import unmet_condition
from harness.checks.reading.verb_forms import PASSIVE_SUBJECTS, SUBJECTS, has_auxiliary
from harness.lexicon.words import lexicon

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Doc, Token

__all__ = ["UNDERGOING", "Argument", "Frame", "read_frames"]

UNDERGOING = frozenset("die perish".split())
"""Verbs whose subject suffers what another's act brings about: "died in a Pakistani strike"."""
_STATES = frozenset("over back out off away up down in on".split())


def read_frames(doc: Doc) -> list[Frame]:
    """All frames of a parsed text, in order of their predicates."""
    frames = []
    for index, sentence in enumerate(doc.sents):
        for token in sentence:
            frame = None
            verb = token.pos_ == "VERB" and not lexicon().is_only_person(token.lemma_.lower())
            if verb or (token.pos_ == "AUX" and _is_copula(token)):
                frame = _verbal(token, index)
            elif is_headlined(token):
                frame = of_headline(token, index)
            elif token.pos_ == "NOUN" and is_event_noun(token):
                frame = nominal(token, index)
            elif token.dep_ in ("acomp", "oprd"):
                frame = _undone(token, index)
            if frame is not None:
                frames.append(frame)
    return frames


def is_ruled_out(prep: Token) -> bool:
    """ "Sought war *instead of peace*": what a preposition adds only to say that it is not so."""
    before = prep.nbor(-1).lower_ if prep.i else ""
    return (before, prep.lower_) in (("instead", "of"), ("rather", "than"))


def _is_copula(token: Token) -> bool:
    return token.dep_ not in ("aux", "auxpass") and any(
        child.dep_ in ("attr", "acomp", "prep")
        or (child.dep_ == "advmod" and child.lower_ in _STATES)  # "is over"
        for child in token.children
    )


def _verbal(token: Token, sentence: int) -> Frame:
    agents, patients, others = [], [], []
    elliptic = _is_elliptic_passive(token) or _is_passive(token) or _is_accused(token)
    for child in token.children:
        dep = child.dep_
        if is_label(child):
            continue
        if (dep in SUBJECTS and not elliptic) or _is_fused(child):
            agents += named_by(child)
        elif dep in SUBJECTS or dep in PASSIVE_SUBJECTS or dep in ("dobj", "attr", "acomp", "oprd"):
            patients += conjuncts(child)
        elif dep == "agent":
            agents += [a for obj in child.children for a in conjuncts(obj)]
        elif is_ruled_out(child):
            continue  # judged by harness/checks/events/instead.py
        elif dep in ("prep", "dative") and child.lower_ != "according":
            others += list(prepositional(child))
        elif dep == "npadvmod":
            others.append(("", child))
    if not agents and any(c.dep_ == "auxpass" for c in token.children):
        agents = [one for c in token.children if c.dep_ in _NAMED for one in by_whom(c)]
    if not agents and not any(c.dep_ in PASSIVE_SUBJECTS for c in token.children):
        agents = subject_of_auxiliary(token)
    if not agents and not any(c.dep_ in PASSIVE_SUBJECTS for c in token.children):
        inherited, passive = inherited_subject(token)
        if passive:
            patients += inherited
        else:
            agents += inherited
    if agents and not patients:
        patients = passive_subject(token)
    if not agents and not any(c.dep_ in PASSIVE_SUBJECTS for c in token.children):
        agents = stranded_subject(token)
    if token.dep_ == "acl" and token.tag_ == "VBN" and not patients and token.head.pos_ == "NOUN":
        patients = [token.head]  # "a deal signed by X"
    if token.dep_ == "amod":
        agents, patients = by_whom(token.head), [token.head]
    if not patients and agents:
        patients = extracted_object(token)
    patients = patients or shared_object(token)
    if (undergoing := undergone_by(token)) is not None:
        agents, patients = [], [undergoing]
    ebbs = any(c.dep_ == "prt" for c in token.children)  # "has died down"
    if token.lemma_.lower() in UNDERGOING and not patients and not ebbs:
        agents, patients = [t for _, t in others if is_event_noun(t)], agents
        agents = at_hands_of(token) or agents
    agents = agents or at_hands_of(token)
    if not patients and token.lemma_.lower() in _ALLEGING:
        patients = _accused(token)
    predicate = predicate_of(token)
    aimed = _AIMING.get(token.lemma_.lower(), ())
    if aimed and len(patients) < 2 and any(prep in aimed for prep, _ in others):
        predicate = "target.v"
        hit = [_whole_thing(t) for prep, t in others if prep in aimed]
        agents, patients = agents or patients, hit
        others = [pair for pair in others if pair[0] not in aimed]
    if token.lemma_.lower() in _KEEPING and any(map(_is_under_control, token.children)):
        predicate = "control.v"  # "has the town under control"
    if not patients:  # "agreed to a truce"
        governing = _GOVERNING.get(token.lemma_.lower(), ())
        patients = [t for prep, t in others if prep in governing and t.ent_type_ != "DATE"]
        others = [pair for pair in others if pair[1] not in patients]
    idiom = idiom_of(token)
    if idiom is not None:
        predicate, patients = idiom.predicate, idiom.patients
        others = [pair for pair in others if pair[1] not in patients]
        others += [pair for pair in idiom.others if pair not in others]
    status, source = status_of(token)
    negators = negators_of(token)
    unmet = unmet_condition(token)
    if unmet is not None:  # "had they not signed it": they did
        negators = [] if not NEGATORS.isdisjoint(t.lower_ for t in unmet) else unmet[:1]
    return Frame(
        token=token.i,
        predicate=predicate,
        sentence=sentence,
        agents=tuple(argument(a) for a in agents),
        patients=tuple(argument(p) for p in patients),
        others=tuple((prep, argument(obj)) for prep, obj in others),
        negated=len(negators) % 2 == 1,
        status=status,
        source=argument(source) if source is not None else None,
        negator=negators[0].i if negators else None,
        complements=complements(token),
        extras=modifiers(token),
    )


def _whole_thing(part: Token) -> Token:
    """What somebody runs into "the back of"."""
    if part.lemma_.lower() not in ("back", "rear", "side", "front", "tail"):
        return part
    of = (c for c in part.children if c.lower_ == "of")
    return next((o for prep in of for o in prep.children if o.dep_ == "pobj"), part)


def _undone(token: Token, sentence: int) -> Frame | None:
    """``the issues remain unresolved``: nobody has resolved them."""
    form = token.lower_
    if not (form.startswith("un") and form.endswith("ed")) or token.head.pos_ not in _CLAUSAL:
        return None
    verb = next((v for n in (1, 2) if lexicon().has(v := form[2:-n])), None)
    subjects = SUBJECTS | PASSIVE_SUBJECTS
    held = [one for c in token.head.children if c.dep_ in subjects for one in conjuncts(c)]
    if verb is None or not held:
        return None
    negators = negators_of(token.head)
    status, _ = status_of(token.head)
    return Frame(
        token=token.i,
        predicate=f"{verb}.v",
        sentence=sentence,
        patients=tuple(argument(s) for s in held),
        negated=len(negators) % 2 == 0,
        negator=negators[0].i if negators else None,
        status=status,
    )


_KEEPING = frozenset("have hold keep bring get".split())


def _is_under_control(prep: Token) -> bool:
    return prep.lower_ == "under" and any(c.lower_ == "control" for c in prep.children)


_CLAUSAL = ("VERB", "AUX")
_AIMING = {
    "aim": ("at",),
    "direct": ("at", "against"),
    "mean": ("for",),
    "intend": ("for",),
    "fire": ("at", "on"),
    **dict.fromkeys("run drive crash slam plough smash".split(), ("into",)),
    "collide": ("with",),
}
"""Verbs that name what they are to hit by a preposition: "strikes aimed at the bases"."""

_GOVERNING = {
    "agree": ("to", "on", "upon"),
    "consent": ("to",),
    "accede": ("to",),
    "assent": ("to",),
}
"""Verbs whose object stands behind a preposition: a truce agreed on is a truce agreed."""


def _is_fused(child: Token) -> bool:
    """Whether a name is the subject of a verb that the parser takes for one noun with it: "that
    Brandt shelters the gang"."""
    fused = child.dep_ == "compound" and child.pos_ == "PROPN" and child.i == child.head.i - 1
    return fused and child.head.tag_ in ("VBZ", "VBD", "VBP")


_ALLEGING = frozenset("accuse charge allege".split())


def _accused(verb: Token) -> list[Token]:
    """Of whom it is alleged: "charged that the government gives them shelter"."""
    told = (c for c in verb.children if c.dep_ == "ccomp")
    return [one for t in told for c in t.children if c.dep_ in SUBJECTS for one in named_by(c)]


_NAMED = frozenset(("oprd", "attr", "dobj"))
"""Where the parser hangs the agent on what somebody is named: "called a thief by the judge"."""


def _is_passive(token: Token) -> bool:
    """Whether a subject is one of a passive that the parser has not marked as such: "which, he
    says, is harboured by X", "X, designated by Y, is"."""
    deps = {child.dep_ for child in token.children}
    return "agent" in deps and ("auxpass" in deps or token.tag_ in ("VBN", "VBD"))


def _is_accused(token: Token) -> bool:
    """A headline: "X accused of hiding it", where nobody is named as whom X accuses."""
    if token.lemma_.lower() != "accuse" or token.tag_ not in ("VBD", "VBN"):
        return False
    deps = {child.dep_ for child in token.children}
    of = any(c.lower_ == "of" and c.dep_ == "prep" for c in token.children)
    return of and not deps & {"dobj", "aux", "auxpass", "nsubjpass"}


def _is_elliptic_passive(token: Token) -> bool:
    """``70 were killed and hundreds injured``: the second verb lacks its auxiliary."""
    head = token.head
    return (
        token.dep_ == "conj"
        and token.tag_ in ("VBN", "VBD")
        and not has_auxiliary(token)
        and not any(c.dep_ == "dobj" for c in token.children)
        and any(c.dep_ == "auxpass" for c in head.children)
    )
