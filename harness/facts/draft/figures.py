"""Quantities, dates and places of a draft, each with the clause that gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.referents import SPOKESMEN
from harness.facts.draft.clauses import governing, sentence_without_tail, statement_of
from harness.facts.draft.story import STATIVE, Drafted, Story, hedge
from harness.facts.lint_values import content_words
from harness.types import Article, HarnessError
from harness.values.mention import Mention
from harness.values.period import TimeSpan
from harness.values.quantity import parse_quantity
from harness.values.relate_quantity import relate_quantities
from harness.values.sets import Relation
from harness.values.timespan import parse_time
from harness.values.wording import phrase

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token


_TELLING = frozenset("say tell report announce add write comment note state publish".split())
"""A day that is only said of the telling dates no event."""


def read_figures(story: Story) -> Iterator[Drafted]:
    """Quantities and dates; a time that only says when a quantity holds is its period."""
    text = story.text
    for mention in text.values:
        tokens = text.tokens_of(mention.span)
        if any(i in text.quoted_tokens or i in text.party_at for i in tokens):
            continue
        if _is_conversion(mention, text) or _is_misread(mention, text):
            continue
        if mention.kind == "time":
            if not _is_loose(mention, text) and not _is_period(mention, text):
                yield from _date(mention, story)
        else:
            yield from _quantity(mention, story)


def _quantity(mention: Mention, story: Story) -> Iterator[Drafted]:
    text, head = story.text, story.text.head_of(mention.span)
    tokens = text.tokens_of(mention.span)
    verb = governing(head)
    statement = statement_of(verb, tokens) if verb is not None else None
    if verb is None:
        verb = head.sent.root
        statement = sentence_without_tail(head.sent, tokens)
    value = _written(mention)
    if statement is None or value is None:
        return
    about = _cues(mention, head.i, verb, text)
    if not about:
        return
    entry: dict[str, Any] = {"kind": "quantity", "value": value}
    period = _period_of(verb, story)
    if period is not None:
        entry["period"] = period
    entry |= {"about": about, "statement": statement}
    counted = _counted(mention)
    named = [about[0], counted] if about[0] != verb.lemma_.lower() else [counted, verb.text]
    yield story.drafted(entry, named, head.i, [hedge(statement, verb)])


def _is_conversion(mention: Mention, text: Analysis) -> bool:
    """ "2,300 metres (7,500 feet)": the same again in another unit."""
    before = text.text[: mention.span.start].rstrip(" ")
    return before.endswith("(") and any(
        m.span.end == len(before.removesuffix("(").rstrip(" ")) for m in text.values
    )


def _is_misread(mention: Mention, text: Analysis) -> bool:
    """ "The same half of 2023", the "goods" of "two goods trains", the whole of a share."""
    head = text.head_of(mention.span)
    tokens = text.tokens_of(mention.span)
    after = text.doc[tokens.stop] if tokens.stop < len(text.doc) else None
    last = text.doc[tokens.stop - 1]
    if mention.kind == "quantity" and last.dep_ == "compound" and after is not None:
        return bool(last.pos_ == "NOUN" and after.pos_ == "NOUN" and mention.value.noun)
    if mention.kind == "quantity" and head.dep_ == "pobj" and head.head.lower_ == "of":
        return head.head.head.i in text.value_tokens
    before = text.doc[head.i - 1].lower_ if head.i else ""
    return head.lower_ in ("half", "quarter", "third") and before in _WHICH


_WHICH = frozenset("same first second third fourth last next this that opening closing".split())


def _counted(mention: Mention) -> str:
    """The word for what a quantity counts or measures, for its id."""
    quantity = mention.value
    if quantity.noun in ("person", "wounded", "death"):
        return "people"
    return str(quantity.noun or (quantity.kind if quantity.kind != "count" else ""))


def _date(mention: Mention, story: Story) -> Iterator[Drafted]:
    text, head = story.text, story.text.head_of(mention.span)
    verb = governing(head)
    value = _written_date(mention.value, story.article)
    if verb is None or value is None or verb.lemma_.lower() in _TELLING:
        return
    published = story.article.published
    if published and mention.value.end < published and "expected" in verb.text.lower():
        return  # what was expected on Tuesday lies ahead or behind: no rule can tell
    leave = frozenset((*_loose_tokens(verb, text), *dangling_tokens(verb, text)))
    tokens = text.tokens_of(mention.span)
    statement = statement_of(verb, tokens, leave)
    if statement is not None and set(tokens) & leave:
        if mention.value.granularity != "day":
            return
        day = mention.value.start
        statement = f"On {day:%B} {day.day} {_lower(statement, verb)}"
    about = _cues(mention, head.i, verb, text)
    if statement is not None and about:
        entry = {"kind": "date", "value": value, "about": about, "statement": statement}
        acts = [] if verb.lemma_.lower() in STATIVE else [verb.text]
        named = [*_nouns(verb, tokens)[-1:], *acts, "date"]
        yield story.drafted(entry, named, head.i, [hedge(statement, verb)])


def read_places(story: Story) -> Iterator[Drafted]:
    """Where something happens: "in" or "at" a place that the article names."""
    text = story.text
    for mention in text.parties:
        head = text.doc[mention.head]
        places = [p for p in mention.parties if text.book.parties[p].type == "place"]
        verb = governing(head)
        if len(places) != 1 or verb is None or head.dep_ != "pobj":
            continue
        if mention.head in text.quoted_tokens or head.head.lower_ not in ("in", "at", "off"):
            continue
        of = head.head.head
        if of.i in text.party_at or of.lemma_.lower() in SPOKESMEN:
            continue  # "the government in Bishkek": where somebody sits
        leave = frozenset((*_loose_tokens(verb, text), *dangling_tokens(verb, text)))
        statement = statement_of(verb, range(mention.start, mention.end), leave)
        about = _nouns(verb)
        place = story.parties.ask(frozenset(places))
        if statement and place and about:
            entry = {"kind": "place", "place": place, "about": about, "statement": statement}
            named = [about[-1], "place"]
            yield story.drafted(entry, named, mention.head, [hedge(statement, verb)])


def _is_loose(mention: Mention, text: Analysis) -> bool:
    """A stretch of time in a sentence that gives the very day: "earlier this month, … on"."""
    own = text.sentence_of(text.tokens_of(mention.span).start)
    return any(
        other.kind == "time"
        and other is not mention
        and other.value.granularity == "day"
        and mention.value.granularity != "day"
        and text.sentence_of(text.tokens_of(other.span).start) == own
        for other in text.values
    )


def _loose_tokens(verb: Token, text: Analysis) -> Iterator[int]:
    """The tokens of loose times in a verb's sentence, with their adverbs ("earlier")."""
    sentence = text.sentence_of(verb.i)
    for mention in text.values:
        tokens = text.tokens_of(mention.span)
        if mention.kind == "time" and text.sentence_of(tokens.start) == sentence:
            head = text.head_of(mention.span)
            if _is_loose(mention, text) and head.dep_ in ("npadvmod", "advmod"):
                yield from (t.i for t in head.subtree)
                yield from tokens


def _lower(statement: str, verb: Token) -> str:
    """A sentence as it goes on after a word in front of it."""
    first = re.split(r"[ ’']", statement.lower(), maxsplit=1)[0]
    is_name = any(t.lower_ == first and t.pos_ == "PROPN" for t in verb.subtree)
    return statement if is_name else statement[0].lower() + statement[1:]


_DANGLING = frozenset("earlier later before after previous following next".split())


def dangling_tokens(verb: Token, text: Analysis) -> Iterator[int]:
    """ "Only a day earlier": it says when only to those who read the sentence before."""
    sentence = text.sentence_of(verb.i)
    for mention in text.values:
        tokens = text.tokens_of(mention.span)
        if mention.kind != "time" or text.sentence_of(tokens.start) != sentence:
            continue
        if not _DANGLING & {text.doc[i].lower_ for i in tokens}:
            continue
        for i in tokens:
            inside = [t.i for t in text.doc[i].subtree]
            yield from inside if len(inside) <= len(tokens) + 1 else [i]


def _is_period(mention: Mention, text: Analysis) -> bool:
    """Whether a month or year stands in the clause of a quantity: "were killed this month"."""
    if mention.value.granularity == "day":
        return False
    verb = governing(text.head_of(mention.span))
    return verb is not None and any(
        other.kind == "quantity" and governing(text.head_of(other.span)) == verb
        for other in text.values
    )


def _period_of(verb: Token, story: Story) -> str | None:
    """The month or year of the clause, or of the clause that it is joined to."""
    verbs = [verb, verb.head] if verb.dep_ == "conj" else [verb]
    for one in verbs:
        found = [
            value
            for m in story.text.values
            if m.kind == "time"
            and m.value.granularity in ("month", "year")
            and story.text.head_of(m.span).head == one
            and (value := _written_date(m.value, story.article))
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _written(mention: Mention) -> str | None:
    """The value as a fact set writes it, where reading that gives the value again."""
    quantity = mention.value
    if quantity.unit == "ordinal" or quantity.kind == "time":
        return None
    bare = quantity.unit == "count" and quantity.noun is None
    if bare or (quantity.unit == "count" and quantity.shown.low == 1 and not quantity.of):
        return None
    own = mention.span.text
    own = own if any(c.isupper() for c in own[1:]) else own[0].lower() + own[1:]
    for text in (phrase(quantity), own) if "-" in own else (own, phrase(quantity)):
        try:
            if relate_quantities(parse_quantity(text), quantity) is Relation.EQUAL:
                return text
        except HarnessError:
            continue
    return None


def _written_date(span: TimeSpan, article: Article) -> str | None:
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
    try:
        read = parse_time(value, article.published)
    except HarnessError:
        return None  # a year of fewer than four digits
    return value if (read.start, read.end) == (span.start, span.end) else None


def _cues(mention: Mention, head: int, verb: Token, text: Analysis) -> list[str]:
    """What the sentence says the value of: the noun it hangs on, what the verb acts on, it."""
    noun = getattr(mention.value, "noun", None)
    inside = text.tokens_of(mention.span)
    found = _nouns(verb, inside)
    up = text.doc[head].head
    if up.pos_ == "NOUN" and up.i not in inside:
        found.insert(0, up.lemma_.lower())
    if verb.lemma_.lower() not in STATIVE:
        found.append(verb.lemma_.lower())
    kept = [w for w in dict.fromkeys(found) if w != noun and len(w) > 1 and content_words(w)]
    return kept or ([noun] if noun else [])


def _nouns(verb: Token, inside: range = range(0)) -> list[str]:
    """The nouns beside a verb: its subject, its object, and those of its prepositions."""
    beside = list(verb.children)
    beside += [c for prep in verb.children if prep.dep_ == "prep" for c in prep.children]
    wanted = [c for c in beside if c.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")]
    return [
        c.lemma_.lower() for c in wanted if c.pos_ == "NOUN" and c.i not in inside and c.is_alpha
    ]
