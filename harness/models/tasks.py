"""A request on its way through the readings that a long article may take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from harness.models.longform import Plan
from harness.types import Generation, Outcome, Request, Usage

T = TypeVar("T", int, float)


@dataclass(frozen=True)
class Piece:
    """One reading: the tokens of (a part of) a request's article, prompt included."""

    task: Task
    place: int
    tokens: list[int]


class Task:
    """One request on its way through the readings that its plan asks for."""

    def __init__(self, request: Request, steps: Plan) -> None:
        self.request = request
        self.texts = next(steps)
        self._steps = steps
        self._answers: list[Generation | None] = [None] * len(self.texts)
        self._spent: Usage | None = None

    def receive(self, place: int, answer: Generation) -> Generation | None:
        """Take the answer to one text; the final generation once nothing is left to read."""
        self._answers[place] = answer
        self._spent = answer.usage if self._spent is None else add(self._spent, answer.usage)
        done = [a for a in self._answers if a is not None]
        if len(done) < len(self.texts):
            return None
        broken = next((a for a in done if a.outcome is Outcome.ERROR), None)
        if broken is not None:
            return replace(broken, usage=self._spent)
        try:
            self.texts = self._steps.send([a.text for a in done])
        except StopIteration as end:
            return replace(done[-1], usage=replace(self._spent, cut_tokens=end.value))
        self._answers = [None] * len(self.texts)
        return None

    @property
    def waiting(self) -> bool:
        """Whether all of the current texts are yet to be read."""
        return not any(self._answers)


def add(total: Usage, one: Usage) -> Usage:
    """What two readings of one request cost together; unknown where one of them is."""
    return replace(
        total,
        prompt_tokens=_sum(total.prompt_tokens, one.prompt_tokens),
        generated_tokens=_sum(total.generated_tokens, one.generated_tokens),
        seconds=_sum(total.seconds, one.seconds),
        price_usd=_sum(total.price_usd, one.price_usd),
        retries=max(total.retries, one.retries),
        first_token_seconds=total.first_token_seconds or one.first_token_seconds,
        peak_memory_bytes=max(total.peak_memory_bytes or 0, one.peak_memory_bytes or 0) or None,
    )


def _sum(one: T | None, other: T | None) -> T | None:
    return None if one is None or other is None else one + other
