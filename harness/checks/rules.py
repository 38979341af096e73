"""The rules that need no fact, each held against one article: read once, asked of every summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from harness.checks.content.certainty import check_certainty
from harness.checks.content.channels import check_channels
from harness.checks.content.described import check_described
from harness.checks.content.fragments import check_fragments
from harness.checks.content.novelty import check_boilerplate, check_novelty
from harness.checks.content.qualities import Qualities
from harness.checks.content.quoted import check_quotes
from harness.checks.content.superlatives import check_superlatives
from harness.checks.events.absences import check_absences
from harness.checks.events.addressed import check_addressed
from harness.checks.events.agreed import AgreedIndex
from harness.checks.events.causes import CauseIndex
from harness.checks.events.circumstances import check_circumstances
from harness.checks.events.conditions import check_conditions
from harness.checks.events.dated_order import DatedOrderIndex
from harness.checks.events.deeds import check_deeds
from harness.checks.events.demands import DemandIndex
from harness.checks.events.denials import check_denials
from harness.checks.events.destroyed import DestroyedIndex
from harness.checks.events.events import check_events
from harness.checks.events.expected import check_expected
from harness.checks.events.fulfilled import check_fulfilled
from harness.checks.events.instead import InsteadIndex
from harness.checks.events.lasting import LastingIndex
from harness.checks.events.manners import MannerIndex
from harness.checks.events.matching import EventIndex
from harness.checks.events.meetings import MeetingIndex
from harness.checks.events.order import OrderIndex
from harness.checks.events.quiet import check_quiet
from harness.checks.events.raids import RaidIndex
from harness.checks.events.reactions import check_reactions
from harness.checks.events.sides_of_it import check_sides_of_it
from harness.checks.events.undenied import check_undenied
from harness.checks.events.unfinished import check_unfinished
from harness.checks.events.unrealised import check_unrealised
from harness.checks.events.unvoiced import check_unvoiced
from harness.checks.events.venues import VenueIndex
from harness.checks.grounding.index import ArticleIndex
from harness.checks.grounding.miscounted import check_miscounted
from harness.checks.grounding.sides import SideIndex
from harness.checks.parties.ages import AgeIndex
from harness.checks.parties.aggressors import AggressorIndex
from harness.checks.parties.articled import ArticledIndex
from harness.checks.parties.backing import check_backing
from harness.checks.parties.beside import BesideIndex
from harness.checks.parties.doubled import NameIndex
from harness.checks.parties.humans import HumanIndex
from harness.checks.parties.insiders import InsiderIndex
from harness.checks.parties.local import LocalIndex
from harness.checks.parties.media import MediaIndex
from harness.checks.parties.misplaced import MisplacedIndex
from harness.checks.parties.nowhere import NowhereIndex
from harness.checks.parties.officials import OfficialIndex
from harness.checks.parties.opponents import check_opponents
from harness.checks.parties.owners import OwnerIndex
from harness.checks.parties.pairs import PairIndex
from harness.checks.parties.partners import PartnerIndex
from harness.checks.parties.parts import PartIndex
from harness.checks.parties.posts_held import PostIndex
from harness.checks.parties.presence import PresenceIndex
from harness.checks.parties.pronouns import PronounIndex
from harness.checks.parties.rivals import RivalIndex
from harness.checks.parties.rulers import RulerIndex
from harness.checks.parties.silent import SilentIndex
from harness.checks.parties.sorts import SortIndex
from harness.checks.parties.titles import TitleIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.kinds import Kinds
from harness.types import Flag


class Index(Protocol):
    """What an article says of one matter, read once, to hold every summary against."""

    def check(self, summary: Analysis) -> Iterator[Flag]: ...


_OF_EVENTS = (
    check_events,
    check_absences,
    check_deeds,
    check_unvoiced,
    check_undenied,
    check_unfinished,
    check_unrealised,
    check_sides_of_it,
    check_expected,
    check_conditions,
    check_circumstances,
    check_quiet,
    check_addressed,
    check_reactions,
)
_OF_WORDS = (
    check_denials,
    check_novelty,
    check_fragments,
    check_fulfilled,
    check_backing,
    check_opponents,
    check_quotes,
    check_boilerplate,
    check_miscounted,
    check_channels,
    check_superlatives,
    check_described,
)
_OF_THE_ARTICLE: tuple[Callable[[Analysis], Index], ...] = (
    OwnerIndex,
    PartnerIndex,
    PairIndex,
    SideIndex,
    NameIndex,
    InsiderIndex,
    MeetingIndex,
    AggressorIndex,
    PronounIndex,
    AgeIndex,
    PostIndex,
    RulerIndex,
    MediaIndex,
    BesideIndex,
    VenueIndex,
    NowhereIndex,
)
_BESIDE_EVENTS: tuple[Callable[[EventIndex], Index], ...] = (
    OrderIndex,
    InsteadIndex,
    RaidIndex,
    DestroyedIndex,
    CauseIndex,
    AgreedIndex,
    LastingIndex,
    MannerIndex,
)
_BESIDE_WORDS: tuple[Callable[[ArticleIndex], Index], ...] = (
    DemandIndex,
    OfficialIndex,
    Qualities,
    PartIndex,
)
_OF_NAMES: tuple[Callable[[Kinds], Index], ...] = (
    MisplacedIndex,
    LocalIndex,
    SilentIndex,
    SortIndex,
    HumanIndex,
    RivalIndex,
    TitleIndex,
    ArticledIndex,
)


class Rules:
    """What needs no fact: events, words and parties held against the article's."""

    def __init__(self, index: ArticleIndex, events: EventIndex) -> None:
        self._index, self._events = index, events
        article = index.analysis
        kinds = Kinds(article)
        self._indexes: list[Index] = [
            *(each(article) for each in _OF_THE_ARTICLE),
            *(each(kinds) for each in _OF_NAMES),
            *(each(events) for each in _BESIDE_EVENTS),
            *(each(index) for each in _BESIDE_WORDS),
            PresenceIndex(index, events),
            DatedOrderIndex(index, events),
        ]

    def check(self, text: Analysis) -> Iterator[Flag]:
        """Every flag of every rule for one summary."""
        for of_events in _OF_EVENTS:
            yield from of_events(text, self._events)
        for of_words in _OF_WORDS:
            yield from of_words(text, self._index)
        for index in self._indexes:
            yield from index.check(text)
        yield from check_certainty(text, self._index, self._events)
