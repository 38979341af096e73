"""The grid of a run: which summaries one config asks for, each under its key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from harness.runs.keys import digest, generation_key, judged_digest, text_digest
from harness.types import Article, HarnessError, Request

if TYPE_CHECKING:
    from harness.facts.load import FactSet
    from harness.models.base import Summarizer
    from harness.models.prompts import Prompt
    from harness.models.spec import ModelSpec


@dataclass(frozen=True, slots=True)
class Cell:
    """One summary that the config asks for."""

    key: str
    article: str
    model: str
    prompt: str | None
    seed: int | None


@dataclass(frozen=True)
class Case:
    """An article with its facts, if it has any."""

    article: Article
    facts: FactSet | None = None

    @property
    def id(self) -> str:
        return self.article.id

    @cached_property
    def sha256(self) -> str:
        return text_digest(self.article.text)

    @cached_property
    def judged(self) -> str:
        return judged_digest(self.article)

    @property
    def facts_sha256(self) -> str | None:
        return self.facts.digest() if self.facts else None


@dataclass(frozen=True)
class Grid:
    """All combinations of cases, models, prompts and seeds, each made once.

    A model that does not sample is asked once, whatever the seeds; one that
    takes the bare article, once whatever the prompts.
    """

    cases: Mapping[str, Case]
    models: Mapping[str, Summarizer]
    prompts: Mapping[str, Prompt]
    seeds: Sequence[int]
    specs: Mapping[str, ModelSpec] = field(default_factory=dict)
    """What the models' files say; for estimates and for engines that build them elsewhere."""
    examples: Mapping[str, Sequence[Article]] = field(default_factory=dict)
    """Prompt -> the articles with summaries that it may show."""

    def cells(self) -> Iterator[Cell]:
        for name in self.models:
            yield from self.cells_of(name)

    def cells_of(self, name: str) -> Iterator[Cell]:
        """The cells of one model, prompt by prompt, seed by seed."""
        model = self.models[name]
        identity = self.identities[name]
        for prompt in self._prompts_of(model):
            for article, case in self.cases.items():
                rendered = self._render(prompt, case.article) if prompt is not None else None
                for seed in self._seeds_of(model):
                    key = generation_key(case.sha256, rendered, identity, seed)
                    yield Cell(key, article, name, prompt, seed)

    def size_of(self, name: str) -> int:
        model = self.models[name]
        return len(self.cases) * len(self._prompts_of(model)) * len(self._seeds_of(model))

    def request(self, cell: Cell) -> Request:
        article = self.cases[cell.article].article
        rendered = self._render(cell.prompt, article)
        if rendered is None:
            return Request(cell.key, article, seed=cell.seed)
        system, user = rendered
        return Request(cell.key, article, prompt=user, system=system, seed=cell.seed)

    @cached_property
    def identities(self) -> dict[str, Mapping[str, Any]]:
        return {name: model.identity() for name, model in self.models.items()}

    def _prompts_of(self, model: Summarizer) -> Sequence[str | None]:
        return list(self.prompts) if model.takes_prompt else [None]

    def _seeds_of(self, model: Summarizer) -> Sequence[int | None]:
        return self.seeds if model.stochastic else [None]

    def _render(self, prompt: str | None, article: Article) -> tuple[str | None, str] | None:
        from harness.models.prompts import render

        if prompt is None:
            return None
        return render(self.prompts[prompt], article, self.examples.get(prompt, ()))


@dataclass(frozen=True)
class Shard:
    """Part ``index`` (from 1) of ``count`` equal parts of a grid.

    The parts depend on keys alone, so that every host finds the same ones. With
    many articles the parts are of articles, so that the work that is done once
    per article is not done in every part.
    """

    index: int
    count: int
    by_article: bool = False

    ARTICLES_PER_PART = 8
    """With so many articles for each part, parts of articles come out even enough."""

    @classmethod
    def parse(cls, text: str | None, articles: int) -> Shard:
        """Read ``i/n``; None is the whole.

        Raises:
            HarnessError: not of that form, or i is not within 1..n.
        """
        if text is None:
            return WHOLE
        index, slash, count = str(text).partition("/")
        if not (slash and index.isdecimal() and count.isdecimal()):
            raise HarnessError(f"shard: {text!r} is not of the form i/n, such as shard=1/4")
        if not 1 <= int(index) <= int(count):
            raise HarnessError(f"shard: {text!r}: i must lie within 1 and {int(count)}")
        return cls(int(index), int(count), articles >= cls.ARTICLES_PER_PART * int(count))

    def __contains__(self, cell: Cell) -> bool:
        if self.count == 1:
            return True
        unit = digest(cell.article) if self.by_article else cell.key
        return int(unit, 16) % self.count == self.index - 1


WHOLE = Shard(1, 1)
