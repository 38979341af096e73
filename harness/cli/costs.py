"""What judges cost over a run, in one line for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from harness.runs.store import Row


@dataclass
class Cost:
    """The sums of what is known of a judge's claims."""

    claims: int = 0
    priced: int = 0
    read: int = 0
    written: int = 0
    dollars: float = 0.0

    def take(self, details: Mapping[str, Any]) -> None:
        self.claims += 1
        self.read += details["prompt_tokens"] or 0
        self.written += details.get("generated_tokens") or 0
        if (price := details.get("price_usd")) is not None:
            self.priced += 1
            self.dollars += price

    def __str__(self) -> str:
        told = f"{self.read:,} tokens read and {self.written:,} written for {self.claims:,} claims"
        if not self.priced:
            return told
        some = "" if self.priced == self.claims else f" for the {self.priced:,} of known price"
        return f"{told}, US$ {self.dollars:.4f}{some}"


@dataclass
class Costs:
    """Sums up, as rows pass, what each checker that tells its tokens has used.

    An answer kept from an earlier run counts with what it cost then.
    """

    by_checker: dict[str, Cost] = field(default_factory=dict)

    def watch(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows."""
        for row in rows:
            for claim in (row.check or {}).get("claims", ()):
                details = claim.get("details") or {}
                if "prompt_tokens" in details:
                    self.by_checker.setdefault(claim["checker"], Cost()).take(details)
            yield row

    def told(self) -> Iterator[str]:
        """A line for each checker."""
        for checker, cost in self.by_checker.items():
            yield f"{checker}: {cost}"
