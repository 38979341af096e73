"""What negates a predicate, by a word of its own or by the verb above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.checks.reading.stances import DENYING, FAILING, LETTING, UNREAL_HEADS
from harness.checks.reading.verb_forms import PASSIVE_SUBJECTS, SUBJECTS, is_infinitive

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token


NEGATORS = frozenset("not n't never no neither nor hardly barely".split())
_INSTEAD = frozenset((("rather", "than"), ("instead", "of"), ("far", "from")))
_NOBODY = frozenset("none nobody nothing neither".split())
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
    joined = token.dep_ == "conj" and token.tag_ == token.head.tag_ == "VBG"
    told = token.head if joined else token  # "denies hiding it or having any part in it"
    if told.dep_ in _COMPLEMENTS and told.head != told:
        found += _denied_by_head(told)
    if is_infinitive(token):
        found += _not_set_out(token)
    if token.dep_ == "csubj":
        found += _not_planned(token.head)
    return found


_PLANNED = frozenset("plan card agenda table question option cards plans".split())


def _not_planned(verb: Token) -> list[Token]:
    """The denial of "shutting the border is not in their plans", "is out of the question"."""
    below = [c for c in verb.children if c.dep_ in ("prep", "attr", "advmod")]
    named = [o for c in below for o in c.subtree if o.lemma_.lower() in _PLANNED]
    if verb.lemma_ != "be" or not named:
        return []
    if named[0].lemma_.lower() == "question":
        return [c for c in below if c.lower_ == "out"]
    return own_negations(verb)


_SETTING_OUT = frozenset("go come step move act rush hurry".split())


def _not_set_out(aim: Token) -> list[Token]:
    """The denial of "has not come forward to confirm it", of "did little to confirm it", or the
    "yet" of a headline's "Kabul yet to confirm it", which the parser hangs on the name."""
    head = aim.head
    if aim.dep_ in ("relcl", "acl") and is_yet_to(aim):
        return [t for t in aim.doc[max(aim.i - 3, 0) : aim.i] if t.lower_ == "yet"]
    if aim.dep_ in ("advcl", "xcomp") and head.lemma_.lower() in _SETTING_OUT:
        return own_negations(head)
    if aim.dep_ in ("advcl", "xcomp") and head.lemma_.lower() == "do":
        return [c for c in head.children if c.dep_ == "dobj" and c.lower_ in ("little", "nothing")]
    return []


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
        follows = child.doc[child.i + 1 : child.i + 2]  # "no longer reef is known"
        compares = any(t.lower_ in ("than", "one") or t.pos_ == "NOUN" for t in follows)
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
    ) or _is_not_one(token)


def _is_not_one(token: Token) -> bool:
    """ "Not a single word", "not one of them"."""
    ones = [c for c in token.children if c.lower_ in ("single", "one")]
    ones += [token] if token.lower_ == "one" else []
    start = token.left_edge
    return bool(ones) and start.lower_ == "not" and start.nbor(1).lower_ in ("a", "one")


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
        return [verb, *own_negations(verb)]
    if head.dep_ == "prep" and head.lower_ in ("of", "for", "in") and _has_no(head.head, ("no",)):
        return [head.head]  # "no reason for softening it", "no intention of leaving"
    if (
        lemma == "remain"
        and is_infinitive(token)
        and any(c.dep_ == "auxpass" for c in token.children)
    ):
        return [verb, *own_negations(verb)]  # "remains to be confirmed"
    if is_yet_to(token) or lemma in _UNWILLING:
        return [verb, *own_negations(head.head if head.dep_ == "acomp" else verb)]
    if head.dep_ == "acomp" and head.pos_ in ("ADJ", "VERB") and is_infinitive(token):
        return own_negations(head.head)  # "is not prepared to leave"
    if lemma in UNREAL_HEADS | LETTING:
        return own_negations(verb.head if lemma == "able" else verb)
    return []


def is_asked(clause: Token) -> bool:
    """Whether a clause is an indirect question: "do not agree *where it would stand*", "takes no
    account of *what they earn*"."""
    first = [c for c in clause.children if c.i == clause.left_edge.i]
    opening = (c for c in first if c.dep_ in ("advmod", "mark"))
    return any(c.lower_ in _ASKING for c in opening) or any(c.lower_ == "what" for c in first)


_ASKING = frozenset("where when how why whether".split())


def _stands_beside(clause: Token) -> bool:
    """ "One side accuses, the other denies": a clause before the verb that no "that" opens."""
    own = any(c.dep_ in SUBJECTS for c in clause.children)
    marked = any(c.dep_ == "mark" for c in clause.children)
    return clause.dep_ == "ccomp" and own and not marked and clause.i < clause.head.i


_UNWILLING = frozenset("unable unwilling unprepared unlikely reluctant loath".split())


def is_apart(clause: Token, marks: tuple[str, ...] = (":", ";")) -> bool:
    """Two statements that the parser makes one: "X charged Y with it; Y rejected the charge"."""
    first, last = sorted((clause.i, clause.head.i))
    between = clause.doc[first:last] if clause.dep_ == "ccomp" else ()
    return any(token.text in marks for token in between)


def own_negations(verb: Token) -> list[Token]:
    return [*(c for c in verb.children if _negates(c)), *_nor(verb)]


def _rules_out(verb: Token) -> bool:
    particles = {c.lower_ for c in verb.children if c.dep_ == "prt"}
    return (verb.lemma_.lower() == "rule" and "out" in particles) or (
        verb.lemma_.lower() in ("hold", "put") and "off" in particles
    )


def is_yet_to(token: Token) -> bool:
    """``has yet to confirm``: not done, without a word of negation."""
    if token.head.lemma_ in ("have", "be"):
        return any(c.lower_ == "yet" for c in (*token.head.children, *token.children))
    before = [t.lower_ for t in token.doc[max(token.i - 3, 0) : token.i]]
    return is_infinitive(token) and "yet" in before  # a headline: "Kabul yet to confirm"
