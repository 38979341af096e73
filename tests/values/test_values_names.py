"""Whole names and the forms that they are looked up by."""

from __future__ import annotations

from harness.values.names import FullNames
from harness.values.party import Party
from harness.values.party_book import PartyBook


def _names(*given: str) -> FullNames:
    names = FullNames()
    for name in given:
        names.add(name, f"~{name}")
    return names


def test_a_name_may_denote_several() -> None:
    names = _names("velm")
    names.add("velm", "other")
    assert names.get("velm") == {"~velm", "other"}
    assert not names.get("velms")


def test_initials_are_the_first_name_s_that_has_them() -> None:
    names = _names("river basin authority", "road building agency")
    assert names.shortened_to("rba") == {"~river basin authority"}
    assert not names.shortened_to("rbx")
    assert not names.shortened_to("")


def test_one_word_is_the_front_of_another() -> None:
    names = _names("kazakhstan", "kazakhstan railways", "kaza")
    assert names.sharing_stem("kazakh") == {"~kazakhstan"}
    assert names.sharing_stem("kazakhstani") == {"~kazakhstan"}
    assert not names.sharing_stem("kazan")


def test_spellings_of_one_name() -> None:
    names = _names("tehrik movement")
    assert names.spelt_like("tehreek movement") == {"~tehrik movement"}
    assert not names.spelt_like("labour movement")


def test_persons_share_a_last_name() -> None:
    book = PartyBook()
    for number, name in enumerate(("Ana Duarte", "Rui Duarte", "Duarte Foods")):
        book.add(Party(f"p{number}", name, "person" if number < 2 else "organisation"))
    assert book.resolve("Ms Ana M. Duarte", person=True) == {"p0"}
    assert book.resolve("Mr Duarte-Lima", person=True) == frozenset()
