"""``harness facts show``: marks in a terminal and in one page that fetches and runs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from harness.cli import cli

HOSTILE = "<script>document.title='owned'</script><img src=x onerror=document.title='owned'>"
ARTICLE = f"""A ferry sank off Korva on Monday and killed 12 people. {HOSTILE}

“The sea gave us nine minutes,” said Ines Korto, the captain. The ship was 64 metres long.
"""
FACTS = f"""\
schema: 1
id: korva_ferry
title: "{HOSTILE}"
published: 2025-03-05
article: article.txt
source: {{publisher: "</style>{HOSTILE}", licence: CC0-1.0}}
parties:
  ines_korto: {{name: Ines Korto, type: person}}
facts:
  - {{id: deaths, kind: quantity, value: 12 people, about: [kill], statement: 12 were killed.}}
  - {{id: length, kind: quantity, value: 80 metres, about: [long], statement: It is 80 m long.}}
  - {{id: rescued, kind: quantity, value: 31 people, about: [rescue],
     statement: "31 were rescued. {HOSTILE}"}}
  - {{id: minutes, kind: quote, speaker: ines_korto, quote: The sea gave us nine minutes,
     statement: Ines Korto said “The sea gave us nine minutes”.}}
  - {{id: no_search, kind: never, statement: The coast guard ended the search.}}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("korva")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "facts.yaml").write_text(FACTS, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def page(folder: Path) -> Path:
    file = folder / "page.html"
    done = CliRunner().invoke(cli, ["facts", "show", str(folder), "--html", str(file)])
    assert done.exit_code == 0, done.output
    return file


@pytest.fixture(scope="module")
def tab(page: Path, chromium: Any) -> Iterator[Any]:
    """The page in a real browser; a message, dialog or request for anything else fails."""
    said: list[str] = []
    context = chromium.new_context(viewport={"width": 1300, "height": 900})
    tab = context.new_page()
    tab.on("console", lambda message: said.append(message.text))
    tab.on("request", lambda request: said.append(request.url))
    tab.goto(page.as_uri())
    yield tab
    context.close()
    assert said == [page.as_uri()]


def test_the_terminal_marks_evidence_and_lists_what_has_none(folder: Path) -> None:
    output = CliRunner().invoke(cli, ["facts", "show", str(folder)]).output
    assert "killed [12 people]¹" in output
    assert "[64 metres]²" in output
    found, missing = output.split("Without evidence in the article")
    assert re.search(r"2 +length .*\n +the article says otherwise: .*80 metres", found)
    assert re.search(r"5 +no_search", found)
    assert re.search(r"3 +rescued", missing)
    assert "deaths" not in missing


def test_every_fact_with_evidence_leads_to_its_mark_and_back(tab: Any) -> None:
    for number, text in ((1, "12 people"), (2, "64 metres")):
        mark = tab.locator(f"#e{number} + mark")
        assert mark.inner_text() == text
        assert tab.locator(f"#f{number} .number a").get_attribute("href") == f"#e{number}"
        assert tab.locator(f"article a[href='#f{number}']").count() == 1
    assert tab.locator(".missing li").all_inner_texts()[0].startswith("3")
    assert tab.locator(".missing li").count() == 1
    assert tab.locator(".never li").count() == 1


def test_the_article_is_shown_whole_and_as_text(tab: Any) -> None:
    shown = tab.locator("article .text").evaluate(
        "e => [...e.childNodes].filter(n => n.className !== 'note')"
        ".map(n => n.textContent).join('')"
    )
    assert shown == ARTICLE


def test_hostile_text_does_nothing(tab: Any, page: Path) -> None:
    assert tab.title() == HOSTILE + ": facts"
    assert tab.locator("script, img, iframe, link").count() == 0
    assert tab.locator("header h1").inner_text() == HOSTILE
    policy = re.search(r'Security-Policy" content="([^"]+)"', page.read_text(encoding="utf-8"))
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy[1]


def test_the_style_is_admitted_by_its_hash(tab: Any) -> None:
    width = tab.locator("main").evaluate("e => getComputedStyle(e).display")
    assert width == "grid"


def test_a_page_that_cannot_be_written(folder: Path) -> None:
    done = CliRunner().invoke(cli, ["facts", "show", str(folder), "--html", "/nowhere/x.html"])
    assert done.exit_code == 2
    assert "/nowhere/x.html: cannot be written" in done.output
