"""How old somebody is: "Brown, 33, …" where the article has Brown at 22, and Reed at 33."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness.checks.reading.analysis import Analysis
from harness.types import Flag, FlagKind, Severity, Span

NAME = "ages"
_AGE = re.compile(r"(?:’s|'s)?, (?:aged )?(\d{1,3})(?=[,.;:)])")


class AgeIndex:
    """The ages that an article sets beside its persons' names."""

    def __init__(self, article: Analysis) -> None:
        self.article = article
        self._of = {person: (age, span) for person, age, span in _ages(article)}

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for persons of another age than the article's, or of somebody else's age."""
        for person, age, span in _ages(summary):
            holder = person
            if person not in self._of:
                holder = next((p for p, (given, _) in self._of.items() if given == age), "")
            if not holder or (holder == person and self._of[person][0] == age):
                continue
            given, evidence = self._of[holder]
            whose = summary.book.parties[holder].name
            said = f"says {age}; in the article {whose} is {given}"
            yield Flag(span, FlagKind.NUMBER, Severity.HIGH, said, NAME, evidence=evidence)


def _ages(text: Analysis) -> Iterator[tuple[str, int, Span]]:
    for mention in text.parties:
        if len(mention.parties) != 1 or text.book.types(mention.parties) != {"person"}:
            continue
        name = text.span(mention.start, mention.end)
        found = _AGE.match(text.text, name.end)
        if found and mention.how != "title" and 9 < int(found[1]) < 120:
            (person,) = mention.parties
            yield person, int(found[1]), Span.of(text.text, found.start(1), found.end(1))
