"""Turning a plain clause from active to passive and back, and its parties round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.facts.mutate.inflect import inflected, participle
from harness.facts.mutate.rewrite import (
    Kind,
    Mutant,
    Paraphrase,
    Source,
    capital,
    whole,
)

if TYPE_CHECKING:
    from harness.checks.reading.phrases import Phrase
    from harness.checks.reading.tokens import Token

_NO_PASSIVE = frozenset(
    "play have be become cost weigh reach contain lack fit resemble leave enter win lose last join "
    "mean remain total suit want like score say call expect speak number average exceed".split()
)
"""Verbs without a passive, or with one that nobody would write."""
_NAMED = frozenset("PERSON ORG GPE NORP LOC FAC PRODUCT".split())


@dataclass(frozen=True)
class Clause:
    """A clause of one verb with its doer and the one it is done to, each a stretch of text."""

    doer: Phrase
    verb: Token
    auxiliaries: tuple[Token, ...]
    particle: str
    target: Phrase
    before: str
    after: str
    passive: bool


def read_clause(source: Source) -> Clause | None:
    """The main clause, where it is simple enough to be turned without loss."""
    verb = source.root
    if verb is None or verb.pos_ != "VERB":
        return None
    by_role = {c.dep_: c for c in verb.children}
    if set(by_role) & {"ccomp", "xcomp", "conj", "neg", "expl", "dative", "oprd", "acomp", "advcl"}:
        return None
    if "agent" in by_role and "nsubjpass" in by_role:
        doers = [c for c in by_role["agent"].children if c.dep_ == "pobj"]
        if not doers:
            return None
        return _passive(source, verb, by_role["nsubjpass"], by_role["agent"], doers[0])
    if "nsubj" in by_role and "dobj" in by_role:
        return _active(source, verb, by_role["nsubj"], by_role["dobj"])
    return None


def _phrase(token: Token) -> Phrase | None:
    """The contiguous noun phrase of a token; ``None`` where it holds a clause or a pronoun."""
    inside = list(token.subtree)
    if token.pos_ == "PRON" or any(
        t.dep_ in ("relcl", "acl", "punct") or t.tag_ == "PRP$" for t in inside
    ):
        return None
    if inside[-1].i - inside[0].i + 1 != len(inside):
        return None
    return token.doc.phrase(inside[0].i, inside[-1].i + 1)


def _auxiliaries(verb: Token) -> tuple[Token, ...]:
    return tuple(c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i)


def _active(source: Source, verb: Token, subject: Token, target: Token) -> Clause | None:
    doer, done_to = _phrase(subject), _phrase(target)
    if doer is None or done_to is None:
        return None
    auxiliaries = _auxiliaries(verb)
    particles = [c for c in verb.children if c.dep_ == "prt"]
    between = {*auxiliaries, verb, *particles, *doer, *done_to}
    if any(t not in between for t in source.doc[doer.start : done_to.end]):
        return None
    text = source.text
    return Clause(
        doer, verb, auxiliaries, "".join(f" {p.text}" for p in particles), done_to,
        text[: doer.start_char], text[done_to.end_char :], False,
    )  # fmt: skip


def _passive(source: Source, verb: Token, subject: Token, by: Token, agent: Token) -> Clause | None:
    done_to, doer = _phrase(subject), _phrase(agent)
    if doer is None or done_to is None:
        return None
    auxiliaries = _auxiliaries(verb)
    between = {*auxiliaries, verb, by, *doer, *done_to}
    if any(t not in between for t in source.doc[done_to.start : doer.end]):
        return None
    text = source.text
    return Clause(
        doer, verb, auxiliaries, "", done_to,
        text[: done_to.start_char], text[doer.end_char :], True,
    )  # fmt: skip


def voice_paraphrases(source: Source) -> Iterator[Paraphrase]:
    clause = read_clause(source)
    if clause is None:
        return
    turned = _to_active(clause, source) if clause.passive else _to_passive(clause, source)
    if turned:
        yield Paraphrase(*whole(source.text, turned, Kind.VOICE))


def _to_passive(clause: Clause, source: Source) -> str | None:
    verb = clause.verb
    if verb.lemma_ in _NO_PASSIVE:
        return None
    chain = _passive_chain(clause)
    if chain is None:
        return None
    target, doer = clause.target.text, _inside(clause.doer, source)
    done = f"{participle(verb.lemma_)}{clause.particle}"
    text = f"{clause.before}{target} {chain} {done} by {doer}{clause.after}"
    return capital(text)


def _passive_chain(clause: Clause) -> str | None:
    plural = is_plural(clause.target)
    words = [a.lower_ for a in clause.auxiliaries]
    match words:
        case []:
            if clause.verb.tag_ == "VBD":
                return "were" if plural else "was"
            if clause.verb.tag_ in ("VBZ", "VBP"):
                return "are" if plural else "is"
        case ["has" | "have"]:
            return "have been" if plural else "has been"
        case ["had"]:
            return "had been"
        case ["will" | "would" | "may" | "could" as modal]:
            return f"{modal} be"
        case ["is" | "are"] if clause.verb.tag_ == "VBG":
            return "are being" if plural else "is being"
    return None


def _to_active(clause: Clause, source: Source) -> str | None:
    words = [a.lower_ for a in clause.auxiliaries]
    lemma, plural = clause.verb.lemma_, is_plural(clause.doer)
    match words:
        case ["was" | "were"]:
            verb = inflected(lemma, "VBD")
        case ["is" | "are"]:
            verb = lemma if plural else inflected(lemma, "VBZ")
        case ["has" | "have", "been"]:
            verb = f"{'have' if plural else 'has'} {participle(lemma)}"
        case ["had", "been"]:
            verb = f"had {participle(lemma)}"
        case ["will" | "would" as modal, "be"]:
            verb = f"{modal} {lemma}"
        case _:
            return None
    doer, target = clause.doer.text, _inside(clause.target, source)
    return capital(f"{clause.before}{doer} {verb} {target}{clause.after}")


def is_plural(phrase: Phrase) -> bool:
    """Whether a verb after the phrase stands in the plural: "A and B", "19 of the 24 men"."""
    head = phrase.root
    if any(t.dep_ == "conj" and t.head == head for t in phrase):
        return True
    if head.pos_ == "NUM":
        return head.lower_ not in ("one", "1")
    return head.tag_ in ("NNS", "NNPS") and head.ent_type_ not in ("ORG", "GPE")


def _inside(phrase: Phrase, source: Source) -> str:
    """A phrase that opened the sentence, as it stands within one."""
    first, text = phrase[0], str(phrase.text)
    named = first.pos_ == "PROPN" or first.ent_type_ in _NAMED or first.i in source.named
    if named and first.lower_ not in ("the", "a", "an"):
        return text
    return text[0].lower() + text[1:]


def role_swaps(source: Source, named: frozenset[int]) -> Iterator[Mutant]:
    """Doer and target exchanged, where both are named: ``named`` are the tokens of names."""
    clause = read_clause(source)
    if clause is None or clause.doer.root.i not in named or clause.target.root.i not in named:
        return
    if is_plural(clause.doer) != is_plural(clause.target) and clause.verb.tag_ in ("VBZ", "VBP"):
        return
    left, right = sorted((clause.doer, clause.target), key=lambda s: s.start)
    middle = source.text[left.end_char : right.start_char]
    text = capital(
        source.text[: left.start_char]
        + right.text
        + middle
        + _inside(left, source)
        + source.text[right.end_char :]
    )
    yield Mutant(*whole(source.text, text, Kind.ROLE))
