"""Bytes of a file as text, and what to do where they are none."""

from __future__ import annotations

from pathlib import Path

from harness.types import HarnessError

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""How such a file begins."""


def decoded(raw: bytes, path: Path) -> str:
    """The text of a UTF-8 file, without a mark of byte order.

    Raises:
        HarnessError: the bytes are another encoding, or no text; with the line.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise HarnessError(not_utf8(f"{path}:{line}", error, raw)) from None
    if text.count("\0") * 10 > len(text):  # one that strayed in is borne
        raise HarnessError(
            f"{path}: many zero bytes, so this is no UTF-8 text; where it was saved as UTF-16, "
            "convert it: iconv -f UTF-16LE -t UTF-8"
        )
    return text


def not_utf8(where: str, error: UnicodeDecodeError, begins: bytes = b"") -> str:
    """The complaint; ``begins`` is how the file begins, where that is known."""
    likely = "UTF-16" if begins.startswith(UTF_16) else "WINDOWS-1252"
    return (
        f"{where}: not UTF-8 (byte 0x{error.object[error.start]:02x}); "
        f"save the file as UTF-8, or convert it: iconv -f {likely} -t UTF-8"
    )
