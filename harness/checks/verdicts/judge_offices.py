"""Verdicts on the part that parties play, and on the office that one party holds."""

from __future__ import annotations

from harness.checks.parties.offices import office_of
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.holdings import prepositional, read_holdings
from harness.checks.verdicts.finding import OMITTED, Finding, from_relation, strongest
from harness.checks.verdicts.judge_roles import judge_holders
from harness.checks.verdicts.nameless import judge_nameless
from harness.checks.verdicts.prepared import Prepared
from harness.facts import schema
from harness.lexicon.offices import (
    relate_offices,
    says_origin,
)
from harness.lexicon.words import lexicon
from harness.types import FlagKind, Severity, Span, VerdictKind
from harness.values.party import Ids
from harness.values.sets import Relation


def judge_role(prepared: Prepared, text: Analysis, article: Analysis) -> Finding:
    """Who holds the part: holders named with the role's noun, or acting by its verb."""
    fact = prepared.fact
    assert isinstance(fact, schema.RoleFact)
    if len(fact.parties) > 1 or " of " not in fact.role:
        return judge_holders(prepared, text)
    found = [_judge_office(prepared, fact, text), judge_rank(prepared, text)]
    office = strongest(found)
    if office == OMITTED:
        office = judge_holders(prepared, text)
    if office != OMITTED:
        return office
    owners = _owners_of_role(prepared)
    return judge_nameless(frozenset(fact.parties), office_of(fact.role), owners, text, article)


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
        said, role = _without_article(span.text), _without_article(fact.role)
        if said == role or said.startswith(f"{role} in "):
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
    near = (m.parties for m in text.mentions_in(start, end))
    if missing or (of and not owners and not any(of & ids for ids in near)):
        return Finding(VerdictKind.VAGUE, span, f"says less than “{fact.role}”", None, Severity.LOW)
    return Finding(VerdictKind.SUPPORTED, span, "names the office as the fact does")


def judge_rank(prepared: Prepared, text: Analysis) -> Finding:
    """How whatever a text calls a fact's holder stands to the office that the fact gives."""
    fact = prepared.fact
    assert isinstance(fact, schema.RoleFact)
    known, owners = office_of(fact.role), _owners_of_role(prepared)
    findings = []
    for held in read_holdings(text):
        if held.person not in fact.parties or not held.office.head:
            continue
        relation = relate_offices(held.office, known)
        alien = held.owners and owners and not text.book.related(held.owners, owners)
        alien = alien or bool(owners and not held.owners and _unknown_owner(held.token, text))
        if alien and not says_origin(held.office.head):
            relation = Relation.DISJOINT
        if relation is Relation.WIDER and not (held.owners or held.office.front):
            relation = None  # "the man"
        if relation is not None:
            span = text.span(held.start, held.end)
            said, given = f"“{span.text}”", f"“{fact.role}”"
            findings.append(from_relation(relation, span, FlagKind.ROLE, said, given))
    return strongest(findings)


def _unknown_owner(noun: int, text: Analysis) -> bool:
    """Whether an office is that of a body which neither article nor fact set knows."""
    named = (
        text.party_at.get(obj.i) for obj, link in prepositional(text.doc[noun]) if link == "of"
    )
    return any(m is not None and m.how == "unknown" and m.label == "ORG" for m in named)


def _owners_of_role(prepared: Prepared) -> Ids:
    """Whose office the fact says it is, by the role's own "of" or by its statement."""
    fact, statement = prepared.fact, prepared.statement
    assert isinstance(fact, schema.RoleFact)
    named = {p for m in statement.parties if m.how != "title" for p in m.parties}
    of = statement.book.resolve(fact.role.partition(" of ")[2])
    return (of | named) - frozenset(fact.parties)
