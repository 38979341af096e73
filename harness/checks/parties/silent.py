"""Speakers who never speak: "Mr Quist has warned of a strike", where others warn and he, in the
whole article, says nothing.

Who is quoted is told with care, so that the names under a story's verbs of speech are all its
speakers; a swapped-in name is one that the story only speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.kinds import Kinds
from harness.checks.reading.naming import PartyMention
from harness.checks.reading.stances import DENYING, REPORTING
from harness.checks.reading.tokens import OWNING
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity
from harness.values.country import find_country
from harness.values.party import Ids
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "silent"
_SAYING = word_set(
    "say tell insist admit reveal warn claim add describe demand answer reply vow threaten "
    "maintain stress allege complain deny accuse announce condemn denounce criticise criticize"
)
_PRAISING = word_set("welcome hail applaud laud salute praise")
_WISHING = word_set("want hope think believe feel know fear worry refuse")
"""What is told of those as well who only act: "Oslo hopes to prevent it"."""
_STRIVING = _WISHING | word_set("try seek aim strive attempt intend plan struggle hesitate")
_SAID = word_set(
    "accusation claim demand announcement threat warning statement outburst criticism complaint "
    "allegation denial assertion insistence message"
)
"""What somebody has said, by whose it is: "Oslo's accusations"."""
_UTTERING = (
    _SAYING
    | _WISHING
    | DENYING
    | word_set(
        "speak explain write announce tweet confirm comment call report state ask urge joke argue "
        "express praise criticise criticize thank accept suggest quote cite condemn "
        "promise pledge agree expect plan decide welcome hail applaud oppose"
    )
)
"""Whoever does any of these in the article is one of its speakers."""
_WORDS = word_set(
    "statement spokesman spokeswoman spokesperson comment letter report tweet post interview "
    "view opinion blog diary book speech"
)


class SilentIndex:
    """Who speaks in the article: by a verb of speech, "according to", or words of theirs."""

    def __init__(self, kinds: Kinds) -> None:
        self.article, self.kinds = kinds.article, kinds

    @cached_property
    def _speakers(self) -> Ids:
        article = self.article
        found = set(self._doers(_UTTERING | REPORTING))
        for mention in article.parties:
            if _is_source(article.doc[mention.head]) or _is_followed_by_speech(mention, article):
                found |= mention.parties
        return frozenset(found)

    @cached_property
    def _strivers(self) -> Ids:
        """Who speaks, or has a mind at all in the article."""
        return self._speakers | self._doers(_STRIVING)

    def _doers(self, verbs: frozenset[str]) -> Ids:
        article, found = self.article, set[str]()
        for frame in (f for f in article.frames if f.lemma in verbs):
            for argument in frame.patients:
                found |= article.direct_at(argument.token)
            for argument in frame.agents:
                found |= article.parties_at(argument.token)
                for token in _phrase(article.doc[argument.token]):
                    mention = article.party_at.get(token.i)
                    found |= mention.parties if mention is not None else set()
        return frozenset(found)

    def check(self, summary: Analysis) -> Iterator[Flag]:
        if summary.text.islower() or not self._speakers:
            return  # names in lower case are too uncertain
        for mention in summary.parties:
            token = self._mouth(summary.doc[mention.head])
            if not (_says(token) or _has_said(token)) or mention.head in summary.quoted_tokens:
                continue
            if self._is_spoken_of(mention, token) and not (
                self._speaks(mention.parties, token) or self._has_mouth(mention, token)
            ):
                span, word = summary.span(mention.start, mention.end), token.head.text
                told = f"{word} here, and" if _says(token) else f"has a say here ({word}), and says"
                why = f"“{span.text}” {told} nothing in the article"
                yield Flag(span, FlagKind.PARTY, Severity.MEDIUM, why, NAME)

    def _mouth(self, token: Token) -> Token:
        """ "Malta's foreign ministry": what the name's owner has to speak for it, an official
        too where the article has none without a country."""
        head = token.head
        if token.dep_ not in OWNING:
            return token
        lemma = head.lemma_.lower()
        return head if lemma in _MOUTHS or (lemma in _UNNAMED and not self._nameless) else token

    @cached_property
    def _nameless(self) -> bool:
        """Whether somebody speaks who has no name and no country: "officials said", "the group"."""
        article = self.article
        agents = (a for f in article.frames if f.lemma in _UTTERING for a in f.agents)
        nameless = (a for a in agents if not article.parties_of(a))
        told = (_UNNAMED | _MOUTHS | _BODIES) - {"source"}  # who may be anybody
        return any(a.lemma in told for a in nameless)

    def _is_spoken_of(self, mention: PartyMention, token: Token) -> bool:
        """Whether a name is plainly a person's, a place's or a people's; bodies speak by many
        mouths, but for what they alone can bear out."""
        if mention.how not in ("name", "near"):
            return False
        kinds, parties = self.kinds, mention.parties
        types = self.article.book.types(parties)
        if types == {"group"} and token.head.lemma_.lower() in _OWNING_UP:
            return token == self._mouth(token) and not self._nameless
        return types == {"person"} or kinds.is_place(parties) or kinds.is_mute(parties)

    def _has_mouth(self, mention: PartyMention, token: Token) -> bool:
        """Whether the article has the same body speak by a name of its own: "Malta's embassy",
        where "the Maltese Embassy" wrote."""
        if token.i == mention.head:
            return False
        book = self.article.book
        return any(
            (words := book.parties[s].name.lower().split())[-1] == token.lemma_.lower()
            and bool(_countries(words[:-1]) & {book.parties[p].name for p in mention.parties})
            for s in self._speakers
            if s in book.parties
        )

    def _speaks(self, parties: Ids, token: Token) -> bool:
        book = self.article.book
        wishes = token.head.lemma_.lower() in _WISHING
        known = self._strivers if wishes else self._speakers
        if book.types(parties) == {"place"}:
            return bool(parties & known)  # a country's words are not those of all its towns
        return any(book.related(parties, frozenset((s,))) for s in known)


_WHOSE = (*OWNING, "appos", "prep", "pobj", "nummod")


def _phrase(noun: Token) -> Iterator[Token]:
    """A noun with what says whose it is: "India's foreign minister" speaks for India, and "sources
    cited by Reuters" for nobody."""
    yield noun
    for child in noun.children:
        if child.dep_ in _WHOSE:
            yield from _phrase(child)


def _takes_it(token: Token) -> bool:
    """Whether somebody "welcomes" or "hails" a thing that was done or said, not a guest."""
    verb = token.head
    things = (c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN")
    praises = token.dep_ == "nsubj" and verb.lemma_.lower() in _PRAISING
    return praises and any(not lexicon().is_body(c.lemma_.lower()) for c in things)


def _says(token: Token) -> bool:
    if _takes_it(token):
        return True
    if token.dep_ == "pobj" and token.head.lower_ == "from":  # "learned of it from X"
        return any(a.lemma_.lower() in _LEARNING for a in token.ancestors)
    told = _SAYING | _WISHING | _OWNING_UP
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in told


_CLEAR = word_set("clear adamant certain sure confident convinced emphatic unequivocal")
_MOUTHS = word_set("ministry government authority president premier embassy spokesman spokeswoman")
"""Who speaks for a country, whatever else of it does not."""
_UNNAMED = word_set("official diplomat source officer envoy negotiator minister commander")
_BODIES = word_set("group company organisation organization firm club union party agency movement")
_OWNING_UP = word_set("confirm admit acknowledge concede")
_LEARNING = word_set("learn hear understand gather")


def _has_said(token: Token) -> bool:
    return token.dep_ == "poss" and token.head.lemma_.lower() in _SAID


def _countries(words: list[str]) -> set[str]:
    """The countries that a body's name begins with: "Maltese", "Costa Rican"."""
    names = (" ".join(words[:n]) for n in range(1, len(words) + 1))
    return {country.name for name in names if (country := find_country(name)) is not None}


_STANDING = frozenset("from of for at".split())
REACH = 6
"""Words that may say where a speaker is from, between name and verb."""


def _is_followed_by_speech(mention: PartyMention, article: Analysis) -> bool:
    """Whether a verb of speech stands right after a name, or after what says where its owner is
    from, though the parser has lost the sentence: "Envoy Ida Brandt from the Embassy said: …"."""
    after = article.doc.phrase(mention.end, mention.end + 1)
    inside = after.text.lower() in _STANDING
    for token in article.doc.phrase(
        mention.end, mention.end + REACH if inside else mention.end + 1
    ):
        if token.tag_ in ("VBD", "VBZ") and token.lemma_.lower() in _SAYING:
            return True
        if token.pos_ not in ("ADP", "DET", "ADJ", "NOUN", "PROPN"):
            return False
    return False


def _is_source(token: Token) -> bool:
    """ "According to X", "X's spokesman", "said by X", "X, who said"."""
    if token.head.lower_ == "to" and token.head.head.lower_ == "according":
        return True
    if token.dep_ in ("poss", "compound", "nmod") and token.head.lemma_.lower() in _WORDS:
        return True
    if token.dep_ == "nsubj" and token.head.lemma_ == "be":  # "X was clear that …"
        return any(c.dep_ == "acomp" and c.lower_ in _CLEAR for c in token.head.children)
    return any(c.dep_ == "relcl" and c.lemma_.lower() in _UTTERING for c in token.children)
