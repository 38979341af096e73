"""Who sits at a place and goes by its name: ``data/seats.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML


@cache
def seats() -> dict[str, tuple[str, ...]]:
    """Of each seat, in lower case, the bodies that it may stand for, the likeliest first."""
    path = files("harness.lexicon") / "data" / "seats.yaml"
    raw = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return {seat: tuple(bodies) for seat, bodies in raw.items()}
