"""Drafting a fact set: what the article says, all of it from the article."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from harness.cli import cli
from harness.facts.draft.write import draft_article
from harness.facts.lint import lint
from harness.facts.load import FactSet, load_fact_set
from harness.types import Article

ARTICLE = """\
Norland and Sudland have resumed talks in Geneva. Foreign Minister Ada Quill said on Monday \
that “nobody will be left behind”.

Over 70 people have been killed this month. The border runs for 2,600 kilometres. \
Both sides signed a ceasefire on October 19. Peter Falk defeated Maria Lund in the election.

The storm reportedly injured 300 soldiers. He called it a disgrace.
"""


def drafted(folder: Path, *more: str) -> Result:
    article = folder / "story.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    words = ["facts", "draft", str(article), "--published", "2025-10-30", "-o", str(folder / "set")]
    return CliRunner().invoke(cli, [*words, *more])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("draft")
    result = drafted(home)
    assert result.exit_code == 0, result.output
    return home / "set"


@pytest.fixture(scope="module")
def facts(folder: Path) -> FactSet:
    return load_fact_set(folder)


def test_the_draft_loads_and_its_article_bears_it_out(folder: Path, facts: FactSet) -> None:
    assert facts.article.text == ARTICLE
    report = lint(folder)
    assert report.errors == 0, report.problems
    assert all(judged.holds for judged in report.judged)


def test_values_come_with_bounds_units_and_resolved_dates(facts: FactSet) -> None:
    values = {getattr(f, "value", None) for f in facts.facts}
    assert "over 70 people" in values
    assert "2,600 kilometres" in values
    assert "2025-10-19" in values


def test_quotes_and_events_name_their_parties(facts: FactSet) -> None:
    by_kind = {f.kind: f for f in facts.facts}
    quote, event = by_kind["quote"], by_kind["event"]
    assert facts.parties[getattr(quote, "speaker")].name == "Ada Quill"  # noqa: B009
    assert event.statement == "Peter Falk defeated Maria Lund."


def test_nothing_is_invented(facts: FactSet) -> None:
    known = set(re.findall(r"\w+", ARTICLE.lower())) | {"said", "is", "the"}
    for fact in facts.facts:
        assert set(re.findall(r"\w+", fact.statement.lower())) <= known, fact.statement
    for party in facts.parties.values():
        assert party.name in ARTICLE
        assert all(alias in ARTICLE for alias in party.aliases)


def test_each_fact_has_its_sentence_above_it(folder: Path, facts: FactSet) -> None:
    text = (folder / "facts.yaml").read_text(encoding="utf-8")
    sources = re.findall(r"# From: (.*)", text)
    assert len(sources) == len(facts.facts)
    flat = " ".join(ARTICLE.split())
    assert all(source in flat for source in sources)


def test_hedged_facts_are_marked_for_review(folder: Path) -> None:
    text = (folder / "facts.yaml").read_text(encoding="utf-8")
    hedged = text.index("REVIEW: the sentence hedges: “reportedly”")
    assert "300 soldiers" in text[hedged : hedged + 300]


def test_a_figure_that_nothing_is_said_of_is_no_fact(tmp_path: Path) -> None:
    scraps = "of a third of since 2021 -0 last year Cells to Lumen Lu021 at 97 kilometres a\n"
    draft_article(Article("scraps", scraps, dt.date(2025, 10, 30)), tmp_path / "set")
    facts = load_fact_set(tmp_path / "set").facts
    assert [getattr(fact, "about", None) for fact in facts] == [["cell"]]


def test_a_party_has_both_names_that_the_text_gives_it(tmp_path: Path) -> None:
    text = (
        "Norland blamed the Velm Farmers Union (VFU) on Monday. The VFU denied it. "
        "Over 70 people were killed in Velm this month, the UN said."
    )
    draft_article(Article("story", text, dt.date(2025, 10, 30)), tmp_path / "set")
    parties = load_fact_set(tmp_path / "set").spec.parties
    assert parties["velm_farmers_union"].aliases == ["VFU"]
    assert "un" not in parties, "initials alone tell nothing"


def test_a_fact_set_is_never_written_over(folder: Path) -> None:
    again = drafted(folder.parent)
    assert again.exit_code == 2
    assert "exists; choose another folder" in again.output


@pytest.mark.parametrize(
    "text",
    [
        "It was so. They went on.",
        "'s dug through collapsend day on Monday after a magnitude 6.4 earthquake flattened two "
        "moages in central Kyrgyzstan, killing at least 43 people,",
    ],
)
def test_an_article_without_facts_is_said_so(text: str, tmp_path: Path) -> None:
    """Nor is a set written whose facts do not hold beside each other."""
    (tmp_path / "dull.txt").write_text(text, encoding="utf-8")
    words = ["facts", "draft", str(tmp_path / "dull.txt"), "-o", str(tmp_path / "out")]
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == 2
    assert "no figure, date, quotation" in result.output
    assert not (tmp_path / "out").exists()


REPORT = """\
Talks resumed on Tuesday under pressure from mediators Turkey and Qatar. Only a day earlier, \
Norway’s Defence Minister Ada Quill had threatened to “obliterate” the camp near Oslo.

Over 70 people were killed this month, and hundreds injured, after jets reportedly hit a school. \
Two goods trains were stopped at a height of 300 metres (984 feet).

Peter Falk, the mayor, warned that the council “wants no more talk”.\x00
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> FactSet:
    home = tmp_path_factory.mktemp("report")
    article = Article("report", REPORT, dt.date(2025, 10, 30))
    draft_article(article, home / "set", {"licence": "CC0-1.0"})
    assert [str(problem) for problem in lint(home / "set").problems] == []
    return load_fact_set(home / "set")


def test_parts_that_several_share_and_offices_with_their_owner(report: FactSet) -> None:
    roles = {fact.role: fact.parties for fact in report.facts if fact.kind == "role"}
    assert roles["mediator"] == ["turkey", "qatar"]
    assert roles["defence minister of Norway"] == ["ada_quill"]


def test_a_fact_has_the_doubt_the_period_and_the_words_of_its_own_clause(report: FactSet) -> None:
    facts = {fact.id: fact for fact in report.facts}
    assert facts["people_killed"].statement == "Over 70 people were killed this month."
    assert getattr(facts["people_killed"], "period") == "2025-10"  # noqa: B009
    assert facts["people_injured"].statement == "Hundreds were injured."
    assert not any("984" in str(getattr(f, "value", "")) for f in report.facts), "a conversion"
    assert not any("goods" in str(getattr(f, "value", "")) for f in report.facts), "of trains"


def test_quoted_pieces_stand_in_their_clause(report: FactSet) -> None:
    said = {fact.quote: fact.statement for fact in report.facts if fact.kind == "quote"}
    assert said["obliterate"].startswith("Norway’s Defence Minister Ada Quill had threatened to")
    assert said["wants no more talk"].startswith("Peter Falk said")


def test_what_matters_comes_first(report: FactSet) -> None:
    levels = [fact.importance for fact in report.facts]
    assert levels == sorted(levels, key=["key", "normal", "minor"].index)
    assert "people_killed" in [fact.id for fact in report.facts[:3]]


def test_ids_are_short_and_say_what_they_are_of(report: FactSet, facts: FactSet) -> None:
    for found in (report, facts):
        assert all(len(fact.id) <= 42 for fact in found.facts)
