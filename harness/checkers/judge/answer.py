"""A judge's answer, read strictly: one verdict, whose quote the article really holds.

What a text can talk a model into, code cannot undo; but it can refuse verdicts that rest on
nothing. "Supported" and "contradicted" count only with a quote that stands in the article,
shares words with the claim, and does not itself speak of verdicts or give orders.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from harness.checkers.judge.question import VERDICTS
from harness.claims.passages import words
from harness.types import Span
from harness.values.text import fold

_THOUGHTS = re.compile(r"<think>.*?</think>", re.DOTALL)
_ORDER = re.compile(
    r"\b(?:verdict|json|ignore (?:all|any|the|previous|prior)|disregard|instructions?\b|"
    r"(?:answer|respond|reply|output|mark|judge|rate)\b.{0,40}\b(?:supported|contradicted|true)|"
    r"system prompt|fact.?check(?:er|ing)|language model)\b"
)
_STOP = frozenset(
    """a an the of in on at to for from by with and or but as is are was were be been has have had
    it its he she they his her their this that these those not no will would can could said say
    says who which""".split()
)
_LEAST = 3
"""Words of a quote; one or two words bear nothing out."""


class UnreadableError(Exception):
    """An answer that is no judgement; its text says why."""


@dataclass(frozen=True, slots=True)
class Vote:
    verdict: str
    evidence: Span | None
    reason: str


def read_answer(text: str, article: str, claim: str) -> Vote:
    """The verdict of one answer, its quote found in the article.

    Raises:
        UnreadableError: the answer is not one verdict, or its quote does not bear it out.
    """
    found = _object(text)
    verdict, quote = found.get("verdict"), found.get("quote")
    if verdict not in VERDICTS:
        raise UnreadableError(f"the judge's verdict is {verdict!r}")
    reason = str(found.get("reason") or "")[:300]
    if verdict == "not_stated":
        return Vote(verdict, None, reason)
    if not isinstance(quote, str) or not quote.strip():
        raise UnreadableError(f"the judge says {verdict} without a quote")
    evidence = find_quote(quote, article)
    if evidence is None:
        raise UnreadableError(f"the judge's quote is not in the article: {quote[:80]!r}")
    if wrong := _unfit(evidence.text, claim):
        raise UnreadableError(f"the judge's quote {wrong}: {quote[:80]!r}")
    return Vote(str(verdict), evidence, reason)


def find_quote(quote: str, article: str) -> Span | None:
    """Where a quote stands, whatever its case, spaces, dashes and quotation marks."""
    bare = fold(quote).strip().strip("\"'.… ")
    pattern = r"\s+".join(re.escape(word) for word in bare.split())
    match = re.search(pattern, fold(article)) if pattern else None
    return Span.of(article, *match.span()) if match else None


def _unfit(quote: str, claim: str) -> str | None:
    said = [word for word in words(quote) if word not in _STOP]
    if len(list(words(quote))) < _LEAST:
        return "is too short to bear anything out"
    if not set(said) & {word for word in words(claim) if word not in _STOP}:
        return "shares no word with the claim"
    if _ORDER.search(fold(quote)):
        return "speaks to the judge instead of the matter"
    return None


def _object(text: str) -> dict[str, Any]:
    """The one JSON object with a verdict in an answer, bare or in a code block."""
    text = _THOUGHTS.sub("", text)
    decoder, found, at = json.JSONDecoder(), [], text.find("{")
    while at >= 0:
        try:
            value, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError:
            at = text.find("{", at + 1)
            continue
        if isinstance(value, dict) and "verdict" in value:
            found.append(value)
        at = text.find("{", end)
    if not found:
        raise UnreadableError(f"the judge's answer holds no verdict: {text.strip()[:80]!r}")
    if len(found) > 1:
        raise UnreadableError("the judge's answer holds more than one verdict")
    return found[0]
