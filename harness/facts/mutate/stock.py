"""What an article offers for swaps: its other figures, dates and names."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from harness.values.country import find_country
from harness.values.measure import Quantity
from harness.values.mention import Mention
from harness.values.nouns import relate_nouns
from harness.values.party import is_capital
from harness.values.read_values import read_values

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Doc

SWAPPED = ("PERSON", "ORG", "GPE")
"""Entity labels whose names writers confuse with others of their kind."""
MOST = 3


@dataclass(frozen=True)
class Stock:
    """The values and names of one article, in the order in which they stand."""

    text: str
    values: tuple[Mention, ...] = ()
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Names by spaCy's entity label, each once."""

    @classmethod
    def of(cls, doc: Doc, published: dt.date | None = None) -> Stock:
        labels: dict[str, Counter[str]] = {}
        for entity in doc.ents:
            name = _trimmed(entity.text)
            label = label_of(name, entity.label_)
            if label:
                labels.setdefault(name, Counter())[label] += 1
        names: dict[str, list[str]] = {}
        for name, found in labels.items():
            most = found.most_common(1)[0][0]
            if most in SWAPPED:
                names.setdefault(most, []).append(name)
        values = tuple(read_values(doc.text, published))
        return cls(doc.text, values, {label: tuple(found) for label, found in names.items()})

    def figures_like(self, value: Quantity) -> tuple[Quantity, ...]:
        """Other figures of the same unit that count the same kind of thing."""
        found: list[Quantity] = []
        for mention in self.values:
            other = mention.value
            if mention.kind != "quantity" or other.unit != value.unit or other.of:
                continue
            known = [q.shown.low for q in found]
            if other.interval != value.interval and other.shown.low not in known:
                found += [other] if _counts_alike(other, value) else []
        return tuple(found[:MOST])

    def label(self, name: str, label: str) -> str | None:
        """The label of a name in a sentence; a surname has that of the whole name."""
        for known, names in self.names.items():
            if name in names or (known == "PERSON" and any(n.endswith(f" {name}") for n in names)):
                return known
        return label_of(name, label)

    def other_names(self, name: str, label: str, sentence: str) -> list[str]:
        """Names of the same kind that share no word with ``name`` and stand not in the sentence."""
        words, is_country = set(name.lower().split()), _is_country(name)
        return [
            other
            for other in self.names.get(label, ())
            if not words & set(other.lower().split())
            and other not in sentence
            and _is_country(other) == is_country  # a city's country is no error
        ][:MOST]

    def definite(self, name: str) -> str:
        """The name with "the" where the article mostly writes it so."""
        bare = re.sub(r"^the ", "", name, flags=re.IGNORECASE)
        every = len(re.findall(rf"\b{re.escape(bare)}\b", self.text))
        with_the = len(re.findall(rf"\b[Tt]he {re.escape(bare)}\b", self.text))
        if not every:
            return name
        return f"the {bare}" if 2 * with_the > every else bare


def _counts_alike(other: Quantity, value: Quantity) -> bool:
    if other.noun is None or value.noun is None:
        return other.noun == value.noun
    return relate_nouns(other.noun, value.noun) is not None


def label_of(name: str, label: str) -> str | None:
    """The kind of thing a name denotes, or ``None`` where the tagger is not to be trusted.

    Prose has no capitals throughout but acronyms and datelines; persons have a first name.
    """
    if not name[:1].isupper() or "\n" in name or any(c.isdigit() for c in name):
        return None
    if find_country(name) is not None:
        return "GPE"
    if label == "PERSON":
        return label if len(name.split()) > 1 and name.istitle() else None
    return label if label == "ORG" or not name.isupper() else None


def _is_country(name: str) -> bool:
    """Whether a name is a country's own, not its capital's."""
    return find_country(name) is not None and not is_capital(name)


def _trimmed(name: str) -> str:
    return re.sub(r"(?:^the\s+)|(?:['’]s?$)", "", " ".join(name.split()), flags=re.IGNORECASE)
