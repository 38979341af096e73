"""An append-only file of JSON lines that several processes may write at once."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from io import FileIO
from pathlib import Path
from typing import Any

import pydantic_core
from filelock import FileLock

from harness.types import HarnessError

Record = dict[str, Any]

CHUNK = 8192
"""Bytes read at once; most records are shorter."""


class StoreError(HarnessError):
    """The run's folder cannot be written; what was there before is whole."""


class JsonLog:
    """Whole lines are appended under a lock; a torn line is skipped when read.

    A process killed in mid-write leaves at most one torn line. The next writer
    ends that line first, so that its own record starts on a line of its own.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.torn = 0
        """Lines that ``scan`` found unreadable."""
        self.read_to = 0
        """Where the last ``scan`` ended: just behind the last whole line."""
        self._file: FileIO | None = None
        self._last: tuple[int, Record] | None = None
        self._lock = FileLock(path.with_name(f".{path.name}.lock"))

    def append(self, records: Iterable[Mapping[str, Any]]) -> None:
        """Write the records and wait until the disk has them.

        Raises:
            StoreError: the folder cannot be written; what was there is unchanged.
        """
        lines = b"".join(_encode(record) for record in records)
        if not lines:
            return
        try:
            with self._lock, self.path.open("ab+", buffering=0) as file:
                _append(file.fileno(), lines)
        except OSError as error:
            raise StoreError(cannot_write(self.path, error)) from error

    def scan(self, start: int = 0) -> Iterator[tuple[int, Record]]:
        """Yield (offset, record) for each whole line from the byte ``start`` on."""
        self.read_to = start
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            file.seek(start)
            for line in file:
                if not line.endswith(b"\n"):
                    return  # torn, or another process is writing it at this moment
                offset, self.read_to = self.read_to, self.read_to + len(line)
                record = _decode(line)
                if record is None:
                    self.torn += 1
                else:
                    yield offset, record

    def read(self, offset: int) -> Record | None:
        """The record that ``scan`` found at this offset; None where there is none now."""
        if self._file is None:
            self._file = self.path.open("rb", buffering=0)
        line = read_line(self._file.fileno(), offset)
        return _decode(line) if line.endswith(b"\n") else None

    def whole(self, offset: int) -> Record:
        """The record at this offset, which must be there; the last one stays at hand.

        Raises:
            StoreError: the file was changed meanwhile.
        """
        if self._last is None or self._last[0] != offset:
            record = self.read(offset)
            if record is None:
                raise StoreError(f"{self.path}: changed while it was read; run the command again")
            self._last = (offset, record)
        return self._last[1]

    def rewrite(self, offsets: Iterable[int]) -> None:
        """Keep the lines at these offsets alone; nothing else may write meanwhile."""
        if not self.path.exists():
            return
        draft = self.path.with_name(f".{self.path.name}.{os.getpid()}.part")
        try:
            with self._lock, self.path.open("rb") as old, draft.open("wb") as new:
                for offset in offsets:
                    old.seek(offset)
                    new.write(old.readline())
                draft.replace(self.path)
            self._file = self._last = None
        except OSError as error:
            raise StoreError(cannot_write(self.path, error)) from error


def read_line(descriptor: int, offset: int) -> bytes:
    """The line that begins at this offset, its end included where it has one."""
    line = b""
    while chunk := os.pread(descriptor, CHUNK, offset + len(line)):
        head, newline, _ = chunk.partition(b"\n")
        line += head + newline
        if newline:
            break
    return line


def _append(descriptor: int, lines: bytes) -> None:
    """Append all of the lines or none of them."""
    size = os.fstat(descriptor).st_size
    if size and os.pread(descriptor, 1, size - 1) != b"\n":
        lines = b"\n" + lines
    view = memoryview(lines)
    try:
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, size)
        raise


def _encode(record: Mapping[str, Any]) -> bytes:
    return pydantic_core.to_json(record, inf_nan_mode="null") + b"\n"


def _decode(line: bytes) -> Record | None:
    try:
        record = pydantic_core.from_json(line)
    except ValueError:
        return None
    return record if isinstance(record, dict) else None


def cannot_write(path: Path, error: OSError) -> str:
    """The message for a file or folder that cannot be written, with the cure."""
    if error.errno == errno.ENOSPC:
        cure = "free some space"
    elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        cure = "make the folder writable, or choose another with hydra.run.dir=FOLDER"
    else:
        cure = "mend that"
    return (
        f"{path}: cannot write: {error.strerror}. All that was stored before is whole; "
        f"{cure} and run the same command again"
    )
