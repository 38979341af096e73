"""Public acts done to somebody of the story whom, in the article, they never befell.

A verb like "arrest" may share a sense with a word of the article ("contain"), so that it is no
new word; done to a person whom the article has nothing like it done to, it is news all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from harness.checks.analysis import Analysis
from harness.checks.clauses import clause
from harness.checks.matching import EventIndex
from harness.checks.polarity import Status
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity

NAME = "deeds"


def check_deeds(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """Flags for deeds to a person that the article does not tell of that person."""
    for frame in summary.frames:
        if frame.nominal or frame.negated or not lexicon().is_deed(frame.lemma):
            continue
        if frame.status not in (Status.ASSERTED, Status.REPORTED):
            continue
        whom = [summary.direct_at(a.token) for a in frame.patients if not a.pronoun]
        people = [ids for ids in whom if summary.book.types(ids) == {"person"}]
        if not people or frame.token in summary.quoted_tokens:
            continue
        if any(m.like for m in index.matches(frame, summary)):
            continue
        span = clause(frame, summary)
        said = f"tells of {summary.book.label(people[0])} what the article does not: {frame.lemma}"
        yield Flag(span, FlagKind.UNSUPPORTED, Severity.MEDIUM, said, NAME)
