"""Who does what a predicate tells, where the grammar leaves it to be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.checks.reading.arguments import by_whom, conjuncts, is_relative
from harness.checks.reading.stances import REPORTING
from harness.checks.reading.verb_forms import PASSIVE_SUBJECTS, SUBJECTS, has_auxiliary, is_finite
from harness.lexicon.words import lexicon

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token


def subjects(verb: Token) -> list[Token]:
    """Who does what a verb tells, named beside it or understood."""
    found = [one for c in verb.children if c.dep_ in SUBJECTS for one in named_by(c)]
    if found or any(c.dep_ in PASSIVE_SUBJECTS for c in verb.children):
        return found
    inherited, passive = inherited_subject(verb)
    return [] if passive else inherited


def subject_of_auxiliary(token: Token) -> list[Token]:
    """The parser sometimes hangs a subject on the auxiliary: "Turkey and Qatar are mediating"."""
    for auxiliary in token.children:
        if auxiliary.dep_ == "aux":
            for child in auxiliary.children:
                if child.dep_ in SUBJECTS:
                    return conjuncts(child)
            deeper = subject_of_auxiliary(auxiliary)
            if deeper:
                return deeper
    return []


_SUBJECT_CONTROL = frozenset(
    "use promise threaten take make leave quit join enter visit abandon".split()
)
"""Verbs whose subject, not object, does what follows: "used the territory to stage attacks"."""


def inherited_subject(token: Token) -> tuple[list[Token], bool]:
    """The understood subject and whether the predicate is passive in form."""
    passive = token.tag_ == "VBN" and not any(
        c.dep_ == "aux" and c.lemma_ == "have" for c in token.children
    )
    head = token.head
    if (own := _taken_away(token)) is not None:
        return [own], any(c.dep_ == "auxpass" for c in token.children)
    if token.dep_ == "relcl":
        return _antecedents(token), False
    if token.dep_ == "acl" and head.pos_ == "AUX":
        found = [c for c in head.children if c.dep_ in SUBJECTS]
        return (named_by(found[0]) if found else []), passive
    if token.dep_ == "acl":
        return [head], passive
    if token.dep_ in ("attr", "acomp") and token.tag_ == "VBG" and head.lemma_ == "be":
        found = [c for c in head.children if c.dep_ in SUBJECTS]  # read as a noun: "is mediating"
        return (conjuncts(found[0]) if found else []), False
    if token.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        found = [c for c in head.children if c.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
        was_passive = any(c.dep_ in PASSIVE_SUBJECTS for c in found)
        if found:
            if any(c.dep_ == "auxpass" for c in token.children):
                return named_by(found[0]), True
            own_aux = any(c.dep_ == "aux" for c in token.children)
            return named_by(found[0]), was_passive and passive and not own_aux
        return inherited_subject(head) if head.head != head else ([], False)
    if token.dep_ == "advcl" and passive and (told := _described(token)):
        return told, True
    if token.dep_ in ("xcomp", "advcl") and head.lemma_ == "use" and (users := by_whom(head)):
        return users, False  # "land used by X to attack Y"
    if token.dep_ in ("xcomp", "advcl", "ccomp") and head.pos_ in ("VERB", "AUX"):
        if token.dep_ == "xcomp":
            objects = [c for c in head.children if c.dep_ == "dobj"]
            if objects and head.lemma_.lower() not in _SUBJECT_CONTROL:
                return conjuncts(objects[0]), False
        elif token.dep_ == "ccomp" and not is_finite(token):
            return [], False
        found = [c for c in head.children if c.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
        if found:
            return named_by(found[0]), (passive or _is_cut_short(token)) and token.dep_ == "advcl"
        above, done_to = inherited_subject(head) if head.head != head else ([], False)
        return above, done_to or _is_cut_short(token)
    if token.dep_ == "pcomp" and head.dep_ == "prep" and head.head.pos_ == "VERB":
        return _blamed(head.head), False
    if token.dep_ == "pcomp" and head.dep_ == "prep" and head.head.dep_ == "advmod":
        return subjects(head.head.head), False  # "stopped short of threatening"
    if token.dep_ == "pcomp" and head.lower_ == "of" and head.head.lemma_.lower() in _HABITS:
        return _accustomed(head.head), False
    return [], False


def _is_cut_short(clause: Token) -> bool:
    """Whether a clause with "if" has neither subject nor auxiliary: "if attacked"."""
    marked = any(c.dep_ == "mark" and c.lower_ in _IF for c in clause.children)
    return marked and clause.tag_ in ("VBD", "VBN") and not has_auxiliary(clause)


_IF = frozenset("if unless when once until though although".split())
_FINITE = ("VBZ", "VBP", "VBD")


def _taken_away(verb: Token) -> Token | None:
    """The noun right before a finite auxiliary that the parser has given to the verb before: "the
    reports were false and local schools have reopened"."""
    if verb.dep_ not in ("advcl", "conj"):
        return None
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), None)
    if first is None or first.tag_ not in _FINITE or first.i < 2 or first.i > verb.i:
        return None
    before = first.nbor(-1)
    lost = before.pos_ == "NOUN" and before.dep_ in ("attr", "dobj") and before.head.i < before.i
    return before if lost and verb.head in before.ancestors else None


def passive_subject(token: Token) -> list[Token]:
    """Whom a passive with its agent befalls, where another verb has the subject: "a park is to
    be proposed by X", "beaten by Felix, Charles lost his seat"."""
    head = token.head
    if token.tag_ != "VBN" or not any(c.dep_ == "agent" for c in token.children):
        return []
    fronted = token.dep_ == "advcl" and token.i < head.i and not has_auxiliary(token)
    raised = token.dep_ == "xcomp" and any(c.dep_ == "auxpass" for c in token.children)
    held = any(c.dep_ == "dobj" for c in head.children)
    if not fronted and (held or not raised):
        return []
    found = [c for c in head.children if c.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
    return named_by(found[0]) if found else []


def undergone_by(deed: Token) -> Token | None:
    """Whom a deed befell that a relative clause names: "X, whose killing the army announced".

    The parser may take the speaker behind it for the object of a verb.
    """
    whose = any(c.dep_ == "poss" and c.lower_ == "whose" for c in deed.children)
    if deed.tag_ != "VBG" or not whose or deed.head.dep_ != "relcl":
        return None
    return deed.head.head


_WITHOUT_OBJECT = frozenset(
    "come go sit stand wait arrive return meet talk stop turn rise fall sleep work stay fight "
    "resign leave speak die appear".split()
)
"""Verbs that may stand before an "and" without an object of their own."""


def shared_object(verb: Token) -> list[Token]:
    """The camps of "hid and fed the camps", which the parser hangs on the second verb alone."""
    joined = next((c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"), None)
    if joined is None or joined.i != verb.i + 2 or verb.lemma_.lower() in _WITHOUT_OBJECT:
        return []
    if any(c.dep_ in ("prep", "auxpass", "xcomp", "ccomp") for c in verb.children):
        return []
    return [one for c in joined.children if c.dep_ == "dobj" for one in conjuncts(c)]


def extracted_object(verb: Token) -> list[Token]:
    """Whom a verb acts on that its speaker's clause has as object: "Amjad, whom the army says it
    has captured", "the man the army says it has captured"."""
    speech = verb.head
    if verb.dep_ != "ccomp" or speech.dep_ != "relcl" or speech.lemma_.lower() not in REPORTING:
        return []
    if not any(c.dep_ in SUBJECTS for c in verb.children):
        return []
    full = ("dobj", "xcomp", "ccomp", "attr", "auxpass")
    if verb.pos_ != "VERB" or any(c.dep_ in full for c in verb.children):
        return []
    relative = [c for c in speech.children if is_relative(c)]
    if any(c.dep_ in SUBJECTS for c in relative):
        return []
    if not relative and speech.left_edge.i != speech.head.i + 1:
        return []
    return _antecedents(speech)


_STAGED = frozenset("hold host stage".split())


def _described(participle: Token) -> list[Token]:
    """Whom a participle tells of that the parser hangs on the verb: "claims the man as killed",
    "unravelled during the second round, held in …"."""
    head = participle.head
    if any(c.lower_ == "as" and c.dep_ == "mark" for c in participle.children):
        parts = {c.dep_: c for c in head.children}
        named = parts.get("dobj") or parts.get("nsubjpass")
        return conjuncts(named) if named is not None else []
    before = participle.doc[max(participle.i - 2, 0) : participle.i]
    if participle.lemma_.lower() not in _STAGED or len(before) < 2 or before[1].text != ",":
        return []
    return [before[0]] if before[0].pos_ == "NOUN" and before[0].i > head.i else []


def _antecedents(verb: Token) -> list[Token]:
    """Who a relative clause is about: "X and Y, who are trying", both by the plural verb."""
    named = _person_from(verb)
    plural = any(c.tag_ == "VBP" or c.lower_ == "were" for c in (verb, *verb.children))
    return conjuncts(named) if plural and named.pos_ == "PROPN" else [named]


_FROM = ("from", "in", "at", "near")


def _person_from(verb: Token) -> Token:
    """What a relative clause hangs on; of "a widow from Leeds who dances", no place does it, and
    of "the mayor, not the council, who", no council."""
    named = verb.head
    if named.dep_ == "appos" and any(t.dep_ == "neg" for t in named.doc[named.head.i : named.i]):
        return named.head
    link = named.head
    if named.dep_ != "pobj" or link.lower_ not in _FROM or named.pos_ != "PROPN":
        return named
    who = any(c.lower_ == "who" and c.dep_ in SUBJECTS for c in verb.children)
    return link.head if who and lexicon().is_body(link.head.lemma_.lower()) else named


def named_by(subject: Token) -> list[Token]:
    """All that a subject names, itself or as the relative pronoun that stands for them."""
    relative = is_relative(subject) and subject.head.dep_ == "relcl"
    return _antecedents(subject.head) if relative else conjuncts(subject)


_HABITS = frozenset("history record habit practice policy tradition past strategy".split())


def _accustomed(habit: Token) -> list[Token]:
    """Whose habit it is: "X's record of nurturing", "X has a history of sheltering"."""
    owners = [c for c in habit.children if c.dep_ == "poss"]
    if owners:
        return conjuncts(owners[0])
    has = habit.dep_ == "dobj" and habit.head.lemma_.lower() == "have"
    return subjects(habit.head) if has else []


def _blamed(verb: Token) -> list[Token]:
    """Whose act it is that somebody is accused of: the object, or the passive subject."""
    found = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    return conjuncts(found[0]) if found else []
