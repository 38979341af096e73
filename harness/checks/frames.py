"""Who does what to whom: one frame per predicate, read off the dependency parse.

A frame is (agent, predicate, patient) with the other arguments, its polarity and its
status: asserted as fact, reported by a source, hedged, or unreal (planned, threatened,
conditional). Passives, relative clauses, participles, conjunctions and nominal events
("the killing of X by Y", "Pakistani airstrikes") yield the same frames as actives.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from harness.checks.parse import is_content, word
from harness.checks.polarity import (
    PASSIVE_SUBJECTS,
    SUBJECTS,
    Status,
    has_auxiliary,
    negators_of,
    noun_status,
    status_of,
)
from harness.lexicon.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


UNDERGOING = frozenset("die perish".split())
"""Verbs whose subject suffers what another's act brings about: "died in a Pakistani strike"."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One participant: its head token, and the content lemmas of its phrase."""

    token: int
    lemma: str
    words: frozenset[str]
    pronoun: bool


@dataclass(slots=True)
class Frame:
    token: int
    predicate: str
    """``lemma.pos`` of the predicate."""
    sentence: int
    agents: tuple[Argument, ...] = ()
    patients: tuple[Argument, ...] = ()
    others: tuple[tuple[str, Argument], ...] = ()
    """(preposition, argument) pairs."""
    negated: bool = False
    status: Status = Status.ASSERTED
    source: Argument | None = None
    nominal: bool = False
    negator: int | None = None
    """The token that negates, where there is one."""
    complements: frozenset[str] = field(default_factory=frozenset)
    """``lemma.pos`` of clausal complements: what X is accused *of doing*."""
    extras: frozenset[str] = field(default_factory=frozenset)

    @property
    def lemma(self) -> str:
        return self.predicate.rpartition(".")[0]

    def arguments(self) -> Iterator[Argument]:
        yield from self.agents
        yield from self.patients
        for _, argument in self.others:
            yield argument


_STATES = frozenset("over back out off away up down in on".split())


def read_frames(doc: Doc) -> list[Frame]:
    """All frames of a parsed text, in order of their predicates."""
    frames = []
    for index, sentence in enumerate(doc.sents):
        for token in sentence:
            frame = None
            if token.pos_ == "VERB" or (token.pos_ == "AUX" and _is_copula(token)):
                frame = _verbal(token, index)
            elif token.pos_ == "NOUN" and _is_event_noun(token):
                frame = _nominal(token, index)
            elif token.dep_ in ("acomp", "oprd"):
                frame = _undone(token, index)
            if frame is not None:
                frames.append(frame)
    return frames


def _is_copula(token: Token) -> bool:
    return token.dep_ not in ("aux", "auxpass") and any(
        child.dep_ in ("attr", "acomp", "prep")
        or (child.dep_ == "advmod" and child.lower_ in _STATES)  # "is over"
        for child in token.children
    )


def _is_event_noun(token: Token) -> bool:
    if token.dep_ == "compound":
        return False
    return any(child.dep_ in ("prep", "poss", "amod", "compound") for child in token.children) and (
        any(other.endswith(".v") for other in lexicon().derived(word(token)))
    )


def _verbal(token: Token, sentence: int) -> Frame:
    agents, patients, others = [], [], []
    elliptic = _is_elliptic_passive(token)
    for child in token.children:
        dep = child.dep_
        if dep in SUBJECTS and not elliptic:
            agents += _named_by(child)
        elif dep in SUBJECTS or dep in PASSIVE_SUBJECTS or dep in ("dobj", "attr", "acomp", "oprd"):
            patients += _conjuncts(child)
        elif dep == "agent":
            agents += [a for obj in child.children for a in _conjuncts(obj)]
        elif dep in ("prep", "dative") and child.lower_ != "according":
            others += list(_prepositional(child))
        elif dep == "npadvmod":
            others.append(("", child))
    if not agents and any(c.dep_ == "auxpass" for c in token.children):
        agents = [one for c in token.children if c.dep_ in _NAMED for one in _by_whom(c)]
    if not agents and not any(c.dep_ in PASSIVE_SUBJECTS for c in token.children):
        agents = _subject_of_auxiliary(token)
    if not agents and not any(c.dep_ in PASSIVE_SUBJECTS for c in token.children):
        inherited, passive = _inherited_subject(token)
        if passive:
            patients += inherited
        else:
            agents += inherited
    if token.dep_ == "amod":
        agents, patients = _by_whom(token.head), [token.head]
    if token.lemma_.lower() in UNDERGOING and not patients:
        agents, patients = [t for _, t in others if _is_event_noun(t)], agents
    status, source = status_of(token)
    negators = negators_of(token)
    return Frame(
        token=token.i,
        predicate=_predicate(token),
        sentence=sentence,
        agents=tuple(_argument(a) for a in agents),
        patients=tuple(_argument(p) for p in patients),
        others=tuple((prep, _argument(obj)) for prep, obj in others),
        negated=len(negators) % 2 == 1,
        status=status,
        source=_argument(source) if source is not None else None,
        negator=negators[0].i if negators else None,
        complements=_complements(token),
        extras=_modifiers(token),
    )


def _undone(token: Token, sentence: int) -> Frame | None:
    """``the issues remain unresolved``: nobody has resolved them."""
    form = token.lower_
    if not (form.startswith("un") and form.endswith("ed")) or token.head.pos_ not in _CLAUSAL:
        return None
    verb = next((v for n in (1, 2) if lexicon().has(v := form[2:-n])), None)
    subjects = [one for c in token.head.children if c.dep_ in SUBJECTS for one in _conjuncts(c)]
    if verb is None or not subjects:
        return None
    negators = negators_of(token.head)
    status, _ = status_of(token.head)
    return Frame(
        token=token.i,
        predicate=f"{verb}.v",
        sentence=sentence,
        patients=tuple(_argument(s) for s in subjects),
        negated=len(negators) % 2 == 0,
        negator=negators[0].i if negators else None,
        status=status,
    )


_CLAUSAL = ("VERB", "AUX")


def _nominal(token: Token, sentence: int) -> Frame:
    agents, patients, others = [], [], []
    for child in token.children:
        if child.dep_ == "prep":
            for prep, obj in _prepositional(child):
                if prep == "by":
                    agents.append(obj)
                elif prep == "of" or (prep in ("on", "against") and token.lemma_ in ATTACKS):
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
        agents = _subjects(token.head)  # "waged attacks", "took action"
        status, denied = status_of(token.head)[0], len(negators_of(token.head)) % 2 == 1
    return Frame(
        token=token.i,
        predicate=word(token),
        sentence=sentence,
        agents=tuple(_argument(a) for a in agents),
        patients=tuple(_argument(p) for p in patients),
        others=tuple((prep, _argument(obj)) for prep, obj in others),
        negated=denied,
        status=status,
        nominal=True,
        extras=_modifiers(token),
    )


def _subjects(verb: Token) -> list[Token]:
    """Who does what a verb tells, named beside it or understood."""
    found = [one for c in verb.children if c.dep_ in SUBJECTS for one in _named_by(c)]
    if found or any(c.dep_ in PASSIVE_SUBJECTS for c in verb.children):
        return found
    inherited, passive = _inherited_subject(verb)
    return [] if passive else inherited


LIGHT_VERBS = frozenset(
    "take make have hold give launch wage conduct stage mount carry deliver issue lead".split()
)
"""Verbs that leave it to their object to say what is done: "wage attacks", "take action"."""
_GIVING = LIGHT_VERBS | frozenset("offer provide grant".split())
"""Of what somebody is accused, the object says more: "of giving refuge"."""
ATTACKS = frozenset("attack assault strike airstrike raid war ban sanction".split())
"""Nouns that name whom they hit after "on" or "against"."""
PATIENT_NOUNS = frozenset(
    "death killing murder assassination execution arrest detention closure collapse injury "
    "removal dismissal sacking ouster overthrow capture abduction conviction".split()
)
"""Nouns whose possessor undergoes the event: "Amjad's death"."""


def _predicate(token: Token) -> str:
    return word(token) if token.pos_ == "VERB" else f"{token.lemma_.lower()}.v"


def _conjuncts(token: Token) -> list[Token]:
    return [token, *token.conjuncts]


def _prepositional(prep: Token) -> Iterator[tuple[str, Token]]:
    for obj in prep.children:
        if obj.dep_ in ("pobj", "pcomp"):
            for one in _conjuncts(obj):
                yield prep.lower_, one
        elif obj.dep_ == "prep":
            yield from _prepositional(obj)


_NAMED = frozenset(("oprd", "attr", "dobj"))
"""Where the parser hangs the agent on what somebody is named: "called a thief by the judge"."""


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


def _by_whom(noun: Token) -> list[Token]:
    """The agent of "a designated terrorist by the United States"."""
    return [
        one
        for prep in noun.children
        if prep.lower_ == "by"
        for obj in prep.children
        if obj.dep_ == "pobj"
        for one in _conjuncts(obj)
    ]


def _subject_of_auxiliary(token: Token) -> list[Token]:
    """The parser sometimes hangs a subject on the auxiliary: "Turkey and Qatar are mediating"."""
    for auxiliary in token.children:
        if auxiliary.dep_ == "aux":
            for child in auxiliary.children:
                if child.dep_ in SUBJECTS:
                    return _conjuncts(child)
            deeper = _subject_of_auxiliary(auxiliary)
            if deeper:
                return deeper
    return []


_SUBJECT_CONTROL = frozenset("use promise threaten take make".split())
"""Verbs whose subject, not object, does what follows: "used the territory to stage attacks"."""


def _inherited_subject(token: Token) -> tuple[list[Token], bool]:
    """The understood subject and whether the predicate is passive in form."""
    passive = token.tag_ == "VBN" and not any(
        c.dep_ == "aux" and c.lemma_ == "have" for c in token.children
    )
    head = token.head
    if token.dep_ == "relcl":
        return _antecedents(token), False
    if token.dep_ == "acl" and head.pos_ == "AUX":
        found = [c for c in head.children if c.dep_ in SUBJECTS]
        return (_named_by(found[0]) if found else []), passive
    if token.dep_ == "acl":
        return [head], passive
    if token.dep_ in ("attr", "acomp") and token.tag_ == "VBG" and head.lemma_ == "be":
        found = [c for c in head.children if c.dep_ in SUBJECTS]  # read as a noun: "is mediating"
        return (_conjuncts(found[0]) if found else []), False
    if token.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        found = [c for c in head.children if c.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
        was_passive = any(c.dep_ in PASSIVE_SUBJECTS for c in found)
        if found:
            if any(c.dep_ == "auxpass" for c in token.children):
                return _named_by(found[0]), True
            own_aux = any(c.dep_ == "aux" for c in token.children)
            return _named_by(found[0]), was_passive and passive and not own_aux
        return _inherited_subject(head) if head.head != head else ([], False)
    if token.dep_ == "advcl" and passive and (told := _described(token)):
        return told, True
    if token.dep_ in ("xcomp", "advcl", "ccomp") and head.pos_ in ("VERB", "AUX"):
        if token.dep_ == "xcomp":
            objects = [c for c in head.children if c.dep_ == "dobj"]
            if objects and head.lemma_.lower() not in _SUBJECT_CONTROL:
                return _conjuncts(objects[0]), False
        elif token.dep_ == "ccomp" and not has_auxiliary(token):
            return [], False
        found = [c for c in head.children if c.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
        if found:
            return _named_by(found[0]), passive and token.dep_ == "advcl"
        return _inherited_subject(head) if head.head != head else ([], False)
    if token.dep_ == "pcomp" and head.dep_ == "prep" and head.head.pos_ == "VERB":
        return _blamed(head.head), False
    return [], False


_STAGED = frozenset("hold host stage".split())


def _described(participle: Token) -> list[Token]:
    """Whom a participle tells of that the parser hangs on the verb: "claims the man as killed",
    "unravelled during the second round, held in …"."""
    head = participle.head
    if any(c.lower_ == "as" and c.dep_ == "mark" for c in participle.children):
        parts = {c.dep_: c for c in head.children}
        named = parts.get("dobj") or parts.get("nsubjpass")
        return _conjuncts(named) if named is not None else []
    before = participle.doc[max(participle.i - 2, 0) : participle.i]
    if participle.lemma_.lower() not in _STAGED or len(before) < 2 or before[1].text != ",":
        return []
    return [before[0]] if before[0].pos_ == "NOUN" and before[0].i > head.i else []


def _antecedents(verb: Token) -> list[Token]:
    """Who a relative clause is about: "X and Y, who are trying", both by the plural verb."""
    named = verb.head
    plural = any(c.tag_ == "VBP" or c.lower_ == "were" for c in (verb, *verb.children))
    return _conjuncts(named) if plural and named.pos_ == "PROPN" else [named]


def _named_by(subject: Token) -> list[Token]:
    """All that a subject names, itself or as the relative pronoun that stands for them."""
    relative = _is_relative(subject) and subject.head.dep_ == "relcl"
    return _antecedents(subject.head) if relative else _conjuncts(subject)


def _blamed(verb: Token) -> list[Token]:
    """Whose act it is that somebody is accused of: the object, or the passive subject."""
    found = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    return _conjuncts(found[0]) if found else []


PARTITIVES = frozenset(
    "most all none some many few several each any both half one two three majority number".split()
)


def _core(token: Token) -> Token:
    """The thing itself in "most of the disputes", and the name in "accused X time and again"."""
    if token.lower_ in PARTITIVES or token.pos_ == "NUM":
        for prep in token.children:
            if prep.dep_ == "prep" and prep.lower_ == "of":
                return next((c for c in prep.children if c.dep_ == "pobj"), token)
    if token.lower_ == "time":
        return next((c for c in token.children if c.pos_ == "PROPN"), token)
    return token


_RELATIVE = frozenset("who whom which that".split())


def _is_relative(token: Token) -> bool:
    return token.lower_ in _RELATIVE and token.pos_ == "PRON"


def _core_of_relative(token: Token) -> Token:
    """What a relative pronoun stands for: the noun that its clause hangs on."""
    if not _is_relative(token):
        return token
    if token.head.dep_ == "relcl":
        return token.head.head
    before = token.i - 1
    while before > token.sent.start and token.doc[before].is_punct:
        before -= 1
    stands_after_noun = token.doc[before].pos_ in ("NOUN", "PROPN") and token.lower_ != "that"
    return token.doc[before] if stands_after_noun else token


def _argument(token: Token) -> Argument:
    token = _core(_core_of_relative(token))
    # the phrase without its clauses: what they say has frames of its own
    words = {token.lemma_.lower()}
    for child in token.children:
        if child.dep_ in ("compound", "amod", "nmod", "poss", "nummod", "appos") or (
            child.dep_ == "prep" and child.lower_ == "of"
        ):
            words.update(t.lemma_.lower() for t in child.subtree if is_content(t))
    return Argument(token.i, token.lemma_.lower(), frozenset(words), token.pos_ == "PRON")


def _modifiers(token: Token) -> frozenset[str]:
    return frozenset(
        word(c) for c in token.children if c.dep_ in ("advmod", "amod", "prt") and not c.is_stop
    )


def _complements(token: Token) -> frozenset[str]:
    clauses = [c for c in token.children if c.dep_ in ("xcomp", "ccomp") and c.pos_ == "VERB"]
    for prep in token.children:
        if prep.dep_ == "prep":
            clauses += [c for _, c in _prepositional(prep) if c.dep_ == "pcomp"]
    acts = [c for v in clauses if v.lemma_.lower() in _GIVING for c in v.children]
    return frozenset(word(c) for c in (*clauses, *(c for c in acts if c.dep_ == "dobj")))
