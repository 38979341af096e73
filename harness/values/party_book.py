"""The book of known parties: whom a name denotes, and how two sets of parties stand.

A name denotes a *set* of parties: "Kabul" the Taliban government and Afghanistan,
"Doha" the city and, by metonymy, Qatar. Two mentions agree where their sets meet.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from harness.values.names import FullNames, initials, is_variant
from harness.values.party import HONORIFICS, Ids, Party, names_of, normalise

KEPT = 20_000
"""Pairs of names whose likeness is held."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name as normalised tokens. ``exact_case`` keeps "US" from meaning "us"."""

    tokens: tuple[str, ...]
    party: str
    how: str
    exact_case: bool


@dataclass
class PartyBook:
    """Every known name, looked up by its first token."""

    parties: dict[str, Party] = field(default_factory=dict)
    _names: dict[str, list[Name]] = field(default_factory=lambda: defaultdict(list))
    _full: FullNames = field(default_factory=FullNames)
    _by_last: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _distinct: set[frozenset[str]] = field(default_factory=set)
    _types: dict[Ids, set[str]] = field(default_factory=dict)
    _alike: dict[tuple[Ids, Ids], bool] = field(default_factory=dict)

    def add(self, party: Party) -> None:
        self.parties[party.id] = party
        for last in normalise(party.name).split()[-1:]:
            self._by_last[last].append(party.id)
        self._types.clear()
        self._alike.clear()
        for how, names in (
            ("name", names_of(party)),
            ("title", party.titles),
            ("broader", party.broader),
        ):
            for name in names:
                self.add_name(name, party.id, how)
        for other in party.distinct_from:
            self._distinct.add(frozenset((party.id, other)))

    def add_name(self, name: str, party: str, how: str = "name") -> None:
        tokens = tuple(normalise(name).split())
        if tokens and tokens[0] == "the" and len(tokens) > 1:
            tokens = tokens[1:]
        entry = Name(tokens, party, how, name[:1].isupper() or name.isupper())
        if tokens and entry not in self._names[tokens[0]]:
            self._names[tokens[0]].append(entry)
            self._names[tokens[0]].sort(key=lambda n: -len(n.tokens))
            if how == "name":
                self._full.add(" ".join(tokens), party)

    def match(
        self, tokens: list[str], start: int, cased: list[bool]
    ) -> tuple[int, Ids, str] | None:
        """The longest name that starts at ``start``: (length, parties, how), or ``None``.

        ``tokens`` are normalised; ``cased[i]`` says whether token i may be a proper name.
        """
        best: tuple[int, Ids, str] | None = None
        for name in self._names.get(tokens[start], ()):
            size = len(name.tokens)
            if best and size < best[0]:
                break
            if tuple(tokens[start : start + size]) != name.tokens:
                continue
            if name.exact_case and not cased[start]:
                continue
            ids = best[1] | {name.party} if best else frozenset((name.party,))
            best = (size, ids, best[2] if best else name.how)
        return best

    def resolve(self, phrase: str, person: bool = False) -> Ids:
        """The parties that a name not listed may denote: part of a person's name,
        another spelling, or the acronym of a longer name. Empty where none does."""
        text = normalise(phrase).removeprefix("the ").strip()
        if not text:
            return frozenset()
        if text in self._full:
            return self._full.get(text)
        words = text.split()
        acronym = self._by_acronym(phrase.strip().removeprefix("the "), words)
        if acronym:
            return acronym
        if person:
            shared = self._by_surname(words) or self._by_given_name(words)
            if shared:
                return shared
        if len(text) < 5:
            return frozenset()
        if len(words) == 1:
            stem = self._full.sharing_stem(text)
            if stem:
                return stem
        return self._full.spelt_like(text)

    def ending_in(self, word: str) -> Ids:
        """The one body whose longer name has a word for its head: the Lake Front for "Front", the
        Institute of Seismology for "Institute"."""
        last = normalise(word)
        found = {
            party.id
            for party in self.parties.values()
            if party.type in ("organisation", "group")
            for name in (party.name, *party.aliases)
            if len(name.split()) > 1 and normalise(name).partition(" of ")[0].split()[-1] == last
        }
        return frozenset(found) if len(found) == 1 else frozenset()

    def _by_surname(self, words: list[str]) -> Ids:
        """Persons of this surname whose first name, if one is given, may be the same."""
        words = [w for w in words if w not in HONORIFICS]
        found: set[str] = set()
        for party in self._by_last.get(words[-1], ()) if words else ():
            full = normalise(self.parties[party].name).split()
            if self.parties[party].type == "person" and _first_names_agree(words[:-1], full[:-1]):
                found.add(party)
        return frozenset(found)

    def _by_given_name(self, words: list[str]) -> Ids:
        """The one person whose given name it is: friends and colleagues are quoted with it."""
        found = {
            party.id
            for party in self.parties.values()
            if party.type == "person" and len(words) == 1
            if (full := normalise(party.name).split())[1:] and full[0] == words[0]
        }
        return frozenset(found) if len(found) == 1 else frozenset()

    def _by_acronym(self, phrase: str, words: list[str]) -> Ids:
        short = phrase.replace(".", "")
        if short.isupper() and 2 <= len(short) <= 6 and " " not in short:
            whole = self._full.shortened_to(short.lower())
            if whole:
                return whole
        if len(words) > 1:
            return self._full.get(initials(" ".join(words)))
        return frozenset()

    def distinct(self, a: Ids, b: Ids) -> bool:
        """Whether the two sets certainly denote different parties."""
        return bool(a) and bool(b) and not a & b

    def titles_of(self, party: str) -> list[str]:
        """The offices that denote one party, as normalised words."""
        return [
            " ".join(name.tokens)
            for names in self._names.values()
            for name in names
            if name.party == party and name.how == "title"
        ]

    def related(self, a: Ids, b: Ids) -> bool:
        """Whether the sets meet, or a party of one belongs in the end to one of the other."""
        if a & b:
            return True
        return not b.isdisjoint(self.above(a)) or not a.isdisjoint(self.above(b))

    def named_alike(self, a: Ids, b: Ids) -> bool:
        """Whether all words of one party's name stand in another's of its type: Pat and Pat
        Ingles may be one, and nothing says so. Not where both are kept apart."""
        found = self._alike.get((a, b))
        if found is None:
            if len(self._alike) > KEPT:
                self._alike.clear()
            known = self.parties
            pairs = [(known[x], known[y]) for x in a for y in b if x in known and y in known]
            found = self._alike[a, b] = any(_is_part(*pair) for pair in pairs)
        return found

    def above(self, ids: Ids) -> set[str]:
        """Whom the parties belong to, and whom those do: a minister's government's country."""
        found: set[str] = set()
        for party in ids:
            of = self.parties[party].of if party in self.parties else None
            while of is not None and of not in found:
                found.add(of)
                of = self.parties[of].of if of in self.parties else None
        return found

    def holders_of(self, office: str, words: frozenset[str]) -> Ids:
        """The persons one of whose titles ends in ``office`` and has all of ``words`` before it."""
        return frozenset(
            name.party
            for names in self._names.values()
            for name in names
            if name.how == "title" and name.tokens[-1] == office
            if words <= set(name.tokens[:-1]) and self.types(frozenset((name.party,))) == {"person"}
        )

    def types(self, ids: Ids) -> set[str]:
        """The types of the parties; one set for all who ask, not to be changed."""
        found = self._types.get(ids)
        if found is None:
            found = self._types[ids] = {self.parties[i].type for i in ids if i in self.parties}
        return found

    def label(self, ids: Ids) -> str:
        """A name for explanations."""
        return " or ".join(sorted(self.parties[i].name for i in ids if i in self.parties))


def _first_names_agree(given: list[str], known: list[str]) -> bool:
    if not given or not known:
        return True
    return is_variant(given[0], known[0])


def _is_part(one: Party, other: Party) -> bool:
    if one.type != other.type or other.id in one.distinct_from or one.id in other.distinct_from:
        return False
    words, given = set(normalise(one.name).split()), set(normalise(other.name).split())
    return words <= given or given <= words
