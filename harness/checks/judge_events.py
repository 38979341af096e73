"""Verdicts on events, on falsehoods that must not be asserted, and on who holds a role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from harness.checks.analysis import Analysis
from harness.checks.events import clause
from harness.checks.finding import OMITTED, Finding, strongest
from harness.checks.frames import Argument, Frame, Status
from harness.checks.naming import PartyMention
from harness.checks.prepared import Prepared
from harness.facts import schema
from harness.lexicon.words import lexicon
from harness.types import FlagKind, Severity, Span, VerdictKind
from harness.values.party import Ids


def judge_event(prepared: Prepared, text: Analysis) -> Finding:
    fact = prepared.fact
    assert isinstance(fact, schema.EventFact)
    patient = frozenset((fact.patient,)) if fact.patient in text.book.parties else None
    findings = []
    for frame in _reports(text, _verb(fact.predicate)):
        if fact.patient and not _is_patient(frame, fact.patient, patient, text):
            finding = _turned_round(frame, fact, patient, text)
        else:
            finding = _judge_agent(frame, fact, text)
        if finding:
            findings.append(finding)
    right = [f for f in findings if f.verdict is VerdictKind.SUPPORTED]
    return right[0] if right else strongest(findings)


def _verb(predicate: str) -> str:
    return f"{predicate.split()[0].lower()}.v"


def _reports(text: Analysis, predicate: str) -> Iterator[Frame]:
    variants = lexicon().variants(predicate)
    for frame in text.frames:
        lemma = frame.predicate.rpartition(".")[0]
        if lemma in variants or predicate.rpartition(".")[0] in lexicon().variants(frame.predicate):
            yield frame


def _is_patient(frame: Frame, name: str, ids: Ids | None, text: Analysis) -> bool:
    if ids is not None:
        return any(text.direct_at(a.token) & ids for a in frame.patients)
    wanted = {w.lower() for w in name.split()} - {"the", "a", "an", "of"}
    lemmas = {t.lemma_.lower() for a in frame.patients for t in text.doc[a.token].subtree}
    lemmas |= {t.lower_ for a in frame.patients for t in text.doc[a.token].subtree}
    return bool(wanted & lemmas)


def _judge_agent(frame: Frame, fact: schema.EventFact, text: Analysis) -> Finding | None:
    span = clause(frame, text)
    if frame.negated != fact.negated:
        return Finding(
            VerdictKind.CONTRADICTED,
            span,
            f"denies it; the fact: {fact.statement}",
            FlagKind.NEGATION,
        )
    if frame.status is Status.UNREAL:
        return None
    agents = [text.parties_of(a) for a in frame.agents]
    named = [ids for ids in agents if ids]
    if any(fact.agent in ids for ids in named) or _is_of(named, fact.agent, text):
        return Finding(VerdictKind.SUPPORTED, span, "reports the event as the fact does")
    if named:
        label = text.book.label(named[0])
        return Finding(
            VerdictKind.CONTRADICTED,
            span,
            f"names {label}; the fact: {fact.statement}",
            FlagKind.ROLE,
        )
    return Finding(VerdictKind.VAGUE, span, "does not say who did it")


def _is_of(named: list[Ids], agent: str, text: Analysis) -> bool:
    """Whether an agent belongs to the fact's: a minister speaks for a country."""
    parties = text.book.parties
    return any(parties[i].of == agent for ids in named for i in ids if i in parties)


def _turned_round(
    frame: Frame, fact: schema.EventFact, patient: Ids | None, text: Analysis
) -> Finding | None:
    if patient is None:
        return None
    agent = frozenset((fact.agent,))
    acts = any(text.parties_of(a) & patient for a in frame.agents)
    suffers = any(text.parties_of(a) & agent for a in frame.patients)
    if not (acts and suffers):
        return None
    return Finding(
        VerdictKind.CONTRADICTED,
        clause(frame, text),
        f"turns who did it to whom around; the fact: {fact.statement}",
        FlagKind.ROLE,
    )


def judge_never(prepared: Prepared, text: Analysis) -> Finding:
    """Contradicted where the summary asserts the falsehood; omitted otherwise."""
    for wanted in prepared.frames[:1]:
        for frame in _reports(text, wanted.predicate):
            if _asserts(frame, wanted, text, prepared.statement) and _covers(frame, prepared, text):
                return Finding(
                    VerdictKind.CONTRADICTED,
                    clause(frame, text),
                    f"asserts what the article does not: {prepared.fact.statement}",
                    FlagKind.CONTRADICTION,
                )
    return OMITTED


COVERED = 0.7
"""The share of a falsehood's content words that the sentence asserting it must have."""


def _covers(frame: Frame, prepared: Prepared, text: Analysis) -> bool:
    statement = prepared.statement
    start, end = text.sentences[frame.sentence]
    words = {text.words[i] for i in range(start, end)}
    named = [i for i in range(start, end) if i in text.party_at or text.doc[i].pos_ == "PRON"]
    ids = {party for i in named for party in text.parties_at(i)}
    total = found = 0
    for index, is_content_word in enumerate(statement.content):
        if not is_content_word or statement.doc[index].pos_ == "ADV":
            continue
        total += 1
        mention = statement.party_at.get(index)
        if mention is not None:
            found += bool(mention.parties & ids)
        else:
            wanted = statement.words[index]
            found += any(_like(wanted, w) for w in words)
    return found >= COVERED * total


def _like(wanted: str, given: str) -> bool:
    relation = lexicon()
    return (
        relation.same(wanted, given)
        or relation.wider(wanted, given)
        or relation.wider(given, wanted)
    )


def _asserts(frame: Frame, wanted: Frame, text: Analysis, statement: Analysis) -> bool:
    if frame.negated != wanted.negated or frame.status in (Status.UNREAL, Status.HEDGED):
        return False
    pairs = ((wanted.agents, frame.agents), (wanted.patients, frame.patients))
    matched = 0
    for ours, theirs in pairs:
        if not ours:
            continue
        if not theirs:
            continue
        if not _any_same(ours, theirs, text, statement):
            return False
        matched += 1
    complements = [a for _, a in wanted.others]
    if complements and not _any_same(complements, list(frame.arguments()), text, statement):
        return False
    return matched > 0


def _any_same(
    ours: Iterable[Argument], theirs: Iterable[Argument], text: Analysis, statement: Analysis
) -> bool:
    theirs = list(theirs)
    return any(_same(o, t, text, statement) for o in ours for t in theirs)


def _same(ours: Argument, theirs: Argument, text: Analysis, statement: Analysis) -> bool:
    left, right = statement.parties_of(ours), text.parties_of(theirs)
    if left and right:
        return bool(left & right)
    if ours.lemma == theirs.lemma:
        return True
    return lexicon().same(f"{ours.lemma}.n", f"{theirs.lemma}.n")


def judge_role(prepared: Prepared, text: Analysis) -> Finding:
    """Who holds the part: holders named with the role's noun, or acting by its verb."""
    fact = prepared.fact
    assert isinstance(fact, schema.RoleFact)
    if len(fact.parties) > 1 or " of " not in fact.role:
        return _judge_holders(prepared, fact, text)
    return _judge_office(prepared, fact, text)


def _judge_holders(prepared: Prepared, fact: schema.RoleFact, text: Analysis) -> Finding:
    wanted = frozenset(fact.parties)
    holders: set[str] = set()
    places: list[int] = []
    strangers: list[tuple[int, PartyMention]] = []
    for token, mention in _holders(text, prepared, fact.role.split()[-1].lower()):
        if mention.parties & wanted:
            holders |= mention.parties & wanted
            places.append(token)
        elif mention.how != "broader" and not _contains(mention.parties, wanted, text):
            strangers.append((token, mention))
    if strangers:
        return _stranger(strangers[0], fact, text)
    if not holders:
        return _act_together(wanted, text)
    span = text.span(min(places), max(places) + 1)
    if holders == wanted:
        return Finding(VerdictKind.SUPPORTED, span, "names them all")
    return Finding(VerdictKind.VAGUE, span, f"does not name {text.book.label(wanted - holders)}")


def _act_together(wanted: Ids, text: Analysis) -> Finding:
    """All holders of a shared part named as one agent stand for the part itself."""
    for frame in text.frames:
        mentions = [m for a in frame.agents[:1] for m in text.each_at(a.token)]
        named = [m.parties & wanted for _, m in mentions]
        if len(wanted) > 1 and all(named) and frozenset().union(*named) == wanted:
            span = text.span(mentions[0][1].start, mentions[-1][1].end)
            return Finding(VerdictKind.SUPPORTED, span, "names them acting together")
    return OMITTED


def _stranger(found: tuple[int, PartyMention], fact: schema.RoleFact, text: Analysis) -> Finding:
    mention = found[1]
    span = text.span(mention.start, mention.end)
    return Finding(
        VerdictKind.CONTRADICTED,
        span,
        f"gives the part to {text.book.label(mention.parties) or span.text}; "
        f"the fact: {fact.statement}",
        FlagKind.ROLE,
    )


def _contains(ids: Ids, wanted: Ids, text: Analysis) -> bool:
    return any(text.book.parties[w].of in ids for w in wanted)


def _holders(text: Analysis, prepared: Prepared, role: str) -> Iterator[tuple[int, PartyMention]]:
    """(token, mention) of everyone to whom the text gives the role."""
    cues = prepared.cues
    for frame in text.frames:
        if frame.negated:
            continue
        lemma = frame.predicate.rpartition(".")[0]
        is_cue = lemma in cues.words or any(
            p[0] == lemma and set(p[1:]) & {c.lower_ for c in text.doc[frame.token].children}
            for p in cues.phrases
        )
        if is_cue or (lemma == "be" and any(p.lemma == role for p in frame.patients)):
            for agent in frame.agents:
                yield from text.each_at(agent.token)
    for token in text.doc:
        if lexicon().same(f"{token.lemma_.lower()}.n", f"{role}.n") and token.pos_ == "NOUN":
            beside = [c for c in token.children if c.dep_ in ("appos", "compound", "amod")]
            if token.dep_ in ("appos", "compound", "nmod") or (
                token.dep_ == "pobj" and token.head.lower_ == "as"
            ):
                beside.append(token.head if token.dep_ != "pobj" else token.head.head)
            for one in beside:
                if one.pos_ == "VERB":
                    beside_subjects = [c for c in one.children if c.dep_ == "nsubj"]
                    for subject in beside_subjects or [one.head]:
                        yield from text.each_at(subject.i)
                else:
                    yield from text.each_at(one.i)


_RANKS = frozenset("deputy vice former acting assistant interim ex co".split())


def _judge_office(prepared: Prepared, fact: schema.RoleFact, text: Analysis) -> Finding:
    """What office a party holds: compare the noun phrases that the text gives it."""
    head, modifiers, of = _split_role(fact, text)
    findings = []
    for token in text.doc:
        if not lexicon().same(f"{token.lemma_.lower()}.n", f"{head}.n"):
            continue
        if not _is_said_of(token.i, frozenset(fact.parties), text):
            continue
        phrase = {t.lemma_.lower() for t in token.subtree if t.i <= token.i}
        of_phrase = [t.i for c in token.children if c.lower_ == "of" for t in c.subtree]
        first = min(t.i for t in token.subtree if t.i <= token.i)
        span = text.span(first, max([token.i, *of_phrase]) + 1)
        findings.append(_compare_office(phrase, token.i, span, modifiers, of, fact, text))
    return strongest(findings)


def _split_role(fact: schema.RoleFact, text: Analysis) -> tuple[str, set[str], Ids]:
    words = fact.role.lower().replace("-", " ").split()
    cut = words.index("of") if "of" in words else len(words)
    rest = " ".join(words[cut + 1 :])
    of = text.book.resolve(rest) if rest else frozenset()
    front = [w for w in words[:cut] if w not in ("a", "an", "the")]
    return front[-1], set(front[:-1]), of


def _is_said_of(token: int, parties: Ids, text: Analysis) -> bool:
    word = text.doc[token]
    beside = [t.i for t in word.subtree if t.dep_ == "appos"]
    if word.dep_ in ("appos", "compound", "nmod"):
        beside.append(word.head.i)
    if word.dep_ == "attr":
        beside += [c.i for c in word.head.children if c.dep_ == "nsubj"]
    if word.dep_ in ("pobj", "oprd") and word.head.lower_ in ("as", "of"):
        beside += [t.i for t in word.sent if t.dep_ in ("dobj", "nsubjpass", "nsubj")]
    return any(text.parties_at(i) & parties for i in beside)


def _compare_office(
    phrase: set[str],
    token: int,
    span: Span,
    modifiers: set[str],
    of: Ids,
    fact: schema.RoleFact,
    text: Analysis,
) -> Finding:
    word = text.doc[token]
    owners = text.parties_at(token) - frozenset(fact.parties)
    for prep in word.children:
        if prep.dep_ == "prep" and prep.lower_ in ("of", "in", "from", "for"):
            for obj in prep.children:
                owners |= text.parties_at(obj.i)
    owners -= frozenset(fact.parties)
    missing = {
        m
        for m in modifiers
        if m not in phrase and not any(lexicon().same(f"{m}.a", f"{p}.a") for p in phrase)
    }
    definite = any(c.lower_ == "the" for c in word.children)
    wrong = ""
    if of and owners and not of & owners:
        wrong = f"of {text.book.label(frozenset(owners))}"
    elif any(lexicon().opposite(f"{m}.a", f"{p}.a") for m in modifiers for p in phrase):
        wrong = "of another rank"
    elif missing & _RANKS and definite:
        wrong = f"without “{' '.join(missing & _RANKS)}”"
    if wrong:
        return Finding(
            VerdictKind.CONTRADICTED,
            span,
            f"gives an office {wrong}; the fact: {fact.statement}",
            FlagKind.ROLE,
        )
    if missing or (of and not owners):
        return Finding(VerdictKind.VAGUE, span, f"says less than “{fact.role}”", None, Severity.LOW)
    return Finding(VerdictKind.SUPPORTED, span, "names the office as the fact does")
