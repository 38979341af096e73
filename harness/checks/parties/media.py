"""Media that an article only cites: a paper that was told something is no part of the story.

"… told the Vale Post" makes the Post a name of the article, and a careless writer takes it for
the town or the firm that the news is about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.naming import PartyMention
from harness.types import Flag, FlagKind, Severity
from harness.values.party import Ids
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "media"
_TOLD = word_set("tell inform show brief")
_SPOKEN = word_set("speak talk say write confirm add comment explain tell give interview")
_TELLING = word_set("report say learn understand quote cite note reveal confirm ask contact see")
_GATHERING = word_set("draw hear gather obtain base inform describe speak brief find talk count")
_PRESS = word_set(
    "source account version people reporter correspondent affiliate news interview poll "
    "programme program show report "
    "journalist contributor analyst presenter editor website newspaper paper magazine agency "
    "documentary series network station radio tv television survey story article host producer "
    "columnist broadcaster sport breakfast informant insider interviewee contact"
)
"""What belongs to a medium in its own right."""

_COMING = word_set("come hear learn news word report account stem")
"""Of news: "comes from X", "the word from X"."""

_TIDINGS = word_set("detail information confirmation tip leak statement rumour rumor")

OPENING = 12
"""Tokens in which a story says who brings it."""


class MediaIndex:
    """The names that the article has only as those of whom somebody told the news."""

    def __init__(self, article: Analysis) -> None:
        self.article = article

    @cached_property
    def _only_cited(self) -> frozenset[str]:
        cited: dict[str, list[str]] = defaultdict(list)
        for mention in self.article.parties:
            how = _cited(mention, self.article)
            for party in mention.parties:
                cited[party].append(how if mention.label != "PERSON" else "")
        plain = ("told", "dateline")
        return frozenset(
            party for party, hows in cited.items() if all(hows) and any(h in plain for h in hows)
        )

    def _is_cited(self, parties: Ids) -> bool:
        types = self.article.book.types(parties)
        return bool(parties) and parties <= self._only_cited and not types & {"country", "person"}

    def check(self, summary: Analysis) -> Iterator[Flag]:
        for mention in summary.parties:
            if mention.how != "name" or not self._is_cited(mention.parties):
                continue
            if not _cited(mention, summary) and _takes_part(mention, summary):
                span = summary.span(mention.start, mention.end)
                said = f"makes “{span.text}” part of the story; the article only cites it"
                yield Flag(span, FlagKind.PARTY, Severity.MEDIUM, said, NAME)


def _cited(mention: PartyMention, text: Analysis) -> str:
    """How a name is that of a medium: told something, telling it, or owner of who does."""
    token = text.doc[mention.head]
    head = token.head
    if _is_dateline(mention, text):
        return "dateline"
    if token.dep_ in ("compound", "poss", "nmod", "amod") and _is_press(head, text):
        return "own"
    after = text.lemmas[mention.end : mention.end + 1]
    after = [*after, *(lemma.removesuffix("d") for lemma in after)]  # "sources X cited", misread
    if not (_SPOKEN | _TELLING | _GATHERING).isdisjoint(after):
        return "tells"  # "those X spoke to", whatever the parser makes of it
    while token.dep_ in ("conj", "compound", "nmod", "poss", "appos"):
        token = token.head
    head = token.head
    lemma = head.lemma_.lower()
    if token.dep_ in ("dobj", "dative", "pobj", "nsubj", "oprd") and lemma in _TOLD:
        return "told" if token.i > head.i else "tells"
    if token.dep_ == "dobj" and lemma in _ARRIVING and _brings_news(head):
        return "told"  # "word of it reached X through …"
    if head.pos_ == "ADP" and head.lower_ in ("to", "with", "by"):
        above = head.head
        if above.lower_ == "according":
            return "tells"
        if above.lemma_.lower() in _SPOKEN | _TELLING or above.lemma_.lower() in _PRESS:
            return "told"
    if token.dep_ == "nsubj" and any(_is_news(c) for c in head.children):
        return "tells"  # "X brought the news", "X had four sources", "X had four in all"
    if token.dep_ in ("nsubj", "nsubjpass") and lemma in _TELLING | _SPOKEN | _GATHERING:
        return "told" if lemma == "quote" else "tells"
    if head.lower_ == "of" and head.head.lemma_.lower() in _PRESS:
        return "own"
    if head.pos_ == "ADP" and head.lower_ == "on":
        return "tells"
    if head.lower_ == "from" and head.head.lemma_.lower() in _COMING:
        return "tells"
    return ""


def _is_news(thing: Token) -> bool:
    lemma = thing.lemma_.lower()
    counted = thing.pos_ == "NUM" or lemma in _PRESS
    return thing.dep_ == "dobj" and (lemma in _COMING or (counted and thing.head.lemma_ == "have"))


_ARRIVING = word_set("reach")


def _brings_news(verb: Token) -> bool:
    told = (c.lemma_.lower() for c in verb.children if c.dep_ == "nsubj")
    return any(lemma in _COMING or lemma in _TIDINGS for lemma in told)


def _is_press(noun: Token, text: Analysis) -> bool:
    """Whether a noun is what belongs to a medium, or the name of one of its people."""
    named = noun.pos_ in ("PROPN", "NUM") or noun.i in text.party_at  # "three of X's four"
    return noun.lemma_.lower() in _PRESS or named


def _is_dateline(mention: PartyMention, text: Analysis) -> bool:
    """ "(X)" alone in brackets, as stories begin."""
    doc = text.doc
    if mention.start == 0 or mention.end >= len(doc) or mention.start > OPENING:
        return False
    return (doc[mention.start - 1].text, doc[mention.end].text) == ("(", ")")


def _takes_part(mention: PartyMention, text: Analysis) -> bool:
    token = text.doc[mention.head]
    if token.dep_ in ("nsubj", "nsubjpass", "dobj", "appos", "poss", "compound", "amod", "nmod"):
        return True
    return token.dep_ == "pobj" and token.head.lower_ in _WHERE


_WHERE = word_set("in at by of near against over from")
