"""Summarizers that copy whole sentences of the article. They cannot make anything up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from harness.imports import nltk, spacy
from harness.models.base import Progress, one_by_one
from harness.models.outcomes import classify
from harness.types import Generation, HarnessError, Request

if TYPE_CHECKING:
    from spacy.language import Language

    from harness.models.spec import LeadSpec, SumySpec


@lru_cache(maxsize=8)
def _splitter(language: str) -> Language:
    """spaCy's tokenizer and sentence rules for a language; no trained model."""
    try:
        nlp: Language = spacy().blank(language)
    except ImportError:
        raise HarnessError(
            f"spaCy has no tokenizer for the language {language!r}; "
            "set the article's 'language' to a two-letter code that it knows"
        ) from None
    nlp.add_pipe("sentencizer")
    return nlp


def sentences(text: str, language: str = "en") -> list[str]:
    """The sentences of a text; a blank line always ends one."""
    nlp = _splitter(language)
    paragraphs = (" ".join(p.split()) for p in text.split("\n\n"))
    return [s.text.strip() for p in paragraphs if p for s in nlp(p).sents if s.text.strip()]


class _Extractive:
    """What the two have in common: no prompt, no seed, nothing to load or close."""

    stochastic = False
    takes_prompt = False

    def __init__(self, spec: LeadSpec | SumySpec) -> None:
        self.name = spec.name
        self.sentences = spec.sentences

    def identity(self) -> dict[str, Any]:
        return {"sentences": self.sentences, "spacy": version("spacy")}

    def choose(self, request: Request) -> list[str]:
        raise NotImplementedError

    def generate(
        self, requests: Sequence[Request], progress: Progress | None = None
    ) -> Iterator[Generation]:
        self.warm_up()
        return one_by_one(requests, self._answer, progress)

    def warm_up(self) -> None:
        """Import what is needed, so that no summary is timed with it."""
        _splitter("en")

    def _answer(self, request: Request) -> Generation:
        text = " ".join(self.choose(request))
        return Generation(request.id, text, classify(text))

    def close(self) -> None:
        """Nothing is held."""


class Lead(_Extractive):
    """The first sentences: the baseline that news summarizers find hard to beat."""

    def identity(self) -> dict[str, Any]:
        return {"kind": "lead", **super().identity()}

    def choose(self, request: Request) -> list[str]:
        return sentences(request.article.text, request.article.language)[: self.sentences]


class _Tokenizer:
    """spaCy where sumy would ask for NLTK data that is downloaded at run time."""

    def __init__(self, language: str) -> None:
        self._language = language

    def to_sentences(self, text: str) -> tuple[str, ...]:
        return tuple(sentences(text, self._language))

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(t.text for t in _splitter(self._language)(text) if t.is_alpha)


class Sumy(_Extractive):
    """The sentences that one of sumy's algorithms ranks highest, in the article's order."""

    _ALGORITHMS = {  # noqa: RUF012
        "textrank": ("text_rank", "TextRankSummarizer"),
        "lexrank": ("lex_rank", "LexRankSummarizer"),
        "lsa": ("lsa", "LsaSummarizer"),
        "luhn": ("luhn", "LuhnSummarizer"),
        "sumbasic": ("sum_basic", "SumBasicSummarizer"),
        "kl": ("kl", "KLSummarizer"),
    }

    def __init__(self, spec: SumySpec) -> None:
        super().__init__(spec)
        self._algorithm = spec.algorithm

    def identity(self) -> dict[str, Any]:
        algorithm = {"kind": "sumy", "algorithm": self._algorithm, "sumy": version("sumy")}
        return {**algorithm, **super().identity()}

    def choose(self, request: Request) -> list[str]:
        nltk()
        from sumy.parsers.plaintext import PlaintextParser

        language = request.article.language
        document = PlaintextParser(request.article.text, _Tokenizer(language)).document
        return [str(s) for s in self._ranker(language)(document, self.sentences)]

    def warm_up(self) -> None:
        super().warm_up()
        self._ranker("en")

    def _ranker(self, language: str) -> Any:
        from importlib import import_module

        from babel import Locale

        nltk()
        from sumy.nlp.stemmers import Stemmer
        from sumy.utils import get_stop_words

        module, name = self._ALGORITHMS[self._algorithm]
        # sumy knows languages by their English names.
        english_name = (Locale.parse(language).get_language_name("en") or language).lower()
        ranker = getattr(import_module(f"sumy.summarizers.{module}"), name)(Stemmer(english_name))
        ranker.stop_words = get_stop_words(english_name)
        return ranker
