"""The participants of an event, and the frame that holds them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from harness.checks.reading.parse import is_content, word
from harness.checks.reading.status import Status

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token


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

    lemma: str = field(init=False)

    def __post_init__(self) -> None:
        self.lemma = self.predicate.rpartition(".")[0]

    def arguments(self) -> Iterator[Argument]:
        yield from self.agents
        yield from self.patients
        for _, argument in self.others:
            yield argument


LIGHT_VERBS = frozenset(
    "take make have hold give launch wage conduct stage mount carry deliver issue lead".split()
)
"""Verbs that leave it to their object to say what is done: "wage attacks", "take action"."""
_GIVING = LIGHT_VERBS | frozenset("offer provide grant".split())
"""Of what somebody is accused, the object says more: "of giving refuge"."""


def conjuncts(token: Token) -> list[Token]:
    """A noun and those joined to it, but no clause without its verb ("the bus is run by X, and
    the tram by Y"), and no subject that the parser joins to the phrase before it: "brokered by A
    and B, C and D have signed"."""
    joined = [c for c in token.conjuncts if not any(p.lower_ == "by" for p in c.children)]
    if not joined:
        return [token]
    group = sorted((token, *joined), key=lambda t: t.i)
    if len(group) < 3 or group[-1].pos_ != "PROPN":
        return [token, *joined]
    cut = stranded(group)
    if not cut:
        return [token, *joined]
    inside = token in cut
    return [token, *(t for t in joined if (t in cut) is inside)]


def stranded(group: list[Token]) -> list[Token]:
    """The end of a coordination, behind a comma, that is the subject of a verb without one."""
    last = group[-1]
    doc = last.doc
    verb = last.i + 1
    while verb < len(doc) and (doc[verb].pos_ in ("AUX", "ADV", "PART")):
        verb += 1
    if verb >= len(doc) or doc[verb].pos_ != "VERB" or doc[verb].tag_ in ("VBG", "VB"):
        return []
    if doc[verb].tag_ == "VBN" and verb == last.i + 1:
        return []
    subject = any(c.dep_ in ("nsubj", "nsubjpass", "csubj") for c in doc[verb].children)
    fronts = [c for c in doc[verb].children if c.is_sent_start and c.dep_ in ("mark", "prep")]
    if subject and (not fronts or any(fronts[0].children)):
        return []  # "After talks that A and B brokered, C and D have signed": talks sign nothing
    for index in range(len(group) - 1, 0, -1):
        between = [t.text.lower() for t in doc[group[index - 1].i + 1 : group[index].i]]
        if "," in between and "and" not in between:
            own = doc[group[0].i : group[index - 1].i + 1]
            many = index > 1 and not any(t.lower_ == "and" for t in own)
            return [] if many else group[index:]
    return []


def stranded_subject(verb: Token) -> list[Token]:
    """The subject that stands right before a finite verb and that the parser has joined to the
    phrase before it: "according to sources cited by C, A and B intervened"."""
    before = verb.i - 1
    while before > 0 and verb.doc[before].pos_ in ("AUX", "ADV", "PART"):
        before -= 1
    last = verb.doc[before]
    if before < 1 or last.dep_ != "conj" or last.pos_ != "PROPN" or verb.pos_ != "VERB":
        return []
    return stranded(sorted((last, *last.conjuncts), key=lambda t: t.i))


def prepositional(prep: Token) -> Iterator[tuple[str, Token]]:
    for obj in prep.children:
        if obj.dep_ in ("pobj", "pcomp"):
            for one in conjuncts(obj):
                yield prep.lower_, one
        elif obj.dep_ == "prep":
            yield from prepositional(obj)


def at_hands_of(verb: Token) -> list[Token]:
    """Who does it: "met his end at the hands of X", "died at X's hands"."""
    found: list[Token] = []
    for prep in verb.children:
        if prep.dep_ != "prep" or prep.lower_ != "at":
            continue
        for hands in (c for c in prep.children if c.lemma_.lower() == "hand"):
            found += [c for c in hands.children if c.dep_ == "poss"]
            of = [c for c in hands.children if c.lower_ == "of"]
            found += [c for o in of for c in o.children if c.dep_ == "pobj"]
    return [one for each in found for one in conjuncts(each)]


def by_whom(noun: Token) -> list[Token]:
    """The agent of "a designated terrorist by the United States"."""
    return [
        one
        for prep in noun.children
        if prep.lower_ == "by"
        for obj in prep.children
        if obj.dep_ == "pobj"
        for one in conjuncts(obj)
    ]


PARTITIVES = frozenset(
    "most all none some many few several each any both half one two three majority number".split()
)


def _core(token: Token) -> Token:
    """The thing itself in "most of the disputes", and the name in "accused X time and again"."""
    if token.lower_ == "one":
        named = next((c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
        if named is not None:
            return named  # "one of the deputies, X"
    if token.lower_ in PARTITIVES or token.pos_ == "NUM":
        for prep in token.children:
            if prep.dep_ == "prep" and prep.lower_ == "of":
                return next((c for c in prep.children if c.dep_ == "pobj"), token)
    if token.lower_ == "time":
        return next((c for c in token.children if c.pos_ == "PROPN"), token)
    return token


_RELATIVE = frozenset("who whom which that".split())


def is_relative(token: Token) -> bool:
    return token.lower_ in _RELATIVE and token.pos_ == "PRON"


def _core_of_relative(token: Token) -> Token:
    """What a relative pronoun stands for: the noun that its clause hangs on."""
    if not is_relative(token):
        return token
    if token.head.dep_ == "relcl":
        return token.head.head
    before = token.i - 1
    while before > token.sent.start and token.doc[before].is_punct:
        before -= 1
    stands_after_noun = token.doc[before].pos_ in ("NOUN", "PROPN") and token.lower_ != "that"
    return token.doc[before] if stands_after_noun else token


def argument(token: Token) -> Argument:
    token = _core(_core_of_relative(token))
    # the phrase without its clauses: what they say has frames of its own
    words = {token.lemma_.lower()}
    for child in token.children:
        if child.dep_ in ("compound", "amod", "nmod", "poss", "nummod", "appos") or (
            child.dep_ == "prep" and child.lower_ == "of"
        ):
            words.update(t.lemma_.lower() for t in child.subtree if is_content(t))
    pronoun = token.pos_ == "PRON" and not token.lower_.endswith(("self", "selves"))
    return Argument(token.i, token.lemma_.lower(), frozenset(words), pronoun)


def modifiers(token: Token) -> frozenset[str]:
    return frozenset(
        word(c) for c in token.children if c.dep_ in ("advmod", "amod", "prt") and not c.is_stop
    )


def complements(token: Token) -> frozenset[str]:
    clauses = [c for c in token.children if c.dep_ in ("xcomp", "ccomp") and c.pos_ == "VERB"]
    for prep in token.children:
        if prep.dep_ == "prep":
            clauses += [c for _, c in prepositional(prep) if c.dep_ == "pcomp"]
    acts = [c for v in clauses if v.lemma_.lower() in _GIVING for c in v.children]
    return frozenset(word(c) for c in (*clauses, *(c for c in acts if c.dep_ == "dobj")))
