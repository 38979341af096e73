"""The units of measurement: name, kind and every spelling of each."""

from __future__ import annotations

from dataclasses import dataclass


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
