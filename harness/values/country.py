"""Countries by every name that news gives them: demonyms, capitals, short forms.

The data are the ``countryinfo`` package's; a few forms that it lacks stand here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

SHORT_FORMS = {
    "United States": ("US", "U.S.", "USA", "America", "American", "Americans", "Washington"),
    "United Kingdom": ("UK", "U.K.", "Britain", "British", "Britons", "Great Britain"),
    "Turkey": ("Türkiye", "Turkiye", "Turkish", "Turks"),
    "South Korea": ("Seoul", "South Korean"),
    "North Korea": ("Pyongyang", "North Korean"),
    "Netherlands": ("Holland",),
    "Czech Republic": ("Czechia",),
    "United Arab Emirates": ("UAE", "Emirati"),
    "Russia": ("Russian Federation",),
    "Iran": ("Tehran",),
    "Saudi Arabia": ("Saudi", "Saudis"),
}
"""What the data lack or spell otherwise; each is the agency style of the name."""


@dataclass(frozen=True)
class Country:
    name: str
    demonyms: tuple[str, ...]
    capital: str | None
    others: tuple[str, ...]

    def names(self) -> tuple[str, ...]:
        """Every name that denotes the country or, by metonymy, its government."""
        capital = (self.capital,) if self.capital else ()
        return (self.name, *self.demonyms, *capital, *self.others)


@cache
def countries() -> dict[str, Country]:
    """Every country by its lower-cased English name (about 0.1 s, once a process)."""
    from countryinfo import all_countries

    found = {}
    for entry in all_countries():
        name = entry.name()
        demonyms = [form for one in _texts(entry.demonym()) for form in (one, *_plural(one))]
        capital = next(iter(_texts(entry.capital())), None)
        others = SHORT_FORMS.get(name, ())
        found[name.lower()] = Country(name, tuple(demonyms), capital, others)
    return found


def _texts(value: object) -> list[str]:
    """The data give one text, a list of them, or nothing."""
    values = value if isinstance(value, list) else [value]
    return [text for text in values if isinstance(text, str) and text]


def _plural(demonym: str) -> tuple[str, ...]:
    return () if demonym.endswith(("ese", "ish", "ch", "s")) else (f"{demonym}s",)


@cache
def _by_any_name() -> dict[str, Country]:
    table: dict[str, Country] = {}
    for country in countries().values():
        for name in country.names():
            table.setdefault(name.lower(), country)
    return table


def find_country(name: str) -> Country | None:
    """The country that ``name`` denotes: its name, demonym, capital or short form."""
    return _by_any_name().get(name.lower().removeprefix("the "))


def is_demonym(text: str) -> bool:
    """Whether a word is how one of a country's people is called: "Lithuanian", "Dane"."""
    country = find_country(text)
    return country is not None and text in country.demonyms
