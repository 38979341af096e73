"""Regions, waters and tongues by the countries that they belong to: ``data/regions.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML


@cache
def _regions() -> dict[str, frozenset[str]]:
    path = files("harness.lexicon") / "data" / "regions.yaml"
    raw = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return {name: frozenset(one.lower() for one in lands) for name, lands in raw.items()}


def countries_of(region: str) -> frozenset[str]:
    """English names, in lower case, of countries that lie in a region (as written, without
    "the"), border on it or speak it; empty for what is none."""
    return _regions().get(region.lower().removeprefix("the "), frozenset())
