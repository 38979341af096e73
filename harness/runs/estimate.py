"""What a run would do: cells stored already, cells to write, tokens and price to expect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from harness.runs.checking import Judge
from harness.runs.plan import Cell, Grid, Shard
from harness.runs.store import RunStore
from harness.types import Usage

CHARACTERS_PER_TOKEN = 4.3
"""Of English news under the BPE vocabularies of today's models; an estimate, no more."""


@dataclass
class ModelPlan:
    """The part of one model. Tokens are those of the cells to be written."""

    model: str
    cells: int = 0
    cached: int = 0
    failed: int = 0
    to_generate: int = 0
    prompt_tokens: int = 0
    """Estimated from the length of the rendered prompts."""
    most_generated_tokens: int | None = 0
    """An upper bound: every summary as long as the model's file allows."""
    most_price_usd: float | None = 0.0
    """What these tokens cost at the most; None where a price or a bound is not known."""
    seconds: float | None = None
    """Estimated from the stored cells of the same model; None where there are none."""


@dataclass
class Plan:
    folder: str
    models: list[ModelPlan] = field(default_factory=list)
    to_check: int = 0

    def to_json(self) -> dict[str, Any]:
        return {
            "folder": self.folder,
            **{name: self.total(name) for name in ("cells", "cached", "failed", "to_generate")},
            "to_check": self.to_check,
            "estimated": {
                "prompt_tokens": self.total("prompt_tokens"),
                "most_generated_tokens": self.total("most_generated_tokens"),
                "most_price_usd": self.total("most_price_usd"),
                "seconds": self.total("seconds"),
            },
            "models": [vars(model) for model in self.models],
        }

    def total(self, name: str) -> Any:
        """The sum over models; None where one of them is unknown."""
        values = [getattr(model, name) for model in self.models]
        return None if None in values else sum(values)


def estimate(
    grid: Grid, store: RunStore, judge: Judge, shard: Shard, retry_errors: bool = False
) -> Plan:
    """Compare a grid with what is stored; nothing is loaded, generated or written."""
    plan = Plan(str(store.path))
    for name in grid.models:
        cells = [cell for cell in grid.cells_of(name) if cell in shard]
        plan.models.append(_model_plan(grid, store, name, cells, retry_errors))
        plan.to_check += plan.models[-1].to_generate + sum(
            1 for cell in _written(store, cells) if _unchecked(store, judge, cell)
        )
    return plan


def _model_plan(
    grid: Grid, store: RunStore, name: str, cells: list[Cell], retry_errors: bool
) -> ModelPlan:
    failed = [cell for cell in cells if store.tries(cell.key)]
    todo = [cell for cell in cells if not store.has_cell(cell.key)]
    todo += failed if retry_errors else []
    requests = (grid.request(cell) for cell in todo)
    characters = sum(len(r.prompt or r.article.text) + len(r.system or "") for r in requests)
    spec = grid.specs.get(name)
    prompt_tokens, most = round(characters / CHARACTERS_PER_TOKEN), _most_tokens(spec)
    generated = None if most is None and todo else (most or 0) * len(todo)
    seconds = _mean_seconds(store, cells)
    return ModelPlan(
        model=name,
        cells=len(cells),
        cached=len(cells) - len(todo),
        failed=len(failed),
        to_generate=len(todo),
        prompt_tokens=prompt_tokens,
        most_generated_tokens=generated,
        most_price_usd=_price(spec, prompt_tokens, generated) if todo else 0.0,
        seconds=0.0 if not todo else None if seconds is None else seconds * len(todo),
    )


def _most_tokens(spec: Any) -> int | None:
    """What a model's file allows it to write; 0 where it copies, None where it does not say."""
    if hasattr(spec, "decoding"):
        return int(spec.decoding.max_new_tokens)
    if hasattr(spec, "max_tokens"):
        return int(spec.max_tokens)
    return 0 if getattr(spec, "kind", None) in ("lead", "sumy", "replay") else None


def _price(spec: Any, prompt_tokens: int, generated_tokens: int | None) -> float | None:
    """US dollars; 0 for a model that runs here, None for a served one without a known price."""
    from harness.models.prices import load_price

    if not hasattr(spec, "base_url"):
        return 0.0
    price = load_price(spec.price)
    usage = Usage(prompt_tokens=prompt_tokens, generated_tokens=generated_tokens)
    return price.of(usage) if price else None


def _mean_seconds(store: RunStore, cells: list[Cell]) -> float | None:
    known = [
        seconds
        for cell in _written(store, cells)
        if (seconds := store.generation(cell.key)["usage"]["seconds"]) is not None
    ]
    return sum(known) / len(known) if known else None


def _written(store: RunStore, cells: list[Cell]) -> Iterator[Cell]:
    return (c for c in cells if store.has_cell(c.key) and not store.tries(c.key))


def _unchecked(store: RunStore, judge: Judge, cell: Cell) -> bool:
    return not store.has_check(judge.key(cell, store.generation(cell.key)))
