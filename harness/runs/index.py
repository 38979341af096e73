"""Where each key's latest record lies, for many millions of keys in little memory."""

from __future__ import annotations

import hashlib
from array import array

from harness.runs.keys import KEY_LENGTH

FIRST_SLOTS = 64
HALF = (1 << 64) - 1


class KeyIndex:
    """Key -> byte offset, as an open-addressed table of three numbers a slot.

    At most two thirds of the slots are taken, so a key costs 36 to 72 bytes; a dict of strings
    takes 210. Keys are compared in all their 128 bits.
    """

    def __init__(self) -> None:
        self._used = 0
        self._clear(FIRST_SLOTS)

    def _clear(self, slots: int) -> None:
        self._high = array("Q", bytes(8 * slots))
        self._low = array("Q", bytes(8 * slots))
        self._at = array("q", [-1]) * slots
        self._mask = slots - 1

    def __len__(self) -> int:
        return self._used

    def __setitem__(self, key: str, offset: int) -> None:
        if 3 * self._used >= 2 * len(self._at):
            self._grow()
        number = _number(key)
        self._put(number >> 64, number & HALF, offset)

    def get(self, key: str) -> int | None:
        slot = self._slot(*divmod(_number(key), HALF + 1))
        return None if self._at[slot] < 0 else self._at[slot]

    def __contains__(self, key: str) -> bool:
        return self.get(key) is not None

    def _slot(self, high: int, low: int) -> int:
        """The slot that holds these bits, or the free one where they belong."""
        slot = low & self._mask
        while self._at[slot] >= 0 and not (self._low[slot] == low and self._high[slot] == high):
            slot = (slot + 1) & self._mask
        return slot

    def _put(self, high: int, low: int, offset: int) -> None:
        slot = self._slot(high, low)
        self._used += self._at[slot] < 0
        self._high[slot], self._low[slot], self._at[slot] = high, low, offset

    def _grow(self) -> None:
        high, low, at = self._high, self._low, self._at
        self._used = 0
        self._clear(2 * len(at))
        for slot, offset in enumerate(at):
            if offset >= 0:
                self._put(high[slot], low[slot], offset)


def _number(key: str) -> int:
    """The key's 128 bits; keys of other makers are hashed to as many."""
    if len(key) == KEY_LENGTH:
        try:
            return int(key, 16)
        except ValueError:
            pass
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return int.from_bytes(digest, "big")
