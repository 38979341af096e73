"""Names as they are written: initials, other spellings, and whole names looked up by either."""

from __future__ import annotations

from collections import defaultdict

from rapidfuzz import fuzz, process

TRANSLITERATION = 86
"""Similarity (0-100) from which two spellings are one name: "Tehrik"/"Tehreek"."""
STEM = 5
"""Letters that two forms of a name share in front; the longer has fewer than so many more."""


class FullNames:
    """Normalised whole names with the parties that they denote."""

    def __init__(self) -> None:
        self._ids: dict[str, frozenset[str]] = {}
        self._by_front: dict[str, list[str]] = defaultdict(list)
        self._by_initials: dict[str, str] = {}

    def add(self, name: str, party: str) -> None:
        if name not in self._ids:
            self._by_initials.setdefault(initials(name), name)
            if " " not in name:
                self._by_front[name[:STEM]].append(name)
        self._ids[name] = self.get(name) | {party}

    def __contains__(self, name: str) -> bool:
        return name in self._ids

    def get(self, name: str) -> frozenset[str]:
        return self._ids.get(name, frozenset())

    def shortened_to(self, letters: str) -> frozenset[str]:
        """Whose name has these initials: the first's that has."""
        return self.get(self._by_initials.get(letters, ""))

    def sharing_stem(self, word: str) -> frozenset[str]:
        """Whose one-word name begins with ``word``, or is its front: kazakh, kazakhstan."""
        near = (name for name in self._by_front.get(word[:STEM], ()) if _is_stem(word, name))
        return frozenset(party for name in near for party in self._ids[name])

    def spelt_like(self, name: str) -> frozenset[str]:
        """Whose name is the most similar, where that may be the same in another spelling."""
        found = process.extractOne(
            name, self._ids.keys(), scorer=fuzz.ratio, score_cutoff=TRANSLITERATION
        )
        return self._ids[found[0]] if found and _similar_length(name, found[0]) else frozenset()


def initials(name: str) -> str:
    small = {"of", "the", "and", "for", "in", "e", "i"}
    return "".join(word[0] for word in name.lower().split() if word not in small)


def is_variant(a: str, b: str) -> bool:
    """Whether two normalised words may be one name: short for it, or spelt otherwise."""
    return a.startswith(b) or b.startswith(a) or fuzz.ratio(a, b) >= TRANSLITERATION


def _is_stem(word: str, name: str) -> bool:
    short, long = sorted((word, name), key=len)
    return len(short) >= STEM and long.startswith(short) and len(long) - len(short) < STEM


def _similar_length(a: str, b: str) -> bool:
    return len(a.split()) == len(b.split()) or abs(len(a) - len(b)) <= 2
