"""What rewriting a sentence yields: the new sentence, what was changed, and how."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from harness.types import Span
from harness.values.mention import Mention
from harness.values.read_values import read_values

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Doc, Token


class Kind(StrEnum):
    """How a sentence was rewritten. The first block makes it wrong, the second keeps it true."""

    NUMBER = "number"
    BOUND = "bound"
    UNIT = "unit"
    DATE = "date"
    PARTY = "party"
    PLACE = "place"
    ROLE = "role"
    """Who did it to whom, turned round; or an office of another rank."""
    NEGATION = "negation"
    OPPOSITE = "opposite"
    """A verb for its opposite: "rose" for "fell"."""
    SPEAKER = "speaker"
    QUOTE = "quote"
    NEVER = "never"
    """The falsehood of a `never` fact, asserted."""

    AS_WRITTEN = "as written"
    FIGURES = "figures"
    """Words for digits, digits for words, or the sign for the word."""
    CONVERTED = "converted unit"
    OTHER_BOUND = "other bound phrase"
    OTHER_DATE = "other form of date"
    ALIAS = "alias"
    VOICE = "passive or active voice"
    ORDER = "other order"
    DENIED = "falsehood denied"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A rewritten sentence. ``span`` is the part that is new; ``was`` what stood there."""

    text: str
    kind: Kind
    span: Span
    was: str

    @property
    def change(self) -> str:
        """ "70" → "700", as a person reads it."""
        return f"“{self.was}” → “{self.span.text}”"


class Mutant(Rewrite):
    """A sentence that is wrong where the original was right."""

    __slots__ = ()


class Paraphrase(Rewrite):
    """A sentence that is as right as the original."""

    __slots__ = ()


@dataclass(frozen=True)
class Source:
    """A sentence to rewrite, parsed once."""

    doc: Doc
    published: dt.date | None = None
    named: frozenset[int] = frozenset()
    """Tokens that are part of a name, whatever the tagger says."""

    @property
    def text(self) -> str:
        return str(self.doc.text)

    @cached_property
    def values(self) -> list[Mention]:
        return read_values(self.text, self.published)

    @cached_property
    def root(self) -> Token | None:
        """The main verb, where the text is one sentence with one."""
        roots = [t for t in self.doc if t.dep_ == "ROOT"]
        return roots[0] if len(roots) == 1 and roots[0].pos_ in ("VERB", "AUX") else None


_VOWEL_SOUND = re.compile(r"(?:[aeiou]|8|11\b|18\b|hono?u?r|hour|heir)", re.IGNORECASE)
_CONSONANT_SOUND = re.compile(r"(?:uni|use|usu|euro|one\b|once)", re.IGNORECASE)
_ARTICLE = re.compile(r"\b([Aa])n? $")


def splice(text: str, start: int, end: int, new: str) -> tuple[str, int, int]:
    """``text`` with ``start:end`` replaced, and where the new words stand.

    A capital at the start of the sentence and "a" or "an" before the new words are seen to.
    """
    before, after = text[:start], text[end:]
    if new and _opens_sentence(before):
        new = capital(new)
    article = _ARTICLE.search(before)
    if article and new:
        an = bool(_VOWEL_SOUND.match(new)) and not _CONSONANT_SOUND.match(new)
        before = before[: article.start()] + article[1] + ("n " if an else " ")
    if re.match(r"['’]s\b", after) and new.endswith("s"):
        after = after[0] + after[2:]
    if not new:  # no double space where words were taken out
        before = before.rstrip() if after[:1] in ".,;" else before
        after = after.lstrip() if before.endswith(" ") or not before else after
        if not before:
            after = after[:1].upper() + after[1:]
    return before + new + after, len(before), len(before) + len(new)


def _opens_sentence(before: str) -> bool:
    return not before.strip() or bool(re.search(r"[.!?][”\"]? $", before))


def mutant(source: str, start: int, end: int, new: str, kind: Kind) -> Mutant:
    text, first, last = splice(source, start, end, new)
    return Mutant(text, kind, Span.of(text, first, last), source[start:end])


def paraphrase(source: str, start: int, end: int, new: str, kind: Kind) -> Paraphrase:
    text, first, last = splice(source, start, end, new)
    return Paraphrase(text, kind, Span.of(text, first, last), source[start:end])


def whole(source: str, text: str, kind: Kind) -> tuple[str, Kind, Span, str]:
    """The fields of a rewrite that changed the sentence all over."""
    return text, kind, Span.of(text, 0, len(text)), source


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
