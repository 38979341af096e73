"""Distil WordNet into the small table that the checks use.

    apt-get install wordnet-base
    python tools/build_lexicon.py /usr/share/wordnet

Only what decides a verdict is kept: antonyms, near synonyms of the frequent senses,
direct hypernyms, derivations, and the subject field of a noun's first sense. The database
files are read directly because NLTK's reader insists on files that Debian's package leaves
out.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OUTPUT = Path(__file__).parents[1] / "harness/lexicon/data/wordnet.json.gz"
SENSES = 4
"""Rarer senses relate words that no news reader would."""
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
LEXICAL = {"!": "antonyms", "+": "derived"}
"""Relations between two words; the others hold between whole synsets."""
SEMANTIC = {"@": "hypernyms", "&": "similar"}
FIELDS = (
    "adj adj adv tops act animal artifact attribute body cognition communication event feeling "
    "food group location motive object person phenomenon plant possession process quantity "
    "relation shape state substance time"
).split()
"""WordNet's lexicographer files in the order of their numbers (lexnames), nouns only."""

Key = tuple[str, str]
Table = dict[str, dict[str, set[str]]]


@dataclass(frozen=True)
class Synset:
    field: int
    """The number of the lexicographer file."""
    words: list[str]
    pointers: list[tuple[str, Key, int, int]]
    """(symbol, target, source word, target word); word 0 means the whole synset."""


def main(folder: Path) -> None:
    synsets = {key: synset for pos in FILES for key, synset in _synsets(folder, pos)}
    relations = ("synonyms", "fields", *LEXICAL.values(), *SEMANTIC.values())
    table: Table = {relation: defaultdict(set) for relation in relations}
    for pos in FILES:
        for word, keys in _index(folder, pos):
            if _is_plain(word):
                _add_word(table, synsets, word, pos, keys)
    plain = {
        relation: {word: sorted(others) for word, others in sorted(words.items()) if others}
        for relation, words in table.items()
    }
    with gzip.GzipFile(OUTPUT, "wb", mtime=0) as out:
        out.write(json.dumps(plain, separators=(",", ":")).encode())
    sys.stderr.write(f"{OUTPUT.name}: {OUTPUT.stat().st_size:,} bytes\n")


def _lines(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="latin-1") as lines:
        for line in lines:
            if not line.startswith(" "):  # the licence stands at the top, indented
                yield line.split("|")[0].split()


def _synsets(folder: Path, pos: str) -> Iterator[tuple[Key, Synset]]:
    """Parse a data file as the database's own format description (wndb) gives it."""
    for fields in _lines(folder / f"data.{FILES[pos]}"):
        count = int(fields[3], 16)
        words = [w.split("(")[0].lower() for w in fields[4 : 4 + 2 * count : 2]]
        rest = fields[4 + 2 * count :]
        pointers = []
        for i in range(int(rest[0])):
            symbol, offset, target_pos, ends = rest[1 + 4 * i : 5 + 4 * i]
            pointers.append((symbol, (target_pos, offset), int(ends[:2], 16), int(ends[2:], 16)))
        yield (pos, fields[0]), Synset(int(fields[1]), words, pointers)


def _index(folder: Path, pos: str) -> Iterator[tuple[str, list[Key]]]:
    for fields in _lines(folder / f"index.{FILES[pos]}"):
        count = int(fields[2])
        yield fields[0], [(pos, offset) for offset in fields[-count:]]


def _is_plain(word: str) -> bool:
    return word.isascii() and word.replace("-", "").isalpha()


def _add_word(
    table: Table, synsets: dict[Key, Synset], word: str, pos: str, keys: list[Key]
) -> None:
    entry = f"{word}.{pos}"
    if pos == "n":
        table["fields"][entry] = {FIELDS[synsets[keys[0]].field]}
    for rank, key in enumerate(keys):
        synset = synsets[key]
        if rank < SENSES:
            table["synonyms"][entry] |= {w for w in synset.words if _is_plain(w)} - {word}
        for symbol, target, source_word, target_word in synset.pointers:
            other = synsets[target]
            if symbol in LEXICAL and synset.words[source_word - 1] == word:
                found = other.words[target_word - 1]
                suffix = f".{target[0]}" if symbol == "+" else ""
                table[LEXICAL[symbol]][entry] |= {found + suffix} if _is_plain(found) else set()
            elif symbol in SEMANTIC and rank < SENSES:
                table[SEMANTIC[symbol]][entry] |= {w for w in other.words if _is_plain(w)}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
