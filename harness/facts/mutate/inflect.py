"""The few verb forms that rewriting a sentence needs: participle, past, third person."""

from __future__ import annotations

from functools import cache

_IRREGULAR = """
be was been|beat beat beaten|become became become|begin began begun|bend bent bent|bite bit bitten
blow blew blown|break broke broken|bring brought brought|build built built|burn burnt burnt
buy bought bought|catch caught caught|choose chose chosen|come came come|cost cost cost|cut cut cut
deal dealt dealt|dig dug dug|do did done|draw drew drawn|drive drove driven|eat ate eaten
fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled
fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven
freeze froze frozen|get got got|give gave given|go went gone|grow grew grown|hang hung hung
have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt
keep kept kept|know knew known|lay laid laid|lead led led|leave left left|lend lent lent|let let let
lie lay lain|light lit lit|lose lost lost|make made made|mean meant meant|meet met met|pay paid paid
put put put|quit quit quit|read read read|ride rode ridden|ring rang rung|rise rose risen
run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set
shake shook shaken|shed shed shed|shoot shot shot|show showed shown|shrink shrank shrunk
shut shut shut|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept|speak spoke spoken
spend spent spent|split split split|spread spread spread|stand stood stood|steal stole stolen
stick stuck stuck|strike struck struck|sweep swept swept|swear swore sworn|swim swam swum
swing swung swung|take took taken|teach taught taught|tear tore torn|tell told told
think thought thought|throw threw thrown|understand understood understood|wake woke woken
wear wore worn|win won won|withdraw withdrew withdrawn|write wrote written|rebuild rebuilt rebuilt
undergo underwent undergone|overthrow overthrew overthrown|overtake overtook overtaken
arise arose arisen|bear bore borne|bid bid bid|bind bound bound|bleed bled bled|breed bred bred
cast cast cast|creep crept crept|dream dreamt dreamt|forecast forecast forecast|lean leant leant
oversee oversaw overseen|prove proved proven|seem seemed seemed|shine shone shone|spin spun spun
spring sprang sprung|undo undid undone|uphold upheld upheld|weave wove woven
"""
_DOUBLING = frozenset(
    "stop ban plan admit commit permit refer prefer occur drop cut beg rob grab jam ship slip trap "
    "wrap step chop cap slam snub regret submit omit control compel expel cancel label travel "
    "model signal equal fuel level rebel transfer defer infer confer quiz hit set scrap tap "
    "trim".split()
)
"""Verbs that double their last consonant before -ed and -ing (British spelling for -l)."""


@cache
def _forms() -> dict[str, tuple[str, str]]:
    rows = [row.split() for row in _IRREGULAR.replace("\n", "|").split("|") if row.strip()]
    return {base: (past, participle) for base, past, participle in rows}


def past(lemma: str) -> str:
    return _forms()[lemma][0] if lemma in _forms() else _regular(lemma)


def participle(lemma: str) -> str:
    return _forms()[lemma][1] if lemma in _forms() else _regular(lemma)


def third_person(lemma: str) -> str:
    if lemma in ("be", "have", "do", "go"):
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return f"{lemma}es"
    return f"{lemma[:-1]}ies" if _ends_in_consonant_y(lemma) else f"{lemma}s"


def gerund(lemma: str) -> str:
    if lemma in _DOUBLING or lemma in ("run", "win", "begin", "shut", "put", "get", "sit", "dig"):
        return f"{lemma}{lemma[-1]}ing"
    if lemma.endswith("ie"):
        return f"{lemma[:-2]}ying"
    dropped = lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and len(lemma) > 2
    return f"{lemma[:-1]}ing" if dropped else f"{lemma}ing"


def inflected(lemma: str, tag: str) -> str:
    """``lemma`` in the form of a Penn Treebank verb tag."""
    match tag:
        case "VBD":
            return past(lemma)
        case "VBN":
            return participle(lemma)
        case "VBZ":
            return third_person(lemma)
        case "VBG":
            return gerund(lemma)
    return lemma


def _regular(lemma: str) -> str:
    if lemma.endswith("e"):
        return f"{lemma}d"
    if _ends_in_consonant_y(lemma):
        return f"{lemma[:-1]}ied"
    return f"{lemma}{lemma[-1]}ed" if lemma in _DOUBLING else f"{lemma}ed"


def _ends_in_consonant_y(lemma: str) -> bool:
    return lemma.endswith("y") and len(lemma) > 1 and lemma[-2] not in "aeiou"
