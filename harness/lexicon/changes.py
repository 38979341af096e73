"""Which way a verb or a noun says that a figure goes: the table ``data/changes.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML


@cache
def _table() -> dict[str, frozenset[str]]:
    path = files("harness.lexicon") / "data" / "changes.yaml"
    raw = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in raw.items()}


def goes_up(verb: str) -> bool | None:
    """Whether a verb (``rise``, ``go_down``) says that there is more; ``None`` if neither."""
    table = _table()
    return True if verb in table["up"] else False if verb in table["down"] else None


def noun_goes_up(noun: str) -> bool | None:
    """The same for a noun: "a rise of three points"."""
    table = _table()
    return True if noun in table["up_nouns"] else False if noun in table["down_nouns"] else None


def is_loose(verb: str) -> bool:
    """Whether a verb has senses in which nothing is counted: "raise a question"."""
    return verb in _table()["loose"]


@cache
def all_words() -> frozenset[str]:
    """Every lemma that may tell a change, without particles; for a quick look at a text."""
    table = _table()
    verbs = {verb.partition("_")[0] for name in ("up", "down") for verb in table[name]}
    return frozenset(verbs | table["up_nouns"] | table["down_nouns"])
