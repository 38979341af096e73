"""Answers kept by content, so that the same question is paid for once."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from harness.models.cache import cache_dir
from harness.types import Generation, Outcome, Request, Usage


class Answers:
    """One small file an answer, under a hash of judge, question and sample."""

    def __init__(self, identity: Mapping[str, Any], *, keep: bool) -> None:
        self._identity = identity
        self._keep = keep

    def get(self, request: Request) -> Generation | None:
        """The kept answer; a torn file counts as none."""
        if not self._keep:
            return None
        try:
            found = json.loads(self._path(request).read_text(encoding="utf-8"))
            return Generation(request.id, found["text"], Outcome.OK, Usage(**found["usage"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, request: Request, answer: Generation) -> None:
        """Keep an answer; a failed one is asked for again the next time."""
        path = self._path(request)
        if not self._keep or answer.outcome is not Outcome.OK or path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}.part")
        content = {"text": answer.text, "usage": asdict(answer.usage)}
        draft.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        draft.replace(path)

    def _path(self, request: Request) -> Path:
        content = [self._identity, request.system, request.prompt, request.seed]
        key = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
        return cache_dir() / "judge" / key[:2] / f"{key}.json"
