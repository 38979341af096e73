"""Facts and parties from tables: one a row, in documented columns.

Facts: ``article`` (its id; not needed where there is one article), ``id``, ``kind``,
``statement``, ``importance``, ``about``, and what the kind asks for: ``value``, ``period``,
``place``, ``role``, ``parties``, ``agent``, ``predicate``, ``patient``, ``negated``,
``speaker``, ``quote``. Parties: ``article``, ``id``, ``name``, ``type``, ``aliases``,
``titles``, ``of``, ``broader``, ``distinct_from``. Several values in one cell are separated
by ``;``; in JSONL they may be lists.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from harness.facts.importing.rows import Row, Source, read_rows
from harness.facts.problem import nearest
from harness.facts.schema import FACT_CLASSES, PartySpec
from harness.types import HarnessError

LISTS = frozenset(("about", "parties", "aliases", "titles", "broader", "distinct_from"))
FACT_COLUMNS = tuple(dict.fromkeys(key for c in FACT_CLASSES for key in c.model_fields))
PARTY_COLUMNS = ("id", *PartySpec.model_fields)
_TRUE, _FALSE = ("true", "yes", "1"), ("false", "no", "0")

Tables = dict[str, list[dict[str, Any]]]
"""By article id; "" holds the rows that name no article."""


def read_table(name: str, columns: Iterable[str]) -> Tables:
    """The rows of a table of facts or parties, by article.

    Raises:
        HarnessError: an unknown column, a row without id, or a cell that cannot be read.
    """
    known = ("article", *columns)
    tables: Tables = defaultdict(list)
    for row in read_rows(Source(name)):
        for column in row.values:
            if column not in known:
                raise HarnessError(
                    f"{row.where}: unknown column {column!r}{nearest(column, known)}"
                )
        values = {key: _value(key, value, row) for key, value in row.values.items()}
        values = {key: value for key, value in values.items() if value is not None}
        if "id" not in values:
            raise HarnessError(f"{row.where}: no id")
        tables[str(values.pop("article", ""))].append(values)
    return tables


def _value(key: str, value: Any, row: Row) -> Any:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if key in LISTS and not isinstance(value, list):
        return [part.strip() for part in str(value).split(";") if part.strip()]
    if key == "negated" and isinstance(value, str):
        if value.strip().lower() not in _TRUE + _FALSE:
            raise HarnessError(f"{row.where}: negated: {value!r} is neither true nor false")
        return value.strip().lower() in _TRUE
    return value.strip() if isinstance(value, str) else value


def parties_of(rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Rows of parties as the mapping that a fact set holds."""
    return {str(r["id"]): {k: v for k, v in r.items() if k != "id"} for r in rows}
