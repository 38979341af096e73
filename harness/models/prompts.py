"""Prompts as files: templates with typed placeholders.

A template is filled in one pass, so braces and placeholder names inside an article are
left as they are. ``{{`` and ``}}`` stand for braces in the template itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from string import Formatter
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from harness.models.cache import digest_of
from harness.models.problems import did_you_mean, validate
from harness.types import Article, HarnessError

Value = str | dt.date | None


def _language(article: Article) -> str:
    from babel import Locale

    return Locale.parse(article.language).get_language_name("en") or article.language


_FROM_ARTICLE: Mapping[str, Callable[[Article], Value]] = {
    "article": lambda article: article.text,
    "title": lambda article: article.title,
    "published": lambda article: article.published,
    "language": _language,
}
_FROM_EXAMPLE: Mapping[str, Callable[[Article], Value]] = {
    **_FROM_ARTICLE,
    "summary": lambda article: article.reference,
}


class Examples(BaseModel):
    """How worked examples are shown: ``count`` of them, each by ``template``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    count: int = Field(ge=1)
    fact_sets: list[str] = Field(
        default=[], description="Where examples come from; none: the suite's other articles."
    )
    template: str
    separator: str = "\n\n"

    @field_validator("template")
    @classmethod
    def _known_fields(cls, template: str) -> str:
        return _checked(template, _FROM_EXAMPLE, needed="summary")


class Prompt(BaseModel):
    """A prompt file. ``user`` and ``system`` are templates."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[\w.\-]+$")
    description: str = ""
    system: str | None = None
    user: str
    examples: Examples | None = None

    @field_validator("system", "user")
    @classmethod
    def _known_fields(cls, template: str | None, info: ValidationInfo) -> str | None:
        if template is None:
            return None
        needed = "article" if info.field_name == "user" else None
        return _checked(template, [*_FROM_ARTICLE, "examples"], needed)

    @model_validator(mode="after")
    def _examples_are_used(self) -> Prompt:
        used = "examples" in _fields(self.user) | _fields(self.system or "")
        if used != (self.examples is not None):
            raise ValueError("the placeholder {examples} and the key 'examples' need each other")
        return self

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all that shapes the rendered text; name and description do not."""
        return digest_of(self.model_dump(exclude={"name", "description"}))


def load_prompt(mapping: Mapping[str, Any], where: str | None = None) -> Prompt:
    """Validate what a prompt file says; ``where`` names the file in errors."""
    return validate(Prompt, mapping, where or f"prompt {mapping.get('name', '(unnamed)')}")


def render(
    prompt: Prompt, article: Article, pool: Sequence[Article] = ()
) -> tuple[str | None, str]:
    """The system message, where the prompt has one, and the user's message.

    Worked examples are taken from ``pool``: its first articles that have a reference
    summary and are not the article itself.
    """
    values: dict[str, Value] = {name: get(article) for name, get in _FROM_ARTICLE.items()}
    if prompt.examples is not None:
        values["examples"] = _shown(prompt, prompt.examples, article, pool)
    where = f"prompt {prompt.name}, article {article.id}"
    system = None if prompt.system is None else _filled(prompt.system, values, where)
    return system, _filled(prompt.user, values, where)


def _shown(prompt: Prompt, examples: Examples, article: Article, pool: Sequence[Article]) -> str:
    others = [a for a in pool if a.reference and a.id != article.id and a.text != article.text]
    if len(others) < examples.count:
        raise HarnessError(
            f"prompt {prompt.name} shows {examples.count} examples, but there are only "
            f"{len(others)} other articles with a summary; lower 'examples.count', name fact "
            "sets in 'examples.fact_sets', or add reference summaries"
        )
    return examples.separator.join(
        _filled(
            examples.template,
            {name: get(other) for name, get in _FROM_EXAMPLE.items()},
            f"prompt {prompt.name}, example {other.id}",
        )
        for other in others[: examples.count]
    )


def _parsed(template: str) -> list[tuple[str, str | None, str]]:
    """(literal text, the placeholder after it or None, its format)."""
    parts = []
    for literal, name, style, conversion in Formatter().parse(template):
        if conversion:
            raise ValueError(f"placeholder {{{name}!{conversion}}}: conversions are not known")
        parts.append((literal, name, style or ""))
    return parts


def _fields(template: str) -> set[str]:
    return {name for _, name, _ in _parsed(template) if name is not None}


def _checked(template: str, known: Mapping[str, Any] | Sequence[str], needed: str | None) -> str:
    for _, name, style in _parsed(template):
        if name is None:
            continue
        if name not in known:
            raise ValueError(f"unknown placeholder {{{name}}}" + did_you_mean(name, known))
        if style and name != "published":
            raise ValueError(f"placeholder {{{name}:{style}}}: only {{published}} takes a format")
    if needed is not None and needed not in _fields(template):
        raise ValueError(f"the placeholder {{{needed}}} is missing")
    return template


def _filled(template: str, values: Mapping[str, Value], where: str) -> str:
    parts = []
    for literal, name, style in _parsed(template):
        parts.append(literal)
        if name is None:
            continue
        if (value := values[name]) is None:
            raise HarnessError(
                f"{where}: the prompt uses {{{name}}}, and the article has none; "
                f"give the article its {name} or choose another prompt"
            )
        parts.append(format(value, style))
    return "".join(parts)
