"""The judge: asks, reads, takes the majority, keeps answers and counts their cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from harness.checkers.base import CheckerUnavailableError, Claim, Judgement, unscored
from harness.checkers.judge.answer import UnreadableError, Vote, read_answer
from harness.checkers.judge.question import RESPONSE_FORMAT, SYSTEM, VERSION, question
from harness.checkers.judge.spec import JudgeSpec
from harness.checkers.judge.store import Answers
from harness.claims.passages import passages_of
from harness.models.served import Served
from harness.types import Article, Generation, Outcome, Request

_HOPELESS = ("AuthenticationError", "PermissionDeniedError", "NotFoundError", "APIConnectionError")
"""Errors that every other question would meet as well."""
_REFUSED = ("BadRequestError", "UnprocessableEntityError")
Read = tuple[Generation, Vote | str]
"""An answer with its vote, or why it has none."""


class Judge:
    """Asks for a verdict on each claim, with the words of the article that decide it.

    Of ``samples`` answers, unreadable ones are left out; a claim with no more than half of
    its answers readable is unscored. The probability of support is (s + 1/2) / (n + 1) for s
    of n answers that say supported (Jeffreys' estimate), before calibration.
    """

    def __init__(self, spec: JudgeSpec) -> None:
        self.spec = spec
        self._answers = Answers(self.identity(), keep=spec.cache)
        form = RESPONSE_FORMAT if spec.structured == "auto" else None
        self._strict = Served(spec.server.model_copy(update={"response_format": form}))
        self._plain = Served(spec.server)
        self._refuses_schema = form is None

    def identity(self) -> dict[str, Any]:
        return {
            "kind": "judge",
            "server": Served(self.spec.server).identity(),
            "samples": self.spec.samples,
            "structured": self.spec.structured,
            "question": VERSION,
        }

    def judge(self, article: Article, claims: Sequence[Claim]) -> list[Judgement]:
        if not claims:
            return []
        index = passages_of(article.text, self.spec.passages)
        if not index.windows:
            return [unscored("the article is empty") for _ in claims]
        requests = []
        for number, claim in enumerate(claims):
            whole = len(index.windows) == 1
            near = [article.text] if whole else [w.text for w in index.nearest(claim.text)]
            told = question("\n[…]\n".join(near), claim.text)
            requests += [self._request(article, number, told, s) for s in range(self.spec.samples)]
        answers = self._ask(requests)
        found: list[list[Read]] = [[] for _ in claims]
        for request in requests:
            number, answer = int(request.id.split("/")[0]), answers[request.id]
            vote = _vote(answer, article.text, claims[number].text)
            found[number].append((answer, vote))
            if isinstance(vote, Vote):
                self._answers.put(request, answer)
        return [self._judgement(each) for each in found]

    def close(self) -> None:
        self._strict.close()
        self._plain.close()

    def _request(self, article: Article, number: int, told: str, sample: int) -> Request:
        seed = sample if self.spec.server.temperature > 0 else None
        return Request(f"{number}/{sample}", article, told, SYSTEM, seed)

    def _ask(self, requests: Sequence[Request]) -> dict[str, Generation]:
        """Every request's answer by its id: kept ones, then the server's."""
        done = {r.id: kept for r in requests if (kept := self._answers.get(r)) is not None}
        todo = [r for r in requests if r.id not in done]
        if todo and not self._refuses_schema:
            fresh = {g.request_id: g for g in self._strict.generate(todo)}
            refused = [r for r in todo if _error(fresh[r.id]) in _REFUSED]
            # A server without structured output refuses all; remember, and ask without.
            self._refuses_schema = len(refused) == len(todo)
            done |= {r.id: fresh[r.id] for r in todo if r not in refused}
            todo = refused
        done |= {g.request_id: g for g in self._plain.generate(todo)}
        self._complain(done)
        return done

    def _complain(self, answers: dict[str, Generation]) -> None:
        """Where every answer failed in a way that the next ones would, stop.

        Raises:
            CheckerUnavailableError: the server is out of reach, or refuses the key or model.
        """
        errors = [g.error for g in answers.values()]
        if errors and all(e is not None and e["type"] in _HOPELESS for e in errors):
            assert errors[0] is not None
            line = str(errors[0]["message"]).splitlines()[0]
            raise CheckerUnavailableError(
                f"checker {self.spec.name}: {self.spec.server.base_url}: "
                f"{errors[0]['type']}: {line}"
            )

    def _judgement(self, read: Sequence[Read]) -> Judgement:
        votes = [vote for _, vote in read if isinstance(vote, Vote)]
        unreadable = [why for _, why in read if isinstance(why, str)]
        cost = _cost([answer for answer, _ in read])
        details = {**cost, "samples": len(read), "unreadable": len(unreadable)}
        if 2 * len(votes) <= len(read):
            return unscored(unreadable[0], **details)
        counts = Counter(vote.verdict for vote in votes)
        verdict, most = counts.most_common(1)[0]
        deciding = next(vote for vote in votes if vote.verdict == verdict)
        support = (counts["supported"] + 0.5) / (len(votes) + 1)
        return Judgement(
            self.spec.calibration.apply(support),
            deciding.evidence,
            counts["contradicted"] / len(votes),
            details={
                **details,
                "verdict": verdict,
                "agreement": most / len(votes),
                "reason": deciding.reason,
            },
        )


def _vote(answer: Generation, article: str, claim: str) -> Vote | str:
    """The vote of an answer, or why it has none."""
    if answer.error is not None:
        return f"{answer.error['type']}: {answer.error['message']}"[:300]
    if answer.outcome is not Outcome.OK:
        return f"the judge's answer is {answer.outcome}"
    try:
        return read_answer(answer.text, article, claim)
    except UnreadableError as error:
        return str(error)


def _error(answer: Generation) -> str | None:
    return None if answer.error is None else str(answer.error["type"])


def _cost(answers: Sequence[Generation]) -> dict[str, Any]:
    """Tokens and price of a claim's answers, None where one is unknown, and how often the
    server had to be asked again."""
    told: dict[str, Any] = {"retries": sum(answer.usage.retries for answer in answers)}
    for key in ("prompt_tokens", "generated_tokens", "price_usd"):
        values = [getattr(answer.usage, key) for answer in answers]
        told[key] = None if None in values else sum(values)
    return told


def self_graded(spec: JudgeSpec, models: Sequence[Any]) -> list[str]:
    """Names of the summarizers that are the judge itself, as far as their files tell.

    A model tends to like what it wrote, so such a judge's verdicts are not independent.
    """
    mine = _bare(spec.server.model)
    return [m.name for m in models if mine in {_bare(name) for name in _names(m)}]


def _names(spec: Any) -> list[str]:
    weights = getattr(spec, "weights", None)
    names = [spec.name, getattr(spec, "model", None), getattr(weights, "hub", None)]
    return [name for name in names if isinstance(name, str)]


def _bare(name: str) -> str:
    return name.rpartition("/")[2].lower()
