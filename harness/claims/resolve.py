"""Names for pronouns, where there is only one thing that they can stand for.

A wrong name makes a true claim false, so the rules are few and strict: whatever else a
pronoun might stand for leaves it as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from harness.values.country import find_country

if TYPE_CHECKING:
    from harness.checks.reading.phrases import Phrase
    from harness.checks.reading.tokens import Doc, Token

_HE = frozenset("he him she his her".split())
_THING = ("ORG", "GPE", "NORP", "FAC", "PRODUCT", "LAW", "EVENT", "WORK_OF_ART", "LOC")
_TWO = re.compile(r"(?:the|both|these) (?:two )?(countries|nations|neighbou?rs|states|governments)")
_PEOPLE = frozenset(
    """man woman boy girl child father mother son daughter brother sister wife husband widow
    friend colleague spokesman spokeswoman spokesperson minister president leader official
    officer judge lawyer prosecutor doctor teacher player coach manager director chief
    suspect victim driver pilot resident witness king queen prince princess mayor governor
    senator ambassador soldier commander author actor singer owner founder chairman
    chairwoman captain partner student worker candidate rival successor predecessor""".split()
)
"""Nouns that may be what ``he`` or ``she`` stands for instead of a name."""


def resolve(doc: Doc) -> dict[int, str]:
    """Token index -> text to write in its place; ``""`` drops the token.

    ``he`` and ``she`` where the text so far names one person and no other; ``it`` at a
    sentence's start where the sentence before has one named subject and no other thing;
    ``the two countries`` where the text so far names two.
    """
    names: dict[int, str] = {}
    previous: Phrase | None = None
    for sentence in doc.sents:
        names |= _people(sentence)
        names |= _countries(sentence)
        if previous is not None:
            names |= _it(sentence, previous)
        previous = sentence
    return names


def _people(sentence: Phrase) -> dict[int, str]:
    found: dict[int, str] = {}
    for token in sentence:
        if token.lower_ not in _HE or token.tag_ not in ("PRP", "PRP$"):
            continue
        name = _only_person(token)
        if name is not None:
            found[token.i] = _possessive(name) if token.tag_ == "PRP$" else name
    return found


def _only_person(pronoun: Token) -> str | None:
    """The one person whom the text names before a pronoun, named in an earlier sentence."""
    doc, here = pronoun.doc, pronoun.sent.start
    persons = [e for e in doc.ents if e.label_ == "PERSON" and e.start < pronoun.i]
    if not persons or any(e.start >= here for e in persons):
        return None
    longest = max(persons, key=len)
    words = {t.lower_ for t in longest}
    if any(not {t.lower_ for t in e} <= words for e in persons):
        return None
    if any(t.lemma_.lower() in _PEOPLE and _apart(t, persons) for t in doc[: pronoun.i]):
        return None
    pronouns = {t.lower_ for t in doc if t.lower_ in _HE}
    if pronouns & {"she", "her"} and pronouns - {"she", "her"}:
        return None
    return _bare(longest)


def _apart(noun: Token, persons: list[Phrase]) -> bool:
    """Whether a noun for a person is not just the title or the description of a named one."""
    for person in persons:
        root = person.root
        if root.left_edge.i <= noun.i <= root.right_edge.i:
            return False
        if root.dep_ == "appos" and root.head.i == noun.i:
            return False
    return True


def _it(sentence: Phrase, previous: Phrase) -> dict[int, str]:
    first = next((t for t in sentence if not t.is_space), None)
    if first is None or first.lower_ not in ("it", "its") or first.text[0] != first.text[0].upper():
        return {}
    if first.lower_ == "it" and (first.dep_ not in ("nsubj", "nsubjpass") or _says_nothing(first)):
        return {}
    subject = next((t for t in previous.root.lefts if t.dep_ in ("nsubj", "nsubjpass")), None)
    things = [e for e in previous.ents if e.label_ in _THING]
    if subject is None or len(things) != 1:
        return {}
    if subject.i not in range(things[0].start, things[0].end):
        return {}
    if subject.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in subject.children):
        return {}
    name = things[0].text
    return {first.i: _possessive(name) if first.lower_ == "its" else name}


def _says_nothing(pronoun: Token) -> bool:
    """``It is clear that …``, ``It was Doha that …``: there is nothing that it stands for."""
    verb = pronoun.head
    empty = verb.lemma_ in ("be", "seem", "appear", "happen", "take", "rain", "snow", "remain")
    return empty or any(c.dep_ in ("ccomp", "csubj", "expl") for c in verb.children if c != pronoun)


def _countries(sentence: Phrase) -> dict[int, str]:
    found: dict[int, str] = {}
    for match in _TWO.finditer(sentence.text.lower()):
        start = sentence.start_char + match.start()
        place = sentence.doc.phrase_at(start, start + len(match[0]))
        if place is None or place.text.lower() != match[0]:
            continue
        if any(t.dep_ in ("amod", "relcl", "prep") for t in place.root.children):
            continue
        named = _named_countries(sentence.doc, place.start)
        if len(named) == 2:
            found |= dict.fromkeys(range(place.start, place.end), "")
            found[place.start] = " and ".join(named)
    return found


def _named_countries(doc: Doc, before: int) -> list[str]:
    """The countries that the text names before a token, each once, in their order."""
    seen: dict[str, str] = {}
    for entity in doc.ents:
        if entity.start >= before:
            break
        country = find_country(entity.text) if entity.label_ in ("GPE", "NORP") else None
        if country is not None:
            seen.setdefault(country.name, country.name)
    return list(seen.values())


def _bare(person: Phrase) -> str:
    return str(person.text).removesuffix("'s").removesuffix("’s")


def _possessive(name: str) -> str:
    return name + ("'" if name.endswith("s") else "'s")
