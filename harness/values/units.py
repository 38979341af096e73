"""Units as news copy spells them, and conversion to one canonical unit a kind.

Pint does the arithmetic; it takes most of a second to import, so it is loaded
when the first physical unit is converted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: its singular name, its kind, pint's expression for it, its spellings.

    The first spelling is the plural. ``symbols`` are accepted only right after digits.
    """

    name: str
    kind: str
    pint: str
    words: tuple[str, ...]
    symbols: tuple[str, ...] = ()


CANONICAL = {
    "length": "metre",
    "area": "square metre",
    "volume": "cubic metre",
    "mass": "kilogram",
    "temperature": "degree Celsius",
    "time": "second",
    "speed": "metre per second",
    "power": "watt",
    "energy": "joule",
    "data": "byte",
    "frequency": "hertz",
    "flow": "cubic metre per second",
    "share": "percent",
}
"""The unit in which the values of a kind are compared. Other units stand for themselves."""
DAY = 86_400.0
"""A day in the canonical unit of time."""


def _u(name: str, kind: str, pint: str, words: str, symbols: str = "") -> Unit:
    return Unit(name, kind, pint, tuple(words.split("|")), tuple(filter(None, symbols.split("|"))))


UNITS: tuple[Unit, ...] = (
    _u("millimetre", "length", "millimetre", "millimetres|millimetre|millimeters|millimeter", "mm"),
    _u("centimetre", "length", "centimetre", "centimetres|centimetre|centimeters|centimeter", "cm"),
    _u("metre", "length", "metre", "metres|metre|meters|meter", "m"),
    _u(
        "kilometre",
        "length",
        "kilometre",
        "kilometres|kilometre|kilometers|kilometer|kms|km|klicks",
        "km|kms",
    ),
    _u("inch", "length", "inch", "inches|inch", "in"),
    _u("foot", "length", "foot", "feet|foot|ft", "ft"),
    _u("yard", "length", "yard", "yards|yard|yds", "yd|yds"),
    _u("mile", "length", "mile", "miles|mile", "mi"),
    _u("nautical mile", "length", "nautical_mile", "nautical miles|nautical mile", "nm|nmi"),
    _u("light year", "length", "light_year", "light years|light-years|light year|light-year"),
    _u(
        "square metre",
        "area",
        "metre**2",
        "square metres|square metre|square meters|square meter|sq m|sq. m|sqm|m²|m2",
        "sqm|m²|m2",
    ),
    _u(
        "square kilometre",
        "area",
        "kilometre**2",
        "square kilometres|square kilometre|square kilometers|square kilometer"
        "|sq km|sq. km|sq kms|km²|km2",
        "km²|km2",
    ),
    _u(
        "square foot", "area", "foot**2", "square feet|square foot|sq ft|sq. ft|sq feet", "sqft|ft²"
    ),
    _u("square mile", "area", "mile**2", "square miles|square mile|sq miles|sq mi|sq. miles"),
    _u("square yard", "area", "yard**2", "square yards|square yard"),
    _u("hectare", "area", "hectare", "hectares|hectare", "ha"),
    _u("acre", "area", "acre", "acres|acre"),
    _u("litre", "volume", "litre", "litres|litre|liters|liter", "l"),
    _u("millilitre", "volume", "millilitre", "millilitres|millilitre|milliliters|milliliter", "ml"),
    _u(
        "cubic metre",
        "volume",
        "metre**3",
        "cubic metres|cubic metre|cubic meters|cubic meter|cu m|m³",
        "m³|m3",
    ),
    _u("cubic foot", "volume", "foot**3", "cubic feet|cubic foot|cu ft"),
    _u(
        "cubic kilometre",
        "volume",
        "kilometre**3",
        "cubic kilometres|cubic kilometre|cubic kilometers|cubic kilometer",
    ),
    _u("gallon", "volume", "gallon", "gallons|gallon"),
    _u("pint", "volume", "imperial_pint", "pints|pint"),
    _u("barrel", "volume", "oil_bbl", "barrels|barrel", "bbl"),
    _u(
        "barrel per day",
        "flow",
        "oil_bbl/day",
        "barrels per day|barrels a day|barrel per day|barrel a day|bpd|b/d",
        "bpd|b/d",
    ),
    _u("milligram", "mass", "milligram", "milligrams|milligram|milligrammes", "mg"),
    _u("gram", "mass", "gram", "grams|gram|grammes|gramme", "g"),
    _u(
        "kilogram",
        "mass",
        "kilogram",
        "kilograms|kilogram|kilogrammes|kilogramme|kilos|kilo|kgs|kg",
        "kg|kgs",
    ),
    # News copy writes "tons" for tonnes and short tons alike, so the word alone decides nothing.
    _u("tonne", "mass", "tonne", "tonnes|tonne|metric tons|metric ton|tons|ton", "t"),
    _u("kilotonne", "mass", "kilotonne", "kilotonnes|kilotonne|kilotons|kiloton", "kt"),
    _u("ounce", "mass", "ounce", "ounces|ounce", "oz"),
    _u("pound", "mass", "pound", "pounds|pound|lbs|lb", "lb|lbs"),
    _u("stone", "mass", "stone", "stone"),
    _u("carat", "mass", "carat", "carats|carat", "ct"),
    _u(
        "degree Celsius",
        "temperature",
        "degree_Celsius",
        "degrees Celsius|degree celsius|degrees centigrade|degrees c|deg c|degc|celsius|centigrade"
        "|°c|° c",
        "c|°c|° c",
    ),
    _u(
        "degree Fahrenheit",
        "temperature",
        "degree_Fahrenheit",
        "degrees Fahrenheit|degree fahrenheit|degrees f|deg f|degf|fahrenheit|°f|° f",
        "f|°f|° f",
    ),
    _u("kelvin", "temperature", "kelvin", "kelvins|kelvin"),
    _u("degree", "angle", "", "degrees|degree", "°"),
    _u("millisecond", "time", "millisecond", "milliseconds|millisecond", "ms"),
    _u("second", "time", "second", "seconds|second|secs|sec", "s"),
    _u("minute", "time", "minute", "minutes|minute|mins|min", "min|mins"),
    _u("hour", "time", "hour", "hours|hour|hrs|hr", "h|hr|hrs"),
    _u("day", "time", "day", "days|day"),
    _u("week", "time", "week", "weeks|week"),
    _u("fortnight", "time", "fortnight", "fortnights|fortnight"),
    _u("month", "time", "month", "months|month"),
    _u("year", "time", "year", "years|year|yrs|yr", "yr|yrs"),
    _u("decade", "time", "10*year", "decades|decade"),
    _u("century", "time", "100*year", "centuries|century"),
    _u("millennium", "time", "1000*year", "millennia|millennium|millenniums"),
    _u(
        "kilometre per hour",
        "speed",
        "kilometre/hour",
        "kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour"
        "|kilometre per hour|kilometer per hour|kilometre-per-hour|km/h|kmh|kph|kmph",
        "km/h|kmh|kph|kmph",
    ),
    _u(
        "mile per hour",
        "speed",
        "mile/hour",
        "miles per hour|miles an hour|mile per hour|mile-per-hour|mile-an-hour|mph",
        "mph",
    ),
    _u(
        "metre per second",
        "speed",
        "metre/second",
        "metres per second|meters per second|metre per second|meter per second|metres a second|m/s",
        "m/s",
    ),
    _u("knot", "speed", "knot", "knots|knot"),
    _u("watt", "power", "watt", "watts|watt", "w"),
    _u("kilowatt", "power", "kilowatt", "kilowatts|kilowatt", "kw"),
    _u("megawatt", "power", "megawatt", "megawatts|megawatt", "mw"),
    _u("gigawatt", "power", "gigawatt", "gigawatts|gigawatt", "gw"),
    _u("horsepower", "power", "horsepower", "horsepower", "hp|bhp"),
    _u(
        "kilowatt hour",
        "energy",
        "kilowatt*hour",
        "kilowatt hours|kilowatt-hours|kilowatt hour|kilowatt-hour",
        "kwh",
    ),
    _u(
        "megawatt hour",
        "energy",
        "megawatt*hour",
        "megawatt hours|megawatt-hours|megawatt hour|megawatt-hour",
        "mwh",
    ),
    _u(
        "gigawatt hour",
        "energy",
        "gigawatt*hour",
        "gigawatt hours|gigawatt-hours|gigawatt hour|gigawatt-hour",
        "gwh",
    ),
    _u(
        "terawatt hour",
        "energy",
        "terawatt*hour",
        "terawatt hours|terawatt-hours|terawatt hour|terawatt-hour",
        "twh",
    ),
    _u("calorie", "energy", "kilocalorie", "calories|calorie|kcal|kilocalories", "kcal"),
    _u("byte", "data", "byte", "bytes|byte"),
    _u("bit", "data", "bit", "bits|bit"),
    _u("kilobyte", "data", "kilobyte", "kilobytes|kilobyte", "kb"),
    _u("megabyte", "data", "megabyte", "megabytes|megabyte", "mb"),
    _u("gigabyte", "data", "gigabyte", "gigabytes|gigabyte", "gb"),
    _u("terabyte", "data", "terabyte", "terabytes|terabyte", "tb"),
    _u("hertz", "frequency", "hertz", "hertz", "hz"),
    _u("megahertz", "frequency", "megahertz", "megahertz", "mhz"),
    _u("gigahertz", "frequency", "gigahertz", "gigahertz", "ghz"),
    _u("percent", "share", "", "percent|per cent|pct|%|percents", "%|pc"),
    _u(
        "percentage point",
        "percentage point",
        "",
        "percentage points|percentage point|percent points|%-points|pp|ppt|pps",
        "pp|ppt",
    ),
    _u("basis point", "basis point", "", "basis points|basis point|bps", "bps|bp"),
    _u("times", "factor", "", "times|-fold|fold", "x"),
    _u("magnitude", "magnitude", "", "magnitude|on the richter scale"),
)
BY_NAME = {unit.name: unit for unit in UNITS}


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency by ISO code, or by a name that several share (``rupee``)."""

    code: str
    words: tuple[str, ...]
    signs: tuple[str, ...] = ()


def _c(code: str, words: str, signs: str = "") -> Currency:
    return Currency(code, tuple(words.split("|")), tuple(filter(None, signs.split("|"))))


CURRENCIES: tuple[Currency, ...] = (
    _c(
        "USD",
        "dollars|dollar|us dollars|us dollar|american dollars|u.s. dollars|usd|bucks|buck",
        "$|us$|usd|usd |u.s. $",
    ),
    _c("AUD", "australian dollars|australian dollar|aud", "a$|au$|aud |aud"),
    _c("CAD", "canadian dollars|canadian dollar|cad", "c$|ca$|cad |cad"),
    _c("NZD", "new zealand dollars|nzd", "nz$"),
    _c("HKD", "hong kong dollars|hkd", "hk$"),
    _c("SGD", "singapore dollars|sgd", "s$"),
    _c("EUR", "euros|euro|eur", "€|eur |eur"),
    _c("GBP", "pounds sterling|british pounds|sterling|gbp", "£|gbp |gbp"),
    _c("JPY", "yen|jpy|japanese yen", "¥|jpy "),
    _c("CNY", "yuan|renminbi|rmb|cny|chinese yuan", "rmb |cny |rmb"),
    _c("CHF", "swiss francs|swiss franc|chf", "chf |sfr "),
    _c("INR", "indian rupees|inr", "₹|inr |inr"),
    _c("PKR", "pakistani rupees|pkr", "pkr |pkr"),
    _c("rupee", "rupees|rupee", "rs |rs. |rs|rs.|₨"),
    _c("RUB", "roubles|rouble|rubles|ruble", "₽"),
    _c("KRW", "south korean won|korean won|krw", "₩|krw "),
    _c("TRY", "turkish lira|lira|liras", "₺"),
    _c("ILS", "shekels|shekel|new shekels", "₪"),
    _c("NGN", "naira|ngn", "₦"),
    _c("ZAR", "rand|rands|zar", "zar "),
    _c("BRL", "reais|brazilian reais|brazilian reals", "r$"),
    _c("peso", "pesos|peso"),
    _c("MXN", "mexican pesos|mxn", "mx$"),
    _c("SEK", "swedish kronor|swedish krona|swedish crowns|sek", "sek "),
    _c("NOK", "norwegian kroner|norwegian krone|norwegian crowns|nok", "nok "),
    _c("DKK", "danish kroner|danish krone|danish crowns|dkk", "dkk "),
    _c("krone", "kronor|krona|kroner|krone|crowns"),
    _c("SAR", "riyals|riyal|saudi riyals|sar", "sar "),
    _c("AED", "dirhams|dirham|aed", "aed "),
    _c("AFN", "afghanis|afn"),
    _c("IRR", "rials|rial|iranian rials"),
    _c("THB", "baht|thb", "฿"),
    _c("IDR", "rupiah|idr"),
    _c("PLN", "zloty|zlotys|zlotych|pln"),
    _c("UAH", "hryvnias|hryvnia|uah", "₴"),
    _c("BTC", "bitcoins|bitcoin|btc", "₿"),
    _c("cent", "cents|cent", "¢"),
    _c("penny", "pence|penny|p"),
)
SHARED_NAMES = {
    "rupee": {"INR", "PKR", "LKR", "NPR"},
    "peso": {"MXN", "ARS", "CLP", "COP", "PHP"},
    "krone": {"SEK", "NOK", "DKK", "ISK", "CZK"},
}
"""Currency names that do not say whose: each agrees with any of its codes."""

CURRENCY_CODES = frozenset(currency.code for currency in CURRENCIES)


def kind_of(unit: str) -> str:
    """What a unit measures: ``length``, ``money``, ``count``, …"""
    if unit in BY_NAME:
        return BY_NAME[unit].kind
    if unit == "fraction":
        return "share"
    return "money" if unit in CURRENCY_CODES else unit


def canonical_unit(unit: str) -> str:
    """The unit in which values of this unit's kind are compared."""
    return CANONICAL.get(kind_of(unit), unit)


def same_unit(left: str, right: str) -> bool:
    """Whether two canonical units can be compared without conversion."""
    return (
        left == right or right in SHARED_NAMES.get(left, ()) or left in SHARED_NAMES.get(right, ())
    )


@cache
def _registry() -> Any:
    from pint import UnitRegistry

    return UnitRegistry(cache_folder=None)


_TARGETS = {"flow": "metre**3/second", "area": "metre**2", "volume": "metre**3"}
"""Pint's expression for a kind's canonical unit, where it is not a single name."""


@cache
def affine(unit: str) -> tuple[float, float]:
    """The factor and offset that take a value in ``unit`` to its canonical unit."""
    if unit == "fraction":
        return 100.0, 0.0
    known = BY_NAME.get(unit)
    if known is None or not known.pint or unit == canonical_unit(unit):
        return 1.0, 0.0
    target = _TARGETS.get(known.kind) or canonical_unit(unit).replace("degree C", "degree_C")
    if known.kind != "temperature":
        return float(
            _registry().parse_expression(known.pint).m_as(target.replace(" per ", "/"))
        ), 0.0
    zero, one = (_registry().Quantity(x, known.pint).to(target) for x in (0.0, 1.0))
    return float((one - zero).magnitude), float(zero.magnitude)


def _alternatives(spellings: dict[str, str]) -> str:
    return "|".join(map(re.escape, sorted(spellings, key=len, reverse=True)))


WORDS: dict[str, str] = {word.lower(): unit.name for unit in UNITS for word in unit.words}
WORDS |= {word: currency.code for currency in CURRENCIES for word in currency.words if word != "p"}
WORDS |= {c.code.lower(): c.code for c in CURRENCIES if len(c.code) == 3 and c.code != "TRY"}
_ALSO_SPACED = {
    symbol: unit.name
    for unit in UNITS
    for symbol in unit.symbols
    if len(symbol) > 1
    and symbol not in ("in", "mi", "nm", "ms", "pc", "pp", "ct", "hr", "yr", "bp")
}
"""Symbols that news copy also sets off from the figure, and that are not words."""
WORDS |= _ALSO_SPACED
SYMBOLS: dict[str, str] = {symbol: unit.name for unit in UNITS for symbol in unit.symbols}
SYMBOLS |= {"p": "penny", "¢": "cent", "€": "EUR", "£": "GBP", "$": "USD"}
SIGNS: dict[str, str] = {sign.strip(): c.code for c in CURRENCIES for sign in c.signs}

UNIT_WORD = re.compile(rf"(?:{_alternatives(WORDS)})(?![^\W_])".replace(r"\ ", "[ -]"))
UNIT_SYMBOL = re.compile(rf"(?:{_alternatives(SYMBOLS)})(?![^\W_])")
CURRENCY_OPENING = re.compile(rf"(?:{_alternatives(SIGNS)}) ?(?=\d)")
CURRENCY_SIGN = re.compile(rf"(?:(?<![^\W_])|(?=[^\w]))({_alternatives(SIGNS)}) ?$")


def unit_of(spelling: str) -> str | None:
    """The unit that a spelling, symbol or sign names."""
    plain = spelling.lower()
    for table in (WORDS, SYMBOLS, SIGNS):
        for variant in (plain, plain.replace("-", " ")):
            if variant in table:
                return table[variant]
    return plain if plain in BY_NAME else None
