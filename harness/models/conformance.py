"""What a summarizer must do so that a run can rely on it, as a check for third parties.

from harness.models.conformance import problems_of

def test_my_summarizer() -> None:
    assert problems_of(lambda: MySummarizer(spec)) == []
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence

from harness.models.base import Summarizer
from harness.models.trial import PARAGRAPH
from harness.types import Article, Generation, Outcome, Request

Make = Callable[[], Summarizer]

_SECOND = (
    "Town councillors in Brannick voted 9 to 4 on Monday to close the old swimming pool. "
    "Repairs would have cost 2.3 million euros. A new pool is to open in 2031."
)
_CHEAP_SECONDS = 5.0
"""``identity`` is asked for before anything is loaded; big files may have to be hashed once."""


def problems_of(make: Make, *, repeatable: bool = True) -> list[str]:
    """All that is wrong with the summarizers that ``make`` builds; empty if nothing is.

    ``repeatable``: the same request gives the same summary. A remote server need not.
    """
    model = make()
    try:
        found = [*_attributes(model), *_identity(model, make)]
        if not found:
            found = [*_answers(model), *(_repeats(model) if repeatable else ())]
        model.close()
        model.close()
    except Exception as error:
        return [f"raised {type(error).__name__}: {error}"]
    return found


def _attributes(model: Summarizer) -> Iterator[str]:
    if not (isinstance(model.name, str) and model.name):
        yield "name is not a non-empty string"
    for attribute in ("stochastic", "takes_prompt"):
        if not isinstance(getattr(model, attribute), bool):
            yield f"{attribute} is not a bool"


def _identity(model: Summarizer, make: Make) -> Iterator[str]:
    start = time.perf_counter()
    identity = model.identity()
    if time.perf_counter() - start > _CHEAP_SECONDS:
        yield f"identity() took more than {_CHEAP_SECONDS:g} s: it must not load the model"
    if json.loads(json.dumps(identity)) != identity:
        yield "identity() does not survive JSON unchanged"
    if not identity:
        yield "identity() is empty: results of different models would be taken for one another"
    if make().identity() != identity:
        yield "two summarizers built alike have different identities"


def _answers(model: Summarizer) -> Iterator[str]:
    requests = [*_requests(model, [PARAGRAPH, _SECOND, PARAGRAPH]), _request(model, "none", "")]
    heard: list[Generation] = []
    answers = list(model.generate(requests, heard.append))
    if sorted(a.request_id for a in answers) != sorted(r.id for r in requests):
        yield "generate() does not answer each request exactly once (an empty article included)"
    if heard != answers:
        yield "progress is not called once with each generation that is yielded"
    if list(model.generate([])):
        yield "generate() answers where nothing was asked"
    for answer in answers:
        yield from _answer(answer)


def _answer(answer: Generation) -> Iterator[str]:
    about = f"the generation for {answer.request_id!r}"
    if (answer.outcome is Outcome.ERROR) != (answer.error is not None):
        yield f"{about} must have an error exactly if its outcome is error"
    if answer.error is not None and not {"type", "message"} <= set(answer.error):
        yield f"{about} has an error without type and message"
    if not answer.text.strip() and answer.outcome in (Outcome.OK, Outcome.TRUNCATED):
        yield f"{about} is blank, but its outcome is {answer.outcome}"
    if answer.outcome is not Outcome.ERROR and answer.usage.seconds is None:
        yield f"{about} does not say how many seconds it took"


def _repeats(model: Summarizer) -> Iterator[str]:
    requests = _requests(model, [PARAGRAPH, _SECOND])
    together = {a.request_id: a.text for a in model.generate(requests)}
    for request in reversed(requests):
        [alone] = model.generate([request])
        if alone.text != together[request.id]:
            yield f"the summary of {request.id!r} changes with what else is asked"


def _requests(model: Summarizer, texts: Sequence[str]) -> list[Request]:
    return [_request(model, f"r{i}", text) for i, text in enumerate(texts)]


def _request(model: Summarizer, id: str, text: str) -> Request:
    article = Article(id, text)
    prompt = f"Summarize this article in two sentences.\n\n{text}" if model.takes_prompt else None
    return Request(id, article, prompt, seed=7 if model.stochastic else None)
