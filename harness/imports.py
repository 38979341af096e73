"""Heavy libraries without the heavier ones that they import only in case they are there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any


@contextmanager
def hidden(*packages: str) -> Iterator[None]:
    """Within the block these packages count as not installed, unless they are imported already."""
    absent = [package for package in packages if package not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # None is "not found"
    try:
        yield
    finally:
        for package in absent:
            del sys.modules[package]


@cache
def spacy() -> Any:
    """The library spaCy, which would otherwise import torch: 1.5 s and 180 MB.

    Its small pipelines run on numpy alone. In a process where spaCy is to run a pipeline on
    torch (a third-party checker's, say), import torch before anything is parsed.
    """
    with hidden("torch"):
        import spacy

    return spacy


@cache
def nltk() -> Any:
    """The library nltk, which would otherwise import scipy.stats, 0.6 s.

    rouge-score and sumy stem words with it, so this comes before they are imported.
    """
    with hidden("scipy.stats"):
        import nltk

    return nltk
