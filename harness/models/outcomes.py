"""What became of a summary: told from its text and from how the model stopped."""

from __future__ import annotations

import re

from harness.types import Outcome

_REFUSALS = (
    # (what the pattern catches, pattern); matched at the start of the summary only, since
    # news summaries do quote people who cannot or will not do something.
    (
        "inability of the speaker",
        r"(?:i'?m |i am )?(?:really |very )?(?:sorry|afraid)?[,.;:]?\s*(?:but |that )*"
        r"(?:as an ai[^,]*, )?i (?:can ?not|can'?t|am unable to|'?m unable to|won'?t|"
        r"am not able to|'?m not able to|do not have|don'?t have) "
        r"(?:be able to |the ability to |access to )?"
        r"(?:help|assist|summari[sz]e|provide|comply|fulfil+|generate|write|create|access|do that"
        r"|discuss|the article|the text)",
    ),
    (
        "self-description as a machine",
        r"as an? (?:ai|artificial intelligence|large language model)",
    ),
    (
        "a missing article",
        r"(?:i'?m sorry, )?(?:but )?(?:there is no|i (?:do not|don'?t) see (?:an|any|the)|"
        r"you (?:have not|haven'?t) (?:provided|included)|please provide (?:the|an|me)) "
        r"?(?:article|text|with the)",
    ),
)
_REFUSAL = re.compile("|".join(f"(?:{pattern})" for _, pattern in _REFUSALS), re.IGNORECASE)
_TYPOGRAPHIC = str.maketrans({"’": "'", "‘": "'"})


def is_refusal(text: str) -> bool:
    """Whether the text declines the task instead of doing it."""
    return _REFUSAL.match(text.strip().translate(_TYPOGRAPHIC)) is not None


def classify(text: str, *, hit_limit: bool = False) -> Outcome:
    """The outcome of a generation that raised nothing.

    ``hit_limit``: the model stopped since it ran into its token limit.
    """
    if not text.strip():
        return Outcome.EMPTY
    if is_refusal(text):
        return Outcome.REFUSED
    return Outcome.TRUNCATED if hit_limit else Outcome.OK
