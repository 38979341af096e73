"""The events that a value or a place hangs on, the nearest first.

"Over 70 people have died and a dozen have been injured": each figure belongs to the verb above
it, though all the words stand in one sentence. A level is the noun that the token qualifies
("talks in Istanbul"), then the clause's verb with its participants, then the noun that such a
clause describes ("talks, held in Doha").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import COUNTS, antecedents
from harness.checks.reading.verb_forms import has_auxiliary
from harness.checks.verdicts.prepared import Cues, Prepared, telling

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

HAPPENING = frozenset(
    "be date go fall give issue deliver take have come happen occur begin start hold host stage "
    "make reach strike sign seal broker resume restart reopen continue return "
    "meet gather conclude negotiate open get agree see".split()
)
"""Verbs that say no more than that something was done."""
AGREEING = frozenset(
    "agree pledge promise vow undertake commit swear consent decide resolve".split()
)
_LEADING = AGREEING | frozenset(
    "have need seem appear begin continue suppose stop cease halt end".split()
)
"""Verbs of one event with the next: "hundreds had to be treated", "pledged to hold fire"."""
_PARTS = ("nsubj", "nsubjpass", "dobj", "attr", "oprd", "dep")
_FRONT = ("compound", "amod", "nmod")


def owners(token: Token, facts: Iterable[Prepared], text: Analysis) -> frozenset[str]:
    """The facts, of those given, whose cues stand in the nearest event that has any."""
    known = list(facts)
    for words in levels(token, text):
        found = frozenset(f.fact.id for f in known if speaks(f.cues, words))
        if found:
            return found
    return frozenset()


def speaks(cues: Cues, words: set[str]) -> bool:
    return bool(cues.words & words) or any(words.issuperset(telling(p)) for p in cues.phrases)


def by_phrase(token: Token, cues: Cues, text: Analysis) -> bool:
    """Whether the nearest event with a cue has it in several words: "pledged to hold fire"."""
    for words in levels(token, text):
        if speaks(cues, words):
            return not cues.words & words
    return False


def is_general(token: Token, cues: Cues, text: Analysis) -> bool:
    """Whether the nearest event says less than the cues: "the accord of …" for a truce."""
    return any(cues.general & words for words in islice(levels(token, text), 2))


def levels(token: Token, text: Analysis) -> Iterator[set[str]]:
    """The words of the events around a token, the nearest event first."""
    ended = _left_as(token)
    if ended:
        yield ended
    yield _phrase(token)
    for child in token.children:
        if child.dep_ == "relcl" and any(c.lower_ == "where" for c in child.children):
            yield _clause(child, text)
        elif child.dep_ == "appos":
            yield _phrase(child)
    if is_where(token):
        yield from (_clause(c, text) for c in token.head.children if _has_where(c))
    yield from _retold(token, text)
    for above in token.ancestors:
        if above.pos_ in ("NOUN", "PROPN") and above.i not in text.party_at:
            yield _phrase(above)
        elif above.pos_ in ("VERB", "AUX"):
            yield _clause(above, text)
            if above.dep_ in ("acl", "relcl"):
                yield _phrase(above.head)
            if above.dep_ not in ("xcomp", "pcomp") and not _shares_subject(above):
                return


_LEAVING = frozenset("leave find report declare pronounce confirm render see".split())


def _left_as(token: Token) -> set[str]:
    """What those who are counted are then: "left 70 people *dead* and hundreds *injured*"."""
    counted = token
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == token.i + 1:
            counted = next((c for c in child.children if c.dep_ == "pobj"), counted)
    if counted.dep_ == "nummod":
        counted = counted.head
    behind = [t for t in counted.doc[counted.i + 1 : counted.i + 3] if t.pos_ != "ADV"][:1]
    state = next((t for t in behind if t.tag_ in ("JJ", "VBN", "VBD")), None)
    before_another = state is not None and state.dep_ == "amod" and state.head.i > state.i
    if state is None or before_another or has_auxiliary(state):
        return set()
    above = next((a for a in token.ancestors if a.lemma_.lower() in _LEAVING), None)
    return _forms(state) if above is not None and above.i < token.i else set()


def is_where(token: Token) -> bool:
    """ "Doha is where the talks have resumed"."""
    return token.dep_ in ("nsubj", "attr") and any(map(_has_where, token.head.children))


def _has_where(clause: Token) -> bool:
    inner = clause.dep_ in ("ccomp", "advcl", "attr")
    return inner and any(c.lower_ == "where" for c in clause.children)


_SPANS = frozenset("day week month year".split())


def _retold(token: Token, text: Analysis) -> Iterator[set[str]]:
    """ "2021, the year the rebels took power": the clause that says what happened then."""
    for after in text.doc[token.i + 1 : token.i + 6]:
        if after.lemma_.lower() in _SPANS and text.doc[after.i - 1].lower_ == "the":
            behind = [after.head] if after.dep_ == "npadvmod" and after.head.i > after.i else []
            for clause in (*after.children, *behind):
                if clause.dep_ == "relcl" or clause in behind:
                    yield _clause(clause, text) | {c.lower_ for c in clause.children}


def told_after(last: Token, text: Analysis) -> Iterator[set[str]]:
    """The clause that tells what happened at a time whose last token is given: "2021, when the
    rebels took power", "2021, the year they took power"."""
    yield from _retold(last, text)
    for word in text.doc[last.i + 1 : last.i + 3]:
        if word.lower_ == "when" and word.head.i > word.i:
            yield _clause(word.head, text) | {c.lower_ for c in word.head.children}


def argument_of(token: Token) -> set[str]:
    """The counted noun with the participle that describes it, and the verb of which it is the
    subject or object; nothing from farther away."""
    noun = token.head if token.dep_ in ("nummod", "quantmod", "amod") else token
    ended = _left_as(token)
    if ended:
        return _forms(noun) | ended
    words = _forms(noun).union(
        *(_forms(c) for c in noun.children if c.dep_ in ("acl", "amod", "relcl"))
    )
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "NUM"):
        noun = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
        words |= _forms(noun.head)
    start = noun.left_edge.i
    if start and noun.doc[start - 1].text == ":":  # "Wounded so far: a dozen"
        words |= _forms(noun.head)
    return words.union(*(_phrase(c) for c in _measured(noun)))


def _measured(figure: Token) -> list[Token]:
    """What a bare figure is the count of: "the number of dead has climbed past 70"."""
    verb = figure.head.head if figure.dep_ == "pobj" else figure.head
    if figure.pos_ != "NUM" or figure.dep_ not in ("pobj", "dobj", "attr"):
        return []
    return [c for c in verb.children if c.dep_ == "nsubj" and c.lemma_.lower() in COUNTS]


def _shares_subject(verb: Token) -> bool:
    if verb.dep_ not in ("conj", "advcl") or any(c.dep_.startswith("nsubj") for c in verb.children):
        return False
    return verb.dep_ == "conj" or verb.tag_ in ("VBG", "VBN") or verb.lemma_ == "date"


def _phrase(noun: Token) -> set[str]:
    """A noun with its front and its "of": "the second round of talks", "peace talks"."""
    words = _forms(noun)
    for child in noun.children:
        if child.dep_ in _FRONT or child.dep_ in ("acl", "relcl"):
            words |= _forms(child)
        elif child.dep_ == "prep" and child.lower_ in ("of", "on", "for", "to"):
            words = words.union(*(_forms(c) for c in child.children if c.dep_ == "pobj"))
    return words


def _forms(token: Token) -> set[str]:
    """The lemma, and what "the wounded" are on: to the parser an adjective has no verb."""
    if _is_mere_talk(token):
        return set()
    word = token.lower_
    stems = {word[:-2], word[:-1]} if word.endswith("ed") and len(word) > 4 else set()
    return {token.lemma_.lower()} | stems


_ORDER = frozenset(("after", "before", "since", "until"))
"""Prepositions of another event than the clause's own."""


def _is_mere_talk(token: Token) -> bool:
    """ "Could talk of obliterating them", "his talk of war": words, and no talks."""
    if token.lemma_.lower() != "talk" or token.tag_ == "NNS":
        return False
    preps = [c.lower_ for c in token.children if c.dep_ == "prep"]
    return bool({"of", "about"} & set(preps)) and not {"with", "between"} & set(preps)


def _clause(verb: Token, text: Analysis) -> set[str]:
    words = set() if _is_mere_talk(verb) else {verb.lemma_.lower()}
    for child in verb.children:
        if child.dep_ == "xcomp" and verb.lemma_ in _LEADING and child.pos_ == "VERB":
            words |= _clause(child, text)
        elif child.dep_ in _PARTS and child.pos_ != "PRON":
            words |= _phrase(child)
        elif child.dep_ in ("prt", "advmod", "acomp"):
            words.add(child.lower_)
            preps = (p for p in child.children if p.dep_ != "advcl")  # another event of its own
            words.update(o.lemma_.lower() for p in preps for o in p.children)
        elif child.dep_ in ("prep", "agent") and child.lower_ not in _ORDER:
            words |= {c.lemma_.lower() for c in child.children if c.i not in text.party_at}
    before = antecedents(text, verb, text.sentence_of(verb.i))
    return words.union(*(_phrase(text.doc[i]) for i in before))
