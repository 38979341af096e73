"""Whether a checker can be used here and now, told without loading it."""

from __future__ import annotations

import os
from pathlib import Path

from harness.checkers.spec import CheckerSpec
from harness.models.available import missing_weights
from harness.models.spec import Weights


def what_is_missing(spec: CheckerSpec) -> str | None:
    """What keeps the checker from being used here; ``None`` where nothing is known to.

    A server is not asked whether it is up.
    """
    for key in ("weights", "base"):
        weights = getattr(spec, key, None)
        if isinstance(weights, Weights) and (missing := missing_weights(weights)):
            return missing
    for key in ("checkpoint", "conv"):
        file = getattr(spec, key, None)
        if isinstance(file, str) and not Path(file).expanduser().is_file():
            return f"there is no file {file}"
    name = getattr(spec, "api_key_env", None)
    if name and name not in os.environ:
        return f"the environment variable {name} is not set"
    return None
