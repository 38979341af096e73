"""The cache folder, and digests of big files that are computed once."""

from __future__ import annotations

import hashlib
import json
import os
import uuid
from pathlib import Path
from typing import Any


def cache_dir() -> Path:
    """``$HARNESS_CACHE``, by default ``~/.cache/harness``; made where it is missing."""
    root = Path(os.environ.get("HARNESS_CACHE") or Path.home() / ".cache" / "harness")
    root.mkdir(parents=True, exist_ok=True)
    return root


def digest_of(value: Any) -> str:
    """SHA-256 of a JSON value in canonical form."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def file_digest(path: Path) -> str:
    """SHA-256 of a file, remembered under its path, size and time of change."""
    path = path.resolve()
    stat = path.stat()
    key = digest_of([str(path), stat.st_size, stat.st_mtime_ns])
    note = cache_dir() / "digests" / key
    if note.is_file() and len(known := note.read_text()) == 64:
        return known
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    write_atomically(note, digest)
    return digest


def folder_digest(folder: Path, *, ignore: tuple[str, ...] = ()) -> str:
    """SHA-256 over names and contents of the files directly in a folder."""
    files = sorted(p for p in folder.iterdir() if p.is_file() and p.name not in ignore)
    return digest_of([[p.name, file_digest(p)] for p in files])


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that a reader sees either all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{uuid.uuid4().hex}.part")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
