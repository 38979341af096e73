"""Quotations: what stands between quotation marks, and who said it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.lexicon.words import lexicon

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Doc, Token

_CLITIC = r"(?:s|re|ve|ll|d|m)\b"
_PAIRS = re.compile(
    r"[“„]([^“”„\n]{1,1000})[”“]|\"([^\"\n]{1,1000})\"|"
    rf"(?<![\w\\'])[‘'](?!{_CLITIC})([^‘’'\n]{{2,400}})[’'](?!\w)"
)
_BACKTICKS = re.compile(
    r"``([^`\n]{1,1000}?)''|\"([^\"`\n]{1,1000})\"|"
    r"(?<!`)`(?!`)((?:[^`'\n]|'(?=\w)){2,400})'(?![\w'])"
)
"""The marks of texts that come tokenised, where "`" opens and "'" closes and is an apostrophe."""
_ATTRIBUTION = 120
"""Characters that "…," she said, … "…" may have between two parts of one quotation."""
SPEECH = frozenset(
    "say tell warn threaten add announce declare call describe insist argue write claim note "
    "explain state vow state urge accuse reply respond ask admit acknowledge stress quote label "
    "dub suggest predict promise remark observe caution assert comment dismiss denounce brand term "
    "deride mock joke quip boast complain hail reiterate concede pledge pronounce recall liken "
    "deem swear declare retort repeat announce answer proclaim trumpet herald".split()
)
_JUDGING = frozenset("criticise criticize condemn decry blame slam lambast resent deplore".split())
"""Verbs whose subject has found the words for what they are about: "condemned its “posture”"."""
_FINDING_WORDS = SPEECH | _JUDGING
_WORDS = frozenset(
    "threat warning statement remark comment claim word message insistence promise pledge demand "
    "accusation vow description complaint criticism reply response announcement suggestion "
    "prediction assertion allegation assurance admission argument phrase boast call answer "
    "outburst".split()
)
"""Nouns for what somebody says: "Asif's threat to “…”", "the warning by Haqqani that “…”"."""

UNNAMED = frozenset(
    "source witness bystander resident observer critic analyst insider passer-by neighbour".split()
)
"""Speakers whom an article keeps nameless: their words are no named person's."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """``start:end`` are the words between the marks; ``speaker`` a token index or ``None``.

    ``near`` is the subject of the clause around words that no verb of speech leads to:
    most likely the speaker ("Kabwe wants “four clean weeks”"), but nothing says so.
    """

    start: int
    end: int
    text: str
    speaker: int | None
    near: int | None = None


def read_quotes(doc: Doc) -> list[Quotation]:
    """Every quotation, each with the token that names its speaker where one is found."""
    found: list[Quotation] = []
    text = doc.text
    for match in (_BACKTICKS if "`" in text else _PAIRS).finditer(text):
        group = next(i for i in (1, 2, 3) if match.group(i) is not None)
        start, end = match.span(group)
        if any(c.isalnum() for c in match.group(group)):
            speaker = _speaker(doc, start, end)
            if speaker is None and found and _goes_on(text, found[-1].end, start):
                speaker = _named(doc, found[-1].speaker)
            near = _clause_subject(doc, start, end) if speaker is None else None
            found.append(Quotation(start, end, match.group(group), speaker, near))
    return found


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether a quotation goes on after its attribution: “…,” she said. “…”"""
    between = text[end + 1 : start - 1]
    return len(between) < _ATTRIBUTION and between.rstrip().endswith((".", ",", ":"))


def _named(doc: Doc, speaker: int | None) -> int | None:
    """A speaker by name; who "he" is gets less certain with every sentence."""
    return speaker if speaker is not None and doc[speaker].pos_ != "PRON" else None


def _speaker(doc: Doc, start: int, end: int) -> int | None:
    span = doc.phrase_at(start, end)
    if span is None:
        return None
    # A long quotation is several sentences to the parser, and the last has the attribution.
    headed = _headed(doc, span.start)
    if headed is not None:
        return headed
    for root in dict.fromkeys((span.root, span[-1].sent.root)):
        speaker = _above(root, span.start, span.end)
        speaker = _according(root) if speaker is None else speaker
        speaker = _beside(root, span.start, span.end) if speaker is None else speaker
        if speaker is not None:
            return speaker
    return _subject_before(span.root, span.start)


def _headed(doc: Doc, start: int) -> int | None:
    """The name before a colon: "Haqqani to Islamabad: “…”", "Haqqani: war “would cost them”"."""
    first = start
    while first and doc[first - 1].text not in (".", "!", "?") and "\n" not in doc[first - 1].text:
        first -= 1
    colon = next((t for t in doc[first:start] if t.text == ":"), None)
    if colon is None or any(t.pos_ in ("VERB", "AUX") for t in doc[first + 1 : colon.i]):
        return None
    name = first
    while name + 1 < colon.i and doc[name + 1].is_title:
        name += 1
    follows = doc[name + 1]
    word = doc[name]
    known = name > first or word.ent_type_ == "GPE" or not lexicon().has(word.lower_)
    capital = word.is_title and known  # "Verdict: …" names nobody
    named = capital and (follows.text in (":", ",") or follows.lower_ == "to")
    return name if named else None


def _clause_subject(doc: Doc, start: int, end: int) -> int | None:
    """The subject of the nearest verb above the quotation and outside it."""
    span = doc.phrase_at(start, end)
    if span is None:
        return None
    for token in span.root.ancestors:
        if token.pos_ in ("VERB", "AUX") and not span.start <= token.i < span.end:
            return _subject(token, span.start, span.end)
    return None


def _above(root: Token, start: int, end: int) -> int | None:
    """Whose words the nearest verb or noun of speech above the quotation says they are."""
    led = (c for c in root.children if c.dep_ == "nsubj" and is_words(c))  # "thought his threat to"
    for token in (*led, *root.ancestors):
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and (lemma in _FINDING_WORDS or _puts_blame(token)):
            speaker = _subject(token, start, end)
        elif is_words(token) and not start <= token.i < end:
            speaker = _owner(token)
        else:
            continue
        if speaker is not None:
            return speaker
    return None


def _puts_blame(verb: Token) -> bool:
    return any(c.dep_ == "dobj" and c.lower_ == "blame" for c in verb.children)


def speaker_above(token: Token) -> int | None:
    """Who says what a token tells: the giver of the nearest word of speech above it, or the
    subject of a clause that is nearer."""
    inside = token.i, token.i + 1
    for above in token.ancestors:
        if above.pos_ == "NOUN" and is_words(above):
            speaker = _owner(above)
        elif above.pos_ == "VERB":
            speaker = _subject(above, *inside)
        else:
            continue
        if speaker is not None:
            return speaker
    return None


def is_speech_noun(token: Token) -> bool:
    """Whether a noun is for what somebody says: "threat", "message"."""
    return token.pos_ == "NOUN" and is_words(token)


def _owner(noun: Token) -> int | None:
    """ "Asif's threat", "the threat of Asif", "a warning by Haqqani", "from Haqqani"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return int(child.i)
        if child.dep_ in ("prep", "agent") and child.lower_ in ("of", "by", "from"):
            for name in child.children:
                if name.dep_ == "pobj":
                    return int(name.i)
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_.lower() not in _COMING:
        return None
    sources = (c for p in verb.children if p.lower_ == "from" for c in p.children)
    return next((int(c.i) for c in sources if c.dep_ == "pobj"), None)


_COMING = frozenset("come emanate originate stem issue".split())
"""Of words: "the threat came from X"."""


def is_words(noun: Token) -> bool:
    """Whether a noun is for what somebody says; "talk" only where it is no talks."""
    lemma = noun.lemma_.lower()
    return lemma in _WORDS or (lemma == "talk" and noun.tag_ == "NN")


def _according(root: Token) -> int | None:
    """ "according to Haqqani", "in the words of Haqqani"."""
    for token in root.sent:
        led = token.lower_ == "to" and token.i and token.nbor(-1).lower_ == "according"
        words = token.lower_ == "of" and token.head.lower_ == "words"
        if led or words:
            name = next((c for c in token.children if c.dep_ == "pobj"), None)
            if name is not None:
                return int(name.i)
    return None


def _subject(verb: Token, start: int, end: int) -> int | None:
    for child in verb.children:
        if child.dep_ in ("nsubj", "agent") and not start <= child.i < end:
            target = child if child.dep_ == "nsubj" else next(iter(child.children), child)
            return int(target.i)
    if _follows(verb, end) and not any(c.dep_ == "nsubj" for c in verb.children):
        for child in verb.children:  # “…,” warned Khawaja Asif
            follows = child.left_edge.i == verb.i + 1
            if follows and child.dep_ in ("dobj", "oprd", "attr"):
                return int(child.i)
    # "toured Muxía and promised that": the second verb shares the first one's subject
    return _subject(verb.head, start, end) if verb.dep_ == "conj" else None


def _follows(verb: Token, end: int) -> bool:
    """Whether only marks stand between a quotation and the verb."""
    return verb.i >= end and all(t.is_punct for t in verb.doc[end : verb.i])


def _subject_before(root: Token, start: int) -> int | None:
    """The subject of "he called it “…”", whatever the parser made of the quoted words."""
    for verb in root.sent:
        if verb.i < start and verb.lemma_.lower() in SPEECH and verb.pos_ == "VERB":
            return _subject(verb, start, root.sent.end)
    return None


def _beside(root: Token, start: int, end: int) -> int | None:
    """The subject of the nearest verb of speech in the quotation's sentence."""
    candidates = [
        t
        for t in root.sent
        if t.lemma_.lower() in SPEECH and t.pos_ == "VERB" and not start <= t.i < end
    ]
    for verb in sorted(candidates, key=lambda t: min(abs(t.i - start), abs(t.i - end))):
        speaker = _subject(verb, start, end)
        if speaker is not None:
            return speaker
    return None
