"""Who said, holds and did what: the quotations, offices, shared parts and events of a draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from harness.checks.reading.book import titles_beside
from harness.checks.reading.frames import Frame
from harness.checks.reading.quotes import Quotation
from harness.checks.reading.status import Status
from harness.facts.draft.clauses import governing, statement_of, subject_of
from harness.facts.draft.figures import dangling_tokens
from harness.facts.draft.story import STATIVE, Drafted, Story
from harness.facts.mutate.inflect import past

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token


def read_quotations(story: Story) -> Iterator[Drafted]:
    text = story.text
    for quotation in text.quotations:
        if quotation.speaker is None or "\n" in quotation.text:
            continue
        speaker = story.parties.ask(text.parties_at(quotation.speaker))
        words = quotation.text.strip(" ,.")
        if speaker is None or not words:
            continue
        name = story.parties.named(speaker)
        plain = f"{name} said “{words}”."
        clause = _clause_with(quotation, name, story)
        if clause is None and " " not in words:
            continue  # one word by itself says nothing
        entry = {
            "kind": "quote",
            "speaker": speaker,
            "quote": words,
            "statement": clause or plain,
        }
        is_named = quotation.speaker in text.party_at
        doubt = "" if is_named else "whose words are these?"
        long = [w for w in words.split() if len(w) > 3] or words.split()
        named = [name.split()[-1], *long[:2]]
        others = [plain] if clause else []
        yield story.drafted(entry, named, quotation.speaker, [doubt], others)


def _clause_with(quotation: Quotation, name: str, story: Story) -> str | None:
    """The article's own clause around quoted words that are no sentence by themselves."""
    text = story.text
    tokens = [t for t in text.doc if quotation.start <= t.idx and t.end <= quotation.end]
    if not tokens or any(subject_of(t) in tokens for t in tokens):
        return None
    verb = governing(tokens[0])
    while verb is not None and verb.dep_ == "xcomp":
        verb = governing(verb.head)
    if verb is None:
        return None
    subject = subject_of(verb)
    inner = range(tokens[0].i - 1, tokens[-1].i + 2)  # with the marks
    clause = statement_of(verb, inner, frozenset(dangling_tokens(verb, text)), quoting=True)
    if clause is None or subject is None or quotation.text not in clause:
        return None
    if "”" not in clause:  # the mark hangs on another clause
        clause = clause.replace(f"“{quotation.text}", f"“{quotation.text}”")
    if text.parties_at(subject.i) & text.parties_at(quotation.speaker or 0):
        return clause  # "Khawaja Asif had threatened to “obliterate” …"
    said = governing(verb.head) if verb.dep_ in ("ccomp", "advcl") else None
    if said is None or subject.pos_ == "PRON":
        return None
    first = clause[0] if subject.left_edge.pos_ == "PROPN" else clause[0].lower()
    return f"{name} said that {first}{clause[1:]}"


def read_offices(story: Story) -> Iterator[Drafted]:
    text = story.text
    for mention in text.parties:
        if text.book.types(mention.parties) != {"person"} or mention.how != "name":
            continue
        for office, first, end in titles_beside(text.doc, mention):
            holder = story.parties.ask(mention.parties)
            if holder is None:
                continue
            owner = _owner(text.doc[end - 1], mention.head, story)
            role = f"{office} of {owner}" if owner else office
            name = story.parties.named(holder)
            article = "a" if _is_one_of_many(text.doc[first]) else "the"
            entry = _role(role, [holder], f"{name} is {article} {role}.")
            others = [f"{name} is the {office}."] if owner else []
            yield story.drafted(entry, [name.split()[-1], office], first, [], others)


def _is_one_of_many(first: Token) -> bool:
    before = first.nbor(-1) if first.i > first.sent.start else None
    return before is not None and before.lower_ in ("a", "an")


def _role(role: str, holders: list[str], statement: str) -> dict[str, Any]:
    return {"kind": "role", "role": role, "parties": holders, "statement": statement}


def _owner(office: Token, holder: int, story: Story) -> str | None:
    """The party behind an office: "deputy leader of the TTP", "Pakistan’s minister"."""
    text = story.text
    for prep in office.children:
        for obj in prep.children if prep.lower_ == "of" else ():
            mention = text.party_at.get(obj.i)
            if mention is not None:
                start = obj.left_edge.i if obj.left_edge.lower_ == "the" else mention.start
                return str(text.doc.phrase(start, mention.end).text)
    for noun in (office, text.doc[holder]):
        for child in noun.children:
            mention = text.party_at.get(child.i)
            if child.dep_ == "poss" and mention is not None and child.i < office.i:
                start = child.left_edge.i if child.left_edge.lower_ == "the" else mention.start
                return str(text.doc.phrase(start, child.i + 1).text)
    return None


def read_shared(story: Story) -> Iterator[Drafted]:
    """Parts that several parties share: "mediators Turkey and Qatar"."""
    text = story.text
    for noun in text.doc:
        if noun.tag_ != "NNS" or noun.i in text.party_at or noun.i in text.quoted_tokens:
            continue
        named = [c for c in noun.children if c.dep_ == "appos" and c.i in text.party_at]
        if noun.dep_ == "appos" and noun.head.i in text.party_at and noun.head.conjuncts:
            named.append(noun.head)
        holders = [story.parties.ask(text.party_at[i].parties) for i in _joined(named, story)]
        known = [h for h in dict.fromkeys(holders) if h is not None]
        if len(known) < 2 or len(known) != len(holders):
            continue
        role = _phrase(noun)
        names = [story.parties.named(h) for h in known]
        listed = f"{', '.join(names[:-1])} and {names[-1]}"
        part = noun.lemma_.lower()
        entry = {"kind": "role", "role": part, "parties": known, "about": [part]}
        entry["statement"] = f"{listed} are {role}."
        yield story.drafted(entry, [role], noun.i)


def _joined(named: list[Token], story: Story) -> list[int]:
    found = []
    for first in named:
        for token in (first, *first.conjuncts):
            mention = story.text.party_at.get(token.i)
            if mention is not None and mention.head == token.i and mention.how == "name":
                found.append(token.i)
    return sorted(set(found))


def _phrase(noun: Token) -> str:
    words = [c for c in noun.children if c.dep_ in ("amod", "compound") and c.i < noun.i]
    return " ".join(t.text for t in [*words, noun]).lower()


def read_events(story: Story) -> Iterator[Drafted]:
    for frame in story.text.frames:
        if frame.nominal or frame.negated or frame.token in story.text.quoted_tokens:
            continue
        if frame.status not in (Status.ASSERTED, Status.REPORTED):
            continue
        made = _event(frame, story)
        if made is not None:
            yield made


def _event(frame: Frame, story: Story) -> Drafted | None:
    text, parties = story.text, story.parties
    verb = text.doc[frame.token]
    lemma = verb.lemma_.lower()
    one_each = len(frame.agents) == 1 and len(frame.patients) == 1
    if not one_each or lemma in STATIVE or verb.tag_ == "VBG":
        return None
    agent = parties.ask(text.parties_at(frame.agents[0].token))
    patient = parties.ask(text.direct_at(frame.patients[0].token))
    if agent is None or patient is None or agent == patient:
        return None
    names = parties.named(agent), parties.named(patient)
    entry = {
        "kind": "event",
        "agent": agent,
        "predicate": lemma,
        "patient": patient,
        "statement": f"{names[0]} {past(lemma)} {names[1]}.",
    }
    said = "a source says so, the article does not" if frame.status is Status.REPORTED else ""
    named = [agent.split("_")[-1], past(lemma), patient.split("_")[-1]]
    return story.drafted(entry, named, frame.token, [said])
