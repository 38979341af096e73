"""Facts read off an article: quantities, dates, quotations, offices, events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from harness.checks.analysis import Analysis
from harness.checks.checker import Checker
from harness.checks.frames import Frame
from harness.checks.naming import titles_beside
from harness.checks.polarity import Status
from harness.facts.draft.clauses import governing, statement_of
from harness.facts.draft.parties import Parties
from harness.facts.mutate.inflect import past
from harness.types import Article, HarnessError
from harness.values.measure import relate_quantities
from harness.values.mention import Mention
from harness.values.period import TimeSpan
from harness.values.quantity import parse_quantity
from harness.values.sets import Relation
from harness.values.timespan import parse_time
from harness.values.wording import phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATIVE = frozenset(
    "be have do say tell seem become remain include go come get make accuse blame".split()
)


@dataclass(frozen=True)
class Drafted:
    """One fact as it will be written, with the sentence that it comes from."""

    entry: dict[str, Any]
    source: str
    sentence: int
    doubts: tuple[str, ...] = ()


@dataclass
class Drafter:
    """Reads the facts of one article; ``parties`` fills as facts name them."""

    article: Article
    checker: Checker = field(init=False)
    parties: Parties = field(init=False)

    def __post_init__(self) -> None:
        self.checker = Checker(self.article)
        self.text = self.checker.article
        self.parties = Parties(self.text)

    def facts(self) -> list[Drafted]:
        """All facts, in the order of the article; each id once."""
        found: list[Drafted] = []
        seen: set[str] = set()
        for one in (
            *self._values(),
            *self._quotes(),
            *self._offices(),
            *self._events(),
            *self._places(),
        ):
            key = f"{one.entry['statement']} {one.entry.get('value')}"
            if key not in seen and not self._is_furniture(one.sentence):
                seen.add(key)
                found.append(one)
        found.sort(key=lambda d: d.sentence)
        return found

    def _all(self) -> Iterator[Drafted]:
        yield from self._values()
        yield from self._quotes()
        yield from self._offices()
        yield from self._events()
        yield from self._places()

    def _is_furniture(self, sentence: int) -> bool:
        tail = self.checker.index.furniture
        return tail is not None and self.text.sentence_span(sentence).overlaps(tail)

    def _drafted(self, entry: dict[str, Any], token: int, *doubts: str) -> Drafted:
        sentence = self.text.sentence_of(token)
        source = " ".join(self.text.sentence_span(sentence).text.split())
        return Drafted(entry, source, sentence, tuple(d for d in doubts if d))

    def _values(self) -> Iterator[Drafted]:
        for mention in self.text.values:
            tokens = self.text.tokens_of(mention.span)
            if any(i in self.text.quoted_tokens or i in self.text.party_at for i in tokens):
                continue
            head = self.text.head_of(mention.span)
            verb = governing(head)
            statement = statement_of(verb, tokens) if verb is not None else None
            value = _written(mention, self.article)
            if verb is None or statement is None or value is None or self._is_loose(mention):
                continue
            about = _cues(mention, head.i, verb.lemma_.lower(), self.text)
            if about:
                kind = "date" if mention.kind == "time" else "quantity"
                entry = {"kind": kind, "value": value, "about": about, "statement": statement}
                hedged = _hedge(verb.sent.text)
                yield self._drafted(entry, head.i, hedged)

    def _is_loose(self, mention: Mention) -> bool:
        """A stretch of time in a sentence that gives the very day: "earlier this month, … on"."""
        own = self.text.sentence_of(self.text.tokens_of(mention.span).start)
        return mention.kind == "time" and any(
            other.kind == "time"
            and other is not mention
            and other.value.granularity == "day"
            and mention.value.granularity != "day"
            and self.text.sentence_of(self.text.tokens_of(other.span).start) == own
            for other in self.text.values
        )

    def _quotes(self) -> Iterator[Drafted]:
        for quotation in self.text.quotations:
            if quotation.speaker is None or "\n" in quotation.text:
                continue
            speaker = self.parties.ask(self.text.parties_at(quotation.speaker))
            if speaker is None:
                continue
            words = quotation.text.strip(" ,.")
            name = self.parties.named(speaker)
            entry = {
                "kind": "quote",
                "speaker": speaker,
                "quote": words,
                "statement": f"{name} said “{words}”.",
            }
            is_named = quotation.speaker in self.text.party_at
            yield self._drafted(
                entry, quotation.speaker, "" if is_named else "whose words are these?"
            )

    def _offices(self) -> Iterator[Drafted]:
        for mention in self.text.parties:
            if self.text.book.types(mention.parties) != {"person"} or mention.how != "name":
                continue
            for office, first, end in titles_beside(self.text.doc, mention):
                holder = self.parties.ask(mention.parties)
                if holder is None:
                    continue
                owner = self._owner(end - 1)
                role = f"{office} of {owner}" if owner else office
                name = self.parties.named(holder)
                entry = {
                    "kind": "role",
                    "role": role,
                    "parties": [holder],
                    "statement": f"{name} is the {role}.",
                }
                yield self._drafted(entry, first)

    def _owner(self, office: int) -> str | None:
        """The party behind an office: "deputy leader of the TTP"."""
        for prep in self.text.doc[office].children:
            for obj in prep.children if prep.lower_ == "of" else ():
                mention = self.text.party_at.get(obj.i)
                if mention is not None:
                    start = obj.left_edge.i if obj.left_edge.lower_ == "the" else mention.start
                    return str(self.text.doc[start : mention.end].text)
        return None

    def _places(self) -> Iterator[Drafted]:
        """Where something happens: "in" or "at" a place that the article names."""
        for mention in self.text.parties:
            head = self.text.doc[mention.head]
            places = [p for p in mention.parties if self.text.book.parties[p].type == "place"]
            verb = governing(head)
            if len(places) != 1 or verb is None or head.dep_ != "pobj":
                continue
            statement = statement_of(verb, range(mention.start, mention.end))
            if statement is None or head.head.lower_ not in ("in", "at"):
                continue
            about = _nouns(verb)
            place = self.parties.ask(frozenset(places))
            if place and about:
                entry = {"kind": "place", "place": place, "about": about, "statement": statement}
                yield self._drafted(entry, mention.head)

    def _events(self) -> Iterator[Drafted]:
        for frame in self.text.frames:
            if frame.nominal or frame.negated or frame.token in self.text.quoted_tokens:
                continue
            if frame.status not in (Status.ASSERTED, Status.REPORTED):
                continue
            made = self._event(frame)
            if made is not None:
                yield made

    def _event(self, frame: Frame) -> Drafted | None:
        verb = self.text.doc[frame.token]
        lemma = verb.lemma_.lower()
        one_each = len(frame.agents) == 1 and len(frame.patients) == 1
        if not one_each or lemma in _STATIVE or verb.tag_ == "VBG":
            return None
        agent = self.parties.ask(self.text.parties_at(frame.agents[0].token))
        patient = self.parties.ask(self.text.direct_at(frame.patients[0].token))
        if agent is None or patient is None or agent == patient:
            return None
        names = self.parties.named(agent), self.parties.named(patient)
        entry = {
            "kind": "event",
            "agent": agent,
            "predicate": lemma,
            "patient": patient,
            "statement": f"{names[0]} {past(lemma)} {names[1]}.",
        }
        said = "a source says so, the article does not" if frame.status is Status.REPORTED else ""
        return self._drafted(entry, frame.token, said)


def _hedge(sentence: str) -> str:
    found = re.search(r"\b(reportedly|allegedly|claim\w*|may|might|could|expected)\b", sentence)
    return f"the sentence hedges: “{found[0]}”" if found else ""


def _written(mention: Mention, article: Article) -> str | None:
    """The value as a fact set writes it, where reading that gives the value again."""
    if mention.kind == "time":
        return _date(mention.value, article)
    quantity = mention.value
    if quantity.unit in ("ordinal", "score") or quantity.kind == "time":
        return None
    bare = quantity.unit == "count" and quantity.noun is None
    if bare or (quantity.unit == "count" and quantity.shown.low == 1 and not quantity.of):
        return None
    for text in (phrase(quantity), mention.span.text):
        try:
            if relate_quantities(parse_quantity(text), quantity) is Relation.EQUAL:
                return text
        except HarnessError:
            continue
    return None


def _date(span: TimeSpan, article: Article) -> str | None:
    if span.key is not None or span.open:
        return None
    forms = {
        "day": f"{span.start:%Y-%m-%d}",
        "month": f"{span.start:%Y-%m}",
        "year": f"{span.start.year}",
    }
    value = forms.get("day" if span.start == span.end else span.granularity)
    if value is None or span.start == article.published:
        return None  # "on Thursday" of the day's own news dates the telling
    read = parse_time(value, article.published)
    return value if (read.start, read.end) == (span.start, span.end) else None


def _cues(mention: Mention, head: int, verb: str, text: Analysis) -> list[str]:
    """What the sentence says the value of: the noun it hangs on, the verb, what that acts on."""
    noun = getattr(mention.value, "noun", None)
    governor = governing(text.doc[head])
    inside = text.tokens_of(mention.span)
    found = _nouns(governor, inside) if governor is not None else []
    up = text.doc[head].head
    if up.pos_ == "NOUN":
        found.insert(0, up.lemma_.lower())
    if verb not in _STATIVE:
        found.append(verb)
    return [w for w in dict.fromkeys(found) if w != noun] or ([noun] if noun else [])


def _nouns(verb: Token, inside: range = range(0)) -> list[str]:
    """The nouns beside a verb: its subject, its object, and those of its prepositions."""
    beside = list(verb.children)
    beside += [c for prep in verb.children if prep.dep_ == "prep" for c in prep.children]
    wanted = [c for c in beside if c.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")]
    return [c.lemma_.lower() for c in wanted if c.pos_ == "NOUN" and c.i not in inside]
