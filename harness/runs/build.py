"""From a validated config to the grid that it asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.paths import datasets_dir
from harness.runs.cases import load_cases
from harness.runs.config import RunConfig
from harness.runs.examples import example_pools
from harness.runs.plan import Grid

if TYPE_CHECKING:
    from harness.checkers.spec import CheckerSpec
    from harness.checkers.team import Team

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
    cases = load_cases(config)
    prompts = {name: load_prompt(load("prompt", name)) for name in config.prompts}
    datasets = Path(config.datasets_dir) if config.datasets_dir else datasets_dir()
    return Grid(
        cases=cases,
        models={name: build(spec) for name, spec in specs.items()},
        prompts=prompts,
        seeds=config.seeds,
        specs=specs,
        examples=example_pools(prompts, cases.values(), datasets),
    )


def build_team(config: RunConfig, load: LoadGroup) -> Team:
    """The checkers that the config names; nothing heavy is loaded yet."""
    from harness.checkers.team import Team

    return Team([checker_spec(name, config, load) for name in config.checkers])


def checker_spec(name: str, config: RunConfig, load: LoadGroup) -> CheckerSpec:
    """A checker's file with the config's changes to it."""
    from harness.checkers.spec import load_spec

    return load_spec(_merged(load("checker", name), config.checker.get(name, {})))


def _merged(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """``base`` with ``changes`` on top, mapping by mapping."""
    merged = dict(base)
    for key, value in changes.items():
        under = merged.get(key)
        if isinstance(under, Mapping) and isinstance(value, Mapping):
            value = _merged(under, value)
        merged[key] = value
    return merged
