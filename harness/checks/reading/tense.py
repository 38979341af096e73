"""What grammar and verbs say of the time to come: a weekday that lies ahead, who binds itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from harness.checks.reading.quotes import SPEECH
from harness.values.calendar import WEEKDAYS, add_days
from harness.values.mention import Mention
from harness.values.period import TimeSpan

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

COMMITTING = frozenset(
    "agree vow promise pledge offer decide threaten undertake commit intend plan".split()
)
"""Verbs by which a party binds itself; what it binds itself to is the news."""
_WEEKDAYS = frozenset(name for name in WEEKDAYS if len(name) > 5)
_AHEAD = frozenset(("will", "shall", "would", "'ll", "’ll"))
_PRESENT = frozenset(("VBP", "VBZ", "VBG"))
_SEEMING = frozenset("seem appear say report believe think know claim understand".split())
"""Verbs whose infinitive is about now or before: "seemed to be over on Wednesday"."""
_THREATENING = frozenset("threaten warn urge demand".split())
"""Verbs whose day is that of the words: "threatened to resign on Wednesday"."""
_TOLD_NOW = SPEECH | frozenset("report show mean".split())
"""Verbs that tell in the present what has been said: "Brandt threatens on Wednesday to …"."""


def ahead(mention: Mention, head: Token, published: dt.date | None) -> Mention:
    """A bare weekday of a clause about the future: "will begin on Wednesday".

    The reader of times, which sees no grammar, takes the last such day.
    """
    value: TimeSpan = mention.value
    words = mention.span.text.lower().split()
    if published is None or not value.is_day or not words or words[0] not in _WEEKDAYS:
        return mention
    if any(c.isdigit() for c in mention.span.text) or value.start >= published:
        return mention
    if not _is_future(head):
        return mention
    moved = replace(value, start=add_days(value.start, 7), end=add_days(value.end, 7))
    return replace(mention, value=moved)


def _is_future(token: Token) -> bool:
    verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or _is_of_state(token):
        return False
    if verb.lemma_.lower() in _FIXING and _is_fixed(token):
        return True
    marks = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if marks & _AHEAD and "have" not in marks:
        return True
    if "to" in marks:
        return "have" not in marks and verb.head.lemma_.lower() not in _SEEMING | _THREATENING
    has_past = any(c.tag_ in ("VBD", "VBN") for c in verb.children if c.dep_ in ("aux", "auxpass"))
    present = verb.tag_ in _PRESENT and (
        verb.tag_ != "VBG" or any(c.tag_ in _PRESENT for c in verb.children)
    )
    return present and not has_past and verb.lemma_.lower() not in _TOLD_NOW


_FIXING = frozenset(
    "schedule plan set fix declare proclaim designate postpone adjourn slate".split()
)
"""Verbs by which somebody names a day to come."""


def _is_fixed(token: Token) -> bool:
    """ "Wednesday was declared a day of mourning", "mourning was declared for Wednesday"."""
    return token.dep_ == "nsubjpass" or (token.dep_ == "pobj" and token.head.lower_ == "for")


def _is_of_state(token: Token) -> bool:
    """Whether a day is that of a state told before the clause, whatever the parser hangs it on:
    "Dead on Wednesday, the talks go on today"."""
    prep = token.head
    if prep.dep_ != "prep" or prep.i == 0:
        return False
    before = prep.nbor(-1)
    stated = prep.head == before and before.dep_ in ("advmod", "advcl", "dep", "ROOT")
    told = before.pos_ == "ADJ" or before.tag_ == "VBN"
    return bool(told and (stated or prep.head.i > prep.i))
