"""How two offices stand to each other: the same, one that says less, or another one.

"A senior TTP figure" says less than "a senior deputy leader of the TTP"; its founder is
somebody else. The words are in ``data/offices.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from harness.values.sets import Relation


@dataclass(frozen=True, slots=True)
class Office:
    """An office as words: "the defence minister" is head ``minister``, front ``{defence}``.

    ``unique`` says that the words claim there is one such person ("the leader of the TTP").
    """

    head: str
    front: frozenset[str]
    unique: bool = False


@dataclass(frozen=True)
class _Table:
    same: tuple[frozenset[str], ...]
    offices: frozenset[str]
    top: frozenset[str]
    standing: frozenset[str]
    people: frozenset[str]
    deputies: frozenset[str]
    portfolios: tuple[frozenset[str], ...]
    former: frozenset[str]
    high: frozenset[str]
    low: frozenset[str]
    short: dict[str, list[str]]


@cache
def _table() -> _Table:
    path = files("harness.lexicon") / "data" / "offices.yaml"
    raw: dict[str, Any] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    same = tuple(frozenset(line.split()) for line in raw["same"])
    return _Table(
        same=same,
        offices=frozenset(raw["offices"].split()).union(raw["short"], *same),
        top=frozenset(raw["top"].split()),
        standing=frozenset(raw["standing"].split()),
        people=frozenset(raw["people"].split()),
        deputies=frozenset(raw["deputies"].split()),
        portfolios=tuple(frozenset(line.split()) for line in raw["portfolios"]),
        high=frozenset(raw["high"].split()),
        low=frozenset(raw["low"].split()),
        former=frozenset(raw["former"].split()),
        short={name: words.split() for name, words in raw["short"].items()},
    )


def is_office(noun: str) -> bool:
    """Whether a lemma names an office or a rank, of whatever kind."""
    table = _table()
    return noun in table.offices or noun in table.deputies or is_standing(noun)


def is_standing(noun: str) -> bool:
    """Whether it only says that somebody counts for something: "official", "figure"."""
    return noun in _table().standing or noun in _table().people


def says_origin(noun: str) -> bool:
    """Whether a country before the noun says where somebody is from, not whom they serve."""
    return noun in _table().people


def is_narrower(a: Office, b: Office) -> bool:
    """Whether ``a`` says of one office what it is for, where ``b`` does not."""
    return _are_same(a.head, b.head) and bool(_fields(a)) and not _fields(b)


def is_portfolio(word: str) -> bool:
    """Whether a word says what an office is for: "defence", "foreign"."""
    return any(word in group for group in _table().portfolios)


def portfolio_of(word: str) -> frozenset[str]:
    """The words for what an office is for, of which this is one: "army" for "military"."""
    groups = (group for group in _table().portfolios if word in group)
    return frozenset().union(*groups)


def relate_offices(claim: Office, known: Office) -> Relation | None:
    """``WIDER`` where the claim says less or adds detail, ``DISJOINT`` for another office,
    ``None`` where nothing can be said."""
    table = _table()
    claim, known = _spelt_out(claim), _spelt_out(known)
    if _are_same(claim.head, known.head) and claim.front == known.front:
        return Relation.EQUAL
    if _portfolios_clash(claim, known) or _levels_clash(claim, known):
        return Relation.DISJOINT
    if _commands(claim) and known.head in _MINISTERS:
        return Relation.DISJOINT
    if _is_deputy(claim) and _is_deputy(known) and _are_high(claim, known):
        return Relation.EQUAL
    mine, theirs = _is_deputy(claim), _is_deputy(known)
    if claim.head in table.deputies:
        return Relation.WIDER if theirs or known.head in table.people else Relation.DISJOINT
    if _are_same(claim.head, known.head):
        return _same_head(claim, known, mine, theirs)
    if is_standing(claim.head) or _is_top_of(claim, known):
        return Relation.WIDER
    held = known.head in table.offices and (theirs or not is_standing(known.head))
    return Relation.DISJOINT if held and claim.head in table.offices else None


_SERVICES = frozenset("army navy naval police staff".split())
_MINISTERS = frozenset(("minister", "secretary"))


def _commands(office: Office) -> bool:
    """ "Army chief": who commands a service is no minister."""
    table = _table()
    return office.head in table.top | {"commander", "general"} and bool(office.front & _SERVICES)


def is_low(word: str) -> bool:
    """Whether a word before a noun says that somebody is near the bottom: "junior"."""
    return word in _table().low


def _are_high(a: Office, b: Office) -> bool:
    """Whether both are said to be near the top, and the first nothing else: "top deputy" for
    "senior deputy leader"."""
    table = _table()
    rest = a.front - table.high - table.deputies - b.front - {"high", "ranking", "rank", "lead"}
    return bool(a.front & table.high) and bool(b.front & table.high) and not rest


def _levels_clash(a: Office, b: Office) -> bool:
    table = _table()
    return any(x.front & table.high and y.front & table.low for x, y in ((a, b), (b, a)))


def _is_top_of(claim: Office, known: Office) -> bool:
    """ "Defence chief" for the defence minister, "election head" for the chief election officer."""
    top = _table().top
    return claim.head in top and bool(_fields(claim) & _fields(known) or known.front & top)


def _spelt_out(office: Office) -> Office:
    """ "Premier" as prime minister, and so on."""
    words = _table().short.get(office.head)
    if words is None:
        return office
    return Office(words[-1], office.front.union(words[:-1]), office.unique)


def _same_head(claim: Office, known: Office, mine: bool, theirs: bool) -> Relation:
    table = _table()
    if mine and not theirs:
        return Relation.DISJOINT
    if theirs and not mine and (claim.unique or claim.head in table.top):
        return Relation.DISJOINT
    if claim.front & table.former and not known.front & table.former:
        return Relation.DISJOINT
    if claim.head in table.top and _fields(claim) and not _fields(known):
        return Relation.DISJOINT  # the army chief is not the chief executive
    if claim.front & table.top and _fields(known) and not _fields(claim):
        return Relation.DISJOINT  # nor is the finance chief
    return Relation.WIDER


def _is_deputy(office: Office) -> bool:
    seconds = _table().deputies | {"vice", "second"}
    return office.head in seconds or bool(office.front & seconds)


def _are_same(a: str, b: str) -> bool:
    return a == b or any(a in group and b in group for group in _table().same)


def _fields(office: Office) -> frozenset[int]:
    groups = enumerate(_table().portfolios)
    return frozenset(number for number, group in groups if office.front & group)


def _portfolios_clash(claim: Office, known: Office) -> bool:
    mine, theirs = _fields(claim), _fields(known)
    return bool(mine and theirs) and not mine & theirs
