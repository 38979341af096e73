"""What hosted models cost, from the dated table in ``configs/prices.yaml``."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, ConfigDict, Field

from harness.models.problems import did_you_mean, validate
from harness.paths import configs_dir
from harness.types import HarnessError, Usage


class Price(BaseModel):
    """US dollars for a million tokens; ``None`` where not known."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prompt: float | None = Field(ge=0)
    generated: float | None = Field(ge=0)
    read: dt.date = Field(description="The day on which the price was looked up.")
    source: str

    def of(self, usage: Usage) -> float | None:
        """What one generation cost; ``None`` unless prices and counts are all known."""
        counts = (usage.prompt_tokens, usage.generated_tokens)
        prices = (self.prompt, self.generated)
        if None in counts or None in prices:
            return None
        return sum((n or 0) * (p or 0) for n, p in zip(counts, prices, strict=True)) / 1_000_000


def load_price(key: str | None) -> Price | None:
    """The price under a key of the table; ``None`` for no key."""
    if key is None:
        return None
    from ruamel.yaml import YAML

    path = configs_dir() / "prices.yaml"
    table = YAML(typ="safe").load(path) or {}
    if key not in table:
        raise HarnessError(f"{path.name}: no price named {key!r}" + did_you_mean(key, table))
    return validate(Price, table[key], f"{path.name}: {key}")
