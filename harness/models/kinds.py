"""The kinds of a specification: the harness's own, and those that other packages register."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import entry_points
from typing import Any, TypeVar

from pydantic import BaseModel

from harness.models.problems import did_you_mean, validate
from harness.types import HarnessError

OwnT = TypeVar("OwnT", bound=BaseModel)
PluginT = TypeVar("PluginT", bound=BaseModel)


def load_kind(
    mapping: Mapping[str, Any],
    where: str,
    own: Mapping[str, type[OwnT]],
    plugin: tuple[str, type[PluginT]],
) -> OwnT | PluginT:
    """Validate ``mapping`` as the kind that it names.

    ``plugin`` is the entry point group of other packages' kinds, and their specification.

    Raises:
        HarnessError: no kind, or one that nobody knows, with the nearest right name.
    """
    kind = mapping.get("kind")
    if not isinstance(kind, str):
        raise HarnessError(f"{where}: the key 'kind' is missing" + did_you_mean("", own))
    if kind in own:
        return validate(own[kind], mapping, where)
    group, plugin_spec = plugin
    registered = entry_points(group=group).names
    if kind in registered:
        return validate(plugin_spec, mapping, where)
    raise HarnessError(f"{where}: unknown kind {kind!r}" + did_you_mean(kind, [*own, *registered]))


def registered_class(kind: str, group: str, where: str) -> Any:
    """What another package registers under ``kind``; ``where`` names the asker in errors."""
    found = entry_points(group=group, name=kind)
    if not found:
        raise HarnessError(
            f"{where}: no installed package registers the kind {kind!r} "
            f"in the entry point group {group!r}; install the one that does"
        )
    return next(iter(found)).load()
