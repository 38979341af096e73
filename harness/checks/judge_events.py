"""Verdicts on events: who did what to whom, and on the office that one party holds."""

from __future__ import annotations

from harness.checks.analysis import Analysis
from harness.checks.cover import GENERIC, reports
from harness.checks.finding import OMITTED, Finding, strongest
from harness.checks.frames import Argument, Frame
from harness.checks.judge_roles import judge_holders
from harness.checks.matching import clause
from harness.checks.offices import judge_rank
from harness.checks.polarity import Status
from harness.checks.prepared import Prepared
from harness.checks.victims import deaths, headline, is_described
from harness.facts import schema
from harness.lexicon.words import lexicon
from harness.types import FlagKind, Severity, Span, VerdictKind
from harness.values.party import Ids

_BEHIND = frozenset("behind responsible".split())
"""Words for whoever did it: "the United States was behind the operation"."""


def judge_event(prepared: Prepared, text: Analysis) -> Finding:
    fact = prepared.fact
    assert isinstance(fact, schema.EventFact)
    patient = frozenset((fact.patient,)) if fact.patient in text.book.parties else None
    is_plan = any(f.status is Status.UNREAL for f in reports(prepared.statement, fact.predicate))
    findings = []
    for reported in (*reports(text, fact.predicate), *deaths(fact.predicate, text)):
        frame = reported
        turned = headline(reported, text)
        if patient and (is_described(turned, patient, text) or _suffers(turned, patient, text)):
            frame = turned
        if frame.status is Status.UNREAL and not is_plan and frame.negated == fact.negated:
            continue
        if patient and is_described(frame, patient, text):
            finding = _judge_described(frame, fact, text)
        elif fact.patient and not _is_patient(frame, fact.patient, patient, text):
            finding = _turned_round(frame, fact, patient, text)
        else:
            finding = _judge_agent(frame, fact, patient, text)
        if finding:
            findings.append(finding)
    right = [f for f in findings if f.verdict is VerdictKind.SUPPORTED]
    return right[0] if right else strongest(findings)


def _suffers(frame: Frame, patient: Ids, text: Analysis) -> bool:
    return any(text.direct_at(a.token) & patient for a in frame.patients)


def _judge_described(frame: Frame, fact: schema.EventFact, text: Analysis) -> Finding | None:
    named = [ids for a in frame.agents if (ids := text.parties_of(a))]
    if named and not (any(fact.agent in ids for ids in named) or _is_of(named, fact.agent, text)):
        return None
    return Finding(VerdictKind.VAGUE, clause(frame, text), "does not name whom")


def _is_patient(frame: Frame, name: str, ids: Ids | None, text: Analysis) -> bool:
    if ids is not None:
        return any(text.direct_at(a.token) & ids for a in frame.patients) or (
            frame.nominal and any(text.direct_at(a.token) & ids for a in frame.agents)
        )
    wanted = {w.lower() for w in name.split()} - {"the", "a", "an", "of"}
    known = set(text.book.resolve(name))
    for argument in (
        *frame.patients,
        *((a for _, a in frame.others) if not frame.patients else ()),
    ):
        phrase = list(text.doc[argument.token].subtree)
        lemmas = {t.lemma_.lower() for t in phrase} | {t.lower_ for t in phrase}
        if wanted & lemmas or any(_is_like(w, lemmas) for w in wanted):
            return True
        if known & text.parties_at(argument.token):
            return True
    return False


def _is_like(wanted: str, lemmas: set[str]) -> bool:
    return any(lexicon().same(f"{wanted}.n", f"{lemma}.n") for lemma in lemmas)


def _judge_agent(
    frame: Frame, fact: schema.EventFact, patient: Ids | None, text: Analysis
) -> Finding | None:
    span = clause(frame, text)
    if frame.negated != fact.negated:
        return Finding(
            VerdictKind.CONTRADICTED,
            span,
            f"denies it; the fact: {fact.statement}",
            FlagKind.NEGATION,
        )
    agents = [text.parties_of(a) for a in frame.agents if _is_telling(a, text)]
    named = [ids for ids in agents if ids and not (patient and ids & patient)]
    named = named or _behind(frame, text)
    if any(fact.agent in ids for ids in named) or _is_of(named, fact.agent, text):
        return Finding(VerdictKind.SUPPORTED, span, "reports the event as the fact does")
    if named:
        label = text.book.label(named[0])
        return Finding(
            VerdictKind.CONTRADICTED,
            clause(frame, text, antecedents=True),
            f"names {label}; the fact: {fact.statement}",
            FlagKind.ROLE,
        )
    if _stands_beside(frame, fact.agent, text):
        return Finding(VerdictKind.SUPPORTED, span, "reports the event, its agent beside it")
    return Finding(VerdictKind.VAGUE, span, "does not say who did it")


def _is_telling(argument: Argument, text: Analysis) -> bool:
    """Whether an agent is more than "the country" or "officials"."""
    return argument.lemma not in GENERIC or argument.pronoun or argument.token in text.party_at


def _behind(frame: Frame, text: Analysis) -> list[Ids]:
    """Whom the sentence puts behind the deed without making them its grammatical agent."""
    start, end = text.sentences[frame.sentence]
    found = []
    for other in text.frames:
        if other.sentence != frame.sentence or not other.agents:
            continue
        children = {c.lower_ for c in text.doc[other.token].children}
        if other.predicate == "be.v" and children & _BEHIND:
            found += [ids for a in other.agents if (ids := text.parties_of(a))]
    return found if end > start else []


def _stands_beside(frame: Frame, agent: str, text: Analysis) -> bool:
    """Whether the agent is named in the sentence: "was killed in what Pakistan called …"."""
    start, end = text.sentences[frame.sentence]
    own = {a.token for a in frame.patients}
    named = (m.head for m in text.parties if start <= m.head < end and m.head not in own)
    said = (t.i for t in text.doc[start:end] if t.lower_ in ("it", "its") and t.i not in own)
    return any(agent in text.parties_at(i) for i in (*named, *said))


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


def judge_role(prepared: Prepared, text: Analysis) -> Finding:
    """Who holds the part: holders named with the role's noun, or acting by its verb."""
    fact = prepared.fact
    assert isinstance(fact, schema.RoleFact)
    if len(fact.parties) > 1 or " of " not in fact.role:
        return judge_holders(prepared, text)
    found = [_judge_office(prepared, fact, text), judge_rank(prepared, text)]
    office = strongest(found)
    return office if office != OMITTED else judge_holders(prepared, text)


_RANKS = frozenset("deputy vice former acting assistant interim ex co".split())


def _judge_office(prepared: Prepared, fact: schema.RoleFact, text: Analysis) -> Finding:
    """What office a party holds: compare the noun phrases that the text gives it."""
    head, modifiers, of = _split_role(fact, text)
    findings = []
    for token in text.nouns:
        if not lexicon().same(f"{token.lemma_.lower()}.n", f"{head}.n"):
            continue
        if not _is_said_of(token.i, frozenset(fact.parties), text):
            continue
        phrase = {t.lemma_.lower() for t in token.subtree if t.i <= token.i}
        of_phrase = [t.i for c in token.children if c.lower_ == "of" for t in c.subtree]
        first = min(t.i for t in token.subtree if t.i <= token.i)
        span = text.span(first, max([token.i, *of_phrase]) + 1)
        if _without_article(span.text) == _without_article(fact.role):
            findings.append(Finding(VerdictKind.SUPPORTED, span, "names the office as the fact"))
            continue
        findings.append(_compare_office(phrase, token.i, span, modifiers, of, fact, text))
    return strongest(findings)


def _without_article(office: str) -> str:
    """An office for comparison word by word: "a senior deputy leader" without its "a"."""
    words = office.lower().split()
    return " ".join(words[1:] if words[0] in ("a", "an", "the") else words)


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
    start, end = text.sentences[text.sentence_of(token)]
    near = (m.parties for m in text.parties if start <= m.head < end)
    if missing or (of and not owners and not any(of & ids for ids in near)):
        return Finding(VerdictKind.VAGUE, span, f"says less than “{fact.role}”", None, Severity.LOW)
    return Finding(VerdictKind.SUPPORTED, span, "names the office as the fact does")
