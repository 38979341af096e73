"""The JSON Schema of fact-set files, by which editors complete and check them."""

from __future__ import annotations

import json
import os
from pathlib import Path

from harness.facts.schema import FactSetSpec
from harness.paths import datasets_dir

NAME = "factset.schema.json"
MARK = "# yaml-language-server: $schema="
"""How a fact set names its schema, as the first line; the path is relative to the file."""


def json_schema() -> str:
    """The schema as text, generated from the code; the committed file must equal it."""
    body = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Fact set",
        **FactSetSpec.model_json_schema(by_alias=True),
    }
    return json.dumps(body, indent=2, ensure_ascii=False) + "\n"


def schema_line(folder: Path) -> str:
    """The line that a fact set in ``folder`` begins with.

    Within the harness's data sets it names the schema that lies there. Elsewhere the schema
    is written beside the fact set, so that the folder can be moved.
    """
    folder = folder.resolve()
    home = datasets_dir().resolve()
    if folder.is_relative_to(home) and (home / NAME).is_file():
        return MARK + os.path.relpath(home / NAME, folder).replace(os.sep, "/")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NAME).write_text(json_schema(), encoding="utf-8")
    return MARK + NAME
