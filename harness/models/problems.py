"""Validation errors, said so that a person can mend the file."""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from harness.types import HarnessError

ModelT = TypeVar("ModelT", bound=BaseModel)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """``"; did you mean 'x'?"``, or the list of what there is where nothing is near."""
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(names) or 'none'}"


def validate(model: type[ModelT], data: Mapping[str, Any], where: str) -> ModelT:
    """The validated model, or a ``HarnessError`` that names file, key and remedy."""
    try:
        return model.model_validate(dict(data))
    except ValidationError as error:
        complaints = [_complaint(model, detail) for detail in error.errors()]
        raise HarnessError(f"{where}: " + "; ".join(complaints)) from None


def _complaint(model: type[BaseModel], detail: ErrorDetails) -> str:
    path = [str(part) for part in detail["loc"]]
    key = ".".join(path)
    if detail["type"] == "extra_forbidden":
        return f"unknown key {key!r}" + _nearest_key(path[-1], _models_at(model, path[:-1]))
    if detail["type"] == "missing":
        return f"the key {key!r} is missing"
    message = detail["msg"].removeprefix("Value error, ")
    return f"{key}: {message}" if key else message


def _nearest_key(name: str, models: set[type[BaseModel]]) -> str:
    """The nearest key here or one level down, where keys are often meant to be."""
    here = {key for model in models for key in model.model_fields}
    below = {
        key: f"{field}.{key}"
        for model in models
        for field, info in model.model_fields.items()
        for inner in _models_in(info.annotation)
        for key in inner.model_fields
    }
    if name in below:
        return f"; did you mean {below[name]!r}?"
    return did_you_mean(name, here)


def _models_at(model: type[BaseModel], path: list[str]) -> set[type[BaseModel]]:
    """The models whose keys stand at a path."""
    here = {model}
    for part in path:
        fields = [m.model_fields[part] for m in here if part in m.model_fields]
        # A step that names a member of a union, not a field, leaves us where we are.
        here = {m for f in fields for m in _models_in(f.annotation)} or here
    return here


def _models_in(annotation: Any) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    if typing.get_origin(annotation) in (typing.Union, types.UnionType, typing.Annotated):
        return {m for a in typing.get_args(annotation) for m in _models_in(a)}
    return set()
