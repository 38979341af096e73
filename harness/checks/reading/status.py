"""How firmly something is told: as fact, as somebody's word, with a hedge, or not as real."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from harness.checks.reading.polarity import is_yet_to, own_negations
from harness.checks.reading.stances import (
    ACCUSING,
    CLAIMS,
    HEDGES,
    REPORTING,
    UNREAL_HEADS,
    UNREAL_NOUNS,
)
from harness.checks.reading.unmet import unmet_condition
from harness.checks.reading.verb_forms import (
    SUBJECTS,
    has_auxiliary,
    is_finite,
    is_infinitive,
    own_subject,
)

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token


class Status(StrEnum):
    ASSERTED = "asserted"
    REPORTED = "reported"
    HEDGED = "hedged"
    UNREAL = "unreal"


_WEIGHING = frozenset("consider discuss propose suggest risk contemplate favour favor".split())
_SPEAKING = frozenset("talk speak warn threaten dream think".split())
_POSSIBLE = frozenset(
    "planned possible potential threatened proposed likely future expected prospective".split()
)
_MODALS = frozenset("would should must will shall may might could 'll ’ll ought".split())


def status_of(token: Token) -> tuple[Status, Token | None]:
    """How firmly a verb is told, and who is named as its source."""
    status = _status_by_form(token)
    if status is Status.UNREAL:
        return status, None
    head = token.head
    if head == token:
        return status, None
    if _is_unreal_below(token):
        return Status.UNREAL, None
    charge = charge_of(token)
    if charge is not None:
        return Status.REPORTED, speaker_of(charge)
    joined = token.dep_ == "conj" and head.pos_ == "VERB" and not own_subject(token)
    if joined and status is Status.ASSERTED and (token.tag_, head.tag_) != ("VBD", "VB"):
        return status_of(head)
    return _status_by_report(token, status)


def charge_of(token: Token) -> Token | None:
    """The verb that charges somebody with the act: "accused *of hiding* it".

    Parsers hang the "of" on the accused as often as on the accusing.
    """
    if token.dep_ != "pcomp":
        return None
    above = token.head.head
    for verb in (above, above.head) if above.dep_ == "dobj" else (above,):
        if verb.lemma_.lower() in ACCUSING:
            return verb
    return None


def _status_by_report(token: Token, status: Status) -> tuple[Status, Token | None]:
    lemma = token.head.lemma_.lower()
    if is_told(token) and lemma in REPORTING:
        if status is Status.ASSERTED:
            unsaid = lemma in CLAIMS or is_yet_to(token.head) or own_negations(token.head)
            status = Status.HEDGED if unsaid else Status.REPORTED
        return status, speaker_of(token.head)
    if (
        lemma in _SAYINGS
        and token.dep_ == "acl"
        and any(c.lower_ == "that" for c in token.children)
    ):
        owner = next((c for c in token.head.children if c.dep_ == "poss"), None)
        return (Status.REPORTED if status is Status.ASSERTED else status), owner
    if token.dep_ == "ccomp" and not own_subject(token) and is_finite(token):
        return status, None  # the parser's mistake: "the truce agreed in Doha has held"
    if token.dep_ in ("ccomp", "acl") and (lemma in UNREAL_HEADS or lemma in UNREAL_NOUNS):
        return Status.UNREAL, None
    return status, None


_SAYINGS = frozenset(
    "claim allegation accusation charge assertion contention statement announcement".split()
)
"""Nouns for what somebody says: "X's claim that Y did it"."""


def is_told(token: Token) -> bool:
    """Whether a clause is what the verb above says; the parser may take "complained before that
    the strikes breach it" for a circumstance, with either word as its mark."""
    marks = [c for c in token.children if c.dep_ == "mark"]
    that = any(
        c.lower_ == "that"
        or (c.lower_ == "before" and any(t.lower_ == "that" for t in c.doc[c.i + 1 : c.i + 2]))
        for c in marks
    )
    return token.dep_ == "ccomp" or (token.dep_ == "advcl" and that)


def speaker_of(verb: Token) -> Token | None:
    """The subject of a verb of speech."""
    return next((c for c in verb.children if c.dep_ in SUBJECTS), None)


def _status_by_form(token: Token) -> Status:
    status = Status.ASSERTED
    if unmet_condition(token) is not None:
        return status
    for child in token.children:
        if child.lower_ in HEDGES or (child.dep_ == "aux" and child.lemma_.lower() == "can"):
            status = Status.HEDGED
        elif (child.dep_ == "aux" and child.lower_ in _MODALS) or (
            child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether")
        ):
            return Status.UNREAL
    if any(c.lower_ in _ANY for c in token.children):
        return Status.UNREAL  # "whatever is agreed later"
    owned = any(c.dep_ == "poss" for c in token.children)  # "whose killing they announced"
    if token.dep_ == "csubj" and token.tag_ == "VBG" and not owned:
        return Status.UNREAL  # "provoking a conflict would …" says not that anyone did
    if token.dep_ == "ccomp" and not has_auxiliary(token) and _is_subjunctive(token):
        return Status.UNREAL
    return status


_ANY = frozenset("whatever whoever whichever whenever wherever whomever".split())


def _is_subjunctive(token: Token) -> bool:
    """``insists that the country act``: the bare form beside one who would be said to act*s*."""
    one = any(c.dep_ in SUBJECTS and c.tag_ in ("NN", "NNP") for c in token.children)
    joined = any(c.dep_ in SUBJECTS and list(c.conjuncts) for c in token.children)
    return token.tag_ == "VB" or (token.tag_ == "VBP" and one and not joined)


def _is_unreal_below(token: Token) -> bool:
    """Whether the governor of a verb says that it is only planned, wanted or feared."""
    head, lemma = token.head, token.head.lemma_.lower()
    if token.dep_ == "xcomp" and lemma == "help" and _status_by_form(head) is Status.UNREAL:
        return True  # "may help to ease it"
    if token.dep_ == "xcomp" and is_infinitive(token):
        obliged = lemma in ("be", "have") and not is_yet_to(token)
        obliged &= not (lemma == "have" and head.tag_ == "VBD" and head.dep_ in _OF_THEIR_OWN)
        obliged |= lemma in _MEANT and any(c.dep_ == "auxpass" for c in head.children)
        return obliged or lemma in UNREAL_HEADS or head.pos_ == "ADJ"
    if token.dep_ == "xcomp":
        return lemma in _WEIGHING
    if token.dep_ == "advcl":
        return lemma in UNREAL_HEADS and is_infinitive(token)
    if token.dep_ == "pcomp":
        governor = head.head.lemma_.lower()
        if head.lower_ == "against" or (head.lower_ == "of" and governor in UNREAL_NOUNS):
            return True
        return head.lower_ in ("of", "about") and governor in _SPEAKING
    return False


_OF_THEIR_OWN = ("ROOT", "conj", "relcl")
"""What "had to be" done was done, unless it is what somebody says."""
_MEANT = frozenset("mean suppose design intend".split())
"""What something "is meant to" do it need not have done."""


def noun_status(token: Token) -> Status:
    """Of an event told by a noun: "the threat of strikes", "a planned closure"."""
    if any(c.dep_ == "amod" and c.lower_ in _POSSIBLE for c in token.children):
        return Status.UNREAL
    head = token.head
    if token.dep_ == "pobj" and head.head.lemma_.lower() in UNREAL_NOUNS:
        return Status.UNREAL if head.lower_ in ("of", "for") else Status.ASSERTED
    if token.dep_ == "dobj" and head.lemma_.lower() in UNREAL_HEADS - {"agree"}:
        return Status.UNREAL
    return Status.ASSERTED
