"""An article and its own facts: what it says in passing, of others, or with a "not"."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from harness.checks.checker import Checker
from harness.facts.load import FactSet
from harness.facts.schema import FactSetSpec
from harness.types import Article, VerdictKind

ARTICLE = """\
A wreck has been found off Malta, according to a study published on Wednesday. “It glowed,” said \
Ilse Tavares, a biologist at the Mindelo Institute in Cape Verde and the study’s lead author.

It is the deepest wreck known in the eastern Atlantic, the authors write, though not in the world.

The local train is operated by Moravian Railways. The express is operated by RegioSprint.

The biggest loser was Leonard Charles, who was beaten in Port Clement by Joyanne Felix, a teacher. \
He lost his seat by 94 votes.
"""
PARTIES: dict[str, Any] = {
    "malta": {"name": "Malta", "type": "country"},
    "tavares": {"name": "Ilse Tavares", "type": "person"},
    "moravian": {"name": "Moravian Railways", "type": "organisation"},
    "regiosprint": {"name": "RegioSprint", "type": "organisation"},
    "charles": {"name": "Leonard Charles", "type": "person"},
    "felix": {"name": "Joyanne Felix", "type": "person"},
}
FACTS: list[dict[str, Any]] = [
    {"id": "place", "kind": "place", "place": "malta", "about": ["wreck", "find"],
     "statement": "A wreck has been found off Malta."},
    {"id": "author", "kind": "role", "role": "lead author of the study", "parties": ["tavares"],
     "about": ["author"], "statement": "Ilse Tavares is the lead author of the study."},
    {"id": "record", "kind": "never",
     "statement": "The wreck is the deepest known wreck in the world."},
    {"id": "express", "kind": "role", "role": "operator of the express", "parties": ["regiosprint"],
     "about": ["operate", "run"], "statement": "RegioSprint operates the express."},
    {"id": "margin", "kind": "quantity", "value": "94 votes", "about": ["seat", "lose"],
     "statement": "Leonard Charles lost his seat by 94 votes."},
    {"id": "finished", "kind": "never", "statement": "The search for the wreck is over."},
]  # fmt: skip


@pytest.fixture(scope="module")
def checker() -> Checker:
    raw = {"schema": 1, "id": "own", "published": "2025-03-05", "article": "article.txt"}
    spec = FactSetSpec.model_validate({**raw, "parties": PARTIES, "facts": FACTS})
    article = Article("own", ARTICLE, dt.date(2025, 3, 5))
    return Checker(article, FactSet(spec, article))


def verdicts(checker: Checker, text: str) -> dict[str, VerdictKind]:
    return {v.fact: v.verdict for v in checker.check(text).verdicts}


def test_the_article_bears_out_each_fact(checker: Checker) -> None:
    wanted = {
        f["id"]: VerdictKind.OMITTED if f["kind"] == "never" else VerdictKind.SUPPORTED
        for f in FACTS
    }
    assert verdicts(checker, ARTICLE) == wanted


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("place", "A wreck has been found in Sicily."),
        ("record", "It is the deepest wreck known in the world."),
        ("express", "The express is operated by Moravian Railways."),
        ("margin", "Joyanne Felix lost her seat by 94 votes."),
        ("finished", "The search for the wreck is over."),
    ],
)
def test_what_is_wrong_is_still_caught(checker: Checker, fact: str, text: str) -> None:
    assert verdicts(checker, text)[fact] is VerdictKind.CONTRADICTED


def test_a_sentence_copied_whole_speaks_of_what_it_speaks_of_in_the_article(
    checker: Checker,
) -> None:
    """Alone it is judged as within the article: no other fact's value is read into it."""
    copied = verdicts(checker, "He lost his seat by 94 votes.")
    assert copied["margin"] is VerdictKind.SUPPORTED
    assert VerdictKind.CONTRADICTED not in copied.values()


def test_words_after_before_are_not_denied() -> None:
    said = "He would not speak of an end before “four clean weeks”, Peter Kabwe said."
    facts: list[dict[str, Any]] = [
        {"id": "weeks", "kind": "quote", "speaker": "kabwe", "quote": "four clean weeks",
         "statement": "Peter Kabwe spoke of “four clean weeks”."},
    ]  # fmt: skip
    parties = {"kabwe": {"name": "Peter Kabwe", "type": "person"}}
    raw = {"schema": 1, "id": "own", "published": "2025-03-05", "article": "article.txt"}
    spec = FactSetSpec.model_validate({**raw, "parties": parties, "facts": facts})
    article = Article("own", said, dt.date(2025, 3, 5))
    assert verdicts(Checker(article, FactSet(spec, article)), said) == {
        "weeks": VerdictKind.SUPPORTED
    }
