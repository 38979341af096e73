"""Files that a command writes for its user."""

from __future__ import annotations

from pathlib import Path

from harness.types import HarnessError


def write_file(path: Path, content: bytes, append: bool = False) -> None:
    """Write or append to a file.

    Raises:
        HarnessError: the file cannot be written.
    """
    try:
        with path.open("ab" if append else "wb") as file:
            file.write(content)
    except OSError as error:
        raise HarnessError(
            f"{path}: cannot write: {error.strerror}; name a file in a folder that exists and "
            "that you may write to"
        ) from None
