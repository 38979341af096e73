"""What a verb tells only together with its object: "exercises control over the town", "lays the
blame on the mayor", "brought the talks to an end", "made the death public"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.checks.reading.arguments import conjuncts
from harness.checks.reading.parse import word

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_WIELDING = frozenset("exercise exert wield assert".split())
_CHARGING = frozenset("lay put pin place heap".split())
_CALLING = frozenset("put call".split())
_POWER = {"control": "control.v", "authority": "control.v", "influence": "influence.v"}
_OVER = frozenset("over of on".split())
_ENDS = frozenset("end close halt standstill conclusion".split())
_SHOWING = ("acomp", "oprd", "amod")


@dataclass(frozen=True, slots=True)
class Idiom:
    """The predicate that verb and object make, whom it befalls, and for what."""

    predicate: str
    patients: list[Token]
    others: list[tuple[str, Token]]


def idiom_of(verb: Token) -> Idiom | None:
    """What a verb and its object mean together, where that is another predicate."""
    graded = _graded(verb) or _replacing(verb)
    if graded is not None:
        return graded
    if verb.lemma_.lower() in ("fall", "go") and any(map(_is_silent, verb.children)):
        return Idiom("cease.v", [], [])  # "the guns have fallen silent"
    if _is_not_drawn(verb):
        return Idiom("comment.v", [], [])
    noun = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if noun is None:
        return None
    lemma, what = verb.lemma_.lower(), noun.lemma_.lower()
    within = list(_governed(noun, deep=True))
    beside = list(_governed(verb))
    if lemma in _WIELDING and what in _POWER:
        over = [o for prep, o in (*within, *beside) if prep in _OVER]
        return Idiom(_POWER[what], _all(over[:1]), []) if over else None
    if lemma in _CHARGING and what in ("blame", "responsibility"):
        whom = [o for prep, o in (*beside, *within) if prep in ("on", "upon", "with")]
        why = [(prep, o) for prep, o in (*within, *beside) if prep == "for"]
        return Idiom("blame.v", _all(whom[:1]), why[:1]) if whom else None
    if lemma in _CALLING and what in _ENDS:
        ended = [o for prep, o in (*within, *beside) if prep == "to"]
        return Idiom("end.v", _all(ended[:1]), []) if ended else None
    if lemma == "bring" and any(p == "to" and o.lemma_.lower() in _ENDS for p, o in beside):
        return Idiom("end.v", conjuncts(noun), [])
    if lemma == "make" and _is_public(verb, noun):
        return Idiom("announce.v", conjuncts(noun), [])
    return None


_LENDING = frozenset("lend give add bring restore confer".split())
_ROBBING = frozenset("rob strip deprive drain".split())
_STANDING = frozenset("credibility legitimacy authority standing reputation credence".split())
_FORCE = _STANDING | frozenset("weight strength substance force heft".split())
_CONVINCING = frozenset(
    "believable credible convincing plausible persuasive trustworthy compelling reliable "
    "legitimate".split()
)


def _graded(verb: Token) -> Idiom | None:
    """What makes something stronger or weaker: "lends it credibility", "gives weight to the
    charge", "robs it of authority", "makes it more believable"."""
    lemma = verb.lemma_.lower()
    if lemma == "make":
        return _convincing(verb)
    if lemma in _ROBBING:
        of = [o for prep, o in _governed(verb) if prep == "of" and o.lemma_.lower() in _FORCE]
        return Idiom("weaken.v", of, []) if of else None
    if lemma not in _LENDING:
        return None
    added = [o for prep, o in _governed(verb) if prep == "to" and o.lemma_.lower() in _FORCE]
    if lemma == "add" and added:
        return Idiom("strengthen.v", added, [])
    found = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in _FORCE]
    if not found:
        return None
    to = [o for word in (verb, *found) for prep, o in _governed(word) if prep == "to"]
    to += [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.lower_ != "to"]
    named = [t for t in to if t not in found and t.pos_ == "NOUN"]
    return Idiom("strengthen.v", _all(named) or found, [])


_INSTEAD_OF = {"come": "on", "stand": "in", "fill": "in"}


def _replacing(verb: Token) -> Idiom | None:
    """ "Came on for X", "stood in for X"."""
    particle = _INSTEAD_OF.get(verb.lemma_.lower())
    if particle is None or not any(c.lower_ == particle for c in verb.children):
        return None
    whom = [o for prep, o in _governed(verb) if prep == "for" and _is_person(o)]
    return Idiom("replace.v", _all(whom[:1]), []) if whom else None


def _is_person(name: Token) -> bool:
    """Whether a name is somebody's in full: who "came on for Velm" replaced nobody."""
    first = any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in name.children)
    return name.ent_type_ == "PERSON" and first


def _convincing(verb: Token) -> Idiom | None:
    """ "Makes its claims more believable"."""
    for how in (c for c in verb.children if c.lower_ in _CONVINCING):
        degree = {c.lower_ for c in how.children} & {"more", "less"}
        things = [c for c in (*how.children, *verb.children) if c.dep_ in ("nsubj", "dobj")]
        after = [t for t in things if t.i > verb.i and t.pos_ == "NOUN"]
        if degree and after:
            return Idiom("strengthen.v" if "more" in degree else "weaken.v", after[:1], [])
    return None


_PHRASAL = {
    ("step", "in"): "intervene.v",
    ("move", "in"): "intervene.v",
    ("break", "out"): "erupt.v",
}
"""What a verb with its particle means that is no sense of the verb: steps are no mediation."""


def predicate_of(token: Token) -> str:
    """The verb as ``lemma.pos``, or what it means with its particle."""
    lemma = token.lemma_.lower()
    for child in token.children if any(lemma == verb for verb, _ in _PHRASAL) else ():
        if child.dep_ in ("prt", "advmod", "prep") and not list(child.children):
            phrasal = _PHRASAL.get((lemma, child.lower_))
            if phrasal is not None:
                return phrasal
    return word(token) if token.pos_ == "VERB" else f"{token.lemma_.lower()}.v"


def _governed(head: Token, deep: bool = False) -> Iterator[tuple[str, Token]]:
    """The prepositions on a word with their objects; ``deep`` for those on its nouns as well:
    "the blame for the crisis on the mayor" hangs the mayor on the crisis."""
    for prep in head.children:
        if prep.dep_ != "prep":
            continue
        for obj in prep.children:
            if obj.dep_ == "pobj":
                yield prep.lower_, obj
                if deep:
                    yield from _governed(obj, deep)


def _all(found: list[Token]) -> list[Token]:
    return [one for token in found for one in conjuncts(token)]


def _is_not_drawn(verb: Token) -> bool:
    """ "The chairman would not be drawn": he said nothing of it."""
    below = {c.dep_: c.lower_ for c in verb.children}
    denied = verb.lemma_.lower() == "draw" and {"neg", "auxpass", "nsubjpass"} <= below.keys()
    return denied and below.get("prep", "on") in ("on", "about")


def _is_silent(state: Token) -> bool:
    return state.dep_ in ("acomp", "oprd", "xcomp", "advcl") and state.lower_ in ("silent", "quiet")


def _is_public(verb: Token, noun: Token) -> bool:
    shown = (c for word in (verb, noun) for c in word.children)
    return any(c.lower_ == "public" and c.dep_ in _SHOWING for c in shown) and not any(
        c.lower_ == "public" and c.dep_ == "amod" and not (c.i and c.nbor(-1).lower_ == "made")
        for c in noun.children
    )
