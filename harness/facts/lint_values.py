"""Values that cannot be read, and facts that could hardly catch an error."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from harness.facts import schema
from harness.facts.load import FactSet
from harness.facts.problem import Level, Problem
from harness.facts.source import FactFile
from harness.types import HarnessError
from harness.values.party import normalise
from harness.values.quantity import Quantity, parse_quantity
from harness.values.timespan import TimeSpan, parse_time
from harness.values.units import WORDS

UNREADABLE = "unreadable-value"
LONG_DAYS = 3660
"""A date fact of ten years and more hardly catches a wrong year."""

_STOP = frozenset(
    "a an the of in on at to by for from and or is was are were be been it its he she they that "
    "this said has have had with as not".split()
)


def check(facts: FactSet, file: FactFile) -> Iterator[Problem]:
    """Complaints about single facts and names, from the file alone."""
    for index, fact in enumerate(facts.facts):
        for key, message, code, level in _of_fact(fact, facts):
            yield file.problem(["facts", index, key], message, code, level)
    yield from _shared_names(facts, file)


Complaint = tuple[str, str, str, Level]
"""Key within the fact, message, code and level."""


def _of_fact(fact: schema.Fact, facts: FactSet) -> Iterator[Complaint]:
    match fact:
        case schema.QuantityFact():
            yield from _quantity(fact, facts)
        case schema.DateFact():
            yield from _date(fact, facts)
        case schema.PlaceFact():
            if facts.parties[fact.place].type not in ("place", "country"):
                message = f"{fact.place!r} is a {facts.parties[fact.place].type}, not a place"
                yield "place", message, "wrong-type", Level.ERROR
        case schema.QuoteFact():
            yield from _quote(fact, facts)
    is_cued = isinstance(fact, schema.QuantityFact | schema.DateFact | schema.PlaceFact)
    if is_cued and not any(content_words(cue) for cue in fact.about):
        message = "catches nothing: no cue word says which mentions it is about"
        yield "about", message, "catches-nothing", Level.ERROR


def _quantity(fact: schema.QuantityFact, facts: FactSet) -> Iterator[Complaint]:
    if fact.period is not None:
        try:
            parse_time(fact.period, facts.spec.published)
        except HarnessError as error:
            yield "period", str(error), UNREADABLE, Level.ERROR
    try:
        value = parse_quantity(fact.value)
    except HarnessError as error:
        yield "value", f"{error}{_near_unit(fact.value)}", UNREADABLE, Level.ERROR
        return
    if _allows_all(value):
        message = f"catches nothing: {fact.value!r} allows every number"
        yield "value", message, "catches-nothing", Level.ERROR
    if re.fullmatch(r"\d+", fact.value.strip()):
        message = f"{fact.value} of what? Any bare {fact.value} matches; write the noun or unit"
        yield "value", message, "bare-number", Level.WARNING


def _near_unit(value: str) -> str:
    """A hint at the unit that a mistyped one comes near to, or nothing."""
    for word in re.findall(r"[^\W\d_]{2,}", value.lower()):
        found = process.extractOne(word, list(WORDS), scorer=fuzz.ratio, score_cutoff=75)
        if found and word not in WORDS:
            return f"; {word!r} is no unit, did you mean {found[0]!r}?"
    return ""


def _allows_all(value: Quantity) -> bool:
    is_count = value.unit == "count"
    return math.isinf(value.interval.hi) and value.interval.lo <= (1 if is_count else 0)


def _date(fact: schema.DateFact, facts: FactSet) -> Iterator[Complaint]:
    try:
        span = parse_time(fact.value, facts.spec.published)
    except HarnessError as error:
        yield "value", str(error), UNREADABLE, Level.ERROR
        return
    if _is_endless(span):
        message = f"hardly catches anything: {fact.value!r} allows {_years(span)}"
        yield "value", message, "vague-value", Level.WARNING


def _is_endless(span: TimeSpan) -> bool:
    return span.key is None and not span.open and (span.end - span.start).days >= LONG_DAYS


def _years(span: TimeSpan) -> str:
    return f"{span.end.year - span.start.year + 1} years"


def _quote(fact: schema.QuoteFact, facts: FactSet) -> Iterator[Complaint]:
    if not content_words(fact.quote):
        message = f"catches nothing: {fact.quote!r} are words that anyone says"
        yield "quote", message, "catches-nothing", Level.ERROR
    elif normalise(fact.quote) not in normalise(facts.article.text):
        message = "these words do not stand in the article; copy them from it"
        yield "quote", message, "unsupported", Level.ERROR


def content_words(text: str) -> list[str]:
    """The words of a cue or quotation that say what it is about."""
    return [word for word in normalise(text).split() if word not in _STOP]


def _shared_names(facts: FactSet, file: FactFile) -> Iterator[Problem]:
    """A city may stand for its government; two of one type under one name are a slip."""
    seen: dict[tuple[str, str], str] = {}
    for party_id, party in facts.parties.items():
        for key, names in (("name", [party.name]), ("aliases", party.aliases)):
            for name in names:
                other = seen.setdefault((normalise(name), party.type), party_id)
                if other != party_id:
                    message = f"{name!r} also names {other!r}; a summary could mean either"
                    keys = ["parties", party_id, key]
                    yield file.problem(keys, message, "shared-name", Level.WARNING)
