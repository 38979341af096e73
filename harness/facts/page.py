"""The article with each fact's evidence marked, as one HTML file that fetches nothing.

There is no script: a number leads from the text to its fact and back by plain links. The
policy admits exactly the one style sheet, by its hash, so hostile text cannot do anything.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from harness.facts.load import FactSet
from harness.facts.show import Line, Piece, lines_of, pieces_of


def build_page(facts: FactSet) -> str:
    """The page of one fact set."""
    style = files("harness.facts").joinpath("page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    lines = lines_of(facts)
    title = facts.spec.title or facts.id
    return "".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f"<title>{escape(title)}: facts</title>\n<style>{style}</style>\n</head>\n<body>\n",
            f"<header><h1>{escape(title)}</h1>\n<p>{escape(_about(facts, lines))}</p></header>\n",
            f'<main>\n<article aria-label="Article">\n{_article(facts, lines)}</article>\n',
            f'<aside aria-label="Facts">\n{_lists(lines)}</aside>\n</main>\n</body>\n</html>\n',
        ]
    )


def _about(facts: FactSet, lines: list[Line]) -> str:
    source = facts.spec.source
    parts = [
        f"Fact set {facts.id}",
        f"published {facts.spec.published:%d %B %Y}".replace(" 0", " "),
        source.publisher or "",
        source.licence or "",
        f"{sum(line.mark is not None for line in lines)} of {len(lines)} facts marked",
    ]
    return " · ".join(part for part in parts if part)


def _article(facts: FactSet, lines: list[Line]) -> str:
    """Paragraphs; a mark that crosses from one into the next is cut there."""
    started: set[int] = set()
    body = "".join(_piece(piece, started) for piece in pieces_of(facts.article.text, lines))
    return f'<div class="text">{body}</div>\n'


def _piece(piece: Piece, started: set[int]) -> str:
    text = escape(piece.text)
    if not piece.lines:
        return text
    first = piece.lines[0]
    classes = "wrong" if any(line.wrong for line in piece.lines) else f"k-{first.judged.fact.kind}"
    anchors = ""
    for line in piece.lines:
        if line.number not in started:
            started.add(line.number)
            anchors += f'<span id="e{line.number}"></span>'
    names = escape(", ".join(line.judged.fact.id for line in piece.lines))
    notes = "".join(
        f'<a class="note" href="#f{line.number}" title="{escape(line.judged.fact.id)}">'
        f"{line.number}</a>"
        for line in piece.ending
    )
    return f'{anchors}<mark class="{classes}" title="{names}">{text}</mark>{notes}'


def _lists(lines: list[Line]) -> str:
    never = [line for line in lines if line.judged.fact.kind == "never"]
    missing = [line for line in lines if line.missing]
    found = [line for line in lines if line not in never and line not in missing]
    return "".join(
        [
            *_section("Without evidence in the article", "missing", missing),
            *_section("Facts", "found", found),
            *_section("Tempting falsehoods", "never", never),
        ]
    )


def _section(title: str, name: str, lines: list[Line]) -> Iterator[str]:
    if not lines:
        return
    yield f'<section class="{name}"><h2>{title} <small>{len(lines)}</small></h2>\n<ol>\n'
    yield from map(_item, lines)
    yield "</ol></section>\n"


def _item(line: Line) -> str:
    fact = line.judged.fact
    number = str(line.number)
    if line.mark is not None:
        number = f'<a href="#e{line.number}" title="to the article">{line.number}</a>'
    wrong = " wrong" if line.wrong else ""
    explanation = line.judged.article.explanation if line.finding != "found" else ""
    detail = f"{line.finding}: {explanation}" if explanation else line.finding
    return (
        f'<li id="f{line.number}" class="k-{fact.kind}{wrong}"><b class="number">{number}</b>'
        f"<div><p>{escape(fact.statement)}</p>"
        f"<p class='meta'><code>{escape(fact.id)}</code> {fact.kind}, {fact.importance} · "
        f"{escape(detail)}</p></div></li>\n"
    )
