"""The currencies: code, names and signs of each, and the names that several share."""

from __future__ import annotations

from dataclasses import dataclass


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
