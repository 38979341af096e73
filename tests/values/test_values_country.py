"""Countries by the names that news gives them."""

from __future__ import annotations

import pytest

from harness.values.country import PEOPLES, SHORT_FORMS, countries, find_country, is_demonym


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("American", "United States"),
        ("Indian", "India"),
        ("French", "France"),
        ("Norwegian", "Norway"),
        ("Chinese", "China"),
        ("Uzbek", "Uzbekistan"),
        ("Kazakhs", "Kazakhstan"),
        ("Danes", "Denmark"),
        ("Ankara", "Turkey"),
        ("the Netherlands", "Netherlands"),
    ],
)
def test_a_name_that_several_have_is_the_best_known_country_s(name: str, country: str) -> None:
    found = find_country(name)
    assert found is not None
    assert found.name == country


def test_the_tables_add_to_countries_of_the_data() -> None:
    known = {country.name for country in countries().values()}
    assert known.issuperset(PEOPLES)
    assert known.issuperset(SHORT_FORMS)


def test_a_people_s_word_is_a_demonym() -> None:
    assert is_demonym("Uzbek")
    assert not is_demonym("Tashkent")
