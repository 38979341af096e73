"""What a checker must do so that a run can rely on it, as a check for third parties.

from harness.checkers.conformance import problems_of

def test_my_checker() -> None:
    assert problems_of(lambda: MyChecker(spec)) == []
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence

from harness.checkers.base import Claim, ClaimChecker, Judgement
from harness.checkers.common import Common
from harness.claims.split import claim_of
from harness.types import Article

Make = Callable[[], ClaimChecker]

_ARTICLE = (
    "The ferry Halcyon ran aground off Port Ellery on Tuesday with 214 people aboard. "
    "All were brought ashore by Wednesday morning, the coastguard said. "
    "The harbour authority has opened an inquiry, which is to report in March."
)
_SECOND = (
    "Town councillors in Brannick voted 9 to 4 on Monday to close the old swimming pool. "
    "Repairs would have cost 2.3 million euros. A new pool is to open in 2031."
)
_CLAIMS = (
    "The ferry Halcyon ran aground off Port Ellery on Tuesday.",
    "The councillors of Brannick kept the pool open.",
    "Nobody – “not one soul” – was hurt; 214 people\nwere brought ashore… 🚢",
    "Yes.",
)
_CHEAP_SECONDS = 5.0
"""``identity`` is asked for before anything is loaded; big files may have to be hashed once."""
_NEAR = 1e-3
"""Probabilities may differ by so much with what else is in the batch."""


def problems_of(make: Make, *, repeatable: bool = True) -> list[str]:
    """All that is wrong with the checkers that ``make`` builds; empty if nothing is.

    ``repeatable``: the same question gives the same judgement. A remote judge need not.
    """
    checker = make()
    try:
        found = [*_attributes(checker), *_identity(checker, make)]
        if not found:
            found = list(_answers(checker))
        if not found and repeatable:
            found = list(_repeats(checker))
        checker.close()
        checker.close()
    except Exception as error:
        return [f"raised {type(error).__name__}: {error}"]
    return found


def _attributes(checker: ClaimChecker) -> Iterator[str]:
    if not isinstance(checker.spec, Common):
        yield "spec is not what a checker file says (harness.checkers.spec.Common)"


def _identity(checker: ClaimChecker, make: Make) -> Iterator[str]:
    start = time.perf_counter()
    identity = checker.identity()
    if time.perf_counter() - start > _CHEAP_SECONDS:
        yield f"identity() took more than {_CHEAP_SECONDS:g} s: it must not load the model"
    if json.loads(json.dumps(identity)) != identity:
        yield "identity() does not survive JSON unchanged"
    if not identity:
        yield "identity() is empty: results of different checkers would be taken for one another"
    if make().identity() != identity:
        yield "two checkers built alike have different identities"


def _answers(checker: ClaimChecker) -> Iterator[str]:
    if checker.judge(Article("a", _ARTICLE), []):
        yield "judge() answers where nothing was asked"
    for text in (_ARTICLE, _SECOND, _ARTICLE * 60, ""):
        article = Article("a", text)
        claims = [claim_of(text) for text in _CLAIMS]
        judged = checker.judge(article, claims)
        if len(judged) != len(claims):
            yield f"judge() gives {len(judged)} judgements for {len(claims)} claims"
            return
        for claim, judgement in zip(claims, judged, strict=True):
            where = f"the judgement of {claim.text[:20]!r} on {len(text)} characters of article"
            yield from (f"{where} {wrong}" for wrong in _wrong(judgement, claim, article))


def _wrong(judgement: Judgement, claim: Claim, article: Article) -> Iterator[str]:
    probability, reason = judgement.probability, judgement.reason
    if (probability is None) != bool(reason):
        yield "must have a reason exactly if it has no probability"
    for name, value in (("probability", probability), ("contradiction", judgement.contradiction)):
        if value is not None and not 0 <= value <= 1:
            yield f"has a {name} of {value}, outside of 0..1"
    evidence = judgement.evidence
    if evidence is not None and article.text[evidence.start : evidence.end] != evidence.text:
        yield "has evidence whose text is not what stands at its offsets of the article"
    for mark in judgement.marks:
        if not 0 <= mark.start < mark.end <= len(claim.text):
            yield f"marks {mark.start}–{mark.end}, outside of the claim"
    if json.loads(json.dumps(dict(judgement.details))) != dict(judgement.details):
        yield "has details that do not survive JSON unchanged"


def _repeats(checker: ClaimChecker) -> Iterator[str]:
    claims = [claim_of(text) for text in _CLAIMS]
    together = _probabilities(checker, _ARTICLE, claims)
    _probabilities(checker, _SECOND, claims)  # leaves nothing behind that changes the next
    for index in reversed(range(len(claims))):
        [alone] = _probabilities(checker, _ARTICLE, [claims[index]])
        was = together[index]
        if (alone is None) != (was is None) or abs((alone or 0) - (was or 0)) > _NEAR:
            yield f"the judgement of {claims[index].text[:20]!r} changes with what else is asked"


def _probabilities(checker: ClaimChecker, text: str, claims: Sequence[Claim]) -> list[float | None]:
    return [j.probability for j in checker.judge(Article("a", text), claims)]
