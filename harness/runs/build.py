"""From a validated config to the grid that it asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from harness.runs.cases import load_cases
from harness.runs.config import RunConfig
from harness.runs.plan import Grid

LoadGroup = Callable[[str, str], Mapping[str, Any]]
"""(group, name) -> the content of that config file, or a ``HarnessError`` if there is none."""


def build_grid(config: RunConfig, load: LoadGroup) -> Grid:
    """Find all that the config names; nothing heavy is loaded yet."""
    from harness.models.prompts import load_prompt
    from harness.models.registry import build
    from harness.models.spec import load_spec

    specs = {
        name: load_spec(_merged(load("model", name), config.model.get(name, {})))
        for name in config.models
    }
    return Grid(
        cases=load_cases(config),
        models={name: build(spec) for name, spec in specs.items()},
        prompts={name: load_prompt(load("prompt", name)) for name in config.prompts},
        seeds=config.seeds,
        specs=specs,
    )


def _merged(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """``base`` with ``changes`` on top, mapping by mapping."""
    merged = dict(base)
    for key, value in changes.items():
        under = merged.get(key)
        if isinstance(under, Mapping) and isinstance(value, Mapping):
            value = _merged(under, value)
        merged[key] = value
    return merged
