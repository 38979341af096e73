"""The conformance suite finds what it is there to find, and our checkers pass it."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import EntryPoint, EntryPoints
from typing import Any

import pytest
from checker_files import Scripted, spec_of

from harness.checkers import spec
from harness.checkers.base import Claim, Judgement, Mark, unscored
from harness.checkers.conformance import problems_of
from harness.checkers.registry import build
from harness.models import kinds
from harness.types import Article, HarnessError, Span


class Good(Scripted):
    """Finds claims that stand in the article; those below each break one rule."""

    def __init__(self) -> None:
        super().__init__({})

    def judge(self, article: Article, claims: Sequence[Claim]) -> list[Judgement]:
        return [self.one(article, claim) for claim in claims]

    def one(self, article: Article, claim: Claim) -> Judgement:
        return Judgement(0.9 if claim.text in article.text else 0.2)


class NoIdentity(Good):
    def identity(self) -> dict[str, Any]:
        return {}


class Restless(Good):
    def identity(self) -> dict[str, Any]:
        return {"at": id(self)}


class Forgetful(Good):
    def judge(self, article: Article, claims: Sequence[Claim]) -> list[Judgement]:
        return super().judge(article, claims)[:3]


class Certain(Good):
    def one(self, article: Article, claim: Claim) -> Judgement:
        return Judgement(1.7)


class Speechless(Good):
    def one(self, article: Article, claim: Claim) -> Judgement:
        return Judgement(None)


class Misquoting(Good):
    def one(self, article: Article, claim: Claim) -> Judgement:
        return Judgement(0.5, evidence=Span(0, 3, "Xyz"))


class Beside(Good):
    def one(self, article: Article, claim: Claim) -> Judgement:
        return Judgement(0.5, marks=(Mark(3, 99, 1.0),))


class Moody(Good):
    def judge(self, article: Article, claims: Sequence[Claim]) -> list[Judgement]:
        return [Judgement(1 / (1 + len(claims))) for _ in claims]


class Untellable(Good):
    def one(self, article: Article, claim: Claim) -> Judgement:
        return unscored("no reason", when=(1, 2))


class Crashing(Good):
    def judge(self, article: Article, claims: Sequence[Claim]) -> list[Judgement]:
        raise RuntimeError("out of order")


def test_a_good_checker_has_no_problems() -> None:
    assert problems_of(Good) == []


@pytest.mark.parametrize(
    ("bad", "complaint"),
    [
        (NoIdentity, "identity() is empty"),
        (Restless, "built alike"),
        (Forgetful, "3 judgements for 4 claims"),
        (Certain, "outside of 0..1"),
        (Speechless, "must have a reason"),
        (Misquoting, "not what stands at its offsets"),
        (Beside, "outside of the claim"),
        (Moody, "changes with what else is asked"),
        (Untellable, "survive JSON"),
        (Crashing, "raised RuntimeError: out of order"),
    ],
)
def test_each_fault_is_found(bad: type[Good], complaint: str) -> None:
    problems = problems_of(bad)
    assert any(complaint in problem for problem in problems), problems


@pytest.mark.parametrize("name", ["number-overlap", "entity-overlap", "ngram-overlap"])
@pytest.mark.parametrize("claims", ["summary", "sentences"])
def test_the_baselines_conform(name: str, claims: str) -> None:
    assert problems_of(lambda: build(spec_of(name, claims=claims))) == []


def test_other_packages_add_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("third", "test_checkers_conformance:Third", spec.ENTRY_POINTS)

    def points(**wanted: str) -> EntryPoints:
        return EntryPoints([point]).select(**wanted)

    monkeypatch.setattr(kinds, "entry_points", points)
    made = build(spec.load_spec({"name": "x", "kind": "third", "options": {"a": 1}}))
    assert isinstance(made, Third)
    assert made.spec.options == {"a": 1}  # type: ignore[union-attr]
    with pytest.raises(HarnessError, match=r"unknown kind 'thrid'; did you mean 'third'"):
        spec.load_spec({"name": "x", "kind": "thrid"})


class Third(Good):
    def __init__(self, own: Any) -> None:
        super().__init__()
        self.spec = own
