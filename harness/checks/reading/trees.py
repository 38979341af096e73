"""Attachments that the parser gets wrong again and again, mended in the tree itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def mend_trees(doc: Doc) -> Doc:
    """Give clauses the subjects that the parser has hung on what stands before them."""
    for token in doc:
        if _is_headed(token):
            token.nbor(-1).dep_ = "compound"
            token.pos_, token.tag_ = "NOUN", "NNS"
            continue
        if _is_emphatic(token):
            _unseat(token)
            continue
        verb = _open_apposition(token)
        if verb is not None:
            passive = any(child.dep_ == "auxpass" for child in verb.children)
            token.head, token.dep_ = verb, "nsubjpass" if passive else "nsubj"
            continue
        if (verb := _cut_off(token)) is not None:
            aside, passive = token.head, any(c.dep_ == "auxpass" for c in verb.children)
            token.head, token.dep_ = verb, "nsubjpass" if passive else "nsubj"
            aside.head, aside.dep_ = token, "acl"
            continue
        if (owned := _owned_by_whose(token)) is not None:
            token.head = owned
            continue
        halves = _halves(token)
        if halves is None:
            continue
        first, second = halves
        link = doc[token.left_edge.i - 1]
        token.head, token.dep_ = second, "nsubj"
        if not second.is_ancestor(first):
            link.head, second.head, second.dep_ = first, first, "conj"
    return doc


def _is_headed(token: Token) -> bool:
    """The "talks" of a headline's "Dover talks back on", which parsers take for a verb."""
    if token.lower_ != "talks" or token.pos_ != "VERB" or token.dep_ != "ROOT" or not token.i:
        return False
    name, after = token.nbor(-1), token.doc[token.i + 1 : token.i + 2]
    place = name.dep_ == "nsubj" and name.ent_type_ in ("GPE", "LOC", "FAC")
    return place and any(t.lower_ in ("back", "on", "off", "under") for t in after)


_SELF = frozenset("itself himself herself themselves".split())


def _unseat(emphatic: Token) -> None:
    """Give the subject of "X has itself done it" to the verb, and leave the "itself" beside it."""
    verb = emphatic.head
    emphatic.dep_ = "npadvmod"
    for aux in verb.lefts:
        for child in aux.children if aux.dep_ in ("aux", "auxpass") else ():
            if child.dep_ in _SUBJECTS:
                child.head = verb


def _is_emphatic(token: Token) -> bool:
    """The "itself" of "X has itself done it", which is nobody's subject."""
    return token.dep_ == "nsubj" and token.lower_ in _SELF and token.i > token.head.left_edge.i


def _open_apposition(noun: Token) -> Token | None:
    """The verb of which an apposition that no comma closes is the subject: "under pressure from
    the mediators, X and Y are talking"."""
    if noun.dep_ != "appos":
        return None
    doc, after = noun.doc, noun.right_edge.i + 1
    if not noun.left_edge.i or doc[noun.left_edge.i - 1].text != ",":
        return None
    if after >= len(doc) or doc[after].tag_ not in ("VBZ", "VBP", "VBD", "MD"):
        return None
    verb = doc[after].head if doc[after].dep_ in ("aux", "auxpass") else doc[after]
    fronted = verb.is_ancestor(noun) and not any(c.dep_ in _SUBJECTS for c in verb.children)
    return verb if fronted and verb.i > noun.i else None


def _cut_off(noun: Token) -> Token | None:
    """The verb whose subject the parser gives to a participle between commas: "the threat, made
    the day before they met, was condemned"."""
    aside = noun.head
    verb = aside.head
    if noun.dep_ != "nsubj" or aside.dep_ != "ccomp" or aside.tag_ not in ("VBN", "VBD"):
        return None
    doc, first = noun.doc, verb.left_edge.i
    auxiliary = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), None)
    if not first <= noun.i < aside.i < verb.i or auxiliary is None or auxiliary.i < 2:
        return None
    between = doc[aside.i - 1].text == "," and doc[auxiliary.i - 1].text == ","
    return verb if between and not any(c.dep_ in _SUBJECTS for c in verb.children) else None


_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")


def _owned_by_whose(participle: Token) -> Token | None:
    """The noun that a participle behind its comma tells more of: "neighbours whose truce, struck
    in X, fell apart"."""
    if participle.dep_ != "acl" or participle.tag_ not in ("VBN", "VBD"):
        return None
    first = participle.left_edge.i
    if first < 3:
        return None
    doc = participle.doc
    noun, mark = doc[first - 2], doc[first - 1]
    owned = noun.pos_ == "NOUN" and any(c.tag_ == "WP$" for c in noun.children)
    apart = owned and mark.text == "," and noun is not participle.head
    return noun if apart and not participle.is_ancestor(noun) else None


def _halves(noun: Token) -> tuple[Token, Token] | None:
    """The two participles of "with X accusing Y of it and Z saying …", where a noun right before
    the second is joined to the first's last."""
    doc, before, after = noun.doc, noun.left_edge.i - 1, noun.i + 1
    if noun.dep_ != "conj" or noun.pos_ not in ("NOUN", "PROPN") or after >= len(doc):
        return None
    second = doc[after]
    if before < 0 or doc[before].dep_ != "cc" or second.tag_ != "VBG":
        return None
    if any(child.dep_ == "aux" or child.i == noun.i for child in second.children):
        return None
    first = next((a for a in noun.ancestors if a.tag_ == "VBG" and _has_subject(a)), None)
    return (first, second) if first is not None and first.i < noun.i else None


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children)
