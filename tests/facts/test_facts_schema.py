"""The JSON Schema is that of the code, fits every fact set, and old files find their way to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from harness.cli import cli
from harness.facts.json_schema import MARK, NAME, json_schema, schema_line
from harness.facts.load import load_fact_set
from harness.facts.source import read_file
from harness.paths import datasets_dir

FACT_SETS = sorted(datasets_dir().glob("*/facts.yaml"))

OLD = """\
# written by hand
id: old_story
published: 2025-03-05
article: article.txt
source: {publisher: me, license: CC0-1.0}
facts:
  deaths: # the toll
    kind: quantity
    value: 12 people
    about: [kill]
    statement: "Twelve people were killed: all at once."
"""


def test_the_committed_schema_is_current() -> None:
    committed = (datasets_dir() / NAME).read_text(encoding="utf-8")
    assert committed == json_schema(), "write it anew: harness facts schema > datasets/" + NAME


@pytest.mark.parametrize("path", FACT_SETS, ids=lambda path: path.parent.name)
def test_every_fact_set_names_the_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == schema_line(path.parent)
    assert (path.parent / first.removeprefix(MARK)).resolve() == datasets_dir() / NAME


def test_every_key_and_kind_is_described() -> None:
    definitions = json.loads(json_schema())["$defs"]
    assert {"QuantityFact", "NeverFact", "PartySpec"} <= set(definitions)
    for name, definition in definitions.items():
        for key, field in definition.get("properties", {}).items():
            assert field.get("description"), f"{name}.{key}"


def test_editors_accept_what_the_harness_accepts() -> None:
    """Numbers and dates need no quotes, and a mistyped key is refused."""
    validator = pytest.importorskip("jsonschema").Draft202012Validator(json.loads(json_schema()))
    for path in FACT_SETS:
        plain = json.loads(json.dumps(read_file(path).plain, default=str))
        assert not list(validator.iter_errors(plain)), path
    plain["facts"][0]["abuot"] = []
    assert list(validator.iter_errors(plain))


def test_a_fact_set_elsewhere_gets_its_own_copy(tmp_path: Path) -> None:
    assert schema_line(tmp_path / "new") == MARK + NAME
    assert (tmp_path / "new" / NAME).read_text(encoding="utf-8") == json_schema()


def test_files_from_before_versions_are_migrated(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(OLD, encoding="utf-8")
    (tmp_path / "article.txt").write_text("Twelve people were killed.", encoding="utf-8")
    refused = CliRunner().invoke(cli, ["facts", "check", str(path)])
    assert "harness facts migrate" in refused.output
    done = CliRunner().invoke(cli, ["facts", "migrate", str(path)])
    assert done.exit_code == 0, done.output
    text = path.read_text(encoding="utf-8")
    assert "# written by hand\nschema: 1\nid: old_story" in text
    assert "# the toll" in text
    assert '"Twelve people were killed: all at once."' in text
    facts = load_fact_set(path)
    assert facts.spec.source.licence == "CC0-1.0"
    assert [fact.id for fact in facts.facts] == ["deaths"]
    again = CliRunner().invoke(cli, ["facts", "migrate", str(path)])
    assert again.output == f"{path}: up to date\n"
    assert path.read_text(encoding="utf-8") == text


def test_a_newer_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text("schema: 7\n", encoding="utf-8")
    done = CliRunner().invoke(cli, ["facts", "migrate", str(path)])
    assert done.exit_code == 2
    assert "7 cannot be migrated" in done.output
    assert path.read_text(encoding="utf-8") == "schema: 7\n"
