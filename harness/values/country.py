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

PEOPLES = {
    "Argentina": ("Argentine", "Argentinian"), "Azerbaijan": ("Azeri",),
    "Bosnia and Herzegovina": ("Bosnian",), "Botswana": ("Botswanan",), "Comoros": ("Comorian",),
    "Croatia": ("Croat",), "Denmark": ("Dane",), "Ecuador": ("Ecuadorian",),
    "Finland": ("Finn",), "Iceland": ("Icelandic",), "Kazakhstan": ("Kazakh",),
    "Kyrgyzstan": ("Kyrgyz",), "Laos": ("Lao",), "Lesotho": ("Basotho",),
    "Maldives": ("Maldivian",), "Nepal": ("Nepali",), "Poland": ("Pole",),
    "Scotland": ("Scot",), "Serbia": ("Serb",),
    "Slovenia": ("Slovenian",), "Spain": ("Spaniard",), "Suriname": ("Surinamese",),
    "Sweden": ("Swede",), "Tajikistan": ("Tajik",), "Turkey": ("Turk",),
    "United Kingdom": ("Briton",), "Uzbekistan": ("Uzbek",),
}  # fmt: skip
"""Words for a people, or of it, that the data lack."""


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
        people = (*_texts(entry.demonym()), *PEOPLES.get(name, ()))
        demonyms = [form for one in people for form in (one, *_plural(one))]
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
    for country in sorted(countries().values(), key=lambda c: not c.others):
        for name in country.names():
            known = table.setdefault(name.lower(), country)
            if not _is_called_after(name, known) and _is_called_after(name, country):
                table[name.lower()] = country
    return table


def _is_called_after(name: str, country: Country) -> bool:
    """Whether a name may come of the country's own, as "Indian" comes of India, though the data
    have it of an ocean territory as well; the agencies' short forms are nobody else's."""
    return name in country.others or country.name.lower().startswith(name.lower()[:2])


def find_country(name: str) -> Country | None:
    """The country that ``name`` denotes: its name, demonym, capital or short form."""
    return _by_any_name().get(name.lower().removeprefix("the "))


def is_demonym(text: str) -> bool:
    """Whether a word is how one of a country's people is called: "Lithuanian", "Dane"."""
    country = find_country(text)
    return country is not None and text in country.demonyms
