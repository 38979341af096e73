"""The book of an article's parties: those of the fact set, and those that it names itself."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import TYPE_CHECKING

from harness.checks.reading.naming import OFFICES, PartyMention, find_parties, shortened_body
from harness.checks.reading.turns import read_labels
from harness.lexicon.seats import seats
from harness.lexicon.words import lexicon
from harness.values.country import find_country
from harness.values.party import Party, acronyms, is_capital, normalise
from harness.values.party_book import PartyBook

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Doc

_TYPES = {"PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "organisation"}
_NAMES = frozenset(("PERSON", "GPE", "NORP"))


def article_book(doc: Doc, known: Iterable[Party] = ()) -> PartyBook:
    """The parties of ``known``, then every other name and acronym in the article."""
    book = PartyBook()
    for given in known:
        book.add(given)
    places = {t.text for t in doc if t.i and t.nbor(-1).lower_ in _WITHIN}
    for mention in find_parties(doc, book):
        text = doc.phrase(mention.start, mention.end).text
        if mention.how == "unknown" and not shortened_body(mention.start, text, doc, book):
            _add_surface(book, text, mention.label)
            if mention.label == "ORG":
                _add_first_word(book, text, places)
    for start, end in read_labels(doc):
        name = doc.phrase(start, end).text
        if not book.resolve(name, person=True):
            _add_surface(book, name, "PERSON")
    for name, short in acronyms(doc.text):
        for ids in (book.resolve(name), book.resolve(short)):
            for party in ids:
                book.add_name(name, party)
                book.add_name(short, party)
    _add_seats(book)
    _add_titles(book, doc)
    return book


def _add_seats(book: PartyBook) -> None:
    """Where an article names no such place, its summary may: "Brussels" for the EU."""
    for seat, bodies in seats().items():
        holders = next(filter(None, (book.resolve(body) for body in bodies)), frozenset())
        if holders and not book.resolve(seat):
            for party in holders:
                book.add_name(seat, party)


def _add_surface(book: PartyBook, text: str, label: str) -> None:
    country = find_country(text) if label in ("GPE", "NORP", "LOC") else None
    if country:
        book.add(Party(f"~{normalise(country.name)}", country.name, "country"))
        if is_capital(text):
            book.add(Party(f"~{normalise(text)}", text, "place"))
        return
    kind = _TYPES.get(label, "group")
    near = book.resolve(text, person=kind == "person")
    if near:
        for party in near:
            book.add_name(text, party)
        return
    book.add(Party(f"~{normalise(text)}", text, kind))


def _add_first_word(book: PartyBook, text: str, places: Set[str]) -> None:
    """Firms go by their first word, unless that is where they are: "in Velm"."""
    short, party = text.split()[0], f"~{normalise(text)}"
    taken = short in places or book.resolve(short)
    if party in book.parties and _is_own_name(short, text) and not taken:
        book.add_name(short, party)


_WITHIN = frozenset("in at near around outside across".split())


def _is_own_name(first: str, name: str) -> bool:
    """Whether a firm may be called by its first word: "Norvik" for "Norvik Foods"."""
    known = lexicon().has(first.lower()) or find_country(first) is not None
    return len(first) > 3 and first != name and first[0].isupper() and not known


def _add_titles(book: PartyBook, doc: Doc) -> None:
    """Offices that stand beside a name: "Pakistan's defence minister, Khawaja Asif"."""
    for mention in list(find_parties(doc, book)):
        persons = [
            p for p in mention.parties if p in book.parties and book.parties[p].type == "person"
        ]
        if len(persons) != 1 or mention.how == "title":
            continue
        for title, _, _ in titles_beside(doc, mention):
            book.add_name(title, persons[0], "title")


def titles_beside(doc: Doc, mention: PartyMention) -> Iterable[tuple[str, int, int]]:
    """(office, first token, end) of the offices that stand beside a name."""
    head = doc[mention.head]
    beside = [c for c in head.children if c.dep_ in ("appos", "compound", "nmod")]
    if head.dep_ == "appos":
        beside.append(head.head)
    for token in beside:
        if mention.start <= token.i < mention.end or token.lemma_.lower() not in OFFICES:
            continue
        words = [
            t
            for t in token.subtree
            if t.i < token.i and t.dep_ in ("compound", "amod") and t.ent_type_ not in _NAMES
        ]
        first = words[0].i if words else token.i
        yield " ".join(t.text for t in [*words, token]).lower(), first, token.i + 1
