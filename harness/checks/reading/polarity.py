"""Whether a predicate is affirmed, and how firmly: negation, reports, hedges, plans."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token


class Status(StrEnum):
    ASSERTED = "asserted"
    REPORTED = "reported"
    HEDGED = "hedged"
    UNREAL = "unreal"


REPORTING = frozenset(
    "say tell announce state declare report claim add note explain insist argue believe think "
    "maintain suggest allege confirm reveal disclose write describe warn acknowledge admit "
    "stress point observe remark indicate reckon hear find show know learn concede confess contend "
    "assert boast complain protest recall".split()
)
DENYING = frozenset("deny reject dispute refute dismiss doubt disprove".split())
ACCUSING = frozenset("accuse blame charge suspect convict acquit".split())
FAILING = frozenset(
    "fail refuse decline neglect forget avoid stop cease prevent refrain desist abstain".split()
)
UNREAL_HEADS = frozenset(
    "threaten plan want hope intend agree promise vow expect seek try urge ask demand call order "
    "offer refuse propose wish consider aim prepare fear need require attempt pledge insist "
    "schedule endeavour endeavor strive struggle".split()
)
UNREAL_NOUNS = frozenset(
    "demand call threat plan promise offer warning hope effort attempt bid proposal request "
    "order right aim goal fear risk possibility chance idea talk prospect move".split()
)
_WEIGHING = frozenset("consider discuss propose suggest risk contemplate favour favor".split())
_SPEAKING = frozenset("talk speak warn threaten dream think".split())
_POSSIBLE = frozenset(
    "planned possible potential threatened proposed likely future expected prospective".split()
)
HEDGES = frozenset(
    "reportedly allegedly apparently supposedly purportedly possibly perhaps".split()
)
CLAIMS = frozenset("claim allege".split())
NEGATORS = frozenset("not n't never no neither nor hardly barely".split())
_INSTEAD = frozenset((("rather", "than"), ("instead", "of"), ("far", "from")))
_NOBODY = frozenset("none nobody nothing neither".split())
_MODALS = frozenset("would should must will shall may might could 'll ’ll ought".split())
SUBJECTS = frozenset(("nsubj", "csubj"))
PASSIVE_SUBJECTS = frozenset(("nsubjpass", "csubjpass"))
_COMPLEMENTS = frozenset(("xcomp", "ccomp", "pcomp"))


def negators_of(token: Token) -> list[Token]:
    """What negates a predicate: its own negations, and verbs that deny their complement.

    Two of them cancel out: "would not fail to defend itself".
    """
    found = [c for c in token.children if _negates(c) and c.dep_ != "cc"]
    found += _nor(token)
    found += [
        c
        for c in token.children
        if c.dep_ in ("nsubj", "dobj", "nsubjpass", "attr") and (_is_nobody(c) or _has_no(c))
    ]
    if token.dep_ in ("amod", "acl") and _has_no(token.head, ("no",)) and not _is_told_of(token):
        found.append(token.head)  # "no signed agreement"
    found += _instead(token)
    found += _lacking(token)
    if token.dep_ in _COMPLEMENTS and token.head != token:
        found += _denied_by_head(token)
    return found


def _lacking(clause: Token) -> list[Token]:
    """The "nothing" of "saw nothing that could do harm", "nothing was seen that could"."""
    if not any(c.dep_ in SUBJECTS and c.lower_ == "that" for c in clause.children):
        return []
    above = [clause.head] if clause.dep_ == "relcl" else []
    if clause.dep_ == "ccomp":
        above = [c for c in clause.head.children if c.dep_ in PASSIVE_SUBJECTS]
    return [token for token in above if token.lower_ == "nothing"]


_SHOWING = frozenset("evidence proof sign indication hint chance prospect question way".split())
"""Nouns without which there is no ground to say so: "no evidence that they did"."""


def _is_told_of(clause: Token) -> bool:
    """``no confirmation that he was killed``: nobody has said so, and nobody has denied it."""
    own = any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for c in clause.children)
    finite = own and any(c.dep_ == "mark" or c.lower_ == "that" for c in clause.children)
    return finite and clause.head.lemma_.lower() not in _SHOWING


def _nor(token: Token) -> list[Token]:
    """The "nor" that joins a second predicate to what is denied."""
    if token.dep_ != "conj":
        return []
    return [c for c in token.head.children if c.lower_ == "nor" and c.i < token.i]


def _negates(child: Token) -> bool:
    if child.lower_ in ("longer", "more") and child.dep_ == "advmod":
        follows = child.nbor(1)  # "no longer reef is known"
        compares = follows.lower_ in ("than", "one") or follows.pos_ == "NOUN"
        return any(c.lower_ == "no" for c in child.children) and not compares
    if child.dep_ != "neg" and (child.lower_ not in NEGATORS or child.pos_ == "NOUN"):
        return False
    after = child.doc[child.i + 1].lower_ if child.i + 1 < len(child.doc) else ""
    return after not in ("only", "just", "merely", "since")


def _is_nobody(token: Token) -> bool:
    """ "None of them", "hardly any of them"."""
    if token.lower_ not in _NOBODY and token.lower_ != "any":
        return False
    if any(
        t.lower_ in ("less", "short", "but", "other") for t in token.doc[token.i + 1 : token.i + 2]
    ):
        return False  # "nothing less", "none other": just that
    hardly = (c.lower_ in ("hardly", "scarcely", "barely") for c in token.children)
    return token.lower_ in _NOBODY or any(hardly)


def _has_no(token: Token, words: tuple[str, ...] = ("no", "neither")) -> bool:
    return any(
        c.lower_ in words
        and c.dep_ in ("det", "neg", "preconj", "cc")
        and not _bounds_a_figure(c, token)
        for c in token.children
    )


def _bounds_a_figure(no: Token, head: Token) -> bool:
    """ "No 10", "no more than 44 per cent of them"."""
    if any(c.tag_ == "JJR" and c.i == no.i + 1 for c in head.children):
        return True  # "no stronger gust was measured"
    after = [t.lower_ for t in no.doc[no.i + 1 : no.i + 3]]
    figure = len(after) > 0 and no.nbor(1).like_num and no.i + 1 != head.i
    return figure or (after[1:] == ["than"] and after[0] in ("more", "less", "fewer", "later"))


def _instead(token: Token) -> list[Token]:
    """The front of "rather than fight", "instead of fighting", "without fighting"."""
    for first in (token.left_edge.i, token.i):
        before = [t for t in token.doc[max(first - 3, 0) : first] if t.lower_ != "to"]
        if before and before[-1].lower_ == "without":
            return before[-1:]
        if tuple(t.lower_ for t in before[-2:]) in _INSTEAD:
            return before[-2:-1]
    return []


def _denied_by_head(token: Token) -> list[Token]:
    head = token.head
    verb = head.head if head.dep_ == "prep" and head.lower_ == "from" else head
    if head.dep_ == "prep" and head.i and head.nbor(-1).lower_ == "short":
        return [head.nbor(-1)]  # "stopped short of confirming it"
    lemma = verb.lemma_.lower()
    if is_apart(token) or is_asked(token) or (lemma in DENYING and _stands_beside(token)):
        return []
    if lemma in FAILING or lemma in DENYING or _rules_out(verb):
        return [verb, *_own_negations(verb)]
    if head.dep_ == "prep" and head.lower_ in ("of", "for", "in") and _has_no(head.head, ("no",)):
        return [head.head]  # "no reason for softening it", "no intention of leaving"
    if _is_yet_to(token) or lemma in _UNWILLING:
        return [verb, *_own_negations(head.head if head.dep_ == "acomp" else verb)]
    if head.dep_ == "acomp" and head.pos_ in ("ADJ", "VERB") and is_infinitive(token):
        return _own_negations(head.head)  # "is not prepared to leave"
    if lemma in UNREAL_HEADS | LETTING:
        return _own_negations(verb.head if lemma == "able" else verb)
    return []


def is_asked(clause: Token) -> bool:
    """Whether a clause is an indirect question: "do not agree *where it would stand*"."""
    opening = [c for c in clause.children if c.dep_ in ("advmod", "mark")]
    return any(c.lower_ in _ASKING and c.i == clause.left_edge.i for c in opening)


_ASKING = frozenset("where when how why whether".split())


def _stands_beside(clause: Token) -> bool:
    """ "One side accuses, the other denies": a clause before the verb that no "that" opens."""
    own = any(c.dep_ in SUBJECTS for c in clause.children)
    marked = any(c.dep_ == "mark" for c in clause.children)
    return clause.dep_ == "ccomp" and own and not marked and clause.i < clause.head.i


_UNWILLING = frozenset("unable unwilling unprepared unlikely reluctant loath".split())
LETTING = frozenset("manage appear seem be able allow permit let enable".split())
"""Verbs whose "not" is one of what follows: "was not allowed to be heard"."""


def is_apart(clause: Token, marks: tuple[str, ...] = (":", ";")) -> bool:
    """Two statements that the parser makes one: "X charged Y with it; Y rejected the charge"."""
    first, last = sorted((clause.i, clause.head.i))
    between = clause.doc[first:last] if clause.dep_ == "ccomp" else ()
    return any(token.text in marks for token in between)


def _own_negations(verb: Token) -> list[Token]:
    return [*(c for c in verb.children if _negates(c)), *_nor(verb)]


def _rules_out(verb: Token) -> bool:
    particles = {c.lower_ for c in verb.children if c.dep_ == "prt"}
    return (verb.lemma_.lower() == "rule" and "out" in particles) or (
        verb.lemma_.lower() in ("hold", "put") and "off" in particles
    )


def _is_yet_to(token: Token) -> bool:
    """``has yet to confirm``: not done, without a word of negation."""
    if token.head.lemma_ in ("have", "be"):
        return any(c.lower_ == "yet" for c in (*token.head.children, *token.children))
    before = [t.lower_ for t in token.doc[max(token.i - 3, 0) : token.i]]
    return is_infinitive(token) and "yet" in before  # a headline: "Kabul yet to confirm"


def is_infinitive(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def is_finite(verb: Token) -> bool:
    """Whether a verb has a tense of its own: "holds", "has held"."""
    told = verb.tag_ in ("VBZ", "VBP", "VBD")
    return has_auxiliary(verb) or (told and verb.i > verb.head.i)


def has_auxiliary(token: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") for c in token.children)


_STARTING = frozenset("begin start commence proceed".split())


def is_told_as_past(token: Token) -> bool:
    """Whether the form says that it has happened: "closed", "has closed", "was closed"."""
    if token.tag_ == "VBD":
        return True
    if token.dep_ == "xcomp" and token.head.lemma_.lower() in _STARTING:
        return is_told_as_past(token.head)  # "has begun to act"
    if token.tag_ not in ("VBN", "VBD"):
        return False
    marks = [c for c in token.children if c.dep_ in ("aux", "auxpass")]
    return any(c.tag_ == "VBD" or c.lemma_.lower() == "have" for c in marks)


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
    joined = token.dep_ == "conj" and head.pos_ == "VERB" and not _own_subject(token)
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
            unsaid = lemma in CLAIMS or _is_yet_to(token.head) or _own_negations(token.head)
            status = Status.HEDGED if unsaid else Status.REPORTED
        return status, speaker_of(token.head)
    if (
        lemma in _SAYINGS
        and token.dep_ == "acl"
        and any(c.lower_ == "that" for c in token.children)
    ):
        owner = next((c for c in token.head.children if c.dep_ == "poss"), None)
        return (Status.REPORTED if status is Status.ASSERTED else status), owner
    if token.dep_ == "ccomp" and not _own_subject(token) and is_finite(token):
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
        c.lower_ == "that" or (c.lower_ == "before" and c.nbor().lower_ == "that") for c in marks
    )
    return token.dep_ == "ccomp" or (token.dep_ == "advcl" and that)


def _own_subject(token: Token) -> bool:
    return any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for c in token.children)


def speaker_of(verb: Token) -> Token | None:
    """The subject of a verb of speech."""
    return next((c for c in verb.children if c.dep_ in SUBJECTS), None)


def _status_by_form(token: Token) -> Status:
    status = Status.ASSERTED
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
        obliged = lemma in ("be", "have") and not _is_yet_to(token)
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
