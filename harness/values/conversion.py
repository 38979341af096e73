"""Conversion of units to one canonical unit a kind.

Pint does the arithmetic; it takes most of a second to import, so it is loaded
when the first physical unit is converted.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from harness.values.currencies import CURRENCY_CODES, SHARED_NAMES
from harness.values.unit_table import BY_NAME

CANONICAL = {
    "length": "metre",
    "area": "square metre",
    "volume": "cubic metre",
    "mass": "kilogram",
    "temperature": "degree Celsius",
    "time": "second",
    "speed": "metre per second",
    "power": "watt",
    "energy": "joule",
    "data": "byte",
    "frequency": "hertz",
    "flow": "cubic metre per second",
    "share": "percent",
}
"""The unit in which the values of a kind are compared. Other units stand for themselves."""
DAY = 86_400.0
"""A day in the canonical unit of time."""


def kind_of(unit: str) -> str:
    """What a unit measures: ``length``, ``money``, ``count``, …"""
    if unit in BY_NAME:
        return BY_NAME[unit].kind
    if unit == "fraction":
        return "share"
    return "money" if unit in CURRENCY_CODES else unit


def canonical_unit(unit: str) -> str:
    """The unit in which values of this unit's kind are compared."""
    return CANONICAL.get(kind_of(unit), unit)


def same_unit(left: str, right: str) -> bool:
    """Whether two canonical units can be compared without conversion."""
    return (
        left == right or right in SHARED_NAMES.get(left, ()) or left in SHARED_NAMES.get(right, ())
    )


@cache
def _registry() -> Any:
    from pint import UnitRegistry

    return UnitRegistry(cache_folder=None)


_TARGETS = {"flow": "metre**3/second", "area": "metre**2", "volume": "metre**3"}
"""Pint's expression for a kind's canonical unit, where it is not a single name."""


@cache
def affine(unit: str) -> tuple[float, float]:
    """The factor and offset that take a value in ``unit`` to its canonical unit."""
    if unit == "fraction":
        return 100.0, 0.0
    known = BY_NAME.get(unit)
    if known is None or not known.pint or unit == canonical_unit(unit):
        return 1.0, 0.0
    target = _TARGETS.get(known.kind) or canonical_unit(unit).replace("degree C", "degree_C")
    if known.kind != "temperature":
        return float(
            _registry().parse_expression(known.pint).m_as(target.replace(" per ", "/"))
        ), 0.0
    zero, one = (_registry().Quantity(x, known.pint).to(target) for x in (0.0, 1.0))
    return float((one - zero).magnitude), float(zero.magnitude)
