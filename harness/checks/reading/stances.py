"""Words for how something is told: reported, denied, charged, wanted, hedged."""

from __future__ import annotations

REPORTING = frozenset(
    "say tell announce state declare report claim add note explain insist argue believe think "
    "maintain suggest allege confirm reveal disclose write describe warn acknowledge admit "
    "stress point observe remark indicate reckon hear find show know learn concede confess contend "
    "assert boast complain protest recall".split()
)
DENYING = frozenset("deny reject dispute refute dismiss doubt disprove".split())
ACCUSING = frozenset("accuse blame charge suspect convict acquit".split())
FAILING = frozenset(
    "fail refuse decline neglect forget avoid stop cease prevent refrain desist abstain".split()
)
UNREAL_HEADS = frozenset(
    "threaten plan want hope intend agree promise vow expect seek try urge ask demand call order "
    "offer refuse propose wish consider aim prepare fear need require attempt pledge insist "
    "schedule endeavour endeavor strive struggle".split()
)
UNREAL_NOUNS = frozenset(
    "demand call threat plan promise offer warning hope effort attempt bid proposal request "
    "order right aim goal fear risk possibility chance idea talk prospect move".split()
)
HEDGES = frozenset(
    "reportedly allegedly apparently supposedly purportedly possibly perhaps".split()
)
CLAIMS = frozenset("claim allege".split())
LETTING = frozenset("manage appear seem be able allow permit let enable".split())
"""Verbs whose "not" is one of what follows: "was not allowed to be heard"."""
