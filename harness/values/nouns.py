"""Nouns that news copy counts, with their synonyms: the one table."""

from __future__ import annotations

from harness.values.sets import Relation
from harness.values.text import word_set

SYNONYMS: dict[str, str] = {
    "person": "person people persons individual individuals human humans soul souls life lives",
    "death": "death deaths fatality fatalities dead killed",
    "casualty": "casualty casualties victim victims",
    "wounded": "wounded injured injury injuries",
    "civilian": "civilian civilians resident residents villager villagers inhabitant inhabitants"
    " citizen citizens noncombatant noncombatants",
    "soldier": "soldier soldiers troop troops serviceman servicemen servicemember servicemembers"
    " personnel trooper troopers",
    "militant": "militant militants insurgent insurgents fighter fighters rebel rebels"
    " gunman gunmen terrorist terrorists guerrilla guerrillas extremist extremists",
    "police officer": "policeman policemen officer officers cop cops policewoman policewomen",
    "man": "man men male males",
    "woman": "woman women female females",
    "child": "child children kid kids boy boys girl girls youngster youngsters minor minors",
    "student": "student students pupil pupils schoolchild schoolchildren",
    "worker": "worker workers employee employees labourer labourers laborer laborers staff staffer"
    " staffers",
    "job": "job jobs",
    "migrant": "migrant migrants refugee refugees asylum-seeker asylum-seekers",
    "prisoner": "prisoner prisoners detainee detainees inmate inmates captive captives",
    "hostage": "hostage hostages abductee abductees",
    "source": "source sources",
    "passenger": "passenger passengers traveller travellers traveler travelers",
    "patient": "patient patients",
    "doctor": "doctor doctors physician physicians medic medics",
    "lawmaker": "lawmaker lawmakers legislator legislators mp mps parliamentarian parliamentarians"
    " deputy deputies",
    "voter": "voter voters elector electors",
    "vote": "vote votes ballot ballots",
    "seat": "seat seats",
    "protester": "protester protesters protestor protestors demonstrator demonstrators",
    "suspect": "suspect suspects",
    "family": "family families household households",
    "country": "country countries nation nations state states",
    "company": "company companies firm firms business businesses",
    "home": "home homes house houses dwelling dwellings",
    "vehicle": "vehicle vehicles car cars automobile automobiles",
    "aircraft": "aircraft plane planes airplane airplanes aeroplane aeroplanes jet jets",
    "ship": "ship ships vessel vessels boat boats",
    "attack": "attack attacks assault assaults",
    "strike": "strike strikes airstrike airstrikes air-strike raid raids",
    "missile": "missile missiles rocket rockets",
    "case": "case cases infection infections",
    "fan": "fan fans supporter supporters spectator spectators",
    "game": "game games match matches",
    "goal": "goal goals",
    "point": "point points",
    "place": "place places spot spots",
    "round": "round rounds",
    "side": "side sides party parties",
    "member": "member members",
    "leader": "leader leaders chief chiefs",
    "group": "group groups organisation organisations organization organizations",
    "building": "building buildings structure structures",
    "film": "film films movie movies",
    "customer": "customer customers client clients consumer consumers",
    "user": "user users",
    "study": "study studies",
    "participant": "participant participants respondent respondents volunteer volunteers",
    "reporter": "reporter reporters journalist journalists correspondent correspondents",
    "village": "village villages hamlet hamlets",
    "town": "town towns",
    "city": "city cities",
    "crew": "crew crewmember crewmembers",
    "crime": "crime crimes offence offences offense offenses",
    "count": "count counts charge charges",
    "shot": "shot shots bullet bullets",
    "copy": "copy copies",
    "age": "age old",
}
"""Lemma -> every form that counts the same thing."""

_PEOPLE = """
    death casualty wounded civilian soldier militant man woman child student worker migrant
    prisoner hostage source passenger patient doctor lawmaker voter protester suspect fan
    member leader customer user participant reporter crew
"""
PARENTS: dict[str, str] = dict.fromkeys((*_PEOPLE.split(), "police officer"), "person")
"""Lemma -> the lemma that takes it in."""

LEMMA_OF = {form: lemma for lemma, forms in SYNONYMS.items() for form in forms.split()}


def lemma(noun: str) -> str:
    """The table's lemma of a noun, or a plain singular of one that the table lacks."""
    word = noun.lower()
    known = LEMMA_OF.get(word)
    if known:
        return known
    return LEMMA_OF.get(singular(word), singular(word))


_UNCHANGED = word_set("species series news headquarters means barracks tennis chassis")
_IRREGULAR = {
    "knives": "knife",
    "wives": "wife",
    "wolves": "wolf",
    "thieves": "thief",
    "leaves": "leaf",
}
_SINGULAR_ENDS = ("ss", "us", "sis")
_PLURAL_FORMS = word_set(
    "people men women children troops aircraft servicemen gunmen"
    " policemen policewomen schoolchildren fishermen dead killed injured wounded species"
)


def singular(word: str) -> str:
    """A rule-of-thumb singular; equal words stay equal, which is all that matching needs."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not is_plural(word) or word in _UNCHANGED or word in _PLURAL_FORMS:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("uses") and not word.endswith(("auses", "ouses")):
        return word[:-2]
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes", "zes")) else word[:-1]


def is_plural(word: str) -> bool:
    """Whether the word looks like the plural of a noun."""
    ends_so = len(word) > 3 and word.endswith("s") and not word.endswith(_SINGULAR_ENDS)
    return ends_so or word in _PLURAL_FORMS


OTHERS = "other"
"""What stands for any noun that was counted before: "52 others were hurt"."""


def relate_nouns(claim: str, reference: str) -> Relation:
    """How what a claim counts stands to what the reference counts; unknown nouns must agree."""
    left, right = lemma(claim), lemma(reference)
    if left == right:
        return Relation.EQUAL
    if left == OTHERS:
        return Relation.WIDER
    if PARENTS.get(right) == left:
        return Relation.WIDER
    if PARENTS.get(left) == right:
        return Relation.NARROWER
    return Relation.DISJOINT
