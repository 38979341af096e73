"""What a party does in the article under a pronoun: "He said", of who was named before."""

from __future__ import annotations

from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.binding import Slot


def does_so(claim: Slot, index: ArticleIndex) -> bool:
    """Whether the article has the claim's party do by a pronoun what the claim has it do."""
    if claim.kind != "party" or claim.role != "agent":
        return False
    article, verbs = index.analysis, index.vocabulary.meanings(f"{claim.predicate}.v")
    return any(
        article.book.related(claim.value.parties, article.direct_at(agent.token))
        for frame in article.frames
        if frame.lemma in verbs
        for agent in frame.agents
        if agent.pronoun
    )
