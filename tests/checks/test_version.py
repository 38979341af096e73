"""The version of the rules is their content: no change of theirs goes unseen."""

from pathlib import Path

import pytest

from harness.checks.checker import signature
from harness.checks.version import ROOMS, rules_version


def package(root: Path, rule: str = "x = 1", note: str = "") -> Path:
    for room in ROOMS:
        (root / room).mkdir(parents=True)
        (root / room / "rule.py").write_text(rule, encoding="utf-8")
    (root / "checks" / "note.txt").write_text(note, encoding="utf-8")
    return root


def test_the_same_content_is_the_same_version_anywhere(tmp_path: Path) -> None:
    one, other = package(tmp_path / "one"), package(tmp_path / "other", note="aside")
    assert rules_version(one) == rules_version(other)


@pytest.mark.parametrize("room", ROOMS)
def test_any_change_of_a_rule_or_list_is_another(tmp_path: Path, room: str) -> None:
    before = rules_version(package(tmp_path / "before"))
    changed = package(tmp_path / "changed")
    (changed / room / "rule.py").write_text("x = 2", encoding="utf-8")
    longer = package(tmp_path / "longer")
    (longer / room / "words.yaml").write_text("[]", encoding="utf-8")
    assert len({before, rules_version(changed), rules_version(longer)}) == 3


def test_the_signature_names_it() -> None:
    assert signature().startswith(f"rules:{rules_version()}|")
