"""Find the parties of a text, by the names that a book of parties has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harness.checks.reading.tokens import OWNING
from harness.lexicon.words import lexicon
from harness.values.country import find_country, is_demonym
from harness.values.names import is_variant
from harness.values.party import HONORIFICS, Ids, is_capital, names_of, normalise
from harness.values.party_book import PartyBook

if TYPE_CHECKING:
    from harness.checks.reading.phrases import Phrase
    from harness.checks.reading.tokens import Doc

NAMED = frozenset("PERSON ORG GPE NORP LOC FAC PRODUCT EVENT LAW WORK_OF_ART".split())
"""spaCy's entity labels that name something; the others are values or noise."""
UNKNOWN_WORD = "UNK"
"""What models write for a word that they cannot spell."""
OFFICES = frozenset(
    "minister president chief secretary governor mayor chairman chairwoman director leader "
    "spokesman spokeswoman spokesperson general commander officer judge senator premier "
    "chancellor ambassador king queen prince captain coach professor executive".split()
)


@dataclass(frozen=True, slots=True)
class PartyMention:
    """Tokens ``start:end`` denote ``parties``; ``how`` says by what kind of name.

    ``how`` is ``name``, ``title``, ``broader``, ``near`` (a variant that was resolved) or
    ``unknown`` (a name that neither article nor fact set has).
    """

    start: int
    end: int
    head: int
    parties: Ids
    how: str
    label: str


def shortened_body(start: int, text: str, doc: Doc, book: PartyBook) -> Ids:
    """The one body that "the Front" can be, named in full before: "the Lake Front"."""
    definite = start > 0 and doc[start - 1].lower_ == "the"
    return book.ending_in(text) if definite and " " not in text else frozenset()


def find_parties(doc: Doc, book: PartyBook) -> list[PartyMention]:
    """Every mention of a party in a text, left to right and without overlap."""
    words, places = _words(doc)
    lower_cased = doc.text.islower()
    cased = [lower_cased or doc[i].text[:1].isupper() for i in places]
    found: list[PartyMention] = []
    taken = bytearray(len(doc))
    index = 0
    while index < len(words):
        hit = book.match(words, index, cased)
        if hit is None:
            index += 1
            continue
        size, ids, how = hit
        start, end = places[index], places[index + size - 1] + 1
        index += size
        if how == "title" and end < len(doc) and doc[end].ent_type_ == "PERSON":
            continue  # only the front of a longer name: "Interior Minister X"
        mention = _checked(_mention(doc, start, end, ids, how), doc, book)
        found.append(mention)
        taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
    for entity in doc.ents:
        if entity.label_ in NAMED and not any(taken[entity.start : entity.end]):
            other = _other_name(doc, entity, book)
            if other and (lower_cased or not entity.text.islower()):
                found.append(other)
                taken[other.start : entity.end] = b"\x01" * (entity.end - other.start)
    found += _shortened_titles(doc, book, taken)
    if not lower_cased:
        found += _other_countries(doc, taken)
    return [_apposed_title(m, found, doc, book) for m in sorted(found, key=lambda m: m.start)]


def _shortened_titles(doc: Doc, book: PartyBook, taken: bytearray) -> list[PartyMention]:
    """ "The deputy minister", where only one person has an office with both words."""
    found = []
    for token in doc:
        if token.dep_ not in _ACTING or taken[token.i] or token.lemma_.lower() not in OFFICES:
            continue
        front = [c for c in token.lefts if c.dep_ in ("compound", "amod") and not c.ent_type_]
        definite = any(c.lower_ == "the" for c in token.lefts)
        if not front or not definite or any(c.dep_ == "prep" for c in token.rights):
            continue
        words = {normalise(c.text) for c in front}
        holders = book.holders_of(token.lemma_.lower(), frozenset(words))
        if len(holders) == 1:
            found.append(_mention(doc, front[0].i, token.i + 1, holders, "title"))
    return found


_ACTING = frozenset("nsubj nsubjpass".split())


def _apposed_title(
    mention: PartyMention, found: list[PartyMention], doc: Doc, book: PartyBook
) -> PartyMention:
    """An office beside a name is that person, whoever else holds it in truth."""
    head = doc[mention.head]
    if mention.how not in ("title", "unknown") or head.lemma_.lower() not in OFFICES:
        return mention
    beside = [c.i for c in head.children if c.dep_ == "appos"]
    if head.dep_ == "appos":
        beside.append(head.head.i)
    for other in found:
        is_other = other.head in beside and other.how in ("name", "near")
        if is_other and book.types(other.parties) == {"person"}:
            return replace(mention, parties=other.parties, how="title")
    return mention


def _other_countries(doc: Doc, taken: bytearray) -> list[PartyMention]:
    """Countries and peoples that the tagger overlooks and the article never names."""
    return [
        _mention(doc, t.i, t.i + 1, frozenset(), "unknown", "GPE")
        for t in doc
        if not taken[t.i] and t.is_title and t.pos_ in ("PROPN", "ADJ") and find_country(t.text)
    ]


def _checked(mention: PartyMention, doc: Doc, book: PartyBook) -> PartyMention:
    """A surname after another first name, or an office under another owner, is somebody else."""
    if _is_in_name(mention, doc):
        return replace(mention, start=mention.start - 2, parties=frozenset(), how="unknown")
    if book.types(mention.parties) != {"person"}:
        return mention
    if mention.how == "title":
        owner = _owner_word(mention, doc)
        if not owner:
            return mention
        serving = frozenset(p for p in mention.parties if _serves(book, p, owner))
        return replace(mention, parties=serving, how="title" if serving else "unknown")
    front = doc[mention.start - 1] if mention.start else None
    if mention.end - mention.start == 1 and front is not None and front.ent_type_ == "PERSON":
        given = normalise(front.text)
        known = {w for p in mention.parties for w in normalise(book.parties[p].name).split()}
        if (
            front.pos_ == "PROPN"
            and given not in HONORIFICS
            and not any(is_variant(given, k) for k in known)
        ):
            return replace(mention, start=front.i, parties=frozenset(), how="unknown")
    return mention


def _is_in_name(mention: PartyMention, doc: Doc) -> bool:
    """Whether a capital is only the end of a body's name, and stands for no country: "the
    University of Edinburgh"."""
    of = mention.start > 1 and doc[mention.start - 1].lower_ == "of"
    named = of and doc[mention.start - 2].pos_ == "PROPN" and doc[mention.start - 2].text.istitle()
    return named and is_capital(doc.phrase(mention.start, mention.end).text)


def _owner_word(mention: PartyMention, doc: Doc) -> str | None:
    """Whose office it is: "India's defence minister", "the Afghan defence minister"."""
    for child in doc[mention.head].children:
        outside = not mention.start <= child.i < mention.end
        modifies = child.dep_ in OWNING
        country = child.ent_type_ in ("GPE", "NORP", "ORG") or find_country(child.text) is not None
        if outside and modifies and country:
            return str(child.text)
    return None


def _serves(book: PartyBook, person: str, owner: str) -> bool:
    """Whether a person's party may be called ``owner``; true where it is not known."""
    of = book.parties[person].of
    if of is None:
        return True
    names = {word for name in names_of(book.parties[of]) for word in normalise(name).split()}
    if normalise(owner) in names:
        return True
    country = find_country(owner)
    return country is not None and country in {find_country(name) for name in names}


def _words(doc: Doc) -> tuple[list[str], list[int]]:
    """Normalised words and the token each came from: hyphens go, "e-Taliban" makes two."""
    words, places = [], []
    for token in doc:
        for part in normalise(token.text).split():
            words.append(part)
            places.append(token.i)
    return words, places


def _mention(doc: Doc, start: int, end: int, ids: Ids, how: str, label: str = "") -> PartyMention:
    head = doc.phrase(start, end).root
    return PartyMention(start, end, head.i, ids, how, label or head.ent_type_)


def _is_common_word(doc: Doc, start: int, end: int) -> bool:
    """A capitalised first word of a sentence that any dictionary has is rarely a name."""
    token = doc[start]
    if end - start > 1 or not token.is_sent_start:
        return False
    if token.pos_ == "PROPN" and (token.dep_ != "ROOT" or token.ent_type_ == "PERSON"):
        return False  # one that is all of a clause heads a list: "Diary, Thursday"
    return lexicon().has(token.lemma_.lower()) and not find_country(token.text)


def _other_name(doc: Doc, entity: Phrase, book: PartyBook) -> PartyMention | None:
    start, end = entity.start, entity.end
    while start < end - 1 and (doc[start].is_punct or doc[start].pos_ == "DET"):
        start += 1
    while end > start + 1 and (doc[end - 1].is_punct or doc[end - 1].text in ("'s", "’s")):
        end -= 1
    if entity.label_ == "ORG":
        start = _own_start(doc, start, end)
    if entity.label_ == "PERSON" and end - start > 2 and is_demonym(doc[start].text):
        start += 1  # "Lithuanian Kristians Olsteins"
    text = doc.phrase(start, end).text
    if (
        not any(c.isalpha() for c in text)
        or text == UNKNOWN_WORD
        or _is_common_word(doc, start, end)
    ):
        return None
    ids = book.resolve(text, person=entity.label_ == "PERSON")
    ids = ids or shortened_body(start, text, doc, book)
    how = "near" if ids else "unknown"
    return _mention(doc, start, end, ids, how, entity.label_)


def _own_start(doc: Doc, start: int, end: int) -> int:
    """Where a body's name begins, without what only describes it: "the cross-party Commission"."""
    first = next((i for i in range(start, end) if doc[i].text[:1].isupper()), start)
    front = [t for t in doc[start:first] if not t.is_punct]
    plain = all(len(t.text) > 3 and lexicon().has(t.lower_) for t in front)
    return first if plain else start
