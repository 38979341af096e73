"""Makes claims with a known error, and claims without one, of a folder's labelled documents.

    python tools/edit_claims.py FOLDER --out EDITS.jsonl

FOLDER holds ``development.jsonl``. Sentences of its documents and summaries that people found
consistent are kept as they are (supported) and edited (not): a name, a number or a date gives
way to another one of its kind from the same document, two names change places, a word gives way
to its opposite, a negation comes or goes, a phrase of another document is put in, a sentence
is taken from another document. A line is ``{"group", "doc", "summary", "label", "wrong"}``;
``wrong`` has the places of the words that an edit made wrong. The sets of ``HELD`` are left out:
they say how good what was trained is.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from embedded_data import digest

from harness.checks.reading.parse import MODEL
from harness.lexicon.words import lexicon

HELD = frozenset({"wice_claim_oracle", "summac_val_frank"})
SENTENCES, WORDS = 4, (7, 45)
"""Sentences drawn of each document, and how long they may be."""
EDITS = 2
"""Edits of each claim."""
NAMES = {"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "PRODUCT"}
FIGURES = {"CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"}
TIMES = {"DATE", "TIME"}
CLAUSES = {"prep", "advcl", "relcl", "acl", "appos"}
TAGS = {"ADJ": "a", "ADV": "r", "VERB": "v", "NOUN": "n"}


@dataclass(frozen=True)
class Edit:
    """Words put for those from ``start`` to ``end``."""

    start: int
    end: int
    text: str

    def on(self, claim: str) -> dict[str, Any]:
        after = claim[: self.start] + self.text + claim[self.end :]
        wrong = [self.start, self.start + max(1, len(self.text))]
        return {"summary": after, "label": 0, "wrong": [wrong]}


def main() -> None:
    import spacy

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--share", type=float, default=1.0, help="Of the documents.")
    options = parser.parse_args()
    parser_of = spacy.load(MODEL)
    chance = random.Random(0)  # noqa: S311
    every = [
        d for d in sources(options.folder) if int(digest(d[1])[:6], 16) < options.share * 16**6
    ]
    parsed = parser_of.pipe((text[:6000] for _, text, _ in every), batch_size=16)
    strange: list[str] = []
    with options.out.open("w", encoding="utf-8") as out:
        for (group, text, summaries), doc in zip(every, parsed, strict=True):
            for row in rows(text, doc, [parser_of(s) for s in summaries], strange, chance):
                out.write(json.dumps({"group": f"edited/{group}", "doc": text, **row}) + "\n")
            phrases = [phrase for sent in doc.sents for phrase in phrases_of(sent)]
            strange += chance.sample(phrases, min(3, len(phrases)))


def sources(folder: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Set, document and consistent summaries of each document of the sets that may be used."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line in (folder / "development.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        if row["set"] not in HELD:
            own = found[row["set"].removesuffix("_synth").removesuffix("_human"), row["doc"]]
            if int(row["label"]):
                own.append(row["summary"].replace("<t>", "").replace("</t>", "").strip())
    for (group, text), summaries in found.items():
        yield group, text, sorted(set(summaries))


def rows(
    text: str, doc: Any, summaries: Sequence[Any], strange: Sequence[str], chance: random.Random
) -> Iterator[dict[str, Any]]:
    sents = [trimmed(s).as_doc() for s in doc.sents if WORDS[0] <= len(s) <= WORDS[1]]
    claims = chance.sample(sents, min(SENTENCES, len(sents)))
    claims += [s for s in summaries if WORDS[0] <= len(s) <= 2 * WORDS[1]][:SENTENCES]
    for claim in claims:
        yield {"summary": claim.text, "label": 1, "wrong": []}
        edits = list(edits_of(claim, doc, strange, chance))
        for edit in chance.sample(edits, min(EDITS, len(edits))):
            if edit.text not in text or edit.text != claim.text[edit.start : edit.end]:
                yield edit.on(claim.text)


def trimmed(sent: Any) -> Any:
    """A sentence without the white space that the parser counts among its tokens."""
    words = [token.i for token in sent if not token.is_space]
    return sent.doc[words[0] : words[-1] + 1] if words else sent


def edits_of(claim: Any, doc: Any, strange: Sequence[str], chance: random.Random) -> Iterator[Edit]:
    """One edit of each sort that the claim offers a place for, at a place that is drawn."""
    for kinds in (NAMES, FIGURES, TIMES):
        yield from drawn([e for e in claim.ents if e.label_ in kinds], doc, chance)
    yield from exchanged([e for e in claim.ents if e.label_ in NAMES], chance)
    yield from opposites(claim, chance)
    yield from denials(claim, chance)
    if strange and len(claim) > 2:
        place = claim[-1].idx if claim[-1].is_punct else len(claim.text)
        phrase = chance.choice(strange)
        yield Edit(place, place, f" {phrase}" if not claim.text[:place].endswith(" ") else phrase)


def drawn(entities: Sequence[Any], doc: Any, chance: random.Random) -> Iterator[Edit]:
    if not entities:
        return
    old = chance.choice(entities)
    words = {t.lower_ for t in old}
    others = [
        e.text for e in doc.ents if e.label_ == old.label_ and not words & {t.lower_ for t in e}
    ]
    if others:
        yield Edit(old.start_char, old.end_char, chance.choice(others))
    elif (new := other_figure(old.text, chance)) != old.text:
        yield Edit(old.start_char, old.end_char, new)


def other_figure(text: str, chance: random.Random) -> str:
    """The text with one digit changed, its first one never to nought."""
    places = [i for i, letter in enumerate(text) if letter.isdigit()]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + chance.choice([d for d in "123456789" if d != text[at]]) + text[at + 1 :]


def exchanged(entities: Sequence[Any], chance: random.Random) -> Iterator[Edit]:
    """Two names of one kind in each other's place, as one edit over both and what is between."""
    pairs = [
        (a, b)
        for i, a in enumerate(entities)
        for b in entities[i + 1 :]
        if a.label_ == b.label_ and a.text.lower() != b.text.lower()
    ]
    if pairs:
        a, b = chance.choice(pairs)
        between = a.doc.text[a.end_char : b.start_char]
        joined = between.strip().lower()
        if joined not in {"and", ",", "or", ", and"} and len(between) < 60:
            yield Edit(a.start_char, b.end_char, b.text + between + a.text)


def opposites(claim: Any, chance: random.Random) -> Iterator[Edit]:
    found = []
    for token in claim:
        if token.pos_ not in TAGS or len(token) < 3 or not token.is_lower:
            continue
        for each in lexicon().antonyms(f"{token.lemma_.lower()}.{TAGS[token.pos_]}"):
            lemma = each.rpartition(".")[0].replace("_", " ")
            other = alike(token, lemma) if lexicon().has(lemma) else None
            if other:
                found.append(Edit(token.idx, token.idx + len(token), other))
    if found:
        yield chance.choice(found)


def alike(token: Any, lemma: str) -> str | None:
    """The lemma in the form of the token, where that is a rule's form; ``None`` otherwise."""
    from harness.facts.mutate import inflect

    tag = token.tag_
    if tag in {"VBD"}:
        return inflect.past(lemma)
    if tag == "VBN":
        return inflect.participle(lemma)
    if tag == "VBZ":
        return inflect.third_person(lemma)
    if tag == "NNS":
        return None if lemma.endswith("s") else f"{lemma}s"
    return lemma if tag in {"JJ", "RB", "VB", "VBP", "NN", "IN"} else None


def denials(claim: Any, chance: random.Random) -> Iterator[Edit]:
    """``not`` taken away, or put behind an auxiliary."""
    gone = [t for t in claim if t.dep_ == "neg" and t.lower_ == "not" and t.i > 0]
    if gone:
        token = chance.choice(gone)
        yield Edit(token.idx, token.idx + len(token) + len(token.whitespace_), "")
        return
    helpers = [t for t in claim if t.dep_ in {"aux", "auxpass"} and t.lower_ not in {"to", "'s"}]
    helpers += [t for t in claim if t.lemma_ == "be" and t.pos_ == "AUX" and t.dep_ == "ROOT"]
    if helpers:
        token = chance.choice(helpers)
        yield Edit(token.idx + len(token), token.idx + len(token), " not")


def phrases_of(sent: Any) -> Iterator[str]:
    """Prepositional phrases and clauses of a sentence that could stand at another one's end."""
    for token in sent:
        words = list(token.subtree)
        if token.dep_ in CLAUSES and 3 <= len(words) <= 9 and token.head.i < words[0].i:
            text = sent.doc[words[0].i : words[-1].i + 1].text.strip()
            if "\n" not in text and any(t.pos_ in {"PROPN", "NOUN", "NUM"} for t in words):
                yield text


if __name__ == "__main__":
    main()
