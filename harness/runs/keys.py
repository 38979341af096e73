"""Content addresses: a result is reused only where all that it depends on is the same.

A *generation key* covers what a summary depends on, a *check key* what its
judgement depends on. Names, row numbers and file names are in neither, so that
renaming or reordering changes nothing, and any change of content is seen.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from harness.types import Article

GENERATION_VERSION = 1
"""Raise this where a change of the harness alters what models are asked."""
CHECK_VERSION = 1
"""Raise this where a change of the harness alters check records."""

KEY_LENGTH = 32
"""Hexadecimal digits of a key: 128 bits, so no clash in any run one could store."""


def text_digest(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def digest(value: Any) -> str:
    """The key of a JSON value, whatever the order of its mappings."""
    return text_digest(_canonical(value))[:KEY_LENGTH]


def generation_key(
    article_sha256: str,
    rendered: tuple[str | None, str] | None,
    identity: Mapping[str, Any],
    seed: int | None,
) -> str:
    """The key of one summary.

    Args:
        article_sha256: digest of the article's text.
        rendered: system and user message, or None for a model of bare articles.
        identity: weights, decoding parameters and all else that makes the model.
        seed: None where the model does not sample; 0 is a seed like any other.
    """
    return digest(
        {
            "version": GENERATION_VERSION,
            "article": article_sha256,
            "prompt": rendered,
            "model": identity,
            "seed": seed,
        }
    )


def judged_digest(article: Article) -> str:
    """Digest of all of an article that can change a judgement on a summary of it."""
    published = article.published.isoformat() if article.published else None
    return digest([article.text, published, article.language, article.reference])


def check_key(summary: str, judged: str, fact_set_sha256: str | None, signature: str) -> str:
    """The key of one judgement: ``judged`` is the article's ``judged_digest``."""
    return digest([CHECK_VERSION, summary, judged, fact_set_sha256, signature])


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
