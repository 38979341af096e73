"""What headlines do to grammar: verbs that look like nouns, and labels before the news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.checks.reading.arguments import Frame, argument, complements
from harness.checks.reading.verb_forms import is_infinitive

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token


def is_headlined(token: Token) -> bool:
    """ "Government pledges to act": a verb that the parser takes for a noun of many."""
    bound = any(c.dep_ == "xcomp" and is_infinitive(c) for c in token.children)
    before = token.i > 0 and token.nbor(-1).head is token and token.nbor(-1).dep_ == "compound"
    return token.dep_ == "ROOT" and token.tag_ == "NNS" and bound and before


def of_headline(token: Token, sentence: int) -> Frame:
    """What such a verb tells: "*Government pledges* to act"."""
    return Frame(
        token=token.i,
        predicate=f"{token.lemma_.lower()}.v",
        sentence=sentence,
        agents=(argument(token.nbor(-1)),),
        complements=complements(token),
    )


def is_label(noun: Token) -> bool:
    """ "Key takeaway: …", "Ann: buy some": what only stands before it, or whose word it is."""
    last = noun.i + 1 >= len(noun.doc)
    if noun.dep_ == "nsubj" and noun.right_edge.i + 1 < len(noun.doc) and noun.pos_ == "PROPN":
        to = [c for c in noun.children if c.lower_ == "to"]  # "Velm to Goole: go"
        if to and noun.right_edge.nbor().text == ":":
            return True
    return noun.dep_ in ("npadvmod", "nsubj") and not last and noun.nbor().text == ":"
