"""The words of a clause, and how it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.frames import Frame
from harness.checks.reading.headlines import is_label
from harness.checks.reading.polarity import is_apart
from harness.types import Span

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

SHOWN = 160
"""Characters of the article that an explanation shows."""
_OWN_CLAUSES = frozenset("advcl relcl parataxis acl appos".split())


def clause_words(claim: Frame, summary: Analysis) -> list[int]:
    """The content tokens of a clause: what it says, without the clauses that hang on it."""
    known = summary.clauses.get(id(claim))
    if known is None or known[0] is not claim:
        known = summary.clauses[id(claim)] = claim, _clause_words(claim, summary)
    return known[1]


def _clause_words(claim: Frame, summary: Analysis) -> list[int]:
    own: set[int] = set()
    stack = [summary.doc[claim.token], *(summary.doc[a.token] for a in claim.arguments())]
    while stack:
        token = stack.pop()
        if token.i in own:
            continue
        own.add(token.i)
        stack += [c for c in token.children if not _is_aside(c)]
    own -= {claim.token, claim.negator or claim.token}
    return sorted(i for i in own if summary.content[i] and i not in summary.value_tokens)


_BESIDE = frozenset("despite after amid before during following since until because".split())


def circumstances(verb: Token) -> frozenset[int]:
    """The tokens that only say when, or in spite of what, something was."""
    preps = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in _BESIDE)
    return frozenset(t.i for prep in preps for t in prep.subtree)


_DEGREES = frozenset("full complete total absolute entire firm sole utter tight".split())


def is_degree(token: Token) -> bool:
    if token.lemma_.lower() == "firm" and token.head.lemma_.lower() in ("hold", "stand"):
        return True
    if token.lower_ == "single" and token.i > 1 and token.nbor(-2).lower_ == "not":
        return True  # "not a single issue"
    return token.pos_ == "ADV" or (token.dep_ == "amod" and token.lemma_.lower() in _DEGREES)


def _is_aside(token: Token) -> bool:
    """A clause or apposition of its own, or whose words the clause is."""
    dep = token.dep_
    if dep == "ccomp":
        # "He sounded gloomy: few of the quarrels are settled"
        return is_apart(token) or token.lower_ == "according"
    if is_label(token):
        return True
    if dep == "conj" and token.pos_ in ("VERB", "AUX"):
        return True
    return dep in _OWN_CLAUSES or token.lower_ == "according"


def shortened(text: str) -> str:
    """A passage as an explanation shows it."""
    return text if len(text) <= SHOWN else text[:SHOWN].rpartition(" ")[0] + " …"


def clause(
    frame: Frame, analysis: Analysis, whole: bool = False, antecedents: bool = False
) -> Span:
    """From the first to the last of the predicate, its agents and patients, in one sentence.

    ``whole`` takes in what prepositions add: "leaves the party *without a majority*";
    ``antecedents`` whom a pronoun means: "*The group announced that* it had killed him".
    """
    tokens = [frame.token] if frame.negator is None else [frame.token, frame.negator]
    if whole:
        adverbs = ("advmod", "amod")
        tokens += [c.i for c in analysis.doc[frame.token].children if c.dep_ in adverbs]
    for argument in frame.arguments() if whole else (*frame.agents, *frame.patients):
        if analysis.sentence_of(argument.token) == frame.sentence:
            tokens.append(argument.token)
    if antecedents:
        tokens += [t for a in frame.agents for t in _antecedent(a.token, analysis)]
    mentions = [analysis.party_at[t] for t in tokens if t in analysis.party_at]
    start = min([*tokens, *(m.start for m in mentions)])
    return analysis.span(start, max([*tokens, *(m.end - 1 for m in mentions)]) + 1)


def _antecedent(pronoun: int, analysis: Analysis) -> list[int]:
    """The nearest earlier mention in the sentence of the party that a pronoun means, or that
    of "its forces"."""
    word = analysis.doc[pronoun]
    if word.pos_ != "PRON" and not any(
        c.dep_ == "poss" and c.pos_ == "PRON" for c in word.children
    ):
        return []
    ids, sentence = analysis.parties_at(pronoun), analysis.sentence_of(pronoun)
    start = analysis.sentences[sentence][0]
    earlier = [m.head for m in analysis.parties if start <= m.head < pronoun and m.parties & ids]
    return earlier[-1:]


def matter_of(tokens: Iterable[int], text: Analysis) -> list[int]:
    """Those of some tokens that tell what it is about: content words that are no name and no
    figure, each once."""
    return [
        i
        for i in dict.fromkeys(tokens)
        if text.content[i] and i not in text.party_at and i not in text.value_tokens
    ]
