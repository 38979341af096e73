"""What only a human being is, has or does, under the name of a place or a body: "Velm was a
dancer", "CNN's family", "the club has signed Ostrava", "Kenya is to publish his autobiography".

A person's name is what a swap replaces most often, and the words around it stay a person's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.parties.misplaced import is_one_man
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.kinds import Kinds
from harness.checks.reading.naming import OFFICES, PartyMention
from harness.checks.reading.tokens import OWNING
from harness.checks.reading.uses import ONE_MAN
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity
from harness.values.country import find_country
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "humans"
_CALLINGS = ONE_MAN - OFFICES - word_set(
    "star legend victim driver pilot boss manager doctor mother father daughter"
) | word_set(
    "dancer illusionist magician scholar patron chef cricketer presenter collector rapper "
    "farmer priest bishop surgeon novelist composer conductor gymnast rower wrestler "
    "comedian photographer designer architect mp peer pensioner teenager"
)
"""What a body or a country is not even in a figure of speech."""
_KIN = word_set(
    "wife husband son daughter father mother brother sister girlfriend boyfriend widow "
    "widower fiancee fiance autobiography birthday childhood widow grandson granddaughter family"
)
"""What only one human being has."""
_SUFFERING = word_set("arrest jail imprison bail stab murder kidnap rape track deport shoot")
"""What is done to one human being."""
_LEAVING = word_set("resign retire die")
_MALE = frozenset("he his him himself".split())
_FEMALE = frozenset("she herself her".split())
_SUBJECTS = ("nsubj", "nsubjpass")
_FRONT = ("compound", "amod", "nmod", "cc")


class HumanIndex:
    """Which of the article's names are of no human being."""

    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds

    def check(self, summary: Analysis) -> Iterator[Flag]:
        for mention in summary.parties:
            if mention.how not in ("name", "near") or mention.head in summary.quoted_tokens:
                continue
            if _is_people(summary.doc[mention.head]):
                continue  # "the Dane, his wife"
            said = _told_as_human(mention, summary) or self._suffers(mention, summary)
            if said and self.kinds.is_nobody(mention.parties):
                span = summary.span(mention.start, mention.end)
                why = f"“{span.text}” {said}, as only a human being; in the article it is none"
                yield Flag(span, FlagKind.PARTY, Severity.MEDIUM, why, NAME)

    def _suffers(self, mention: PartyMention, text: Analysis) -> str:
        """ "The Vale Cup has been arrested": what befalls human beings, of a work or an event."""
        token = text.doc[mention.head]
        if token.dep_ != "nsubjpass" or token.head.lemma_.lower() not in _SUFFERING:
            return ""
        mute = self.kinds.is_mute(mention.parties)
        return f"is said to be {token.head.text}" if mute else ""


def _is_people(token: Token) -> bool:
    """Whether a word is what one of a people is called: "the Dane", "a Briton"."""
    country = find_country(token.text)
    return token.ent_type_ == "NORP" or (country is not None and token.text in country.demonyms)


def _told_as_human(mention: PartyMention, text: Analysis) -> str:
    """What only a human being is told to be, have or do, in words; empty where nothing is."""
    token = text.doc[mention.head]
    calling = _calling(mention, text)
    if calling is not None:
        return f"is called “{calling.text}”"
    if token.dep_ == "poss" and _is_kin(token):
        return f"has a “{token.head.text}”"
    if _is_hired(mention, text):
        return "is signed"
    verb = token.head
    alone = token.dep_ == "nsubj" and not any(c.dep_ == "dobj" for c in verb.children)
    if alone and verb.lemma_.lower() in _LEAVING:
        return f"is said to {verb.lemma_.lower()}"
    if _is_named_by_office(mention, text):
        return f"stands behind “{text.doc[mention.start - 1].text}”"
    pronoun = _own_pronoun(mention, text)
    return f"is meant by “{pronoun.text}”" if pronoun is not None else ""


def _is_subject(token: Token) -> bool:
    """A subject, also one that the parser takes for an adverb: "Leatherhead has been named"."""
    if token.dep_ in _SUBJECTS:
        return True
    verb = token.head
    odd = token.dep_ in ("advmod", "npadvmod") and token.left_edge.is_sent_start
    return (
        odd and verb.pos_ in ("VERB", "AUX") and not any(c.dep_ in _SUBJECTS for c in verb.children)
    )


def _is_calling(noun: Token) -> bool:
    return noun.lemma_.lower() in _CALLINGS and noun.tag_ not in ("NNS", "NNPS")


def _calling(mention: PartyMention, text: Analysis) -> Token | None:
    """ "X was a dancer", "X, a 22-year-old player", "X has been named as a patron"."""
    token = text.doc[mention.head]
    found = [c for c in token.children if c.dep_ == "appos" and c.i >= mention.end]
    found += [c for c in token.children if c.dep_ in ("compound", "nmod") and c.i < mention.start]
    if _is_subject(token):
        verb = token.head
        if verb.lemma_.lower() == "be":
            found += [c for c in verb.children if c.dep_ == "attr"]
        if verb.tag_ == "VBN":
            preps = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"]
            found += [c for prep in preps for c in prep.children if c.dep_ == "pobj"]
    return next((n for n in found if _is_calling(n)), None)


def _is_named_by_office(mention: PartyMention, text: Analysis) -> bool:
    """ "The firm's leader X", "rugby star the X has been charged"."""
    doc, head = text.doc, text.doc[mention.head]
    at = mention.start - 1
    if at > 0 and doc[at].pos_ == "DET" and _is_subject(head) and head.head.dep_ == "ROOT":
        at -= 1
        before = doc[at]
        calls = before.lemma_.lower() in ONE_MAN and before.tag_ == "NN"
        return calls and not any(c.dep_ == "relcl" for c in before.children)
    if at > 0 and doc[at].text == "," and head.dep_ == "appos" and head.head.i < at:
        closed = mention.end < len(doc) and doc[mention.end].text == ","
        noun = head.head
        trade = any(c.lower_ in _OF_TRADES for c in noun.children)
        return closed and noun.lemma_.lower() in OFFICES and noun.tag_ == "NN" and not trade
    if not is_one_man(mention, text) or doc[at].tag_ != "NN":
        return False
    words = {t.lower_ for t in doc[max(0, at - 2) : at]}
    return not words & _OF_TRADES


_OF_TRADES = frozenset("market world industry global sector league tour".split())
"""What a firm may lead: "the market leader X"."""


def _is_kin(owner: Token) -> bool:
    noun = owner.head
    return (
        noun.lemma_.lower() in _KIN
        and noun.tag_ == "NN"
        and noun.dep_ not in ("compound", "nmod", "amod")
        and not any(c.dep_ in _FRONT and c.i > owner.i for c in noun.children)
    )


def _is_hired(mention: PartyMention, text: Analysis) -> bool:
    """ "The club has signed X", "… X and Y", and "X has signed for them" of no club."""
    first = text.doc[mention.head]
    while first.dep_ == "conj" and first.head.i in text.party_at:
        first = first.head
    if first.dep_ != "dobj" or first.head.lemma_.lower() != "sign":
        return False
    outside = [c for c in first.children if not mention.start <= c.i < mention.end]
    return not any(c.dep_ in (*OWNING, "appos") for c in outside)


def _own_pronoun(mention: PartyMention, text: Analysis) -> Token | None:
    """ "X is to publish his autobiography", where nobody else has been named or told of."""
    token = text.doc[mention.head]
    after = text.doc[mention.end : mention.end + 4]
    if after and after[0].pos_ == "VERB":
        turned = next((t for t in after[1:] if t.lower_ in ("himself", "herself")), None)
        if turned is not None:
            return turned
    first = mention.start == 0 and token.dep_ not in OWNING and token.dep_ != "conj"
    if not first and not _is_subject(token):
        return None
    place = text.book.types(mention.parties) & {"place", "country"}
    pronouns = _MALE if place else _MALE | _FEMALE  # "Oslo and her people"
    end = text.sentences[0][1] if first else len(text.doc)
    clause = text.doc[mention.end : end] if first else token.head.subtree
    later = [t for t in clause if t.lower_ in pronouns and t.i >= mention.end]
    if not later:
        return None
    found = min(later, key=lambda t: t.i)
    if found.i in text.quoted_tokens:
        return None
    return None if _is_anybody_before(found, mention, text) else found


def _is_anybody_before(pronoun: Token, mention: PartyMention, text: Analysis) -> bool:
    for other in text.parties:
        if other.start >= pronoun.i or other == mention:
            continue
        person = not other.parties or "person" in text.book.types(other.parties)
        if person or other.label == "PERSON":
            return True
    nouns = (t for t in text.doc[: pronoun.i] if not mention.start <= t.i < mention.end)
    return any(_is_somebody(t) for t in nouns)


def _is_somebody(token: Token) -> bool:
    if token.pos_ == "PROPN":
        return True
    if token.pos_ == "PRON":
        return token.lower_ not in ("it", "its", "itself", "there", "that", "this", "which")
    lemma = token.lemma_.lower()
    if token.pos_ != "NOUN":
        return lemma == "old"  # "a 34-year-old"
    return lemma in ONE_MAN or lexicon().is_body(lemma)
