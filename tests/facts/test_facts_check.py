"""``harness facts check``: every complaint with its place, its key and its reason."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from harness.cli import cli

ARTICLE = """A ferry sank off the island of Korva on Monday and killed 12 people.

Another 31 people were rescued by the patrol ship Alba, which is 64 metres long.

“The sea gave us nine minutes,” said Ines Korto, the captain of the ferry.
"""

FACTS = """\
# yaml-language-server: $schema=factset.schema.json
schema: 1
id: korva_ferry
published: 2025-03-05 # a Wednesday
article: article.txt
source: {publisher: written for this test, licence: CC0-1.0}
parties:
  korva: {name: Korva, type: place}
  alba: {name: Alba, type: product}
  ines_korto: {name: Ines Korto, type: person, aliases: [Korto]}
facts:
  - id: deaths
    kind: quantity
    value: 12 people
    about: [kill, die, dead]
    statement: Twelve people were killed.
  - id: rescued
    kind: quantity
    value: 31 people
    about: [rescue]
    statement: Thirty-one people were rescued.
  - id: nine_minutes
    kind: quote
    speaker: ines_korto
    quote: The sea gave us nine minutes
    statement: Ines Korto said “The sea gave us nine minutes”.
  - id: nobody_missing
    kind: never
    statement: The coast guard ended the search.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "facts.yaml").write_text(FACTS, encoding="utf-8")
    (tmp_path / "factset.schema.json").write_text("{}", encoding="utf-8")
    return tmp_path


def check(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["facts", "check", *map(str, arguments)])
    return done.exit_code, done.output


def change(folder: Path, old: str, new: str) -> None:
    text = (folder / "facts.yaml").read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (folder / "facts.yaml").write_text(text.replace(old, new), encoding="utf-8")


def test_a_good_fact_set_passes_strictly(folder: Path) -> None:
    code, output = check(folder, "--strict")
    assert (code, output) == (0, "1 fact set: 0 errors, 0 warnings\n")


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("kind: quote", "kind: quotation", "23:5", "facts.nine_minutes.kind: unknown kind 'quotat"
         "ion'; did you mean 'quote'?"),
        ("    about: [rescue]", "    abuot: [rescue]", "20:5", "key; did you mean 'about'?"),
        ("value: 31 people", "value: thirtyone-ish", "19:5", 'write for example "> 70 people"'),
        ("value: 12 people", "value: 12 kmm", "14:5", "'kmm' is no unit, did you mean 'km'?"),
        ("    quote: The sea gave us nine minutes", '    quote: ""', "25:5", "empty; it takes: "),
        ("value: 12 people", "value: 12 peeple wet", "14:5", "facts.deaths.value: '12 peeple wet'"),
        ("speaker: ines_korto", "speaker: ines_corto", "24:5", "unknown party 'ines_corto'; did you"
         " mean 'ines_korto'?"),
        ("id: rescued", "id: deaths", "17:5", "'deaths' is used twice (first in line 12)"),
        ("id: korva_ferry", "id: ../korva", "3:1", "id: '../korva' is no id"),
        ("article: article.txt", "article: ../../etc/passwd", "5:1", "lies outside the fact set"),
        ("article: article.txt", "article: gone.txt", "5:1", "cannot read the article"),
        ("published: 2025-03-05", "published: Wednesday", "4:1", "'Wednesday' is no date"),
        ("type: person", "type: human", "10:34", "'human' is not known; known: country"),
        ("    about: [rescue]\n", "", "17:5", "no cue word says which mentions it is about"),
        ("aliases: [Korto]", "aliases: Korto", "10:48", "'Korto' is no list; write [Korto]"),
        ("    statement: Twelve people were killed.\n", "", "12:5", "missing; it takes: The fact"),
    ],
)  # fmt: skip
def test_an_error_names_its_place_and_the_way_out(
    folder: Path, old: str, new: str, place: str, said: str
) -> None:
    change(folder, old, new)
    code, output = check(folder)
    assert code == 1
    assert f"{folder}/facts.yaml:{place}: error: " in output
    assert said in output


@pytest.mark.parametrize(
    ("old", "new", "code", "level"),
    [
        (", licence: CC0-1.0", "", "no-licence", "warning"),
        ("$schema=factset", "$schema=elsewhere/factset", "schema-line", "warning"),
        ("value: 31 people", "value: 31", "bare-number", "warning"),
        ("value: 31 people", "value: '>= 1 people'", "catches-nothing", "error"),
        ("quote: The sea gave us nine minutes", "quote: it was", "catches-nothing", "error"),
        ("quote: The sea gave us nine minutes", "quote: ten minutes", "unsupported", "error"),
        ("value: 12 people", "value: 14 people", "contradicted", "error"),
        ("The coast guard ended the search.", "A ferry sank off the island.", "contradicted",
         "error"),
        ("statement: Thirty-one people were rescued.", "statement: It went well.", "statement",
         "error"),
        ("name: Korva, type: place", "name: Alba, type: product", "shared-name", "warning"),
    ],
)  # fmt: skip
def test_weak_and_wrong_facts(folder: Path, old: str, new: str, code: str, level: str) -> None:
    change(folder, old, new)
    status, output = check(folder, "--format", "json")
    problems = json.loads(output)["fact_sets"][0]["problems"]
    assert {"code": code, "level": level}.items() <= next(
        p for p in problems if p["code"] == code
    ).items(), problems
    assert status == (1 if any(p["level"] == "error" for p in problems) else 0)


@pytest.mark.parametrize(
    ("extra", "reason"),
    [
        ("  - {id: more, kind: quantity, value: 12 persons, about: [die], statement: 12 died.}",
         "overlaps 'deaths': the same value under the same cue 'die'"),
        ("  - {id: more, kind: quantity, value: 4 people, about: [rescue], statement: 4 lived.}",
         "overlaps 'rescued': other values under the same cues"),
        ("  - {id: more, kind: quote, speaker: ines_korto, quote: nine minutes, statement: Nine.}",
         "overlaps 'nine_minutes': one quotation contains the other"),
        ("  - {id: more, kind: never, statement: The coast guard ended the search}",
         "overlaps 'nobody_missing': both have the same statement"),
    ],
)  # fmt: skip
def test_facts_that_overlap(folder: Path, extra: str, reason: str) -> None:
    with (folder / "facts.yaml").open("a", encoding="utf-8") as file:
        file.write(extra + "\n")
    assert reason in check(folder)[1]


def test_warnings_fail_only_a_strict_check(folder: Path) -> None:
    change(folder, ", licence: CC0-1.0", "")
    assert check(folder)[0] == 0
    assert check(folder, "--strict")[0] == 1


def test_json_gives_verdicts_and_evidence(folder: Path) -> None:
    body = json.loads(check(folder, "--format", "json")[1])
    facts = {fact["id"]: fact for fact in body["fact_sets"][0]["facts"]}
    assert facts["deaths"]["article"] == facts["deaths"]["statement"] == "supported"
    evidence = facts["rescued"]["evidence"]
    assert ARTICLE[evidence["start"] : evidence["end"]] == evidence["text"]
    assert "31" in evidence["text"]
    assert facts["nobody_missing"]["article"] == "omitted"
    assert facts["nobody_missing"]["statement"] == "contradicted"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"schema: 1\nid: [a\n", r"facts\.yaml:3:1: error: not valid YAML: "),
        (b"title: Korva: a ferry\n", r"facts\.yaml:1:13: error: not valid YAML: .*put quotes"),
        (b"id: a\nid: b\n", r"facts\.yaml:2:1: error: not valid YAML: .*write each key once"),
        (b"schema: 1\nid: caf\xe9\n", r"facts\.yaml:2:1: error: not UTF-8 \(byte 0xe9\)"),
        (b"schema: 1\npublished: 2025-13-01\n", r"facts\.yaml:2:12: .*13-01 is no date: month"),
        (b"- 1\n", r"facts\.yaml:1:1: error: a fact set is a mapping"),
        (b"schema: 2\n", r"facts\.yaml:1:1: error: schema: version 2 is of a newer harness"),
        (b"schema: !!python/object/apply:os.system [ls]\n", r"facts\.yaml.*error"),
        (b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
            b"%c: &%c [%s]\n" % (c + 1, c + 1, b",".join([b"*%c" % c] * 9)) for c in b"abcdefgh"
        ), r"more than 200,000 values, aliases expanded"),
    ],
)  # fmt: skip
def test_files_that_are_no_fact_sets(folder: Path, content: bytes, said: str) -> None:
    (folder / "facts.yaml").write_bytes(content)
    code, output = check(folder)
    assert code == 1
    assert re.search(said, output), output


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the article is empty"),
        (b" \n\n", "the article is empty"),
        ("Zwölf Tote".encode("latin-1"), "article.txt:1: not UTF-8 (byte 0xf6)"),
        ("Zwölf Tote".encode("utf-16"), "convert it: iconv -f UTF-16 -t UTF-8"),
        (b"T\0w\0e\0l\0v\0e\0", "many zero bytes"),
        (ARTICLE.encode() + b"The sea was calm. " * 290_000, "only articles of up to 200,000"),
    ],
)
def test_articles_that_cannot_be_judged(folder: Path, content: bytes, said: str) -> None:
    (folder / "article.txt").write_bytes(content)
    code, output = check(folder, "--strict")
    assert code == 1
    assert f"{folder}/facts.yaml:5:1: " in output
    assert said in output


def test_an_unknown_name_leads_to_the_nearest_id() -> None:
    code, output = check("istanbul_talk")
    assert code == 2
    assert "did you mean 'istanbul_talks'?" in output


@pytest.mark.parametrize("verb", ["show", "mutate"])
def test_articles_too_long_to_judge_are_refused_at_once(folder: Path, verb: str) -> None:
    (folder / "article.txt").write_text(ARTICLE + "The sea was calm. " * 290_000, "utf-8")
    done = CliRunner().invoke(cli, ["facts", verb, str(folder)])
    assert done.exit_code == 2
    assert "only articles of up to 200,000" in done.output


def test_what_is_no_fact_set_at_all_is_said_with_a_way_on(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    assert (
        "without facts.yaml; to begin one from an article: harness facts draft"
        in (check(tmp_path / "bare")[1])
    )
    assert "there is no such file" in check(folder / "fact.yaml")[1]
    assert "harness facts draft" in check(folder / "article.txt")[1]
    assert "did you mean" not in check("nosuch")[1]
    assert "did you mean 'lhotka_crash'" in check("lhotka_crahs")[1]
