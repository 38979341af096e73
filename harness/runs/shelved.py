"""Articles that stay in their file until they are asked for, so that a suite of millions fits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pydantic_core

from harness.runs.keys import judged_digest, text_digest
from harness.runs.log import read_line
from harness.runs.plan import Case
from harness.runs.records import article_of
from harness.types import Article, HarnessError

KEPT = 16
"""Articles that stay at hand, since those who ask for one mostly ask for it again at once."""


class ArticleFile:
    """A JSONL file of articles, as ``articles.jsonl`` of a run holds them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kept: dict[int, Article] = {}
        try:
            # Open as long as this lives: the run's own file may be replaced meanwhile.
            self._file = path.open("rb")
        except OSError as error:
            raise HarnessError(f"{path}: cannot read the articles: {error.strerror}") from None

    def cases(self) -> Iterator[ShelvedCase]:
        """The articles in the order of the file.

        Raises:
            HarnessError: a line is no article; its number is named.
        """
        offset = 0
        for number, line in enumerate(self._file, start=1):
            if line.strip():
                yield ShelvedCase(self, offset, self._parsed(line, f"{self.path}:{number}"))
            offset += len(line)

    def read(self, offset: int, sha256: str) -> Article:
        """The article at a byte offset, if it is still the one that was there."""
        if (article := self._kept.get(offset)) is not None:
            return article
        article = self._parsed(read_line(self._file.fileno(), offset), f"{self.path}@{offset}")
        if text_digest(article.text) != sha256:
            raise HarnessError(f"{self.path}: changed while it was read; run the command again")
        if len(self._kept) >= KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[offset] = article
        return article

    def _parsed(self, line: bytes, where: str) -> Article:
        try:
            article = article_of(pydantic_core.from_json(line))
        except (ValueError, KeyError, TypeError) as error:
            missing = f"the key {error} is missing" if isinstance(error, KeyError) else str(error)
            raise HarnessError(
                f'{where}: not an article, such as {{"id": "a1", "text": "…"}}: {missing}'
            ) from None
        if not article.text.strip():
            raise HarnessError(f"{where}: the article is empty")
        return article


class ShelvedCase(Case):
    """A case without facts that keeps what identifies its article, and reads the rest."""

    _file: ArticleFile
    _offset: int
    _id: str

    def __init__(self, file: ArticleFile, offset: int, article: Article) -> None:
        digests = {"sha256": text_digest(article.text), "judged": judged_digest(article)}
        # As a frozen dataclass and its cached properties keep their values.
        self.__dict__.update(_file=file, _offset=offset, _id=article.id, facts=None, **digests)

    @property
    def article(self) -> Article:
        return self._file.read(self._offset, self.sha256)

    @property
    def id(self) -> str:
        return self._id
