"""Facts read off an article: quantities, dates, quotations, offices, events, places."""

from __future__ import annotations

from harness.facts.draft.figures import read_figures, read_places
from harness.facts.draft.people import (
    read_events,
    read_offices,
    read_quotations,
    read_shared,
)
from harness.facts.draft.story import Drafted, Story

READERS = (read_figures, read_quotations, read_shared, read_offices, read_events, read_places)


def read_facts(story: Story) -> list[Drafted]:
    """All facts, in the order of the article; each statement of a value once."""
    found: list[Drafted] = []
    seen: set[str] = set()
    for one in (one for reader in READERS for one in reader(story)):
        key = f"{one.entry['kind']} {one.entry['statement']} {one.entry.get('value')}"
        if key not in seen and not story.is_furniture(one.sentence):
            seen.add(key)
            found.append(one)
    found.sort(key=lambda d: d.sentence)
    return found
