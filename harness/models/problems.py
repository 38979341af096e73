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

NAME_PATTERN = r"^[\w.\-]+$"
"""What names of models, prompts and runs look like: they become names of files."""

URL_PATTERN = r"^https?://"


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
    message = _said(detail)
    return f"{key}: {message}" if key else message


WANTED = {
    "list_type": "is no list; write [{given}]",
    "int_type": "is no whole number",
    "int_parsing": "is no whole number",
    "int_from_float": "is no whole number",
    "float_type": "is no number",
    "float_parsing": "is no number",
    "bool_type": "is neither true nor false",
    "bool_parsing": "is neither true nor false",
    "string_type": "is no text; put quotes around it",
    "dict_type": "is no mapping of keys to values",
    "model_type": "is no mapping of keys to values",
    "model_attributes_type": "is no mapping of keys to values",
}
"""Pydantic's kinds of error -> what is said after the value that was given."""

PATTERNS = {
    NAME_PATTERN: "is no name; a name has letters, digits, `_`, `-` and `.` only",
    URL_PATTERN: "is no address; it begins with http:// or https://",
}

LIMITS = {
    "greater_than": ("gt", "must be above"),
    "greater_than_equal": ("ge", "must be at least"),
    "less_than": ("lt", "must be below"),
    "less_than_equal": ("le", "must be at most"),
}


def _said(detail: ErrorDetails) -> str:
    """The complaint in words that name the value and the remedy."""
    given, context = detail["input"], detail.get("ctx", {})
    shown = "nothing" if given is None else repr(given)
    kind = detail["type"]
    if kind in WANTED:
        return f"{shown} {WANTED[kind].format(given='…' if given is None else given)}"
    if kind in LIMITS:
        key, words = LIMITS[kind]
        return f"{shown} {words} {context[key]}"
    if kind == "too_short":
        return f"is empty; it needs at least {context['min_length']}"
    if kind == "literal_error":
        known = [name.strip(" '") for name in context["expected"].replace(" or ", ",").split(",")]
        return f"{shown} is not known" + did_you_mean(str(given), known)
    if kind == "string_pattern_mismatch" and context["pattern"] in PATTERNS:
        return f"{shown} {PATTERNS[context['pattern']]}"
    return detail["msg"].removeprefix("Value error, ")


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
